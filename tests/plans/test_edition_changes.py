"""Two editions beside each other: exactly what was changed, row by row and cell by cell."""

import datetime

import pytest

from plans import actions
from plans.columns import cell_columns
from plans.documents import plan_document
from plans.edition_changes import edition_changes
from tests.plans.test_actions_amending import SECOND, row_of


@pytest.fixture
def write(specialist):
    def change(activity, name, text):
        columns = cell_columns(activity.edition.plan.columns)
        column = next(one for one in columns if one.key == name)
        actions.edit_cell(activity, column=column, text=text, version=activity.version, by=specialist)

    return change


def told(changes) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (row.label, row.number, [(cell.label, cell.old_text, cell.new_text) for cell in row.cells])
        for row in changes.rows
    ]


def test_an_untouched_copy_has_no_changes(approved, amendment):
    assert edition_changes(approved, amendment).rows == []


def test_an_amendment_of_three_rows_shows_exactly_those_cells(approved, amendment, write, specialist):
    write(row_of(amendment, "1.1"), "due", "Апрель")
    write(row_of(amendment, "1.2"), "title", "Семинар 1.2 для руководителей")
    write(row_of(amendment, "2.1"), "deliverables", "Справка")
    write(row_of(amendment, "2.1"), "due", "Май")

    changes = edition_changes(approved, amendment)

    assert told(changes) == [
        ("изменено", "1.1", [("Сроки проведения", "Март", "Апрель")]),
        ("изменено", "1.2", [("Мероприятие", "Семинар 1.2", "Семинар 1.2 для руководителей")]),
        (
            "изменено",
            "2.1",
            [("Сроки проведения", "Март", "Май"), ("Представление результатов", "", "Справка")],
        ),
    ]
    words = changes.rows[1].cells[0]
    assert [piece.text for piece in words.new if piece.is_changed] == [" для руководителей"]
    assert [piece.text for piece in words.old if piece.is_changed] == []
    assert changes.counts == [("изменено", 3)]


def test_added_excluded_and_moved_rows_are_one_change_each(approved, amendment, specialist):
    actions.exclude_activity(row_of(amendment, "1.1"), reason="Нет средств", by=specialist)
    actions.move_activity(row_of(amendment, "2.2"), before=row_of(amendment, "1.2"), by=specialist)
    added = actions.add_activity(amendment, after=row_of(amendment, "2.1"), by=specialist)
    added.title, added.due_text = "Новый семинар", "Июнь"
    added.save()

    changes = edition_changes(approved, amendment)

    assert [(row.label, row.number, row.words) for row in changes.rows] == [
        ("исключено", "1.1", "Нет средств"),
        ("перемещено", "2.2", "теперь ниже: «1.1 Исключено»"),
        ("добавлено", "2.3", ""),
    ]
    assert told(changes)[2][2] == [("Сроки проведения", "", "Июнь")]
    assert changes.rows[2].heading == "2.3 Новый семинар"


def test_the_way_back_shows_the_same_rows_the_other_way(approved, amendment, write):
    write(row_of(amendment, "1.1"), "due", "Апрель")

    assert told(edition_changes(amendment, approved)) == [
        ("изменено", "1.1", [("Сроки проведения", "Апрель", "Март")])
    ]


def test_marks_name_the_last_order_that_changed_a_row(approved, amendment, write, specialist, official):
    write(row_of(amendment, "1.1"), "due", "Апрель")
    write(row_of(amendment, "1.2"), "due", "Апрель")
    second = actions.approve_edition(amendment, by=official, **SECOND)
    third = actions.amend_edition(second, by=specialist)
    write(row_of(third, "1.2"), "due", "Май")
    third = actions.approve_edition(third, order_number="9", order_on=datetime.date(2026, 5, 4), by=official)

    document = plan_document(third, with_marks=True)

    assert document.mark == "(в ред. приказа от 04.05.2026 № 9)"
    assert [line.mark for line in document.lines if not line.is_heading] == [
        "(в ред. приказа от 02.03.2026 № 7)",
        "(в ред. приказа от 04.05.2026 № 9)",
        "",
        "",
    ]
    assert plan_document(third).mark == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_a_comparison_costs_the_same_for_any_length(
    approved, amendment, write, rows, django_assert_num_queries
):
    for number in ("1.1", "1.2", "2.1")[:rows]:
        write(row_of(amendment, number), "due", "Апрель")

    with django_assert_num_queries(4):
        assert len(edition_changes(approved, amendment).rows) == rows
