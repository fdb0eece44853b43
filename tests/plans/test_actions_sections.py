"""Headings and numbers."""

import pytest

from plans import actions
from plans.actions.renumbering import roman
from plans.models import Direction, Section
from tests.factories import SectionFactory
from tests.plans.conftest import printed


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


def test_only_an_empty_section_is_deleted(draft, section, row, specialist):
    with pytest.raises(actions.Refused, match="есть строки"):
        actions.delete_section(section("1"), by=specialist)
    for number in ("1.1", "1.2"):
        actions.delete_activity(row(number), by=specialist)

    actions.delete_section(section("1"), by=specialist)

    assert printed(draft) == ["[2]", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("in_part", ["[I]", "[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]),
        ("three_levels", ["[I]", "[1.1]", "1.1.1", "1.1.2", "[1.2]", "1.2.1", "1.2.2"]),
        ("plain", ["[I]", "[1]", "1", "2", "[2]", "3", "4"]),
    ],
)
def test_the_three_styles_of_numbers(draft, specialist, style, expected):
    SectionFactory(edition=draft, level="part", number_text="", title="Механизмы", position=1)

    actions.renumber_edition(draft, style=style, by=specialist)

    assert printed(draft) == expected
    assert actions.renumber_edition(draft, style=style, by=specialist) == 0


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

    preview = [item.after for item in actions.renumbering(draft, style="in_part")]

    assert preview == ["1", "1.1.", "1.2.", "2", "2.1.", "2.2.", "I", "1", "1.1."]
    assert printed(draft)[-1] == ""


def test_renumbering_counts_the_versions_of_changed_rows(draft, row, specialist):
    activity = row("1.1")
    activity.number_text = "7"
    activity.save()

    assert actions.renumber_edition(draft, style="in_part", by=specialist) == 1
    assert (row("1.1").version, row("1.2").version) == (2, 1)


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90)] == ["I", "IV", "IX", "XIV", "XL", "XC"]
