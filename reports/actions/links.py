"""Which indicators a measure is to move (M9)."""

from django.db import transaction

from monitoring.models import Indicator
from msoko.people.models import User
from plans.models import Activity
from reports.models import ActivityIndicator


@transaction.atomic
def link_indicator(activity: Activity, indicator: Indicator, *, by: User) -> ActivityIndicator:
    return ActivityIndicator.objects.get_or_create(
        activity_key=activity.key,
        indicator=indicator,
        defaults={
            "municipality_id": activity.municipality_id,
            "plan": activity.edition.plan,
            "linked_by": by,
        },
    )[0]


@transaction.atomic
def unlink_indicator(activity: Activity, indicator: Indicator, *, by: User) -> None:
    """Nothing to do when the link is gone already."""
    ActivityIndicator.objects.filter(activity_key=activity.key, indicator=indicator).delete()
