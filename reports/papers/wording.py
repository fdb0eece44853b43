"""Wording of papers: templates with fields, filled with what is known; no code runs from them.

A field is a name in braces, «{план}», with a case after a bar where the grammar needs one: «{план|род}»;
the cases are род, дат, вин, тв, пр. A value that nobody knows becomes a [[hint]], which a person sees as
a gap. A line that begins with «?» is left out when a field of it is empty; after « || » stands what is
said then.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from msoko.lib.morphology import Case
from reports.papers.texts import Texts

SHIPPED = Path(__file__).parent / "wordings"
CASES = {
    "род": Case.GENITIVE,
    "дат": Case.DATIVE,
    "вин": Case.ACCUSATIVE,
    "тв": Case.INSTRUMENTAL,
    "пр": Case.PREPOSITIONAL,
}
_FIELD = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")
_OTHERWISE = " || "
#: names of a record that are no words for people
UNFILLED = frozenset({"kind", "bound", "picture"})


@dataclass(frozen=True)
class Value:
    """What stands for a field. `forms` are cases that a directory knows; a person's name declines as such."""

    text: str
    is_person: bool = False
    forms: Mapping[Case, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """A form that a template asked for; it can be corrected once and is remembered (O4)."""

    phrase: str
    case: Case
    text: str


Decline = Callable[[Value, Case], str]


@dataclass
class Filling:
    """Fills the texts of one paper and remembers which forms it used."""

    values: Mapping[str, Value]
    decline: Decline
    forms: list[Form] = field(default_factory=list)

    def texts(self, wording: Texts) -> Texts:
        return {name: self._value(value) for name, value in wording.items()}

    def text(self, template: str) -> str:
        """Fill the lines of a text; a line that falls away leaves no empty line behind."""
        lines = (self._line(line) for line in template.splitlines())
        return "\n".join(line for line in lines if line is not None)

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if not isinstance(value, list):
            return value
        filled = [self._record(one) if isinstance(one, dict) else self.text(one) for one in value]
        return [one for one in filled if one]

    def _record(self, record: dict[str, str]) -> dict[str, str]:
        kept = {name: value if name in UNFILLED else self.text(value) for name, value in record.items()}
        # An optional part that has fallen away leaves its kind alone.
        return kept if kept.get("bound") or any(v for n, v in kept.items() if n != "kind") else {}

    def _line(self, line: str) -> str | None:
        if not line.startswith("? "):
            return self._filled(line)
        wanted, _, otherwise = line[1:].strip().partition(_OTHERWISE)
        if all(self._known(name) for name, _ in fields_in(wanted)):
            return self._filled(wanted)
        return self._filled(otherwise) if otherwise else None

    def _known(self, name: str) -> bool:
        return bool(self.values.get(name, Value("")).text)

    def _filled(self, line: str) -> str:
        return _FIELD.sub(lambda found: self._word(found[1].strip(), (found[2] or "").strip()), line)

    def _word(self, name: str, case_name: str) -> str:
        value = self.values.get(name)
        if value is None or not value.text:
            return f"[[{name}]]"
        case = CASES.get(case_name)
        if case is None:
            return value.text
        form = self.decline(value, case)
        self.forms.append(Form(value.text, case, form))
        return form


def fields_in(template: str) -> list[tuple[str, str]]:
    return [(found[1].strip(), (found[2] or "").strip()) for found in _FIELD.finditer(template)]


def wording_slips(wording: Texts, known: Mapping[str, object]) -> list[str]:
    """What is wrong with a template, as sentences for its author; the same slip is told once."""
    slips: dict[str, None] = {}
    for text in _strings(wording):
        for name, case in fields_in(text):
            if name not in known:
                slips[f"Поля «{{{name}}}» нет. Возьмите поле из списка справа."] = None
            if case and case not in CASES:
                slips[f"Падеж «{case}» в «{{{name}|{case}}}» не понят. Есть: {', '.join(CASES)}."] = None
        rest = _FIELD.sub("", text)
        if "{" in rest or "}" in rest:
            slips[f"Скобка без пары: «{_around_brace(rest)}». Поле пишется так: «{{план|род}}»."] = None
    return list(slips)


def _around_brace(text: str) -> str:
    place = min(found for found in (text.find("{"), text.find("}")) if found >= 0)
    return text[max(0, place - 20) : place + 20].strip()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNFILLED or not isinstance(inner, str):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@lru_cache(maxsize=32)
def _shipped(kind: str) -> Texts:
    return tomllib.loads((SHIPPED / f"{kind}.toml").read_text(encoding="utf-8"))


def shipped_wording(kind: str) -> Texts:
    """The text that comes with the product; a copy, for the caller to change."""
    return {name: list(value) if isinstance(value, list) else value for name, value in _shipped(kind).items()}
