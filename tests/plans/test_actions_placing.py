"""Rows keep the order of the document whatever is done to them."""

from collections import Counter

import pytest
from django.db.models import Max

from plans import actions
from plans.actions.lines import document_lines
from plans.history import events_of
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
    actions.delete_activity(row("1.2"), by=specialist)
    actions.submit_edition(draft, by=specialist)

    for gesture in (
        lambda: actions.add_activity(draft, by=specialist),
        lambda: actions.duplicate_activity(activity, by=specialist),
        lambda: actions.delete_activity(activity, by=specialist),
        lambda: actions.undo(draft, by=specialist),
        lambda: actions.move_activity_down(activity, by=specialist),
    ):
        with pytest.raises(actions.Refused, match="черновик"):
            gesture()
    assert Activity.objects.filter(edition=draft).count() == 3


def test_a_move_writes_one_row_and_no_other(draft, row, specialist):
    """«Moving a row does not rewrite the others»: sixty moves into one gap, each writes one row."""
    before = ActivityEvents()

    for place in range(60):
        number = ("2.1", "2.2")[place % 2]
        actions.move_activity(row(number), before=row("1.2"), by=specialist)

    assert before.written_since() == {row("2.1").pk: 30, row("2.2").pk: 30}
    assert printed(draft) == ["[1]", "1.1", "2.1", "2.2", "1.2", "[2]"]


class ActivityEvents:
    """How often each row is written, by the history that the database keeps."""

    def __init__(self) -> None:
        self.last = events_of(Activity).aggregate(last=Max("pgh_id"))["last"]

    def written_since(self) -> dict[int, int]:
        written = events_of(Activity).filter(pgh_id__gt=self.last).values_list("pgh_obj_id", flat=True)
        return dict(Counter(written))


def test_when_the_digits_end_only_neighbours_are_set_apart(draft, row, specialist):
    below = [
        ActivityFactory(edition=draft, section=row("2.2").section, number_text="9", position=900_000 + place)
        for place in range(6)
    ]
    Activity.objects.filter(pk=row("1.2").pk).update(position=row("1.1").position)

    actions.move_activity(row("2.2"), before=row("1.2"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", "2.2", "1.2", "[2]", "2.1", *["9"] * 6]
    below[-1].refresh_from_db()
    assert below[-1].position == 900_005
