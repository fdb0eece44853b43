"""Questions about tasks that several pages ask, answered with values that templates only print."""

from django.db.models import Count, Q

from monitoring.models import Task
from monitoring.states import OWED, TaskState
from msoko.people.models import User


def waiting_counts(user: User) -> dict[str, int]:
    """Counts for the left column in one query: tasks still owed, rounds waiting for review."""
    # Asked on every page: what is settled, the most of a year, is left out before it is counted.
    waiting = Task.objects.visible_to(user).filter(state__in=[*OWED, TaskState.SUBMITTED])
    counts = waiting.aggregate(
        open=Count("pk", filter=Q(state__in=OWED)), review=Count("pk", filter=Q(state=TaskState.SUBMITTED))
    )
    return {**counts, "own": counts["open"]}
