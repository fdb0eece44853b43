"""Cycles of tracks: how far, in order, the nine positions, outside systems (CY-01..CY-04, CY-08)."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from plans.models import CycleTemplate
from plans.states import EditionState
from reports.actions.cycles import begin_cycle
from reports.cycle_queries import shown_cycles
from reports.models import ManagementCycle, OutsideEntry
from tests.factories import (
    ActivityFactory,
    DirectionFactory,
    EditionFactory,
    PlanFactory,
    SectionFactory,
    TaskFactory,
)

LIST = reverse("reports:cycle-list")


@pytest.fixture
def track(municipality, authority, specialist):
    """A track that the full municipal cycle has filled: six rows."""
    call_command("load_reference", quiet=True)
    plan = PlanFactory(municipality=municipality, owner=authority)
    edition = EditionFactory(
        plan=plan, state=EditionState.APPROVED, order_number_text="1", order_on="2026-01-12",
        approved_at=timezone.now(), approved_by=specialist,
    )  # fmt: skip
    section = SectionFactory(edition=edition, title="Трек 1", direction=DirectionFactory())
    template = CycleTemplate.objects.order_by("-position").first()
    for place, step in enumerate(template.steps.order_by("position"), start=1):
        ActivityFactory(edition=edition, section=section, title=step.title, position=place)
    return section


def accept(activity, school, specialist):
    TaskFactory(
        activity=activity, organization=school, state="accepted", submitted_at=timezone.now(),
        submitted_by=specialist,
    )  # fmt: skip


def test_three_of_six_is_half_and_the_next_step_has_a_name(track, school, specialist):
    cycle = begin_cycle(track.edition, track, direction=track.direction, by=specialist)
    rows = list(track.activities.order_by("position"))
    for activity in rows[:3]:
        accept(activity, school, specialist)

    shown = shown_cycles([cycle], specialist)[0]

    assert (len(rows), shown.passed, shown.percent, shown.next_title) == (6, 3, 50, rows[3].title)
    assert cycle.template_text == CycleTemplate.objects.order_by("-position").first().name
    assert shown.early == []


def test_step_out_of_order_needs_a_reason(track, school, specialist, enter_as):
    cycle = begin_cycle(track.edition, track, direction=track.direction, by=specialist)
    last = cycle.stages.order_by("-position").first()
    page = reverse("reports:stage-close", args=[last.pk])
    client = enter_as(specialist)

    refused = client.post(page, {"verb": "close", "closing_text": "Справка № 4"}, follow=True)
    assert "Раньше этого шага не закрыто" in refused.content.decode()
    client.post(page, {"verb": "close", "closing_text": "Справка № 4", "order_reason": "Приказ министерства"})

    last.refresh_from_db()
    assert (last.closed_by, last.order_reason) == (specialist, "Приказ министерства")
    client.post(page, {"verb": "reopen"})
    last.refresh_from_db()
    assert (last.closed_at, last.order_reason) == (None, "")


def test_proofs_that_came_early_are_marked(track, school, specialist):
    cycle = begin_cycle(track.edition, track, direction=track.direction, by=specialist)
    accept(track.activities.order_by("-position").first(), school, specialist)

    shown = shown_cycles([cycle], specialist)[0]

    assert [one.stage.position for one in shown.early] == [6]


def test_page_offers_the_track_and_begins_it_once(track, specialist, enter_as):
    client = enter_as(specialist)
    assert [one.title for _, sections in client.get(LIST).context["offered"] for one in sections] == [
        "Трек 1"
    ]

    for _ in range(2):
        client.post(reverse("reports:section-cycle", args=[track.pk]))

    assert ManagementCycle.objects.count() == 1
    assert [one.cycle.title for one in client.get(LIST).context["cycles"]] == ["Трек 1"]


def test_outside_entry_says_who_and_when(municipality, specialist, enter_as):
    page = reverse("reports:outside-entry-list")
    given = {"system_text": "МИАС", "year": 2026, "entered_on": "2026-09-30", "person_text": "Методист"}
    client = enter_as(specialist)

    assert client.post(page, {**given, "entered_on": "2099-01-01"}).status_code == 422
    client.post(page, given)

    one = OutsideEntry.objects.get()
    assert (one.system_text, one.person_text, one.noted_by) == ("МИАС", "Методист", specialist)


def test_entry_of_an_activity_remembers_it(track, specialist, enter_as):
    activity = track.activities.first()
    page = f"{reverse('reports:outside-entry-list')}?activity={activity.pk}"
    given = {"system_text": "КОЭРСО", "year": 2026, "entered_on": "2026-09-30", "person_text": "Методист"}

    enter_as(specialist).post(page, given)

    assert OutsideEntry.objects.get().activity_key == activity.key
