"""One cell changes, its meaning with it; nothing of a second writer is lost."""

import pytest

from plans import actions
from plans.columns import cell_columns
from plans.models import Activity
from tests.factories import DeliverableKindFactory


@pytest.fixture
def column(draft):
    columns = {column.name: column for column in cell_columns(draft.plan.columns)}
    return columns.__getitem__


def test_edit_cell_keeps_the_words_and_counts_the_version(row, column, specialist):
    activity = actions.edit_cell(
        row("1.1"), column=column("title"), text="Круглый стол", version=1, by=specialist
    )

    assert (activity.title, activity.version) == ("Круглый стол", 2)
    assert Activity.objects.get(pk=activity.pk).version == 2


def test_edit_cell_understands_a_deadline_anew(row, column, specialist):
    activity = actions.edit_cell(row("1.1"), column=column("due"), text="Апрель", version=1, by=specialist)

    stored = Activity.objects.get(pk=activity.pk)
    assert stored.due_text == "Апрель"
    assert stored.due_rule["rule"] == "Dated"


def test_edit_cell_splits_executors_and_keeps_who_is_unknown(row, column, specialist, schools):
    text = "Руководители ОО, Совет отцов"
    activity = actions.edit_cell(row("1.1"), column=column("executors"), text=text, version=1, by=specialist)

    stored = Activity.objects.get(pk=activity.pk)
    assert [assignment.body for assignment in stored.assignments.all()] == [schools]
    assert (stored.executors_text, stored.unknown_executors_text) == (text, "Совет отцов")

    actions.edit_cell(row("1.1"), column=column("executors"), text="", version=2, by=specialist)
    stored.refresh_from_db()
    assert (stored.assignments.count(), stored.unknown_executors_text) == (0, "")


def test_edit_cell_splits_results_by_their_kinds(row, column, specialist):
    kind = DeliverableKindFactory(name="Свиток", spellings=["свитки"])
    actions.edit_cell(
        row("1.1"), column=column("deliverables"), text="Свитки; Нечто иное", version=1, by=specialist
    )

    found = list(row("1.1").deliverables.values_list("text", "kind"))
    assert found == [("Свитки", kind.pk), ("Нечто иное", None)]


def test_the_second_writer_of_a_cell_sees_both_values(row, column, specialist):
    actions.edit_cell(row("1.1"), column=column("title"), text="Первый", version=1, by=specialist)

    with pytest.raises(actions.StaleCell) as conflict:
        actions.edit_cell(
            row("1.1"), column=column("title"), text="Второй", version=1, seen="Семинар 1.1", by=specialist
        )

    assert (conflict.value.theirs, conflict.value.mine, conflict.value.version) == ("Первый", "Второй", 2)
    assert row("1.1").title == "Первый"


def test_without_what_was_seen_every_old_version_is_a_conflict(row, column, specialist):
    actions.edit_cell(row("1.1"), column=column("due"), text="Май", version=1, by=specialist)

    with pytest.raises(actions.StaleCell):
        actions.edit_cell(row("1.1"), column=column("title"), text="Второй", version=1, by=specialist)


def test_another_cell_of_the_row_is_no_conflict(row, column, specialist):
    actions.edit_cell(row("1.1"), column=column("due"), text="Май", version=1, by=specialist)

    actions.edit_cell(
        row("1.1"), column=column("title"), text="Второй", version=1, seen="Семинар 1.1", by=specialist
    )

    stored = row("1.1")
    assert (stored.due_text, stored.title, stored.version) == ("Май", "Второй", 3)


def test_unchanged_words_are_no_change(row, column, specialist):
    before = row("1.1")
    before.title = "Один\nдва"
    before.save()

    actions.edit_cell(before, column=column("title"), text="Один\r\nдва ", version=1, by=specialist)

    assert (row("1.1").version, row("1.1").title) == (1, "Один\nдва")


def test_edit_cell_refuses_a_plan_under_endorsement(row, draft, column, specialist):
    actions.submit_edition(draft, by=specialist)

    with pytest.raises(actions.Refused, match="«на согласовании»"):
        actions.edit_cell(row("1.1"), column=column("title"), text="Нет", version=1, by=specialist)


def test_the_same_words_of_two_writers_are_no_conflict(row, column, specialist):
    """A save that was answered into a lost connection is sent once more."""
    for _ in range(2):
        words = {"text": "Одно и то же", "version": 1, "seen": "Семинар 1.1", "by": specialist}
        saved = actions.edit_cell(row("1.1"), column=column("title"), **words)

    assert saved.version == 2
