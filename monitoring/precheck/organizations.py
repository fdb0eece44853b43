"""A paper of another organisation: it names somebody else at its head and the sender nowhere.

«name of another organisation». Russian names decline and shorten («в школе № 4», «МБОУ СОШ № 4»), so they are
compared by their marks: what it is together with its number, or the word that no other organisation of the
municipality has in its name. An organisation without such a mark is not judged.
"""

import re
from collections import Counter
from collections.abc import Sequence

from monitoring.precheck.advice import Advice
from msoko.lib.language_ru import plain

Mark = tuple[str, str]

_HEAD_LETTERS = 1500
_KINDS: tuple[tuple[str, str], ...] = (
    ("гимназия", r"гимнази\w*"),
    ("лицей", r"лице[йяюе]\w*"),
    ("детский сад", r"детск\w+\s+сад\w*|м?[абк]?доу|д/с"),
    ("школа", r"школ\w*|[сон]ош"),
)
_KIND = re.compile("|".join(rf"\b(?:{pattern})\b" for _, pattern in _KINDS), re.IGNORECASE)
_NUMBERED = re.compile(rf"({_KIND.pattern})[^№\n\d]{{0,25}}№\s*(\d+)", re.IGNORECASE)
_WORD = re.compile(r"[А-ЯЁ][а-яё]{4,}")
#: words of every name, which are nobody's own
_COMMON = re.compile(
    r"муниципал|бюджет|автоном|каз[её]нн|частн|государствен|общеобразоват|образоват|образован|учрежден|дошкол|"
    r"дополнител|професс|средн|основн|начальн|вечерн|открыт|центр|развити|реб[её]нк|школ|гимнази|лице[йя]|"
    r"детск|управлен|администрац|комитет|отдел|департамент|методич|округ|район|город|област|имени|творчеств|"
    r"художеств|музыкал|спортив|эколог|биолог|технич|юношес",
    re.IGNORECASE,
)
_STEM_LETTERS = 5
#: how near the word and the kind stand to be one name
_NEAR = 40


def marks_of(names: Sequence[tuple[str, ...]]) -> list[set[Mark]]:
    """Marks of each organisation; a word is a mark when one organisation alone has it."""
    stems = [{_stem(word) for name in one for word in _own_words(name)} for one in names]
    spread = Counter(stem for one in stems for stem in one)
    return [
        {mark for name in one for mark in _numbered(plain(name))}
        | {("", stem) for stem in own if spread[stem] == 1}
        for one, own in zip(names, stems, strict=True)
    ]


def _own_words(name: str) -> list[str]:
    return [word for word in _WORD.findall(plain(name)) if not _COMMON.match(word)]


def advice_on_organization(text: str, own: Sequence[str], others: Sequence[str]) -> Advice | None:
    """`others` are the short names of the other organisations of the municipality."""
    mine, *theirs = marks_of([tuple(own), *((name,) for name in others)])
    text = plain(text)
    if not mine or _is_named(text, mine):
        return None
    head = text[:_HEAD_LETTERS]
    named = [name for name, marks in zip(others, theirs, strict=True) if marks and _is_named(head, marks)]
    if not named:
        return None
    return Advice(
        "other_organization",
        "amber",
        f"В документе названа другая организация: {named[0]}. Ваша в нём не упоминается.",
    )


def _is_named(text: str, marks: set[Mark]) -> bool:
    numbered = {mark for mark in marks if mark[0]}
    if numbered and numbered & set(_numbered(text)):
        return True
    words = {stem for kind, stem in marks if not kind}
    return any(_stem(found[0]) in words and _stands_in_a_name(text, found) for found in _WORD.finditer(text))


def _stands_in_a_name(text: str, found: re.Match[str]) -> bool:
    """In quotes, or beside the word that says what it is: else it is a village or a person."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    after = text[found.end() : found.end() + _NEAR]
    return before[-1:] in tuple("«„“\"'") or bool(_KIND.search(before) or _KIND.search(after))


def _numbered(text: str) -> list[Mark]:
    return [(_kind_of(kind), number.lstrip("0")) for kind, number in _NUMBERED.findall(text)]


def _kind_of(word: str) -> str:
    return next(name for name, pattern in _KINDS if re.fullmatch(pattern, word, re.IGNORECASE))


def _stem(word: str) -> str:
    """Endings differ, beginnings do not: «Липовская» and «Липовской»."""
    folded = word.lower().replace("ё", "е")
    return folded[: max(_STEM_LETTERS, len(folded) - 3)]
