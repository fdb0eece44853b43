"""Decision lines of minutes and clauses of orders, ready to be put under control (MD-02).

«Decisions of a meeting (protocol clauses) are under control like activities»; a line often says itself who
and by when: «Ответственный: ...», «Срок: до 15.12.2026». What it does not say is left for a person.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.deadlines import PlanPeriod, parse, windows
from reports.kinds import MINUTES
from reports.papers.stored_texts import CLAUSE_NUMBER
from reports.papers.texts import Texts, agenda_of, lines_of

_DUE = re.compile(r"(?:в\s+)?срок(?:и|ом)?(?:\s+исполнения)?\s*[:–—-]?\s*(?P<due>[^;()]+)", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?P<due>(?:не\s+позднее|до|к)\s+\d[^;,()]*)", re.IGNORECASE)
#: a hole that was left in the paper is printed as a line
_GAP = re.compile(r"\[\[.*?\]\]")
_WHO = re.compile(
    r"(?:ответственн\w*(?:\s+за\s+исполнение)?|исполнител\w*)\s*[:–—-]\s*(?P<who>[^;()]+?)"
    r"(?=\.?\s*(?:срок|$)|;|\()",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ClauseLine:
    """`due_on` and `who` are empty where the line does not say them."""

    number: str
    text: str
    who: str = ""
    due_on: datetime.date | None = None


def clause_lines(kind: str, texts: Texts, dated_on: datetime.date | None) -> list[ClauseLine]:
    """Of minutes what was decided, of an order its clauses."""
    lines = _decided(texts) if kind in MINUTES else _ordered(texts)
    return [_read(number, text, dated_on) for number, text in lines]


def _decided(texts: Texts) -> Iterator[tuple[str, str]]:
    for place, item in enumerate(agenda_of(texts.get("agenda")), start=1):
        decided = [line.strip() for line in item.decided.splitlines() if line.strip()]
        for count, line in enumerate(decided, start=1):
            number = CLAUSE_NUMBER.match(line)
            yield (
                number.group(1) if number else f"{place}.{count}",
                line[number.end() :] if number else line,
            )


def _ordered(texts: Texts) -> Iterator[tuple[str, str]]:
    for place, clause in enumerate(lines_of(texts, "clauses"), start=1):
        yield str(place), " ".join(clause.split())


def _read(number: str, text: str, dated_on: datetime.date | None) -> ClauseLine:
    text = _GAP.sub("____", text).strip()
    who = _WHO.search(text)
    due_on = due_day(text, dated_on) if dated_on else None
    return ClauseLine(
        number=number.rstrip("."),
        text=_without_marks(text, who, _DUE.search(text) if due_on else None),
        who=who.group("who").strip(" .") if who else "",
        due_on=due_on,
    )


def _without_marks(text: str, *marks: re.Match[str] | None) -> str:
    """What is decided, without the closing sentences that say who and by when: they have fields of their own.

    Only whole sentences at the end go; words between them, or a day that was not understood, keep them all.
    """
    found = [mark for mark in marks if mark]
    if not found:
        return text
    start = min(mark.start() for mark in found)
    head = text[:start].rstrip()
    covered = {place for mark in found for place in range(*mark.span())}
    rest = "".join(text[place] for place in range(start, len(text)) if place not in covered)
    is_sentence = head.endswith((".", ";")) and text[start].isupper()
    return head if is_sentence and not rest.strip(" .;") else text


def due_day(text: str, dated_on: datetime.date) -> datetime.date | None:
    """The last day that the words give, counted in the year of the paper; unclear words give none."""
    found = _DUE.search(text) or _UNTIL.search(text)
    if found is None:
        return None
    words = found.group("due").strip(" .")
    period = PlanPeriod(dated_on, dated_on + datetime.timedelta(days=364))
    days = [window.due_on for window in windows(parse(words, period), period)]
    return min((day for day in days if day and day >= dated_on), default=None)
