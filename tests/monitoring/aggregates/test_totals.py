"""AN-02, AN-03: the worked example, and what Σm / ΣN must always be."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.aggregates import (
    FOLD_WORDS,
    Fold,
    Total,
    difference,
    mean,
    municipal_share,
    municipal_value,
    sigma,
)
from monitoring.formulas import FormulaError, parse_formula
from monitoring.values import Absent, ratio, rounded

D = Decimal
SHARE = parse_formula("m / N * 100")
ROWS = [{"m": D(9), "N": D(10)}, {"m": D(1), "N": D(90)}]
PAIRS = st.lists(
    st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=8
)


def test_municipal_share_is_not_the_mean_of_shares():
    assert municipal_value(SHARE, ROWS) == Total(D(10), 2, 0, 0, D(10), D(100))
    assert rounded(municipal_value(SHARE, ROWS, Fold.MEAN).value, 1) == D("45.6")


@pytest.mark.parametrize(
    ("formula", "fold", "value"),
    [("m", None, D(5)), ("m", Fold.SUM, D(10)), ("m / N", None, D("0.1")), ("N - m", Fold.SUM, D(90))],
)
def test_what_is_no_share_is_a_mean_or_a_sum(formula, fold, value):
    assert municipal_value(parse_formula(formula), ROWS, fold).value == value


def test_sums_of_what_is_no_share_are_refused():
    with pytest.raises(FormulaError) as refusal:
        municipal_value(parse_formula("m + N"), ROWS, Fold.SHARE)

    assert str(refusal.value) == "«m + N» – не доля, поэтому Σm / ΣN для неё не вычисляется."
    assert set(FOLD_WORDS) == set(Fold)


def test_absent_values_are_left_out_of_both_sums_and_counted():
    pairs = [
        (D(9), D(10)),
        (D(5), Absent.NO_DATA),
        (Absent.NO_DATA, D(50)),
        (Absent.NOT_APPLICABLE, D(0)),
        (D(0), D(0)),
    ]

    assert municipal_share(pairs) == Total(D(90), 2, 2, 1, D(9), D(10))
    assert mean([D(4), Absent.NO_DATA, D(6), Absent.NOT_APPLICABLE]) == Total(D(5), 2, 1, 1)


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ([], Absent.NO_DATA),
        ([Absent.NO_DATA, Absent.NOT_APPLICABLE], Absent.NO_DATA),
        ([Absent.NOT_APPLICABLE], Absent.NOT_APPLICABLE),
    ],
)
def test_value_of_nobody(values, value):
    assert mean(values).value is value
    assert municipal_share((one, one) for one in values).value is value


def test_share_of_no_pupils_is_not_applicable():
    assert municipal_share([(D(0), D(0))]) == Total(Absent.NOT_APPLICABLE, 1, 0, 0, D(0), D(0))


@settings(max_examples=50)
@given(PAIRS)
def test_municipal_share_lies_between_the_shares_and_ignores_their_order(pairs):
    pairs = [(D(m), D(n)) for m, n in pairs]
    shares = [ratio(m, n, D(100)) for m, n in pairs]
    found = municipal_share(pairs)

    assert min(shares) <= found.value <= max(shares)
    assert municipal_share(reversed(pairs)) == found
    assert municipal_share(pairs * 3).value == found.value


def test_sigma_is_that_of_all_organisations():
    assert sigma([D(2), D(4), D(4), D(4), D(5), D(5), D(7), D(9), Absent.NO_DATA]) == D(2)
    assert [sigma([D(2)]), sigma([D(2), D(2)])] == [None, D(0)]


@pytest.mark.parametrize(
    ("value", "base", "found"),
    [
        (D(75), D(80), D(-5)),
        (Absent.NO_DATA, D(80), Absent.NO_DATA),
        (D(75), Absent.NO_DATA, Absent.NO_DATA),
        (Absent.NOT_APPLICABLE, Absent.NO_DATA, Absent.NOT_APPLICABLE),
    ],
)
def test_difference_from_a_group(value, base, found):
    assert difference(value, base) == found
