"""Headings and numbers."""

import pytest

from plans import actions
from plans.models import Direction, Section
from tests.factories import SectionFactory
from tests.plans.conftest import printed

START = ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


def test_add_section_at_the_end_and_after_another(draft, section, specialist):
    new = {"level": "direction", "title": "Профориентация обучающихся", "by": specialist}

    last = actions.add_section(draft, number_text="9", **new)
    actions.add_section(draft, number_text="5", after=section("1"), **new)

    assert printed(draft) == ["[1]", "1.1", "1.2", "[5]", "[2]", "2.1", "2.2", "[9]"]
    assert last.direction == Direction.objects.filter(key="career_guidance").first()


def test_a_new_section_stands_inside_the_wider_one_above(draft, section, specialist):
    track = actions.add_section(
        draft, level="track", number_text="", title="Трек", after=section("1"), by=specialist
    )
    part = actions.add_section(draft, level="part", number_text="II", title="Часть", by=specialist)

    assert (track.parent, part.parent) == (section("1"), None)


def test_rename_section_tells_of_a_change_between(section, specialist):
    first = section("1")
    actions.rename_section(section("1"), number_text="1", title="Новое", version=1, by=specialist)

    with pytest.raises(actions.Refused, match="«1 Новое»"):
        actions.rename_section(first, number_text="1", title="Другое", version=1, by=specialist)
    assert section("1").title == "Новое"


def test_a_section_is_deleted_with_its_rows_and_comes_back_with_them(draft, section, specialist):
    assert actions.delete_section(section("1"), by=specialist) == 2
    assert printed(draft) == ["[2]", "2.1", "2.2"]

    actions.undo(draft, by=specialist)

    assert printed(draft) == START
    assert section("1").title == "Направление 1"


def test_a_copy_of_a_section_has_its_headings_and_rows(draft, section, row, specialist):
    track = actions.add_section(
        draft, level="track", number_text="", title="Трек", after=section("1"), by=specialist
    )
    actions.move_activity_below(row("1.2"), after=track, by=specialist)

    copy = actions.duplicate_section(section("1"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", "[]", "1.2", "[1]", "1.1", "[]", "1.2", "[2]", "2.1", "2.2"]
    assert [child.title for child in copy.children.all()] == ["Трек"]
    keys = set(draft.activities.values_list("key", flat=True))
    assert len(keys) == 6


@pytest.mark.parametrize(
    ("gesture", "number", "expected"),
    [
        ("up", "2", ["[2]", "2.1", "2.2", "[1]", "1.1", "1.2"]),
        ("down", "1", ["[2]", "2.1", "2.2", "[1]", "1.1", "1.2"]),
    ],
)
def test_a_section_moves_with_its_rows(draft, section, specialist, gesture, number, expected):
    move = {"up": actions.move_section_up, "down": actions.move_section_down}[gesture]

    move(section(number), by=specialist)
    assert printed(draft) == expected
    actions.undo(draft, by=specialist)

    assert printed(draft) == START


def test_a_section_never_parts_the_rows_of_another(draft, section, row, specialist):
    actions.move_section(section("2"), beside=row("1.2"), by=specialist)
    assert printed(draft) == ["[2]", "2.1", "2.2", "[1]", "1.1", "1.2"]

    actions.move_section(section("2"), beside=row("1.1"), is_below=True, by=specialist)
    assert printed(draft) == START


def test_a_direction_goes_over_the_border_of_a_part(draft, section, specialist):
    part = actions.add_section(draft, level="part", number_text="II", title="Часть", by=specialist)

    actions.move_section_down(section("2"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", "1.2", "[II]", "[2]", "2.1", "2.2"]
    assert section("2").parent == part
    actions.move_section_up(section("2"), by=specialist)
    assert section("2").parent is None


def test_the_edges_of_the_plan_refuse_a_section(section, specialist):
    with pytest.raises(actions.Refused, match="первый"):
        actions.move_section_up(section("1"), by=specialist)
    with pytest.raises(actions.Refused, match="последний"):
        actions.move_section_down(section("2"), by=specialist)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("two_levels", ["[I]", "[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]),
        ("two_levels_dot", ["[I]", "[1]", "1.1.", "1.2.", "[2]", "2.1.", "2.2."]),
        ("three_levels", ["[I]", "[1.1]", "1.1.1", "1.1.2", "[1.2]", "1.2.1", "1.2.2"]),
        ("restarting", ["[]", "[1]", "1.", "2.", "[2]", "1.", "2."]),
        ("through", ["[]", "[1]", "1", "2", "[2]", "3", "4"]),
        ("none", ["[]", "[1]", "", "", "[2]", "", ""]),
    ],
)
def test_the_styles_of_numbers(draft, specialist, style, expected):
    SectionFactory(edition=draft, level="part", number_text="", title="Механизмы", position=1)

    actions.renumber_edition(draft, style=style, by=specialist)

    assert printed(draft) == expected
    assert actions.renumber_edition(draft, style=style, by=specialist) == 0
    draft.plan.refresh_from_db()
    assert draft.plan.numbering == style
    actions.undo(draft, by=specialist)
    assert printed(draft) == ["[]", *START]


def test_numbers_begin_anew_in_each_part_and_keep_the_printed_dot(draft, row, specialist):
    last = Section.objects.create(
        municipality=draft.municipality, edition=draft, level="part", title="Ещё", position=9000
    )
    actions.add_section(draft, level="direction", number_text="", title="Третье", after=last, by=specialist)
    for number in ("1.1", "1.2", "2.1", "2.2"):
        activity = row(number)
        activity.number_text += "."
        activity.save()
    actions.add_activity(draft, by=specialist)

    preview = [item.after for item in actions.renumbering(draft, style="two_levels_dot")]

    assert preview == ["1", "1.1.", "1.2.", "2", "2.1.", "2.2.", "I", "1", "1.1."]
    assert printed(draft)[-1] == ""


def test_renumbering_counts_the_versions_of_changed_rows(draft, row, specialist):
    activity = row("1.1")
    activity.number_text = "7"
    activity.save()

    assert actions.renumber_edition(draft, style="two_levels", by=specialist) == 1
    assert (row("1.1").version, row("1.2").version) == (2, 1)
