"""Many cells at once: proposals, one gesture, and what has changed since the preview."""

import pytest

from plans import actions
from plans.models import Activity
from plans.pasting import read_grid
from tests.plans.conftest import printed


@pytest.fixture
def rows(draft):
    return list(Activity.objects.filter(edition=draft).order_by("position"))


def told(changes) -> list[tuple[str, str, str]]:
    return [(one.label, one.column.name, one.after) for one in changes]


@pytest.mark.parametrize(
    ("mode", "words", "expected"),
    [
        ("replace", "Апрель", ["1.1", "1.2", "2.1", "2.2"]),
        ("replace", "Март", []),
        ("add", "Май", ["1.1", "1.2", "2.1", "2.2"]),
        ("add", "Март", []),
    ],
)
def test_a_bulk_change_proposes_the_cells_that_would_be_others(rows, column, mode, words, expected):
    changes = actions.bulk_proposal(rows, column=column("due"), text=words, mode=mode)

    assert [one.label for one in changes] == expected
    wanted = words if mode == "replace" else f"Март\n{words}"
    assert {one.after for one in changes} <= {wanted}


def test_a_bulk_change_is_one_gesture_and_is_understood(draft, rows, row, column, specialist, schools):
    changes = actions.bulk_proposal(
        rows[:3], column=column("executors"), text="Руководители ОО", mode="replace"
    )

    assert actions.change_cells(draft, changes, title="исполнители", by=specialist) == 3
    assert [one.assignments.count() for one in rows] == [1, 1, 1, 0]
    assert row("1.1").version == 2
    actions.undo(draft, by=specialist)
    assert [one.assignments.count() for one in rows] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (actions.Search("семинар", "Круглый стол"), ["1.1", "1.2", "2.1", "2.2"]),
        (actions.Search("семинар", "Круглый стол", is_case_exact=True), []),
        (actions.Search("Семин", "Семен"), ["1.1", "1.2", "2.1", "2.2"]),
        (actions.Search("Семин", "Семен", is_whole_word=True), []),
        (actions.Search("1.1", "1.9"), ["1.1"]),
        (actions.Search(".", "!"), ["1.1", "1.2", "2.1", "2.2"]),
        (actions.Search("р 2", r"\1"), ["2.1", "2.2"]),
    ],
)
def test_find_and_replace_takes_words_as_they_are_written(rows, column, search, expected):
    changes = actions.replace_proposal(rows, columns=[column("title")], search=search)

    assert [one.label for one in changes] == expected
    assert all(search.replacement in one.after for one in changes)


def test_a_cell_that_changed_since_the_preview_stops_everything(draft, rows, row, column, specialist):
    changes = actions.bulk_proposal(rows, column=column("due"), text="Май", mode="replace")
    actions.edit_cell(row("2.2"), column=column("due"), text="Июнь", version=1, by=specialist)

    with pytest.raises(actions.Refused, match=r"Строку 2\.2 с тех пор изменили"):
        actions.change_cells(draft, changes, title="сроки", by=specialist)
    assert row("1.1").due_text == "Март"


def test_words_that_do_not_fit_are_told_with_their_row(draft, rows, column, specialist):
    changes = actions.bulk_proposal(rows, column=column("number"), text="9" * 31, mode="replace")

    with pytest.raises(actions.Refused, match="вышло бы 31 знаков, а помещается 30"):
        actions.change_cells(draft, changes, title="номера", by=specialist)


def test_paste_over_goes_to_the_right_and_down_to_the_end_of_the_section(draft, row, specialist):
    grid = read_grid("Первое\tАпрель\nВторое\tМай\nТретье\tИюнь")

    proposal = actions.paste_proposal(draft, grid, anchor=row("1.1"), column_name="title", is_over=True)
    added = actions.paste_rows(draft, proposal, by=specialist)

    assert told(proposal.changes) == [
        ("1.1", "title", "Первое"),
        ("1.1", "due", "Апрель"),
        ("1.2", "title", "Второе"),
        ("1.2", "due", "Май"),
    ]
    assert printed(draft) == ["[1]", "1.1", "1.2", "", "[2]", "2.1", "2.2"]
    assert [(one.title, one.due_text) for one in added] == [("Третье", "Июнь")]
    actions.undo(draft, by=specialist)
    assert printed(draft) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]
    assert row("1.1").title == "Семинар 1.1"


def test_whole_rows_are_added_below_from_the_first_column(draft, row, specialist):
    header = "\t".join(column["header"] for column in draft.plan.columns)
    grid = read_grid(f"{header}\n1.3\tПервое\tАпрель\tОтдел\tСеминар\tСправка\n1.4\tВторое")

    proposal = actions.paste_proposal(draft, grid, anchor=row("1.1"), column_name="due", is_over=False)
    actions.paste_rows(draft, proposal, by=specialist)

    assert proposal.lost_columns == 0
    assert printed(draft) == ["[1]", "1.1", "1.3", "1.4", "1.2", "[2]", "2.1", "2.2"]
    assert row("1.3").deliverables.get().text == "Справка"


@pytest.mark.parametrize(("is_over", "expected"), [(True, 5), (False, 1)])
def test_columns_that_find_no_place_are_counted(draft, row, is_over, expected):
    grid = read_grid("1\t2\t3\t4\t5\t6\t7")

    proposal = actions.paste_proposal(
        draft, grid, anchor=row("1.1"), column_name="conduct_format", is_over=is_over
    )

    assert proposal.lost_columns == expected


def test_without_a_row_the_paste_goes_to_the_end(draft, row, specialist):
    proposal = actions.paste_proposal(draft, read_grid("9\tПоследнее"), anchor=None, is_over=True)
    (added,) = actions.paste_rows(draft, proposal, by=specialist)

    assert printed(draft)[-1] == "9"
    assert added.section == row("2.2").section


def test_taught_words_are_found_in_every_row_of_the_draft(draft, row, column, specialist, schools):
    for number in ("1.1", "2.2"):
        actions.edit_cell(
            row(number), column=column("executors"), text="Главы школ", version=1, by=specialist
        )
    assert row("2.2").unknown_executors_text == "Главы школ"

    count = actions.teach_executor(draft, words="Главы школ", name="Руководители ОО", by=specialist)

    assert count == 2
    assert {row(number).assignments.get().body for number in ("1.1", "2.2")} == {schools}
    assert row("1.1").unknown_executors_text == ""
    assert row("1.1").executors_text == "Главы школ"


@pytest.mark.parametrize("words", ["", "слово " * 60])
def test_what_cannot_be_remembered_is_refused(draft, specialist, words):
    with pytest.raises(actions.Refused, match="не длиннее 200"):
        actions.teach_executor(draft, words=words, name="Отдел", by=specialist)
