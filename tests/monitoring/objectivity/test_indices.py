"""OB-02 to OB-05 with their worked examples."""

from decimal import Decimal

import pytest

from monitoring.objectivity import (
    BiasIndex,
    MedalRule,
    Recheck,
    bias_index,
    medal_rule,
    observers_cover,
    recheck,
    unconfirmed_medallists,
)
from monitoring.values import Absent

D = Decimal


@pytest.mark.parametrize(
    ("markers", "index"),
    [
        ({2023: 2, 2024: 0, 2025: 1}, BiasIndex(2025, 1, 2, 3)),
        ({2022: 5, 2024: 0}, BiasIndex(2025, None, 0, 1)),
        ({}, BiasIndex(2025, None, 0, 0)),
    ],
)
def test_index_of_bias(markers, index):
    assert bias_index(markers, 2025) == index


def test_index_of_medallists_and_cover_by_observers():
    assert unconfirmed_medallists(D(1), D(4)) == D(25)
    assert observers_cover(D(9), D(12)) == D(75)
    assert unconfirmed_medallists(D(0), D(0)) is Absent.NOT_APPLICABLE
    assert observers_cover(Absent.NO_DATA, D(12)) is Absent.NO_DATA


@pytest.mark.parametrize(
    ("rechecked", "changed", "found"),
    [
        (D(50), D(3), Recheck(D(94), True)),
        (D(50), D(5), Recheck(D(90), True)),
        (D(50), D(6), Recheck(D(88), False)),
        (D(0), D(0), Recheck(Absent.NOT_APPLICABLE, None)),
        (Absent.NO_DATA, D(1), Recheck(Absent.NO_DATA, None)),
    ],
)
def test_recheck(rechecked, changed, found):
    assert recheck(rechecked, changed) == found


def test_medal_rule_of_a_year():
    later = MedalRule(2026, 75, 65, ("русский язык",))
    rules = (later, MedalRule(2024, 70, 60))

    assert [medal_rule(year, rules) for year in (2023, 2025, 2030)] == [None, rules[1], later]
    assert medal_rule(2025) == MedalRule(2024, 70, 60)
