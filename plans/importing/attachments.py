"""What a file holds beside the plan: a regulation, the course of a meeting, words under the table.

Decided here: which lines are worth keeping as a text of their own («regulation text kept as an attachment of
the plan»). A line «Положение о …», «Порядок …», «Регламент …» begins one; requisites of an annex, names of
the act and signatures are none. Nothing is shortened: the text is kept as it was read.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from plans.importing.parsed import ParsedAttachment

_REGULATION = re.compile(
    r"^(?:приложение\s*№?\s*\d*\s*)?(?:временн\w+\s+)?(?:положение|порядок|регламент|концепция|методика|правила)\b"
    r"(?!\s+дел\b|\s*\()[^.:;]{0,240}$",
    re.IGNORECASE,
)
_REQUISITES = re.compile(
    r"^(?:приложение\b|утвержд|к\s+(?:приказу|постановлению|протоколу|распоряжению)|приказом\b"
    r"|постановлением\b|распоряжением\b|от\s+«?\d|№|согласовано|рассмотрено|принято|исп\b|исполнитель\b|тел\b"
    r"|с приказом ознаком|_+|\d{4}\s*г|г\.\s*[А-ЯЁ])",
    re.IGNORECASE,
)
_LEAST_LETTERS = 200
_MAX_TITLE = 200

TALK_TITLE = "Ход заседания"
BELOW_TITLE = "Текст под таблицей"


def regulation_start(lines: Sequence[str]) -> int | None:
    """Give the line that heads a regulation with text of its own below it."""
    for index, line in enumerate(lines):
        below = sum(len(other) for other in lines[index + 1 :])
        if _REGULATION.match(line) and below >= _LEAST_LETTERS:
            return index
    return None


def attached(lines: Sequence[str], title: str = "") -> tuple[ParsedAttachment, ...]:
    """Make an attachment of lines that nothing else holds; scraps of requisites make none."""
    kept = [line for line in lines if line.strip()]
    start = regulation_start(kept)
    if start is not None:
        rest = takewhile(lambda line: line[:1].islower(), kept[start + 1 :])
        title = " ".join([kept[start], *rest])[:_MAX_TITLE]
    elif not title:
        kept = [line for line in kept if not _REQUISITES.match(line)]
        title = kept[0][:_MAX_TITLE] if kept else ""
        if sum(map(len, kept)) < _LEAST_LETTERS:
            return ()
    return (ParsedAttachment(title, "\n".join(kept)),) if kept else ()


def below_table(lines: Sequence[str]) -> tuple[ParsedAttachment, ...]:
    """Keep what stands under the table, unless it is only a signature or the name of the typist."""
    said = [line for line in lines if not _REQUISITES.match(line)]
    return attached(lines, BELOW_TITLE) if said else ()
