"""The minutes of an answer."""

import pytest

from monitoring.effort import OTHER_MINUTES, minutes_of_kind, minutes_short, minutes_words


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 мин"), (45, "45 мин"), (180, "3 ч"), (200, "3 ч 20 мин")]
)
def test_minutes_in_words(minutes, words):
    assert minutes_words(minutes).replace("\u00a0", " ") == words


def test_minutes_in_a_table():
    assert [minutes_short(minutes) for minutes in (0, 65, 600)] == ["0:00", "1:05", "10:00"]


def test_unknown_kinds_take_the_ordinary_minutes():
    assert [minutes_of_kind("order"), minutes_of_kind("new")] == [20, OTHER_MINUTES]
