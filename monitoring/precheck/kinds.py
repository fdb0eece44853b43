"""The kind of a document by the words at its head: приказ, протокол, справка.

«wrong kind for the expected result». A heading is a short line among the first ones that begins with the
name of a kind, also when its letters are spaced («П Р И К А З»). Kinds that nobody writes as a heading
(a publication, a state) are not judged, and neither is a document whose task expects one of them.
"""

import re
from collections.abc import Iterable

from monitoring.precheck.advice import Advice

_HEAD_LINES, _TITLE_LETTERS = 20, 110
#: kinds that stand for one another, and how people call them
_FAMILIES: dict[str, tuple[str, ...]] = {
    "приказ": ("order",),
    "протокол": ("minutes",),
    "справка": ("information_briefing", "analytical_briefing", "briefing"),
    "отчёт": ("analytical_report", "report"),
    "план или программа": ("programme",),
    "акт": ("inspection_act",),
    "соглашение": ("agreement",),
    "письмо": ("letter",),
    "анкета": ("questionnaire",),
}
_FAMILY_OF = {key: name for name, keys in _FAMILIES.items() for key in keys}
_SPACED = re.compile(r"\b(?:[А-ЯЁ]\s){2,}[А-ЯЁ]\b")


def kind_at_head(text: str, spellings: Iterable[tuple[str, str]]) -> str | None:
    """Key of the kind that the first heading names."""
    forms = sorted(((_folded(spelling), key) for spelling, key in spellings), key=lambda one: -len(one[0]))
    lines = (line.strip() for line in text.splitlines())
    for line in [line for line in lines if line][:_HEAD_LINES]:
        title = _folded(_SPACED.sub(lambda found: "".join(found[0].split()), line))
        if len(title) > _TITLE_LETTERS or not line[0].isupper():
            continue
        for form, key in forms:
            if title.startswith(form) and not title[len(form) : len(form) + 1].isalpha():
                return key
    return None


def advice_on_kind(
    text: str, expected: frozenset[str], spellings: Iterable[tuple[str, str]]
) -> Advice | None:
    wanted = {_FAMILY_OF.get(key) for key in expected}
    if not wanted or None in wanted:
        return None
    found = _FAMILY_OF.get(kind_at_head(text, spellings) or "")
    if found is None or found in wanted:
        return None
    asked = " или ".join(sorted(name for name in wanted if name))
    return Advice("other_kind", "amber", f"Похоже, это {found}, а в задании ждут: {asked}.")


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())
