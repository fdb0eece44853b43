"""The measures that rows above the plan name by a key: the row of the newest edition that holds it."""

import uuid
from collections.abc import Iterable

from django.db.models import Case, F, QuerySet, Value, When

from msoko.people.models import User
from plans.models import Activity, Plan
from plans.querysets import PUBLISHED, ActivityQuerySet


def measures_of(keys: Iterable[uuid.UUID | None], user: User) -> dict[uuid.UUID, Activity]:
    """By key; an approved row before a draft, the newest edition last and so chosen. One query."""
    wanted = {key for key in keys if key}
    found = Activity.objects.visible_to(user).filter(key__in=wanted).select_related("edition__plan")
    return {one.key: one for one in newest_last(found)}


def newest_last(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    is_draft = Case(When(edition__state__in=PUBLISHED, then=Value(1)), default=Value(0))
    return activities.annotate(is_published=is_draft).order_by("is_published", F("edition__number"), "pk")


def offered_measures(user: User, plan: Plan | None = None) -> ActivityQuerySet:
    """Rows of plans in force that may carry something out."""
    activities = Activity.objects.visible_to(user).in_plan().filter(edition__state="approved")
    if plan is not None:
        activities = activities.filter(edition__plan=plan)
    return activities.select_related("edition__plan").order_by(
        "-edition__plan__starts_on", "edition", "position"
    )
