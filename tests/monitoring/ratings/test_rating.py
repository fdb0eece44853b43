"""RT-01, RT-02: places, ties, what is missing; what is shown adds up; the order given changes nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.better import Better
from monitoring.ratings import Criterion, NoData, Normalising, RatingError, RatingRule, Ties, ranks, rating
from monitoring.ratings.ranking import TIES_WORDS
from monitoring.ratings.rules import NO_DATA_WORDS
from monitoring.values import Absent

D = Decimal
PASSED = Criterion("passed", "Справились", Better.UP, D(3))
FAILED = Criterion("failed", "Не справились", Better.DOWN, D(1))
TWO = RatingRule((PASSED, FAILED))
VALUES = {
    ("A", "passed"): D(80),
    ("A", "failed"): D(20),
    ("B", "passed"): D(60),
    ("B", "failed"): D(10),
    ("C", "passed"): D(40),
    ("C", "failed"): Absent.NO_DATA,
    ("D", "passed"): Absent.NOT_APPLICABLE,
    ("D", "failed"): Absent.NOT_APPLICABLE,
}


def places(found):
    return [(row.organization, row.rank.words, row.total) for row in found.rows]


def test_worked_example():
    # A: 100 · 3/4 + 50 · 1/4; B: 75 · 3/4 + 100 · 1/4; C: 50 · 3/3.
    found = rating("ABCD", VALUES, TWO)

    assert places(found) == [("A", "1", D("87.50")), ("B", "2", D("81.25")), ("C", "3", D("50.00"))]
    assert [term.step for term in found.rows[1].terms] == [
        "60 / 80 · 100 = 75,00; · вес 3 / 4 = 56,25",
        "лучшее значение (10): 100; · вес 1 / 4 = 25,00",
    ]
    assert [(term.points, term.is_counted, term.step) for term in found.rows[2].terms] == [
        (D("50.00"), True, "40 / 80 · 100 = 50,00; · вес 3 / 3 = 50,00"),
        (None, False, "нет данных: не учитывается"),
    ]
    assert [(one.organization, one.reason) for one in found.unranked] == [
        ("D", "Вне рейтинга: ни по одному показателю нет значения.")
    ]


@pytest.mark.parametrize(
    ("no_data", "last", "outside"),
    [
        (NoData.LEAVE_OUT, ("C", "3", D("50.00")), ["D"]),
        (NoData.ZERO, ("C", "3", D("37.50")), ["D"]),
        (NoData.EXCLUDE, ("B", "2", D("81.25")), ["C", "D"]),
    ],
)
def test_rule_for_no_data(no_data, last, outside):
    found = rating("ABCD", VALUES, RatingRule((PASSED, FAILED), no_data=no_data))

    assert places(found)[-1] == last
    assert [one.organization for one in found.unranked] == outside


def test_exclusion_names_the_indicators():
    found = rating("C", VALUES, RatingRule((PASSED, FAILED), no_data=NoData.EXCLUDE))

    assert found.unranked[0].reason == "Вне рейтинга: нет данных по показателям: «Не справились»."
    assert rating("X", {}, RatingRule((PASSED,), no_data=NoData.ZERO)).unranked[0].reason == (
        "Вне рейтинга: ни по одному показателю нет значения."
    )


@pytest.mark.parametrize(
    ("ties", "words"),
    [
        (Ties.STANDARD, {"a": "1–2", "b": "1–2", "c": "3", "d": "4"}),
        (Ties.DENSE, {"a": "1", "b": "1", "c": "2", "d": "3"}),
    ],
)
def test_equal_points_share_a_place(ties, words):
    points = {"c": D(5), "a": D(9), "d": D(1), "b": D("9.0")}

    assert {key: rank.words for key, rank in ranks(points, ties).items()} == words
    assert (set(TIES_WORDS), set(NO_DATA_WORDS)) == (set(Ties), set(NoData))


def test_equals_stand_in_the_order_given():
    values = {(one, "passed"): D(5) for one in "ABC"}

    assert places(rating("CAB", values, RatingRule((PASSED,)))) == [(one, "1–3", D(100)) for one in "CAB"]


CELLS = st.one_of(st.integers(0, 60).map(D), st.sampled_from(list(Absent)))
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=7)
RULES = st.builds(
    RatingRule,
    st.just(
        (
            Criterion(0, "a", Better.UP, D(2)),
            Criterion(1, "b", Better.DOWN, D("0.7")),
            Criterion(2, "c", Better.UP, D(1)),
        )
    ),
    st.sampled_from(Normalising),
    st.sampled_from(NoData),
    st.sampled_from(Ties),
    st.integers(0, 3),
)


def table(rows):
    return {(row, column): value for row, values in enumerate(rows) for column, value in enumerate(values)}


@settings(max_examples=60)
@given(TABLES, RULES, st.randoms(use_true_random=False))
def test_what_is_shown_adds_up_and_the_order_changes_nothing(rows, rule, random):
    organizations = list(range(len(rows)))
    found = rating(organizations, table(rows), rule)
    random.shuffle(organizations)
    again = rating(organizations, table(rows), rule)

    assert len(found.rows) + len(found.unranked) == len(rows)
    for row in found.rows:
        assert row.total == sum(term.points for term in row.terms if term.is_counted)
        assert D(0) <= row.total <= D(102)
    assert {row.organization: (row.rank, row.total) for row in found.rows} == {
        row.organization: (row.rank, row.total) for row in again.rows
    }
    by_points = [row.total for row in found.rows]
    assert by_points == sorted(by_points, reverse=True)
    assert all((one.rank == two.rank) == (one.total == two.total) for one in found.rows for two in found.rows)


@settings(max_examples=40)
@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=8),
    st.sampled_from([Normalising.MIN_MAX, Normalising.PLACE]),
)
def test_less_is_better_is_the_mirror(numbers, how):
    up, down = (RatingRule((Criterion(0, "a", better),), how) for better in (Better.UP, Better.DOWN))
    organizations = range(len(numbers))
    one = rating(organizations, {(key, 0): D(number) for key, number in enumerate(numbers)}, up)
    other = rating(organizations, {(key, 0): D(-number) for key, number in enumerate(numbers)}, down)

    assert places(one) == places(other)


def test_negative_values_have_no_share_of_the_best():
    with pytest.raises(RatingError, match="«Справились» есть отрицательные значения"):
        rating("A", {("A", "passed"): D(-1)}, TWO)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: RatingRule(()), "В рейтинге нет ни одного показателя"),
        (lambda: RatingRule((PASSED, PASSED)), "Один показатель входит в рейтинг дважды"),
        (lambda: RatingRule((PASSED,), decimals=9), "Знаков после запятой может быть от 0 до 6"),
        (lambda: Criterion("x", "x", Better.NONE), "«x» не оценивается и не может входить в рейтинг"),
        (lambda: Criterion("x", "x", Better.UP, D(0)), "Вес показателя «x» должен быть больше нуля"),
        (lambda: Criterion("x", "x", Better.CORRIDOR), "Для показателя «x» нужны обе границы коридора"),
        (
            lambda: RatingRule((Criterion("x", "x", Better.CORRIDOR, low=D(1), high=D(2)),)),
            "«x» лучше внутри границ: доля от лучшего для него не имеет смысла",
        ),
    ],
)
def test_rule_that_compares_nothing_is_refused(make, sentence):
    with pytest.raises(RatingError, match=sentence):
        make()
