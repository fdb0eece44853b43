"""What a table would change, counted: worked examples."""

from datetime import date
from decimal import Decimal

from monitoring.table_differences import ProposedCell, difference
from monitoring.values import Absent

NUMBER, DAY, WORD = (1, "N", None), (1, "day", None), (2, "kind", 7)


def cell(place, answer, position=2, column="B"):
    return ProposedCell(place, 10, answer, position, column)


def test_new_changed_and_the_same_are_told_apart():
    found = difference(
        [
            cell(NUMBER, Decimal("24")),
            cell(DAY, date(2026, 9, 2)),
            cell(WORD, "очная", 3, "C"),
            cell((3, "N", None), Decimal(5)),
        ],
        {NUMBER: Decimal("24.000000"), DAY: date(2026, 9, 1), WORD: "заочная"},
    )

    assert (found.new_count, found.same_count, found.cell_count) == (1, 1, 4)
    assert [(one.old, one.cell.answer, one.cell.position, one.cell.column) for one in found.changes] == [
        (date(2026, 9, 1), date(2026, 9, 2), 2, "B"),
        ("заочная", "очная", 3, "C"),
    ]


def test_absence_is_no_zero_and_comes_and_goes_as_any_value():
    found = difference(
        [
            cell(NUMBER, Absent.NO_DATA),
            cell(DAY, Absent.NOT_APPLICABLE),
            cell(WORD, Absent.NO_DATA),
            cell((4, "N", None), Decimal(0)),
        ],
        {NUMBER: Decimal(0), DAY: Absent.NOT_APPLICABLE, (4, "N", None): Absent.NO_DATA},
    )

    assert (found.no_data_count, found.not_applicable_count) == (2, 1)
    assert (found.new_count, len(found.changes), found.same_count) == (1, 2, 1)


def test_a_table_of_what_is_there_is_nothing():
    assert difference([cell(NUMBER, Decimal(1))], {NUMBER: Decimal(1)}).is_nothing
    assert difference([], {}).is_nothing
    assert not difference([cell(NUMBER, Decimal(1))], {}).is_nothing
