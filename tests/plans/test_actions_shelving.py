"""The library: rows and cycles into a draft, rows from a plan onto the shelf (P9, CY-01)."""

import pytest
from django.core.management import call_command

from plans import actions
from plans.columns import column_set
from plans.models import CycleTemplate, LibraryActivity, StandardActivity
from tests.factories import DirectionFactory, LibraryActivityFactory
from tests.plans.conftest import printed


@pytest.fixture
def shelf(db):
    call_command("load_reference", quiet=True)


def test_every_direction_has_six_standard_activities_at_least(shelf):
    counts: dict[str, int] = {}
    for row in StandardActivity.objects.select_related("direction"):
        counts[row.direction.key] = counts.get(row.direction.key, 0) + 1

    assert len(counts) == 9
    assert min(counts.values()) >= 6


def test_a_full_cycle_gives_an_empty_track_six_rows_with_their_proofs(shelf, draft, section, specialist):
    track = actions.add_section(
        draft, level="track", number_text="1", title="Объективность", after=section("2"), by=specialist
    )
    steps = list(CycleTemplate.objects.get(key="full-municipal-cycle").steps.order_by("position"))

    added = actions.insert_from_library(draft, rows=steps, section=track, by=specialist)

    assert [row.title for row in track.activities.order_by("position")] == [step.title for step in steps]
    assert len(added) == 6
    assert all(row.deliverables.exists() and row.due_rule for row in added)
    sizes = {one.key: one.steps.count() for one in CycleTemplate.objects.all()}
    assert sizes == {"inside-regional-cycle": 5, "on-municipal-analysis": 6, "full-municipal-cycle": 6}


def test_picked_rows_come_below_the_section_with_the_next_numbers(shelf, draft, section, specialist):
    rows = list(StandardActivity.objects.all()[:2])

    actions.insert_from_library(draft, rows=rows, section=section("1"), by=specialist)

    assert printed(draft) == ["[1]", "1.1", "1.2", "1.3", "1.4", "[2]", "2.1", "2.2"]


def test_many_rows_go_where_there_is_no_room(shelf, draft, row, section, specialist):
    for place, number in enumerate(("1.1", "1.2"), start=1):
        one = row(number)
        one.position = section("2").position - 3 + place
        one.save()

    rows = list(StandardActivity.objects.all()[:5])
    actions.insert_from_library(draft, rows=rows, section=section("1"), by=specialist)

    assert printed(draft)[:8] == ["[1]", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]


def test_a_plan_of_four_columns_takes_the_words_it_can_show(shelf, draft, section, specialist):
    draft.plan.columns = column_set("4")
    draft.plan.save()

    added = actions.insert_from_library(
        draft, rows=[StandardActivity.objects.first()], section=section("1"), by=specialist
    )

    assert (added[0].conduct_format, added[0].deliverables_text, added[0].steps_text) == ("", "", "")
    assert added[0].due_text == StandardActivity.objects.first().due_text


def test_a_row_is_kept_once_with_the_direction_of_its_heading(draft, row, section, specialist):
    heading = section("1")
    heading.direction = DirectionFactory(key="talents")
    heading.save()

    kept = actions.keep_in_library(row("1.1"), by=specialist)

    assert (kept.title, kept.direction.key, kept.saved_by) == ("Семинар 1.1", "talents", specialist)
    with pytest.raises(actions.Refused, match="уже есть"):
        actions.keep_in_library(row("1.1"), by=specialist)


def test_refusals(draft, row, section, specialist):
    with pytest.raises(actions.Refused, match="хотя бы одну"):
        actions.insert_from_library(draft, rows=[], section=section("1"), by=specialist)
    empty = actions.add_activity(draft, by=specialist)
    with pytest.raises(actions.Refused, match="сохранять нечего"):
        actions.keep_in_library(empty, by=specialist)


def test_the_own_row_is_taken_off_the_shelf(draft, municipality, specialist):
    kept = LibraryActivityFactory(municipality=municipality)

    actions.remove_from_library(kept, by=specialist)

    assert not LibraryActivity.objects.exists()
