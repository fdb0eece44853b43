"""Points, forecast, levels: worked examples (domain 4.2)."""

import datetime

import pytest

from reports.readiness import (
    Points,
    Proof,
    ReadinessLevel,
    best_proof,
    level_of,
    percent_of,
    proposed_points,
    score,
)

DAY = datetime.date(2026, 5, 12)
PUBLISHED = Proof("Справка", DAY, url="https://example.org/spravka")
NOTE = Proof("Внутренняя записка", DAY)
OLD = Proof("Прошлогодний отчёт", datetime.date(2025, 12, 31), url="https://example.org/old")
UNDATED = Proof("Без даты", None, url="https://example.org/undated")


@pytest.mark.parametrize(
    ("proofs", "highest", "points"),
    [
        ([], 2, 0),
        ([PUBLISHED], 2, 2),
        ([NOTE], 2, 1),
        ([NOTE], 1, 0),
        ([NOTE, PUBLISHED], 1, 1),
        ([OLD, UNDATED], 2, 0),
    ],
)
def test_proposal_needs_a_published_proof_of_the_year(proofs, highest, points):
    assert proposed_points(proofs, highest=highest, year=2026) == points


def test_best_proof_is_published_and_late():
    later = Proof("Записка", datetime.date(2026, 9, 1))
    assert best_proof([later, PUBLISHED, OLD], 2026) == PUBLISHED
    assert best_proof([NOTE, later], 2026) == later
    assert best_proof([OLD], 2026) is None


def test_score_counts_confirmed_apart_from_the_forecast():
    found = score([Points(2, 1), Points(2, 2, 0), Points(1, 0, 1)])

    assert (found.confirmed, found.forecast, found.highest, found.open_count) == (1, 2, 5, 1)
    assert (found.percent, found.forecast_percent) == (20, 40)


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 0, 0), (1, 3, 33), (1, 2, 50), (1, 8, 13), (17, 17, 100)]
)
def test_percent_is_rounded_half_up(part, whole, percent):
    assert percent_of(part, whole) == percent


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        (75, ReadinessLevel.HIGH),
        (74, ReadinessLevel.MIDDLE),
        (50, ReadinessLevel.MIDDLE),
        (49, ReadinessLevel.LOW),
    ],
)
def test_level_belongs_to_its_lower_bound(percent, level):
    assert level_of(percent) == level
