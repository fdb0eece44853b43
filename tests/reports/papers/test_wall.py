"""What stands on the wall plan, and how large its letters are."""

import datetime

import pytest

from reports.papers.wall import WallFacts, wall_years
from reports.papers.wall_fitting import SIZES, shortened
from reports.papers.wall_rows import Cell, Line, WallActivity, WallGroup, WallWindow


def day(year, month, number):
    return datetime.date(year, month, number)


def activity(*windows, title="Справка") -> WallActivity:
    return WallActivity("1.1", title, "Март", "Школы", tuple(WallWindow(*one) for one in windows))


JANUARY, DECEMBER = day(2026, 1, 1), day(2026, 12, 31)


def facts(*rows, start=JANUARY, end=DECEMBER) -> WallFacts:
    return WallFacts("План", "Утверждён", "Управление", start, end, rows)


def cells(row, **period) -> list[dict[int, Cell]]:
    """Of each year, the covered months by their place."""
    years = wall_years(facts(row, **period))
    lines = [line for year in years for line in year.lines if isinstance(line, Line)]
    return [{place: cell for place, cell in enumerate(line.cells) if cell.end} for line in lines]


def test_window_covers_its_months():
    assert cells(activity((day(2026, 3, 16), day(2026, 5, 10)))) == [
        {2: Cell(15 / 31, 1.0), 3: Cell(0.0, 1.0), 4: Cell(0.0, 10 / 31, (10,))}
    ]


def test_two_windows_in_one_month():
    row = activity((day(2026, 3, 5), day(2026, 3, 5)), (day(2026, 3, 20), day(2026, 3, 20)))

    assert cells(row) == [{2: Cell(4 / 31, 20 / 31, (5, 20))}]


def test_school_year_begins_with_september_and_its_third_quarter():
    (year,) = wall_years(
        facts(activity((day(2025, 9, 1), day(2025, 9, 30))), start=day(2025, 9, 1), end=day(2026, 8, 31))
    )

    assert (year.title, year.months[0]) == ("2025/26 год", "Сентябрь")
    assert year.quarters == (
        ("III квартал", 1),
        ("IV квартал", 3),
        ("I квартал", 3),
        ("II квартал", 3),
        ("III квартал", 2),
    )


def test_years_get_sheets_of_their_own_without_empty_headings():
    rows = (
        WallGroup(1, "Раздел I"),
        WallGroup(2, "Направление 1"),
        activity((day(2026, 3, 1), day(2026, 3, 31))),
        WallGroup(2, "Направление 2"),
        activity((day(2027, 3, 1), day(2027, 3, 31))),
        WallGroup(1, "Раздел II"),
    )

    first, second = wall_years(facts(*rows, end=day(2027, 12, 31)))

    def headings(year):
        return [line.heading for line in year.lines if isinstance(line, WallGroup)]

    assert headings(first) == ["Раздел I", "Направление 1"]
    assert headings(second) == ["Раздел I", "Направление 2"]


def test_what_waits_stands_in_each_year():
    years = wall_years(facts(activity(), end=day(2027, 12, 31)))

    assert [year.lines[0].is_undated for year in years] == [True, True]


def test_empty_plan_is_one_empty_sheet():
    (year,) = wall_years(facts(end=day(2027, 12, 31)))

    assert year.lines == ()


@pytest.mark.parametrize(
    ("count", "title", "size", "is_upright", "is_cut"),
    [
        (10, "Мониторинг", SIZES[0], False, False),
        (50, "Мониторинг", 8.0, False, False),
        (92, "Мониторинг", 7.5, True, False),
        (60, "Анализ итогов " * 12, 6.3, True, True),
        (92, "Анализ итогов " * 20, 7.0, True, True),
        (110, "Анализ итогов " * 20, 6.3, True, True),
        (140, "Анализ итогов " * 20, 6.6, False, True),
        (400, "Анализ итогов " * 20, 6.6, False, True),
    ],
)
def test_letters_are_as_large_as_the_rows_allow(count, title, size, is_upright, is_cut):
    """Fifty short rows fit on a lying sheet, ninety-two on an upright one; then texts are cut."""
    one = activity((day(2026, 3, 1), day(2026, 3, 31)), title=title)

    (year,) = wall_years(facts(*[one] * count))

    assert (year.size, year.is_upright) == (size, is_upright)
    assert year.lines[0].activity.title.endswith("…") == is_cut


@pytest.mark.parametrize(
    ("letters", "expected"),
    [(100, "Анализ итогов, выводы"), (21, "Анализ итогов, выводы"), (20, "Анализ итогов…"), (3, "А…")],
)
def test_shortened(letters, expected):
    assert shortened("Анализ итогов, выводы", letters) == expected
