"""Moving an event: first it is shown what shifts, then the tasks move."""

import datetime
import uuid

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.models import Task
from plans import actions as plan_actions
from plans.due_queries import due_settings
from tests.factories import CalendarEventFactory
from tests.monitoring.views.test_plan_dates import TODAY, edition, heads, rows, words

__all__ = ["edition", "heads", "rows"]
NEW = {"starts_on": "2026-04-20", "ends_on": "2026-05-29", "document_text": "приказ № 14", "version": 1}


@pytest.fixture
def event(edition, rows, other_school, specialist):
    made = CalendarEventFactory(municipality=edition.municipality)
    settings = due_settings(edition.municipality_id)
    plan_actions.tie_to_event(rows[:2], made, settings=settings, by=specialist)
    actions.reconcile_tasks(edition, by=specialist, today=TODAY)
    return made


def address(event):
    return reverse("monitoring:event-move", args=[event.pk])


def test_what_shifts_is_shown_before_anything_moves(event, rows, school, enter_as, specialist, school_head):
    task = Task.objects.filter(organization=school, activity=rows[0]).get()
    actions.add_link(task, by=school_head, url="https://school.example/a", client_key=uuid.uuid4())

    page = words(enter_as(specialist).post(address(event), NEW))

    assert "Вот что изменится. Перенести?" in page
    assert "<dd>2</dd>" in page
    assert page.count("20.05.2026 → <b>29.05.2026</b>") == 2
    assert "3 в 2 организациях" in page
    assert "<dd>1</dd>" in page
    event.refresh_from_db()
    assert event.ends_on == datetime.date(2026, 5, 20)


def test_confirmed_the_event_moves_with_its_tasks(event, enter_as, specialist):
    response = enter_as(specialist).post(address(event), {**NEW, "confirm": "1"}, follow=True)

    event.refresh_from_db()
    assert (event.ends_on, event.document_text, event.version) == (
        datetime.date(2026, 5, 29),
        "приказ № 14",
        2,
    )
    dues = set(Task.objects.filter(due_on__month=5).values_list("due_on", flat=True))
    assert dues == {datetime.date(2026, 5, 29)}
    assert "4 получили новый срок" in words(response)


def test_a_second_writer_is_told(event, enter_as, specialist):
    response = enter_as(specialist).post(address(event), {**NEW, "confirm": "1", "version": 7}, follow=True)

    assert "событие изменили" in words(response)
    event.refresh_from_db()
    assert event.version == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"ends_on": "2026-04-01"}, "Окончание раньше начала"), ({"starts_on": "вчера"}, "Напишите дату так")],
)
def test_nonsense_is_refused(change, sentence, event, enter_as, specialist):
    response = enter_as(specialist).post(address(event), {**NEW, **change, "confirm": "1"})

    assert response.status_code == 422
    assert sentence in words(response)


def test_an_event_is_moved_by_the_specialist_of_the_municipality(
    event, enter_as, official, school_head, stranger
):
    for person, status in ((official, 403), (school_head, 403), (stranger, 404)):
        assert enter_as(person).get(address(event)).status_code == status
