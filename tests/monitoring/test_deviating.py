"""DV-01: five comparisons, each with kind, size and threshold; DV-03: a correction closes what is gone."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.better import Better
from monitoring.deviating import (
    DEVIATION_WORDS,
    Bases,
    DeviationKind,
    Expectations,
    closed_by_correction,
    deviations,
)
from monitoring.tolerances import Tolerance
from monitoring.values import Absent

D = Decimal
FIVE, TEN_PERCENT = Tolerance(D(5)), Tolerance(D(10), is_percent=True)
DYNAMICS, PLAN, LAST, MUNICIPALITY, CLUSTER = DeviationKind

ABOVE = {"previous": 50, "municipality": 50, "cluster": 53}
EQUAL = {"previous": 50, "municipality": 50}


def all_of(better, **more):
    return Expectations(
        better,
        dynamics_tolerance=FIVE,
        last_tolerance=FIVE,
        municipal_tolerance=FIVE,
        cluster_tolerance=FIVE,
        **more,
    )


def found(value, expectations, **bases):
    return deviations(D(value), expectations, Bases(**{name: D(number) for name, number in bases.items()}))


def test_one_value_may_give_five_deviations():
    all_found = found(40, all_of(Better.UP, plan=D(55)), previous=50, municipality=60, cluster=48)

    assert [(one.kind, one.base, one.size, one.limit) for one in all_found] == [
        (DYNAMICS, D(50), D(10), D(5)),
        (PLAN, D(55), D(15), D(0)),
        (LAST, D(50), D(10), D(5)),
        (MUNICIPALITY, D(60), D(20), D(5)),
        (CLUSTER, D(48), D(8), D(5)),
    ]
    assert [one.sentence for one in all_found] == [
        "Динамика хуже ожидаемой на 10: было 50, стало 40, ожидалось: не хуже прошлого периода; допуск 5.",
        "Ниже планового значения на 15: 40 при плане 55; допуск 0.",
        "Резкое изменение к прошлому периоду: было 50, стало 40, снижение на 10; допуск 5.",
        "Ниже среднего по муниципалитету на 20: 40 при среднем 60; допуск 5.",
        "Ниже среднего по кластеру на 8: 40 при среднем 48; допуск 5.",
    ]
    assert set(DEVIATION_WORDS) == set(DeviationKind)


@pytest.mark.parametrize(
    ("value", "expectations", "bases", "kinds"),
    [
        # Nothing to compare with, or no tolerance set: no deviation.
        (40, all_of(Better.UP), {}, []),
        (40, Expectations(Better.UP), {"previous": 90, "municipality": 90, "cluster": 90}, []),
        # Equal to the tolerance passes.
        (45, all_of(Better.UP), {"previous": 50, "municipality": 50, "cluster": 50}, []),
        # A jump for the better breaks (c) alone.
        (90, all_of(Better.UP, plan=D(55)), {"previous": 50, "municipality": 50, "cluster": 50}, [LAST]),
        # The mirror.
        (60, all_of(Better.DOWN, plan=D(55)), ABOVE, list(DeviationKind)),
        (10, all_of(Better.DOWN, plan=D(55)), {"previous": 12, "municipality": 50, "cluster": 53}, []),
        # Growth that was expected and did not come.
        (50, all_of(Better.UP, expected_change=D(6)), {"previous": 50}, [DYNAMICS]),
        (51, all_of(Better.UP, expected_change=D(6)), {"previous": 50}, []),
        (50, all_of(Better.DOWN, expected_change=D(6)), {"previous": 50}, [DYNAMICS]),
        # Outside a corridor, and further outside than before.
        (40, all_of(Better.CORRIDOR, plan=D(20), plan_upper=D(30)), {"previous": 34}, [DYNAMICS, PLAN, LAST]),
        (14, all_of(Better.CORRIDOR, plan=D(20), plan_upper=D(30)), {"previous": 10}, [PLAN]),
        (25, all_of(Better.CORRIDOR, plan=D(20), plan_upper=D(30)), {"previous": 29}, []),
        (25, all_of(Better.CORRIDOR), {"previous": 29}, []),
        # No better side: both sides of the plan and of a mean count, there is no expected way.
        (60, all_of(Better.NONE, plan=D(50)), EQUAL, [PLAN, LAST, MUNICIPALITY]),
        (40, all_of(Better.NONE, plan=D(50)), EQUAL, [PLAN, LAST, MUNICIPALITY]),
        # In percent of what it is compared with.
        (44, Expectations(Better.UP, plan=D(50), plan_tolerance=TEN_PERCENT), {}, [PLAN]),
        (45, Expectations(Better.UP, plan=D(50), plan_tolerance=TEN_PERCENT), {}, []),
    ],
)  # fmt: skip
def test_what_is_a_deviation(value, expectations, bases, kinds):
    assert [one.kind for one in found(value, expectations, **bases)] == kinds


@pytest.mark.parametrize(
    ("expectations", "sentence"),
    [
        (
            all_of(Better.UP, expected_change=D(3)),
            "Динамика хуже ожидаемой на 13: было 50, стало 40, ожидалось: рост на 3; допуск 5.",
        ),
        (
            all_of(Better.CORRIDOR, plan=D(45), plan_upper=D(60)),
            "Динамика хуже ожидаемой на 7: было 47, стало 38, ожидалось: не дальше от границ; допуск 5.",
        ),
    ],
)
def test_expected_way_is_told(expectations, sentence):
    value, previous = (40, 50) if expectations.better is Better.UP else (38, 47)

    assert found(value, expectations, previous=previous)[0].sentence == sentence


def test_absent_value_breaks_nothing():
    assert [deviations(value, all_of(Better.UP, plan=D(1)), Bases(D(1), D(1), D(1))) for value in Absent] == [
        (),
        (),
    ]


def test_correction_closes_what_is_gone():
    expectations = Expectations(Better.UP, plan=D(55), last_tolerance=FIVE)

    assert closed_by_correction([PLAN, LAST], found(60, expectations, previous=40)) == (PLAN,)


@settings(max_examples=50)
@given(*[st.integers(-50, 50)] * 5)
def test_less_is_better_is_the_mirror(value, plan, previous, municipality, cluster):
    bases = {"previous": previous, "municipality": municipality, "cluster": cluster}
    up = found(value, all_of(Better.UP, plan=D(plan)), **bases)
    down = found(-value, all_of(Better.DOWN, plan=D(-plan)), **{name: -base for name, base in bases.items()})

    assert [(one.kind, one.size) for one in up] == [(one.kind, one.size) for one in down]


@pytest.mark.parametrize(
    ("properties", "sentence"),
    [
        ({"expected_change": D(-1)}, "оно не может быть отрицательным"),
        ({"plan": D(1)}, "Для коридора нужны обе границы планового значения"),
        ({"plan": D(2), "plan_upper": D(1)}, "Верхняя граница планового значения меньше нижней"),
    ],
)
def test_expectations_that_make_no_sense_are_refused(properties, sentence):
    with pytest.raises(ValueError, match=sentence):
        Expectations(Better.CORRIDOR, **properties)
