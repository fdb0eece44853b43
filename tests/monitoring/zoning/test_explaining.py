"""M5: «which values, by how much, what would move it», for a share in pupils."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.better import Better
from monitoring.values import Absent, ratio
from monitoring.zoning import Move, Parts, Threshold, Zone, explain, what_would_move, zone_of

EIGHTY = Threshold(Better.UP, Decimal(80), Decimal(10), decimals=1)
TWENTY = Threshold(Better.DOWN, Decimal(20), Decimal(10), decimals=1)
CORRIDOR = Threshold(Better.CORRIDOR, Decimal(20), Decimal(5), upper=Decimal(30), decimals=0)
P = "\u00a0%"


@pytest.mark.parametrize(
    ("value", "threshold", "parts", "sentence"),
    [
        (
            "82",
            EIGHTY,
            None,
            f"Зелёная зона: 82,0{P} при цели не меньше 80,0{P}, цель достигнута.",
        ),
        (
            "75",
            EIGHTY,
            Parts(Decimal(30), Decimal(40)),
            f"Жёлтая зона: 75,0{P} (30 из 40) при цели не меньше 80,0{P}, не хватает 5,0{P}: "
            f"в пределах допуска 10,0{P}. Для зелёной зоны нужно 80,0{P}: ещё 2 (32 из 40).",
        ),
        (
            "50",
            EIGHTY,
            None,
            f"Красная зона: 50,0{P} при цели не меньше 80,0{P}, не хватает 30,0{P}: больше допуска 10,0{P}. "
            f"Для жёлтой зоны нужно 70,0{P}. Для зелёной зоны нужно 80,0{P}.",
        ),
        (
            "40",
            TWENTY,
            Parts(Decimal(4), Decimal(10)),
            f"Красная зона: 40,0{P} (4 из 10) при цели не больше 20,0{P}, превышение 20,0{P}: "
            f"больше допуска 10,0{P}. Для жёлтой зоны нужно 30,0{P}: меньше на 1 (3 из 10). "
            f"Для зелёной зоны нужно 20,0{P}: меньше на 2 (2 из 10).",
        ),
        (
            "33.33",
            CORRIDOR,
            Parts(Decimal(1), Decimal(3)),
            f"Жёлтая зона: 33{P} (1 из 3) при цели от 20 до 30{P}, превышение 3{P}: в пределах допуска 5{P}. "
            f"Для зелёной зоны нужно 30{P}: при 3 в знаменателе это недостижимо.",
        ),
    ],
)
def test_zone_is_explained(value, threshold, parts, sentence):
    assert explain(Decimal(value), threshold, parts=parts, unit="%").sentence == sentence


def test_facts_stand_beside_the_sentence():
    reason = explain(Decimal(75), EIGHTY, parts=Parts(Decimal(30), Decimal(40)))

    assert (reason.zone, reason.gap, reason.reserve) == (Zone.YELLOW, Decimal(5), Decimal(5))
    assert reason.moves == (Move(Zone.GREEN, Decimal(80), Decimal(5), 2, Decimal(32)),)
    assert [explain(Decimal(value), EIGHTY).reserve for value in (83, 40)] == [Decimal(3), None]


@pytest.mark.parametrize(
    ("value", "threshold", "sentence"),
    [
        (Absent.NO_DATA, EIGHTY, "Зоны нет: нет данных."),
        (Absent.NOT_APPLICABLE, EIGHTY, "Зоны нет: не применимо."),
        (Decimal(5), None, "Зоны нет: цель не задана."),
        (Decimal(5), Threshold(Better.NONE, Decimal(0)), "Зоны нет: показатель не оценивается."),
    ],
)
def test_absence_of_a_zone_is_explained(value, threshold, sentence):
    reason = explain(value, threshold)

    assert (reason.zone, reason.moves, reason.sentence) == (Zone.NONE, (), sentence)


def test_more_than_everybody_is_impossible():
    (move,) = what_would_move(
        Decimal(90), Threshold(Better.UP, Decimal(101), Decimal(15)), Parts(Decimal(9), Decimal(10))
    )
    mean = Parts(Decimal(9), Decimal(10), Decimal(1), is_part=False)
    (of_mean,) = what_would_move(Decimal("0.9"), Threshold(Better.UP, Decimal(2), Decimal(2)), mean)

    assert (move.units, move.is_possible) == (2, False)
    assert (of_mean.units, of_mean.is_possible) == (11, True)


def test_no_units_without_a_denominator_and_no_move_for_what_is_absent():
    (move,) = what_would_move(Decimal(75), EIGHTY, Parts(Decimal(0), Decimal(0)))

    assert (move.units, move.needed) == (None, Decimal(80))
    assert what_would_move(Absent.NO_DATA, EIGHTY) == ()


@settings(max_examples=80)
@given(
    st.integers(1, 400),
    st.data(),
    st.sampled_from([Better.UP, Better.DOWN]),
    st.integers(0, 100),
    st.sampled_from([None, 0, 1]),
)
def test_units_are_the_fewest_that_move_the_zone(of, data, better, target, decimals):
    count = Decimal(data.draw(st.integers(0, of)))
    threshold = Threshold(better, Decimal(target), Decimal(10), decimals=decimals)
    worst_first = (Zone.RED, Zone.YELLOW, Zone.GREEN)

    def zone_with(numerator):
        return worst_first.index(zone_of(ratio(numerator, Decimal(of), Decimal(100)), threshold))

    moves = what_would_move(ratio(count, Decimal(of), Decimal(100)), threshold, Parts(count, Decimal(of)))

    for move in moves:
        step = 1 if better is Better.UP else -1
        assert zone_with(move.numerator) >= worst_first.index(move.zone)
        assert zone_with(move.numerator - step) < worst_first.index(move.zone)
