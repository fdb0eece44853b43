"""PL-09: the next free number of a direction."""

import pytest

from plans.free_numbers import next_number


@pytest.mark.parametrize(
    ("of_direction", "of_plan", "expected"),
    [
        # «exclude 3.7, add one: numbers 3.8–3.14 unchanged, new 3.15»
        ([f"3.{n}" for n in range(1, 15)], [], "3.15"),
        (["1.1.", "1.2."], ["1.1.", "1.2.", "2.1."], "1.3."),
        (["2.1.1", "2.1.10", "2.1.9"], [], "2.1.11"),
        # numbers run through the plan: the next one of the direction belongs to another direction
        (["1", "2"], ["1", "2", "3", "4"], "5"),
        (["3", "4"], ["1", "2", "3", "4"], "5"),
        # «1.1» in parts I and II: doubles are no clash
        (["1.1", "1.2"], ["1.1", "1.2", "1.1", "1.2", "1.3"], "1.3"),
        (["1)", "2)"], [], "3)"),
        # one odd number does not lead the others
        (["1.1", "1.2", "7.9"], [], "1.3"),
        (["1. 1."], [], "1. 2."),
        (["а)", "б)"], [], ""),
        ([], ["1.1"], ""),
    ],
)
def test_the_next_number_follows_its_direction(of_direction, of_plan, expected):
    assert next_number(of_direction, of_plan or of_direction) == expected


@pytest.mark.parametrize(("heading", "expected"), [("4.", "4.1"), ("4", "4.1"), ("II", ""), ("", "")])
def test_first_number_of_a_direction_stands_under_its_heading(heading, expected):
    assert next_number(["", ""], ["1.1"], heading=heading) == expected
