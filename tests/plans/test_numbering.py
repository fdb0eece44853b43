import pytest

from plans.numbering import has_stem, is_roman, roman


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90)] == ["I", "IV", "IX", "XIV", "XL", "XC"]
    assert [is_roman(text) for text in ("II.", "", "2")] == [True, True, False]


@pytest.mark.parametrize(("number", "expected"), [("3.7", True), ("7.", False), ("", False), ("а)", False)])
def test_what_names_its_direction(number, expected):
    assert has_stem(number) is expected
