"""Agreement of an order with the title of the document that it approves.

«УТВЕРЖДЁН / УТВЕРЖДЕНА / УТВЕРЖДЕНО / УТВЕРЖДЕНЫ ... agreeing in gender and number with
the first word of the title: план - УТВЕРЖДЕН, программа - УТВЕРЖДЕНА, положение -
УТВЕРЖДЕНО, мероприятия - УТВЕРЖДЕНЫ» (AX-02), and the same title after «Об утверждении»
(genitive) and «Утвердить» (accusative).

A title whose head is not found stays as typed and is treated as masculine: a person sees the
draft before anybody.
"""

import re

from msoko.lib.declension import Agreement, Case, agreement, decline, head_span
from msoko.lib.morphology import is_ordinary_word

_STAMPS = {
    Agreement.MASCULINE: "УТВЕРЖДЁН",
    Agreement.FEMININE: "УТВЕРЖДЕНА",
    Agreement.NEUTER: "УТВЕРЖДЕНО",
    Agreement.PLURAL: "УТВЕРЖДЕНЫ",
}
_WORD = re.compile(r"[А-Яа-яЁё-]+")


def approved(title: str) -> str:
    """УТВЕРЖДЁН, УТВЕРЖДЕНА, УТВЕРЖДЕНО or УТВЕРЖДЕНЫ, by the head of the title."""
    return _STAMPS[agreement(lowered(title)) or Agreement.MASCULINE]


def in_genitive(title: str) -> str:
    """The title after «Об утверждении», its first letter small."""
    return decline(lowered(" ".join(title.split())), Case.GENITIVE)


def in_accusative(title: str) -> str:
    """The title after «Утвердить», its first letter small."""
    return decline(lowered(" ".join(title.split())), Case.ACCUSATIVE)


def title_lines(title: str) -> tuple[str, ...]:
    """Set the first noun on its own line and «на ... год» on the last (AX-03)."""
    whole = " ".join(title.split())
    span = head_span(lowered(whole))
    end = span[1] if span else len(whole)
    # A comma stays with the word before it.
    end += len(whole[end:]) - len(whole[end:].lstrip(",:;"))
    rest = whole[end:]
    period = re.search(r"\s(на \d{4}\D.*)$", rest)
    middle = rest[: period.start()] if period else rest
    lines = (whole[:end], middle.strip(), period[1] if period else "")
    return tuple(line for line in lines if line)


def lowered(title: str) -> str:
    """Make the first word small; an abbreviation keeps its capitals, «ПЛАН» does not."""
    match = _WORD.search(title)
    if not match or match.start() > 1:
        return title
    word = match[0]
    if len(word) > 1 and word.isupper() and not is_ordinary_word(word):
        return title
    kept = word.lower() if word.isupper() else word[0].lower() + word[1:]
    return title[: match.start()] + kept + title[match.end() :]
