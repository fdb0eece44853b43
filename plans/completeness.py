"""What still stops a plan from being approved (P5): a notice with links to the rows, never a gate.

Asked here: a deadline that needs a person (DL-05: kinds without a date are no question), nobody who executes
or somebody not found, no result, no title, and PL-06: «Probable duplicates inside a direction (same title
without punctuation and case) are shown»; the same title in different blocks is no duplicate.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    TITLE = "title"
    DUE = "due"
    EXECUTORS = "executors"
    DELIVERABLES = "deliverables"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class PlanRow:
    """What is asked of one activity; a value that the plan has no column for is given as answered."""

    pk: int
    label: str
    section_id: int | None
    title: str
    due_needs_person: bool
    has_executors: bool
    has_deliverables: bool


@dataclass(frozen=True)
class Question:
    doubt: Doubt
    pk: int
    label: str


_LETTERS = re.compile(r"[\W_]+")
_ABSENCES = (
    (Doubt.TITLE, lambda row: not row.title.strip()),
    (Doubt.DUE, lambda row: row.due_needs_person),
    (Doubt.EXECUTORS, lambda row: not row.has_executors),
    (Doubt.DELIVERABLES, lambda row: not row.has_deliverables),
)


def open_questions(rows: Sequence[PlanRow]) -> tuple[Question, ...]:
    """All questions, kind after kind, inside a kind in the order of the rows."""
    found = [
        Question(doubt, row.pk, row.label) for doubt, is_open in _ABSENCES for row in rows if is_open(row)
    ]
    repeated = _duplicates(rows)
    return (*found, *(Question(Doubt.DUPLICATE, row.pk, row.label) for row in repeated))


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
