"""Who has given its data in a round and who has not (MC-06 in the words of rounds: «name of body, form,
days late»).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from monitoring.models import CollectionRound, RoundExtension, Submission
from monitoring.submission_states import SubmissionState
from msoko.people.models import Organization

#: in these states nothing has arrived
OWED = (SubmissionState.FILLING, SubmissionState.RETURNED)


@dataclass(frozen=True)
class Debtor:
    submission: Submission
    organization: Organization
    closes_on: date
    late_day_count: int


def not_reported(asked: CollectionRound, *, today: date) -> list[Debtor]:
    """One query; the latest first. Who was given more time is late from his own day on."""
    extended = (
        RoundExtension.objects.filter(round=OuterRef("round"), organization=OuterRef("organization"))
        .order_by()
        .values("organization")
        .annotate(latest=Max("closes_on"))
        .values("latest")
    )
    own_day = Greatest(F("round__closes_on"), Coalesce(Subquery(extended), F("round__closes_on")))
    rows = (
        Submission.objects.filter(round=asked, state__in=OWED)
        .annotate(own_closes_on=own_day)
        .select_related("organization", "round")
        .order_by("own_closes_on", "organization__short_name")
    )
    return [
        Debtor(one, one.organization, one.own_closes_on, max((today - one.own_closes_on).days, 0))
        for one in rows
    ]


def progress(rounds: Iterable[CollectionRound]) -> dict[int, dict[str, int]]:
    """Round -> state -> how many organisations; one query for any number of rounds."""
    rows = (
        Submission.objects.filter(round__in=[one.pk for one in rounds])
        .order_by()
        .values_list("round", "state")
        .annotate(count=Count("pk"))
    )
    found: dict[int, dict[str, int]] = {}
    for key, state, count in rows:
        found.setdefault(key, {})[state] = count
    return found
