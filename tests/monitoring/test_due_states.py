"""DL-10: the state of a task on a day, the same in Python and in SQL for any dates."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.due_states import DUE_TONES, DueState, due_state
from monitoring.models import Task
from monitoring.querysets import due_conditions
from monitoring.states import TaskState
from tests.factories import ActivityFactory, TaskFactory

TODAY = datetime.date(2026, 4, 10)
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)


def state_of(state, *, starts_on=None, due_on=None, planned_on=None, submitted_on=None):
    return due_state(
        state,
        starts_on=starts_on,
        due_on=due_on,
        planned_on=planned_on,
        submitted_on=submitted_on,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("state", "dates", "expected"),
    [
        ("open", {"starts_on": TOMORROW, "due_on": TOMORROW}, DueState.NOT_STARTED),
        ("open", {"starts_on": TODAY, "due_on": TOMORROW}, DueState.IN_PROGRESS),
        ("open", {"starts_on": YESTERDAY, "due_on": TODAY}, DueState.IN_PROGRESS),
        ("open", {"due_on": YESTERDAY}, DueState.OVERDUE),
        ("open", {"starts_on": YESTERDAY}, DueState.IN_PROGRESS),
        ("open", {"due_on": TOMORROW, "planned_on": YESTERDAY}, DueState.POSTPONED),
        ("open", {"due_on": YESTERDAY, "planned_on": YESTERDAY}, DueState.OVERDUE),
        ("returned", {"starts_on": TOMORROW, "due_on": TOMORROW}, DueState.IN_PROGRESS),
        ("submitted", {"due_on": YESTERDAY, "submitted_on": TODAY}, DueState.IN_PROGRESS),
        ("accepted", {"due_on": TODAY, "submitted_on": TODAY}, DueState.DONE),
        ("accepted", {"due_on": YESTERDAY, "submitted_on": TODAY}, DueState.DONE_LATE),
        ("accepted", {"submitted_on": TODAY}, DueState.DONE),
        ("closed", {"due_on": YESTERDAY}, DueState.NOT_REQUIRED),
    ],
)
def test_state_on_a_day(state, dates, expected):
    assert state_of(state, **dates) == expected


def test_every_state_has_a_tone():
    assert set(DUE_TONES) == set(DueState)


DAYS = st.dates(TODAY - datetime.timedelta(days=3), TODAY + datetime.timedelta(days=3))
MAYBE = st.one_of(st.none(), DAYS)
ROWS = st.lists(
    st.tuples(st.sampled_from(TaskState.values), MAYBE, MAYBE, MAYBE, DAYS), min_size=1, max_size=25
)


def fill(activity, organization, author, rows):
    """Tasks of every kind; what the constraints of the table refuse is put right."""
    Task.objects.all().delete()
    made = []
    for number, (state, starts_on, due_on, planned_on, answered_on) in enumerate(rows):
        moment = datetime.datetime(
            answered_on.year, answered_on.month, answered_on.day, 22, 30, tzinfo=datetime.UTC
        )
        has_answer = state in (TaskState.SUBMITTED, TaskState.ACCEPTED)
        made.append(
            Task(
                municipality=activity.municipality,
                activity=activity,
                activity_key=activity.key,
                organization=organization,
                occurrence=number,
                state=state,
                starts_on=starts_on,
                due_on=due_on,
                planned_on=planned_on if due_on else None,
                submitted_at=moment if has_answer else None,
                submitted_by=author if has_answer else None,
                closing_reason="Не нужно." if state == TaskState.CLOSED else "",
            )
        )
    Task.objects.bulk_create(made)


def test_python_and_sql_agree_for_any_dates(school, specialist, edition_row):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(ROWS, DAYS)
    def agree(rows, today):
        fill(edition_row, school, specialist, rows)
        for task in Task.objects.with_due_state(today):
            assert task.due_state == task.due_state_on(today).value
        found = [
            pk
            for condition in due_conditions(today).values()
            for pk in Task.objects.filter(condition).values_list("pk", flat=True)
        ]
        # Each state by itself: every task is in one of them, and in one only.
        assert sorted(found) == sorted(Task.objects.values_list("pk", flat=True))

    agree()


@pytest.fixture
def edition_row(school):
    return ActivityFactory(edition__plan__municipality=school.municipality)


def test_the_overdue_of_the_list_is_the_overdue_of_the_state(school, specialist, edition_row):
    for number, due_on in enumerate((YESTERDAY, TODAY, None)):
        TaskFactory(
            activity=edition_row, organization=school, occurrence=number, starts_on=None, due_on=due_on
        )

    by_state = Task.objects.with_due_state(TODAY).filter(due_state=DueState.OVERDUE)

    assert set(by_state) == set(Task.objects.overdue(TODAY))
