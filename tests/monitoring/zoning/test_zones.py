"""RZ-01: the worked example, its mirror, corridors; zones are monotone and mirrored."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.better import Better
from monitoring.values import Absent
from monitoring.zoning import ZONE_LETTERS, ZONE_WORDS, Threshold, Zone, chosen_threshold, zone_of, zones

EIGHTY = Threshold(Better.UP, Decimal(80), Decimal(10))
TWENTY = Threshold(Better.DOWN, Decimal(20), Decimal(10))
CORRIDOR = Threshold(Better.CORRIDOR, Decimal(20), Decimal(5), upper=Decimal(30))
NUMBERS = st.decimals(min_value=-200, max_value=200, places=2)
WORST_FIRST = (Zone.RED, Zone.YELLOW, Zone.GREEN)


@pytest.mark.parametrize(
    ("threshold", "value", "zone"),
    [
        (EIGHTY, "81", Zone.GREEN),
        (EIGHTY, "75", Zone.YELLOW),
        (EIGHTY, "69", Zone.RED),
        (EIGHTY, "80", Zone.GREEN),
        (EIGHTY, "70", Zone.YELLOW),
        (TWENTY, "19", Zone.GREEN),
        (TWENTY, "25", Zone.YELLOW),
        (TWENTY, "31", Zone.RED),
        (TWENTY, "20", Zone.GREEN),
        (TWENTY, "30", Zone.YELLOW),
        (CORRIDOR, "25", Zone.GREEN),
        (CORRIDOR, "16", Zone.YELLOW),
        (CORRIDOR, "35", Zone.YELLOW),
        (CORRIDOR, "14", Zone.RED),
        (CORRIDOR, "36", Zone.RED),
        (Threshold(Better.UP, Decimal(80)), "79.9", Zone.RED),
        (Threshold(Better.UP, Decimal(80), Decimal(10), is_percent=True), "72", Zone.YELLOW),
        (Threshold(Better.UP, Decimal(80), Decimal(10), is_percent=True), "71", Zone.RED),
        (Threshold(Better.UP, Decimal(75), decimals=1), "74.95", Zone.GREEN),
        (Threshold(Better.UP, Decimal(75), decimals=1), "74.94", Zone.RED),
        (Threshold(Better.NONE, Decimal(75)), "74", Zone.NONE),
        (None, "74", Zone.NONE),
    ],
)
def test_zone_of_a_value(threshold, value, zone):
    assert zone_of(Decimal(value), threshold) is zone


def test_absent_value_has_no_zone_and_zero_has_one():
    values = (*Absent, Decimal(0))

    assert [zone_of(value, EIGHTY) for value in values] == [Zone.NONE, Zone.NONE, Zone.RED]


def test_every_zone_has_a_word_and_a_letter():
    assert {zone: (ZONE_LETTERS[zone], ZONE_WORDS[zone]) for zone in Zone} == {
        Zone.RED: ("К", "красная"),
        Zone.YELLOW: ("Ж", "жёлтая"),
        Zone.GREEN: ("З", "зелёная"),
        Zone.NONE: ("–", "без зоны"),
    }


@settings(max_examples=60)
@given(NUMBERS, NUMBERS, st.sampled_from([None, 0, 1]))
def test_better_value_is_never_in_a_worse_zone(one, other, decimals):
    threshold = Threshold(Better.UP, Decimal(20), Decimal(15), decimals=decimals)
    low, high = (WORST_FIRST.index(zone_of(value, threshold)) for value in sorted((one, other)))

    assert low <= high


@settings(max_examples=60)
@given(NUMBERS, NUMBERS, st.decimals(min_value=0, max_value=50, places=1))
def test_less_is_better_is_the_mirror(value, target, tolerance):
    up, down = Threshold(Better.UP, target, tolerance), Threshold(Better.DOWN, -target, tolerance)

    assert zone_of(value, up) is zone_of(-value, down)


def test_table_of_a_year():
    values = {("A", "x"): Decimal(81), ("A", "y"): Decimal(81), ("B", "x"): Absent.NO_DATA}

    assert zones(values, {"x": EIGHTY}) == {
        ("A", "x"): Zone.GREEN,
        ("A", "y"): Zone.NONE,
        ("B", "x"): Zone.NONE,
    }


def test_threshold_of_the_cluster_comes_before_the_common_one():
    known = [(2025, None, TWENTY), (2026, None, EIGHTY), (2026, "rural", CORRIDOR)]

    assert [
        chosen_threshold(known, year=2026, cluster="rural"),
        chosen_threshold(known, year=2026, cluster="town"),
        chosen_threshold(known, year=2026, cluster=None),
        chosen_threshold(known, year=2027, cluster="rural"),
    ] == [CORRIDOR, EIGHTY, EIGHTY, None]


@pytest.mark.parametrize(
    ("given_upper", "tolerance", "sentence"),
    [
        (None, 0, "Для коридора нужны обе границы"),
        (Decimal(10), 0, r"Верхняя граница коридора \(10\) меньше нижней \(20\)"),
        (Decimal(30), -1, "Допуск не может быть отрицательным"),
    ],
)
def test_threshold_that_makes_no_sense_is_refused(given_upper, tolerance, sentence):
    with pytest.raises(ValueError, match=sentence):
        Threshold(Better.CORRIDOR, Decimal(20), Decimal(tolerance), upper=given_upper)
