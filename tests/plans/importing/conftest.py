import json
from pathlib import Path

import pytest

from plans.importing import (
    BodyDictionary,
    DeliverableKinds,
    ParsedPlan,
    read_pasted_html,
    read_pasted_text,
    read_plan,
)
from tests.shared_samples import SHARED

REFERENCE = Path(__file__).resolve().parents[3] / "fixtures" / "reference"


def reference(name):
    return json.loads((REFERENCE / name).read_text(encoding="utf-8"))


def spellings(name):
    return [(spelling, row["key"]) for row in reference(name) for spelling in row["spellings"]]


BODIES = BodyDictionary.from_spellings(spellings("bodies.json"))
KINDS = DeliverableKinds.from_spellings(spellings("deliverable_kinds.json"))


def read(content: bytes | str, filename: str = "plan.txt") -> ParsedPlan:
    raw = content.encode() if isinstance(content, str) else content
    return read_plan(raw, filename, dictionary=BODIES, deliverable_kinds=KINDS)


def pasted(text: str) -> ParsedPlan:
    return read_pasted_text(text, dictionary=BODIES, deliverable_kinds=KINDS)


def pasted_html(html: str) -> ParsedPlan:
    return read_pasted_html(html, dictionary=BODIES, deliverable_kinds=KINDS)


def codes(plan: ParsedPlan) -> list[str]:
    return [problem.code for problem in plan.problems]


@pytest.fixture(scope="session")
def sample():
    """Read a sample once per session."""
    read_already: dict[str, ParsedPlan] = {}

    def read_sample(name: str) -> ParsedPlan:
        if name not in read_already:
            read_already[name] = read((SHARED / "samples" / name).read_bytes(), name)
        return read_already[name]

    return read_sample
