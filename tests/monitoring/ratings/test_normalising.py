"""RT-01: «best = 100; others value/best·100; for “less is better” best/value·100»."""

from decimal import Decimal

import pytest

from monitoring.ratings import Normalised, Normalising, normalised
from monitoring.ratings.normalising import NORMALISING_WORDS, Side

D = Decimal
UP, DOWN, CORRIDOR = Side(True), Side(False), Side(False, D(20), D(30))
BEST, MIN_MAX, PLACE = Normalising


@pytest.mark.parametrize(
    ("how", "side", "values", "numbers"),
    [
        (BEST, UP, [80, 60, 40], [100, 75, 50]),
        (BEST, DOWN, [10, 20, 40], [100, 50, 25]),
        (BEST, DOWN, [0, 5, 0], [100, 0, 100]),
        (BEST, UP, [0, 0], [100, 100]),
        (BEST, UP, [50, 0], [100, 0]),
        (MIN_MAX, UP, [80, 60, 40], [100, 50, 0]),
        (MIN_MAX, DOWN, [80, 60, 40], [0, 50, 100]),
        (MIN_MAX, UP, [-5, 5], [0, 100]),
        (MIN_MAX, UP, [7, 7], [100, 100]),
        (MIN_MAX, CORRIDOR, [25, 15, 40], [100, 50, 0]),
        (PLACE, UP, [80, 60, 60, 40], [100, 75, 75, 25]),
        (PLACE, DOWN, [80, 60, 60, 40], [25, 75, 75, 100]),
        (PLACE, CORRIDOR, [25, 40], [100, 50]),
        (PLACE, UP, [1], [100]),
        (BEST, UP, [], []),
    ],
)
def test_numbers_from_nought_to_a_hundred(how, side, values, numbers):
    found = normalised(dict(enumerate(map(D, values))), how, side)

    assert [found[place].number for place in range(len(values))] == numbers


def test_arithmetic_is_told():
    values = {"a": D(80), "b": D(60), "c": D(0)}

    assert [normalised(values, BEST, UP)[key] for key in "abc"] == [
        Normalised(D(100), "лучшее значение (80): 100"),
        Normalised(D(75), "60 / 80 · 100 = 75,00"),
        Normalised(D(0), "0 / 80 · 100 = 0,00"),
    ]
    assert normalised(values, BEST, DOWN)["b"].step == "лучшее значение 0: остальным 0"
    assert normalised(values, MIN_MAX, UP)["b"].step == "(60 − 0) / (80 − 0) · 100 = 75,00"
    assert normalised(values, PLACE, UP)["b"].step == "место 2 из 3: 66,67"
    assert normalised({"a": D(1), "b": D(1)}, MIN_MAX, UP)["a"].step == "все значения равны: 100"
    assert set(NORMALISING_WORDS) == set(Normalising)
