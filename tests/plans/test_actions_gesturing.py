"""Undo and redo: a chain, its end, what others have changed, what comes and goes."""

import pytest

from plans import actions
from plans.actions.gesturing import AT_MOST
from plans.models import Activity, Gesture
from tests.cast import person
from tests.plans.conftest import printed

START = ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


@pytest.fixture
def colleague(authority):
    return person("colleague", "Липовцева", authority, "specialist", "Методист")


@pytest.fixture
def write(row, column, specialist):
    def written(number: str, name: str, text: str, by=specialist) -> Activity:
        activity = row(number)
        return actions.edit_cell(activity, column=column(name), text=text, version=activity.version, by=by)

    return written


def test_a_chain_goes_back_and_forth(draft, row, section, write, specialist, schools):
    titles = [row("1.1").title, row("1.1").executors_text]
    write("1.1", "title", "Круглый стол")
    write("1.1", "executors", "Руководители ОО")
    actions.move_activity_down(row("1.1"), by=specialist)
    actions.delete_activity(row("2.1"), by=specialist)
    actions.delete_section(section("1"), by=specialist)

    told = [actions.undo(draft, by=specialist).text for _ in range(5)]

    assert printed(draft) == START
    assert [row("1.1").title, row("1.1").executors_text] == titles
    assert row("1.1").assignments.count() == 0
    assert told[0] == "Отменено: удалён раздел «Направление 1»."
    for _ in range(4):
        actions.redo(draft, by=specialist)
    assert printed(draft) == ["[1]", "1.2", "1.1", "[2]", "2.2"]
    assert row("1.1").assignments.get().body == schools


def test_the_same_row_comes_back(draft, row, specialist, schools, write):
    write("1.2", "executors", "Руководители ОО")
    gone = row("1.2")

    actions.delete_activity(gone, by=specialist)
    returned = actions.undo(draft, by=specialist)

    assert returned.row == ("activity", gone.pk)
    assert (row("1.2").pk, row("1.2").key) == (gone.pk, gone.key)
    assert row("1.2").assignments.get().body == schools


def test_the_ends_of_the_chain_are_told(draft, write, specialist):
    with pytest.raises(actions.Refused, match="Отменять больше нечего"):
        actions.undo(draft, by=specialist)
    write("1.1", "title", "Один")
    actions.undo(draft, by=specialist)
    with pytest.raises(actions.Refused, match="Отменять больше нечего"):
        actions.undo(draft, by=specialist)
    actions.redo(draft, by=specialist)
    with pytest.raises(actions.Refused, match="Повторять больше нечего"):
        actions.redo(draft, by=specialist)


def test_a_new_gesture_ends_what_could_be_done_again(draft, row, write, specialist):
    write("1.1", "title", "Один")
    actions.undo(draft, by=specialist)
    write("1.1", "title", "Два")

    with pytest.raises(actions.Refused, match="нечего"):
        actions.redo(draft, by=specialist)
    assert row("1.1").title == "Два"


def test_unchanged_words_are_no_gesture(write):
    write("1.1", "title", "Семинар 1.1")

    assert not Gesture.objects.exists()


def test_fifty_gestures_are_kept_for_each_person(draft, write, specialist, colleague):
    write("1.2", "title", "Чужое", by=colleague)
    for number in range(AT_MOST + 3):
        write("1.1", "title", f"Вариант {number}")

    own = Gesture.objects.filter(edition=draft, person=specialist)
    assert own.count() == AT_MOST == 50
    assert own.last().changes[0]["after"] == {"title": "Вариант 3"}
    assert Gesture.objects.filter(person=colleague).count() == 1


def test_each_person_undoes_only_the_own_gestures(draft, row, write, specialist, colleague):
    write("1.1", "title", "Моё")
    write("1.2", "title", "Чужое", by=colleague)

    actions.undo(draft, by=specialist)

    assert (row("1.1").title, row("1.2").title) == ("Семинар 1.1", "Чужое")


def test_what_somebody_else_changed_is_not_overwritten_and_the_one_before_comes_next(
    draft, row, write, specialist, colleague
):
    write("1.2", "title", "Раньше")
    write("1.1", "title", "Моё")
    write("1.1", "title", "Чужое", by=colleague)

    refused = actions.undo(draft, by=specialist)

    assert refused.is_refused
    assert refused.text == (
        "Отменить нельзя: строка 1.1, «Мероприятие». После этого другой человек изменил(а) "
        "в строке «1.1 Чужое» графу «мероприятие»."
    )
    assert row("1.1").title == "Чужое"
    actions.undo(draft, by=specialist)
    assert row("1.2").title == "Семинар 1.2"


def test_another_cell_of_the_row_may_have_changed_meanwhile(draft, row, write, specialist, colleague):
    write("1.1", "title", "Моё")
    write("1.1", "due", "Апрель", by=colleague)

    actions.undo(draft, by=specialist)

    assert (row("1.1").title, row("1.1").due_text) == ("Семинар 1.1", "Апрель")


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        (lambda draft, by: actions.delete_activity(draft.activities.get(title=""), by=by), "удалили"),
        (lambda draft, by: actions.move_activity_up(draft.activities.get(title=""), by=by), "переместил"),
    ],
)
def test_a_row_that_others_moved_or_deleted_stays_as_they_left_it(
    draft, row, specialist, colleague, others, sentence
):
    actions.add_activity(draft, after=row("1.1"), by=specialist)
    others(draft, colleague)

    assert sentence in actions.undo(draft, by=specialist).text


def test_a_section_in_which_others_have_written_is_not_taken_away(draft, specialist, colleague):
    section = actions.add_section(draft, level="direction", number_text="3", title="Третье", by=specialist)
    actions.add_activity(draft, section=section, by=colleague)

    assert "появились другие строки" in actions.undo(draft, by=specialist).text
    assert draft.sections.count() == 3


def test_a_row_does_not_return_into_a_section_that_is_gone(draft, row, section, specialist, colleague):
    actions.delete_activity(row("1.1"), by=specialist)
    actions.delete_section(section("1"), by=colleague)

    assert "с тех пор удалён" in actions.undo(draft, by=specialist).text
    assert printed(draft) == ["[2]", "2.1", "2.2"]


def test_a_section_does_not_return_into_a_part_that_is_gone(draft, section, specialist, colleague):
    part = actions.add_section(draft, level="part", number_text="I", title="Часть", by=colleague)
    actions.move_section_down(section("2"), by=colleague)
    assert section("2").parent == part
    actions.move_section_up(section("2"), by=specialist)
    actions.delete_section(part, by=colleague)

    assert "с тех пор удалён" in actions.undo(draft, by=specialist).text
    assert section("2").parent is None


def test_a_place_that_is_taken_meanwhile_is_shared_in_order(draft, row, specialist, colleague):
    actions.move_activity_down(row("1.1"), by=specialist)
    twin = actions.add_activity(draft, after=row("1.2"), by=colleague)
    Activity.objects.filter(pk=twin.pk).update(position=1500)
    Activity.objects.filter(pk=row("1.2").pk).update(position=1600)

    actions.undo(draft, by=specialist)

    positions = [one.position for one in draft.activities.order_by("position")]
    assert len(set(positions)) == 5
