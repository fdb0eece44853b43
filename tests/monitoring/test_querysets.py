"""SQL agrees with the rules: overdue with the deadlines package, visible_to with the permissions."""

import datetime

import pytest
from django.utils import timezone

from monitoring.models import Evidence, Task
from monitoring.queries.listing import SHOW, conditions
from monitoring.states import OWED, TaskState
from plans.deadlines import DueStatus, Window, due_status
from tests.factories import EvidenceFactory, TaskFactory

TODAY = datetime.date(2026, 4, 27)
DATES = [None, *(TODAY + datetime.timedelta(days=shift) for shift in (-400, -1, 0, 1, 30))]
SUBMITTED = (TaskState.SUBMITTED, TaskState.ACCEPTED)


@pytest.fixture
def tasks(school, school_head):
    """One task in each state for each date."""
    made = []
    for state in TaskState:
        for due_on in DATES:
            is_sent = state in SUBMITTED
            made.append(
                TaskFactory(
                    organization=school,
                    activity__edition__plan__municipality=school.municipality,
                    state=state,
                    starts_on=None,
                    due_on=due_on,
                    submitted_at=timezone.now() if is_sent else None,
                    submitted_by=school_head if is_sent else None,
                    closing_reason="Исключено." if state == TaskState.CLOSED else "",
                )
            )
    return made


def is_overdue(task: Task) -> bool:
    """What the deadlines package says of a task that nobody has answered."""
    if task.state not in OWED:
        return False
    start = task.due_on or TODAY
    return due_status(Window(start, start, task.due_on, ""), None, TODAY) == DueStatus.OVERDUE


def test_overdue_agrees_with_the_deadlines_package(tasks):
    assert set(Task.objects.overdue(TODAY)) == {task for task in tasks if is_overdue(task)}
    assert Task.objects.overdue(TODAY).count() == 4


def test_chips_agree_with_the_querysets(tasks):
    shown = {key: set(Task.objects.filter(condition)) for key, condition in conditions(TODAY).items()}
    assert set(shown) == set(SHOW)
    assert shown["overdue"] == set(Task.objects.overdue(TODAY))
    assert shown["owed"] == set(Task.objects.owed())
    assert shown["submitted"] == set(Task.objects.waiting_for_review())
    assert shown["all"] == set(tasks)


@pytest.mark.parametrize(
    "viewer", ["specialist", "official", "observer", "administrator", "school_head", "other_head", "stranger"]
)
def test_visible_to_agrees_with_the_permissions(viewer, request, school, other_school):
    user = request.getfixturevalue(viewer)
    for organization in (school, other_school):
        EvidenceFactory(
            task__organization=organization,
            task__activity__edition__plan__municipality=organization.municipality,
        )
    for model, permission in ((Task, "monitoring.view_task"), (Evidence, "monitoring.view_evidence")):
        allowed = {one for one in model.objects.all() if user.has_perm(permission, one)}
        assert set(model.objects.visible_to(user)) == allowed
        assert len(allowed) == {"school_head": 1, "other_head": 1, "stranger": 0}.get(viewer, 2)
