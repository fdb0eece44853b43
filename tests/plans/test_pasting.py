import pytest

from plans.pasting import read_grid, without_header


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"раз\nдва"\tb', [["раз\nдва", "b"]]),
        ('"сказал ""да"""\tb', [['сказал "да"', "b"]]),
        ("a\n\n\nb", [["a"], ["b"]]),
        ("a\tb\tc\nd", [["a", "b", "c"], ["d", "", ""]]),
        ("a\t\t\n", [["a"]]),
        ("  a   b \t c", [["a b", "c"]]),
        ("\0a", [["a"]]),
        ("", []),
        ("\t\n \t", []),
    ],
)
def test_cells_by_tabs_and_lines(text, expected):
    assert read_grid(text) == expected


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        ([["№", "Мероприятие"], ["1", "Семинар"]], [["1", "Семинар"]]),
        ([["№ ", "МЕРОПРИЯТИЕ:"], ["1", "Семинар"]], [["1", "Семинар"]]),
        ([["Мероприятие"], ["Семинар"]], [["Мероприятие"], ["Семинар"]]),
        ([["№", "Семинар"]], [["№", "Семинар"]]),
        ([], []),
    ],
)
def test_a_repeated_header_is_dropped(grid, expected):
    assert without_header(grid, ["№", "Мероприятие", "Сроки"]) == expected
