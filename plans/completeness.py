"""What still stops a plan from being approved, and what only needs a look (P5).

«Rows without a deadline that computes, executor not known, no result, duplicate titles, direction missing
one of the steps of the management cycle». PL-06: «Probable duplicates inside a direction (same title without
punctuation and case) are shown»; the same title in different blocks is no duplicate.

Decided here: what an order cannot be printed with stops the approval: a row without words, a row for which
no deadline or no executor is written at all. What the machine could not understand, or what may be meant so,
is shown and does not stop: a plan is approved by people, and its words are law however they are understood.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plans.cycle import Step, missing_steps


class Doubt(StrEnum):
    """In the order in which they are told: what stops first."""

    TITLE = "title"
    NO_DUE = "no_due"
    NO_EXECUTORS = "no_executors"
    DUE = "due"
    EXECUTORS = "executors"
    DELIVERABLES = "deliverables"
    DUPLICATE = "duplicate"
    CYCLE = "cycle"


#: without an answer to these there is no approval
STOPPING = frozenset({Doubt.TITLE, Doubt.NO_DUE, Doubt.NO_EXECUTORS})


@dataclass(frozen=True)
class PlanRow:
    """What is asked of one activity; a value that the plan has no column for is given as answered."""

    pk: int
    label: str
    section_id: int | None
    title: str
    has_due: bool
    due_needs_person: bool
    has_executors: bool
    executors_are_known: bool
    has_deliverables: bool
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectionRows:
    """A direction with everything that stands in it."""

    pk: int
    label: str
    rows: tuple[PlanRow, ...] = field(default=())


@dataclass(frozen=True)
class Question:
    """`pk` is the key of an activity, or of a section; `detail` says more than the number."""

    doubt: Doubt
    pk: int
    label: str
    is_section: bool = False
    detail: str = ""

    @property
    def is_stopping(self) -> bool:
        return self.doubt in STOPPING


_LETTERS = re.compile(r"[\W_]+")
_ABSENCES = (
    (Doubt.TITLE, lambda row: not row.title.strip()),
    (Doubt.NO_DUE, lambda row: not row.has_due),
    (Doubt.NO_EXECUTORS, lambda row: not row.has_executors),
    (Doubt.DUE, lambda row: row.has_due and row.due_needs_person),
    (Doubt.EXECUTORS, lambda row: row.has_executors and not row.executors_are_known),
    (Doubt.DELIVERABLES, lambda row: not row.has_deliverables),
)


def open_questions(rows: Sequence[PlanRow], directions: Sequence[DirectionRows] = ()) -> tuple[Question, ...]:
    """All questions, kind after kind, inside a kind in the order of the rows."""
    found = [
        Question(doubt, row.pk, row.label) for doubt, is_open in _ABSENCES for row in rows if is_open(row)
    ]
    repeated = [Question(Doubt.DUPLICATE, row.pk, row.label) for row in _duplicates(rows)]
    gaps = [
        Question(Doubt.CYCLE, one.pk, one.label, is_section=True, detail=_named(missing))
        for one in directions
        if one.rows and (missing := missing_steps(row.texts for row in one.rows))
    ]
    return (*found, *repeated, *gaps)


def _named(steps: Iterable[Step]) -> str:
    return "нет: " + ", ".join(steps)


def _duplicates(rows: Iterable[PlanRow]) -> list[PlanRow]:
    """The second and later rows of a title in one block; the first one is the original."""
    seen: set[tuple[int | None, str]] = set()
    repeated = []
    for row in rows:
        key = (row.section_id, _LETTERS.sub("", row.title.lower().replace("ё", "е")))
        if key[1] and key in seen:
            repeated.append(row)
        seen.add(key)
    return repeated
