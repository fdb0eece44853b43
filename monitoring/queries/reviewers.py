"""Who reviews what (RO-03): the duties of posts, as lists and pages ask for them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from monitoring.models import ReviewDuty
from msoko.people.models import Position, User
from msoko.people.roles import Role
from plans.models import Direction


@dataclass(frozen=True)
class DutyRow:
    """One direction of the page of duties: for each post whether it reviews it."""

    direction: Direction
    cells: list[tuple[Position, bool]]

    @property
    def is_nobodys(self) -> bool:
        return not any(is_held for _, is_held in self.cells)


def reviewing_posts(user: User, today: datetime.date) -> list[Position]:
    """The posts of specialists that are held today; who acts for one of them has its duties anyway."""
    if user.position is None:
        return []
    held = Position.objects.filter(municipality=user.position.municipality_id, role=Role.SPECIALIST)
    return list(held.filter(acts_for=None).held_on(today).select_related("user", "organization"))


def duty_rows(posts: list[Position]) -> list[DutyRow]:
    held = set(ReviewDuty.objects.filter(position__in=posts).values_list("position_id", "direction_id"))
    return [
        DutyRow(direction, [(post, (post.pk, direction.pk) in held) for post in posts])
        for direction in Direction.objects.order_by("position", "name")
    ]


def reviewers_by_direction(municipality_id: int, today: datetime.date) -> dict[int, list[str]]:
    """Direction -> «Ельникова А.В.», for «кто принимает»; a direction without duties is not in it.

    One query for a whole list of tasks; `monitoring.queries.directions.direction_id` gives the key of a task.
    """
    held = Position.objects.held_on(today)
    duties = ReviewDuty.objects.filter(municipality=municipality_id, position__in=held)
    found: dict[int, list[str]] = defaultdict(list)
    for duty in duties.select_related("position__user").order_by("position__user__last_name", "pk"):
        found[duty.direction_id].append(str(duty.position.user))
    return dict(found)
