"""Rows keep the order of the document whatever is done to them."""

import pytest

from plans import actions
from plans.actions.placing import document_lines
from plans.models import Activity
from tests.factories import ActivityFactory
from tests.plans.conftest import printed

START = ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


def test_the_order_of_the_document(draft):
    ActivityFactory(edition=draft, section=None, number_text="0", position=0)

    assert printed(draft) == ["0", *START]


def test_add_activity_below_a_row(draft, row, specialist):
    added = actions.add_activity(draft, after=row("1.1"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", "", "1.2", "[2]", "2.1", "2.2"]
    assert added.section == row("1.1").section


def test_add_activity_to_a_section_and_to_the_end(draft, section, specialist):
    inside = actions.add_activity(draft, section=section("1"), by=specialist)
    last = actions.add_activity(draft, by=specialist)

    lines = [line.row for line in document_lines(draft)]
    assert (lines.index(inside), lines.index(last)) == (3, 7)
    assert last.section == section("2")


def test_there_is_always_room_for_one_more_row(draft, row, specialist):
    for _ in range(12):
        actions.add_activity(draft, after=row("1.1"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", *[""] * 12, "1.2", "[2]", "2.1", "2.2"]
    positions = [line.row.position for line in document_lines(draft)]
    assert positions == sorted(set(positions))


def test_duplicate_activity_is_a_new_row_with_the_same_words(draft, row, specialist, schools):
    original = row("1.1")
    original.executors_text = "Руководители ОО"
    original.save()

    copy = actions.duplicate_activity(original, by=specialist)

    assert printed(draft) == ["[1]", "1.1", "1.1", "1.2", "[2]", "2.1", "2.2"]
    assert (copy.title, copy.version) == (original.title, 1)
    assert copy.key != original.key
    assert copy.assignments.get().body == schools


def test_delete_and_restore_bring_back_the_same_row(draft, row, specialist, schools):
    activity = row("1.2")
    activity.executors_text = "Руководители ОО"
    activity.save()

    kept = actions.delete_activity(activity, by=specialist)
    assert printed(draft) == ["[1]", "1.1", "[2]", "2.1", "2.2"]
    restored = actions.restore_activity(draft, kept=kept, by=specialist)
    again = actions.restore_activity(draft, kept=kept, by=specialist)

    assert printed(draft) == START
    assert (restored.key, restored.title) == (activity.key, activity.title)
    assert restored.assignments.get().body == schools
    assert again == restored


def test_restore_finds_a_place_when_the_section_is_gone(draft, row, section, specialist):
    kept = [actions.delete_activity(row(number), by=specialist) for number in ("1.1", "1.2")]
    actions.delete_section(section("1"), by=specialist)

    actions.restore_activity(draft, kept=kept[0], by=specialist)

    assert printed(draft) == ["[2]", "2.1", "2.2", "1.1"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1.2", ["[1]", "1.2", "1.1", "[2]", "2.1", "2.2"]),
        ("2.1", ["[1]", "1.1", "1.2", "2.1", "[2]", "2.2"]),
    ],
)
def test_move_up_goes_through_headings(draft, row, specialist, number, expected):
    actions.move_activity_up(row(number), by=specialist)

    assert printed(draft) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1.1", ["[1]", "1.2", "1.1", "[2]", "2.1", "2.2"]),
        ("1.2", ["[1]", "1.1", "[2]", "1.2", "2.1", "2.2"]),
    ],
)
def test_move_down_goes_through_headings(draft, row, specialist, number, expected):
    actions.move_activity_down(row(number), by=specialist)

    assert printed(draft) == expected


def test_a_moved_row_belongs_to_the_section_it_stands_in(draft, row, section, specialist):
    actions.move_activity_below(row("1.1"), after=section("2"), by=specialist)
    actions.move_activity(row("2.2"), before=row("1.2"), by=specialist)

    assert printed(draft) == ["[1]", "2.2", "1.2", "[2]", "1.1", "2.1"]
    assert (row("1.1").section, row("2.2").section) == (section("2"), section("1"))


def test_moving_beside_itself_changes_nothing(draft, row, specialist):
    actions.move_activity(row("1.1"), before=row("1.1"), by=specialist)

    assert printed(draft) == START


def test_the_edges_of_the_plan_refuse(draft, row, specialist):
    with pytest.raises(actions.Refused, match="первая"):
        actions.move_activity_up(row("1.1"), by=specialist)
    with pytest.raises(actions.Refused, match="последняя"):
        actions.move_activity_down(row("2.2"), by=specialist)


def test_no_gesture_touches_a_plan_that_left_the_desk(draft, row, specialist):
    activity = row("1.1")
    kept = actions.delete_activity(row("1.2"), by=specialist)
    actions.submit_edition(draft, by=specialist)

    for gesture in (
        lambda: actions.add_activity(draft, by=specialist),
        lambda: actions.duplicate_activity(activity, by=specialist),
        lambda: actions.delete_activity(activity, by=specialist),
        lambda: actions.restore_activity(draft, kept=kept, by=specialist),
        lambda: actions.move_activity_down(activity, by=specialist),
    ):
        with pytest.raises(actions.Refused, match="черновик"):
            gesture()
    assert Activity.objects.filter(edition=draft).count() == 3
