"""Every deadline of five real plans has the kind, the months and the years found by hand (DL-01)."""

import csv
from collections.abc import Iterator

import pytest

from plans.deadlines import PlanPeriod, months_of, parse, years_of
from tests.shared_samples import SHARED, needs_shared

PERIOD = PlanPeriod.from_text("2022")


def _rows() -> list[dict[str, str]]:
    if SHARED is None:
        return []
    with (SHARED / "samples" / "deadlines.tsv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def _texts() -> Iterator[tuple[str, str, str, str]]:
    """Each expression, and for cells each way it was printed."""
    for row in _rows():
        texts = [row["expression"]]
        if row["where"] == "deadline cell":
            texts += row["raw_variants"].split(" | ")
        for text in dict.fromkeys(texts):
            yield text, row["kind"], row["months"], row["years"]


@needs_shared
@pytest.mark.parametrize(("text", "kind", "months", "years"), tuple(_texts()))
def test_sample_has_its_kind(text: str, kind: str, months: str, years: str) -> None:
    rule = parse(text, PERIOD)

    named = ",".join(map(str, months_of(rule))), ",".join(map(str, years_of(rule)))

    assert (rule.kind, *named) == (kind, months, years)


@needs_shared
def test_samples_are_all_there() -> None:
    assert len(_rows()) == 120


@needs_shared
def test_composite_cells_give_two_rules_each() -> None:
    cells = [row for row in _rows() if row["kind"] == "composite"]

    parts = [len(parse(row["expression"], PERIOD).parts) * int(row["count"]) for row in cells]

    assert sum(parts) == 10
