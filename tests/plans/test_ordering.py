from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.ordering import STEP, between, plain, spread


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1000", "2000", "1500"),
        ("1000", "1001", "1000.5"),
        ("0", "1", "0.5"),
        ("1000.5", "1000.6", "1000.55"),
        ("7", "7", None),
        ("8", "7", None),
    ],
)
def test_the_shortest_place_between_two(before, after, expected):
    found = between(Decimal(before), Decimal(after))

    assert found == (Decimal(expected) if expected else None)


@settings(max_examples=20)
@given(st.lists(st.booleans(), min_size=1, max_size=100))
def test_a_hundred_rows_fit_beside_one_another(turns):
    before, after = Decimal(1000), Decimal(1000 + STEP)
    for is_upper in turns:
        place = between(before, after)
        assert place is not None
        assert before < place < after
        before, after = (before, place) if is_upper else (place, after)


@pytest.mark.parametrize("count", [0, 1, 7, 400])
def test_spread_rows_stand_in_order_between_their_neighbours(count):
    places = spread(count, Decimal(1000), Decimal(1001))

    assert len(places) == count
    assert [Decimal(1000), *places, Decimal(1001)] == sorted({Decimal(1000), *places, Decimal(1001)})


def test_at_the_end_rows_stand_a_step_apart():
    assert spread(2, Decimal(500), None) == [1500, 2500]
    assert spread(2, Decimal(5), Decimal(5)) is None


def test_plain_places_have_no_zeros_and_no_exponent():
    assert [str(plain(text)) for text in ("1E+3", "1500.000", "0.50")] == ["1000", "1500", "0.5"]
