"""What a person has answered on the preview so far, kept with the import until the plan is made.

I4: each doubt «is answered on the preview page». Decided here: an answer is kept as it is given, so that a
reload or another day loses nothing; an answer can be changed or taken back; nothing is written to the plan or
to the dictionary before «Создать план».
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FIXED, LEFT = "fixed", "left"
FACTS = ("title", "kind", "period_kind", "starts_on", "ends_on")
#: the cells that an answer may correct, as the fields of an activity
CELL_FIELDS = {
    "number": "number_text",
    "title": "title",
    "due": "due_text",
    "executors": "executors_text",
    "conduct_format": "conduct_format",
    "steps": "steps_text",
    "deliverables": "deliverables_text",
    "remark": "remark",
}
LONGEST_CELL, LONGEST_FACT = 30_000, 2_000


@dataclass(frozen=True)
class Draft:
    """`facts` as typed; `executors`: unknown words -> name; `cells`: place -> field -> words.

    `verdicts` say of the other questions, by their keys, whether they were fixed or left.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    executors: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Draft":
        return cls(**{name: kept.get(name, {}) for name in ("facts", "executors", "cells", "verdicts")})

    def as_json(self) -> dict[str, Any]:
        return {
            "facts": dict(self.facts),
            "executors": dict(self.executors),
            "cells": {place: dict(texts) for place, texts in self.cells.items()},
            "verdicts": dict(self.verdicts),
        }

    def with_facts(self, facts: Mapping[str, str]) -> "Draft":
        known = {name: _plain(text, LONGEST_FACT) for name, text in facts.items() if name in FACTS}
        return replace(self, facts={**self.facts, **known})

    def with_executor(self, words: str, name: str) -> "Draft":
        kept = {key: value for key, value in self.executors.items() if key != words}
        name = _plain(name, LONGEST_FACT).strip()
        return replace(self, executors={**kept, words: name} if name else kept)

    def with_cell(self, place: str, name: str, text: str, *, read_text: str) -> "Draft":
        """Correct a cell; the words as read are no correction."""
        texts = {key: value for key, value in self.cells.get(place, {}).items() if key != name}
        if text != read_text:
            texts[name] = _plain(text, LONGEST_CELL)
        others = {key: value for key, value in self.cells.items() if key != place}
        return replace(self, cells={**others, place: texts} if texts else others)

    def with_verdict(self, key: str, verdict: str) -> "Draft":
        kept = {one: value for one, value in self.verdicts.items() if one != key}
        return replace(self, verdicts={**kept, key: verdict} if verdict else kept)


def _plain(text: str, length: int) -> str:
    """The database keeps no zero character, and nobody types one."""
    return text.replace("\0", "")[:length]
