import pytest

from plans.numbering import next_free_number, roman


@pytest.mark.parametrize(
    ("numbers", "heading", "expected"),
    [
        (["3.1", "3.7", "3.14"], "3", "3.15"),
        (["3.1.", "3.2."], "3.", "3.3."),
        (["1.2.9", "1.2.10"], "1.2", "1.2.11"),
        (["1.", "2.", "3."], "", "4."),
        (["1", "2"], "", "3"),
        (["2.1", "2.2", "20"], "2", "2.3"),
        ([], "4.", "4.1"),
        (["", ""], "4", "4.1"),
        ([], "II", ""),
        ([], "", ""),
    ],
)
def test_the_next_free_number_keeps_the_manner_of_its_neighbours(numbers, heading, expected):
    assert next_free_number(numbers, heading=heading) == expected


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90)] == ["I", "IV", "IX", "XIV", "XL", "XC"]
