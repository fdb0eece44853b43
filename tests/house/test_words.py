"""What stands in templates, strings and fixtures: no code and no roles in pages, one alphabet in a word."""

import ast
import re
import tokenize
import warnings
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from msoko.people.roles import Role

ROOT = settings.BASE_DIR
APPS = ("msoko", "plans", "monitoring", "reports")
CODE = sorted(file for app in APPS for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FIXTURES = sorted(
    file
    for file in (ROOT / "fixtures").rglob("*")
    # Files damaged on purpose show what a scanner makes of letters.
    if file.suffix in {".json", ".txt", ".md", ".csv"} and "damaged" not in file.parts
)
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
HELP = sorted((ROOT / "docs" / "help").rglob("*.md"))

#: papers are printed by WeasyPrint, not shown by a browser under the content policy
PRINTED = "papers"
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx event attribute": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "htmx script value": re.compile(r"\bhx-(vals|headers)\s*=\s*.?\s*js:", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "text taken as markup": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_template_holds_no_code_and_no_role(file):
    text = file.read_text()
    found = [name for name, pattern in INLINE.items() if pattern.search(text)]

    if PRINTED not in file.parts:
        assert found == []
    tags = " ".join(re.findall(r"{[{%].*?[%}]}", text, re.DOTALL))
    words = set(re.findall(r"\w+", tags))
    assert words & {"role", *Role.values} == set(), "ask has_perm, not the role"


def test_patterns_of_inline_code_find_what_they_should():
    bad = {
        "inline script": "<script>x</script>",
        "style element": "<style>",
        "style attribute": '<b class="a" style="x">',
        "event attribute": '<a onclick="x">',
        "htmx event attribute": '<a hx-on:click="x">',
        "htmx script value": "<a hx-vals='js:{}'>",
        "script address": '<a href="javascript:x">',
        "text taken as markup": "{{ text|safe }}",
    }

    assert {name for name, text in bad.items() if INLINE[name].search(text)} == set(INLINE)
    assert not INLINE["inline script"].search('<script src="/a.js" defer></script>')


# One alphabet in a word.

LATIN_AND_CYRILLIC = re.compile(r"\b\w*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])\w*\b")
#: words that mix on purpose, and where
MIXED_ON_PURPOSE = {
    "plans/importing": "tables of look-alike letters which the importer folds",
    "plans/deadlines": "tables of look-alike letters which the parser folds",
    "msoko/lib/foreign": "names of files as foreign programs write them",
}


def strings(file: Path) -> list[str]:
    """String literals of a module, its docstrings included; patterns of expressions are no words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        tree = ast.parse(file.read_text())
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def is_pattern(text: str) -> bool:
    """Regular expressions write letters beside letters: `[A-ZА-Я]`, `\\bг`, `\\u0432`."""
    return "\\" in text or re.search(r"\[[^\]]*-[^\]]*\]|\(\?", text) is not None


def mixed_words(text: str) -> list[str]:
    return LATIN_AND_CYRILLIC.findall(text)


@pytest.mark.parametrize("app", APPS)
def test_strings_do_not_mix_alphabets_in_a_word(app):
    found = {}
    for file in CODE:
        place = str(file.relative_to(ROOT))
        if not place.startswith(f"{app}/") or place.startswith(tuple(MIXED_ON_PURPOSE)):
            continue
        words = [word for text in strings(file) if not is_pattern(text) for word in mixed_words(text)]
        if words:
            found[place] = words

    assert found == {}


def test_templates_scripts_fixtures_and_help_do_not_mix_alphabets_in_a_word():
    found = {}
    for file in [*TEMPLATES, *SCRIPTS, *FIXTURES, *HELP]:
        text = re.sub(r"\\[a-z]", " ", file.read_text())
        if words := mixed_words(text):
            found[str(file.relative_to(ROOT))] = words

    assert found == {}


def test_mixed_word_is_found():
    assert mixed_words("Cрок исполнения, план ВПР, PDF-файл") == ["Cрок"]


# Doors and dangerous calls.


@pytest.mark.parametrize(
    ("package", "door"),
    [("weasyprint", "msoko/lib/pdf"), ("openpyxl", "msoko/lib/spreadsheets"), ("docx", "msoko/lib/word")],
)
def test_only_the_door_imports(package, door):
    importing = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
    importers = [str(file.relative_to(ROOT)) for file in CODE if importing.search(file.read_text())]

    assert [name for name in importers if not name.startswith(door)] == []
    assert importers


#: dangerous calls, and files that may because of what they say beside the call
REFUSED_CALLS = {
    r"\btable \. cell \(": ("python-docx walks the whole table for each cell: rows and their cells once", ()),
    r"\bmark_safe\b": ("words of people become markup: use format_html", ()),
    r"\bSafeString ?\(": (
        "words of people become markup: use format_html",
        # The paper is drawn by lxml from plain words.
        ("reports/views/paper_preview.py",),
    ),
    r"\. extra ?\(|\bRawSQL\b": ("SQL by hand: use expressions", ()),
    r"(?<!\. )\b(eval|exec) ?\(": ("runs what somebody else wrote", ()),
    r"\bpickle\b": (
        "runs what somebody else wrote",
        # From us to our own child process; its answer is plain data.
        ("msoko/lib/sandbox.py", "msoko/lib/sandbox_child.py"),
    ),
}


@pytest.mark.parametrize("call", REFUSED_CALLS)
def test_code_does_not_call(call):
    why, allowed = REFUSED_CALLS[call]
    calling = {str(file.relative_to(ROOT)) for file in CODE if re.search(call, bare_code(file))}

    assert calling == set(allowed), why


@cache
def bare_code(file: Path) -> str:
    """The words of a module without comments and strings, one space between any two."""
    with file.open("rb") as stream:
        tokens = list(tokenize.tokenize(stream.readline))
    dropped = {tokenize.COMMENT, tokenize.STRING, tokenize.NL, tokenize.NEWLINE, tokenize.ENCODING}
    return " ".join(token.string for token in tokens if token.type not in dropped)


def test_long_files_are_told(record_property):
    """A conversation, not a ban (house.md 8.3): the report names them."""
    tests = (ROOT / "tests").rglob("*.py")
    limits = (
        [(file, 250) for file in CODE] + [(file, 400) for file in tests] + [(file, 120) for file in TEMPLATES]
    )
    long = {
        str(file.relative_to(ROOT)): count
        for file, limit in limits
        if (count := len(file.read_text().splitlines())) > limit
    }
    record_property("long_files", long)
    if long:
        print(f"longer than agreed: {long}")
