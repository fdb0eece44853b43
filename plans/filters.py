"""Filters of the plan page: chips that are plain links, so that they work without JavaScript.

The page holds all rows of a plan anyway (the notice above the table counts over all of them), so rows are
filtered in memory; only the search by words asks PostgreSQL, which knows Russian morphology.
"""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from plans.completeness import Doubt

QUESTIONS = ("all", "stopping", *Doubt)
#: where today stands to the deadline of a row, and rows that the amendment excludes
STATES = {
    "now": "Идут сейчас",
    "ahead": "Впереди",
    "past": "Срок прошёл",
    "undated": "Без даты",
    "excluded": "Исключены",
}


@dataclass(frozen=True)
class PlanFilter:
    """An empty value means: not filtered by this. Nonsense in the address is treated as empty."""

    section: int | None = None
    body: int | None = None
    month: tuple[int, int] | None = None
    state: str = ""
    questions: str = ""
    text: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        questions = query.get("questions", "")
        state = query.get("state", "")
        return cls(
            section=_whole(query.get("section", "")),
            body=_whole(query.get("body", "")),
            month=_month(query.get("month", "")),
            state=state if state in STATES else "",
            questions=questions if questions in QUESTIONS else "",
            text=" ".join(query.get("text", "").replace("\0", "").split())[:200],
        )

    @property
    def is_on(self) -> bool:
        return self != type(self)()

    @property
    def parameters(self) -> dict[str, str]:
        """The filter as the parameters of an address; empty ones are left out."""
        month = f"{self.month[0]}-{self.month[1]:02}" if self.month else ""
        values = {
            "section": str(self.section or ""),
            "body": str(self.body or ""),
            "month": month,
            "state": self.state,
            "questions": self.questions,
            "text": self.text,
        }
        return {name: value for name, value in values.items() if value}

    def link(self, **changes: object) -> str:
        """The address of the same page with one filter changed."""
        return "?" + urlencode(replace(self, **changes).parameters)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _month(text: str) -> tuple[int, int] | None:
    year, _, month = text.partition("-")
    if len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
        return int(year), int(month)
    return None
