"""What lies open for a position, and who held it before."""

from monitoring.models import Task
from monitoring.querysets import TaskQuerySet
from monitoring.states import OWED, TaskState
from msoko.people.models import Position


def open_tasks(position: Position) -> TaskQuerySet:
    """Tasks of the organisation that are owed or under review."""
    tasks = Task.objects.filter(
        municipality=position.municipality_id,
        organization=position.organization_id,
        state__in=(*OWED, TaskState.SUBMITTED),
    )
    return tasks.for_listing().by_urgency()


def predecessor(position: Position) -> Position | None:
    """Who held the same post until this position began."""
    if position.since_on is None:
        return None
    same = Position.objects.filter(
        organization=position.organization_id,
        role=position.role,
        acts_for=None,
        until_on__lt=position.since_on,
    )
    return same.select_related("user").order_by("-until_on", "-pk").first()
