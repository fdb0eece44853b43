"""What a calendar feed tells: the deadlines of the own organisation, nothing about anybody else.

The link is asked without signing in, so this is read in steps: the feed by the checksum of the link (a table
without a wall), then the position in the name of its holder, then the tasks inside that municipality. A
person who has left the position, or may no longer sign in, gets nothing.
"""

import datetime
from collections.abc import Callable

from monitoring.models import CalendarFeed, Task
from monitoring.queries.tasks import place
from monitoring.states import OWED, TaskState
from msoko.lib import row_security
from msoko.lib.calendars import CalendarDay
from msoko.people.models import Position

#: what is long past leaves the calendar
_KEPT = datetime.timedelta(days=60)
_DONE = "✓ "


def live_feed(token_hash: str) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(token_hash=token_hash, revoked_at=None).first()


def enter_position(feed: CalendarFeed, today: datetime.date) -> Position | None:
    """Act from here on inside the municipality of the feed; needs an open transaction."""
    row_security.enter(None, person_id=feed.person_id)
    held = Position.objects.filter(pk=feed.position_id, user=feed.person_id, user__is_active=True)
    position = held.held_on(today).select_related("municipality").first()
    if position is not None:
        row_security.enter(position.municipality_id, person_id=feed.person_id)
    return position


def calendar_days(
    position: Position, feed: CalendarFeed, today: datetime.date, address: Callable[[Task], str]
) -> list[CalendarDay]:
    """The dated tasks of this organisation that somebody still has to think of."""
    tasks = (
        Task.objects.filter(
            municipality=position.municipality_id,
            organization=position.organization_id,
            due_on__gte=today - _KEPT,
        )
        .exclude(state=TaskState.CLOSED)
        .select_related("activity__edition__plan")
        .order_by("due_on", "pk")
    )
    return [_day(task, task.due_on, feed, address(task)) for task in tasks if task.due_on]


def _day(task: Task, due_on: datetime.date, feed: CalendarFeed, url: str) -> CalendarDay:
    is_done = task.state == TaskState.ACCEPTED
    words = f"{place(task)}. {task.get_state_display().capitalize()}."
    return CalendarDay(
        # The key of the activity outlives editions, so a phone does not show the same duty twice.
        uid=f"{task.activity_key}-{task.organization_id}-{task.occurrence}@msoko",
        day=due_on,
        title=f"{_DONE if is_done else ''}{' '.join(task.activity.title.split())}",
        text=f"{words}\n{url}",
        url=url,
        changed_at=task.submitted_at or feed.created_at,
        version=task.version,
        is_reminded=task.state in OWED,
    )
