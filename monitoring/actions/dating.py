"""Gestures that set dates, with the tasks of every plan in force that they touch.

The dates themselves belong to `plans`; a plan that is still a draft has no tasks to follow.
"""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from monitoring.actions.reconciling import TaskChanges, reconcile_tasks
from msoko.people.models import User
from plans import actions as plan_actions
from plans.models import CalendarEvent, Edition, Plan
from plans.states import EditionState


@transaction.atomic
def date_plan(
    edition: Edition, change: Callable[[], object], *, today: datetime.date, by: User
) -> TaskChanges | None:
    """Make the change of dates and let the tasks of this plan follow; None while it has no tasks."""
    change()
    return follow([edition.plan], today=today, by=by)


@transaction.atomic
def shift_event(event: CalendarEvent, *, today: datetime.date, by: User, **dates: Any) -> TaskChanges | None:
    """Move an event with all rows and tasks that hang on it."""
    touched = plan_actions.move_event(event, by=by, **dates)
    return follow(touched, today=today, by=by)


def follow(plans: Iterable[Plan], *, today: datetime.date, by: User) -> TaskChanges | None:
    in_force = Edition.objects.filter(plan__in=list(plans), state=EditionState.APPROVED)
    found = [
        reconcile_tasks(edition, by=by, today=today)
        for edition in in_force.select_related("plan").order_by("pk")
    ]
    if not found:
        return None
    return TaskChanges(
        made=sum(one.made for one in found),
        kept=sum(one.kept for one in found),
        moved=sum(one.moved for one in found),
        closed=sum(one.closed for one in found),
        reopened=sum(one.reopened for one in found),
    )
