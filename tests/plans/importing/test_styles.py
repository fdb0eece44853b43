"""Plans of other styles than the given ones, each in every format: the same plan must be understood.

The expectations are written by hand in fixtures/samples/styles.
"""

import json
from pathlib import Path

import pytest

from plans.importing import ParsedPlan
from tests.plans.importing.conftest import pasted_html, read
from tests.plans.importing.writers import FORMATS, WrittenPlan, page

STYLES = sorted((Path(__file__).resolve().parents[3] / "fixtures" / "samples" / "styles").glob("*.json"))

UNRULED = {("quarters-with-marks", "open.pdf")}


def said(plan: ParsedPlan) -> dict[str, object]:
    return {
        "title": plan.title,
        "kind": str(plan.kind),
        "period": [str(plan.period.kind), plan.period.first_year, plan.period.last_year],
        "columns": [str(column.key) for column in plan.columns],
        "activities": [
            {
                "number": row.number_text,
                "path": list(row.section_path),
                "title": row.title,
                "due": row.due_text,
                "bodies": [match.body_key for match in row.executors],
                "kinds": [proof.kind_key for proof in row.deliverables],
            }
            for row in plan.activities
        ],
    }


def of(path: Path) -> tuple[WrittenPlan, dict[str, object]]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    return WrittenPlan(stored["before"], stored["header"], stored["rows"]), stored["expected"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_style_is_understood_in_every_format(path, form):
    plan, expected = of(path)
    if (path.stem, form) in UNRULED:
        pytest.skip("a header over two rows needs lines, or nobody could tell which column is whose")

    found = read(FORMATS[form](plan), f"plan.{form}")

    assert said(found) == expected
    assert not any(row.is_draft or row.leftover_text for row in found.activities)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_style_is_understood_from_the_clipboard(path):
    plan, expected = of(path)

    assert said(pasted_html(page(plan))) == expected
