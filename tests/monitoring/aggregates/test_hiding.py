"""AN-08: «N = 6 → «< 10»», and nothing hidden can be found by subtraction."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.aggregates import Hidden, hidden, hidden_in_table, hidden_words
from monitoring.values import Absent

D = Decimal
SMALL, SHIELD = Hidden.SMALL, Hidden.SHIELD


def groups(**sizes):
    return {key: D(size) if isinstance(size, int) else size for key, size in sizes.items()}


@pytest.mark.parametrize(
    ("sizes", "with_total", "found"),
    [
        (groups(a=6, b=10, c=30), False, {"a": SMALL}),
        (groups(a=6, b=12, c=30), True, {"a": SMALL, "b": SHIELD}),
        (groups(a=6, b=7, c=30), True, {"a": SMALL, "b": SMALL}),
        (groups(a=1, b=2, c=30), True, {"a": SMALL, "b": SMALL, "c": SHIELD}),
        (groups(a=6, b=0, c=30), True, {"a": SMALL, "c": SHIELD}),
        (groups(a=6, b=0), True, {"a": SMALL}),
        (groups(a=10, b=0), True, {}),
        (groups(a=Absent.NO_DATA, b=Absent.NOT_APPLICABLE), False, {"a": SMALL}),
    ],
)
def test_small_groups_are_hidden(sizes, with_total, found):
    assert hidden(sizes, with_total=with_total) == found


def test_words_of_what_is_hidden():
    assert [hidden_words(SMALL), hidden_words(SMALL, 5), hidden_words(SHIELD)] == ["< 10", "< 5", "скрыто"]


def test_table_with_both_totals_is_shielded_in_both_ways():
    sizes = {
        ("школа А", "5"): D(4),
        ("школа А", "6"): D(20),
        ("школа А", "7"): D(40),
        ("школа Б", "5"): D(15),
        ("школа Б", "6"): D(25),
        ("школа Б", "7"): D(50),
    }

    assert hidden_in_table(sizes) == {
        ("школа А", "5"): SMALL,
        ("школа А", "6"): SHIELD,
        ("школа Б", "5"): SHIELD,
        ("школа Б", "6"): SHIELD,
    }


@settings(max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=3, max_size=9), st.integers(2, 3))
def test_no_line_of_a_table_hides_one_group_alone(numbers, width):
    sizes = {divmod(place, width): D(number) for place, number in enumerate(numbers)}
    found = hidden_in_table(sizes)

    for side in (0, 1):
        for line in {key[side] for key in sizes}:
            inside = [key for key in sizes if key[side] == line and sizes[key]]
            lonely = [key for key in inside if key in found]
            assert len(lonely) != 1 or len(inside) == 1
