"""What one organisation is asked for in all rounds, and how far it has come; two queries."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from monitoring.models import PrimaryValue, RoundField, Submission
from monitoring.queries.reporting import OWED, own_closes_on
from monitoring.round_states import RoundState
from monitoring.submission_states import TONES, SubmissionState
from msoko.people.models import User


@dataclass(frozen=True)
class Asked:
    submission: Submission
    last_on: datetime.date
    is_owed: bool
    days_left: int

    @property
    def tone(self) -> str:
        if self.is_owed and self.days_left < 0:
            return "red"
        return TONES[SubmissionState(self.submission.state)]


def asked_of(user: User, today: datetime.date) -> list[Asked]:
    """The own organisation's rounds, what is owed first."""
    position = user.position
    own = Submission.objects.visible_to(user).filter(
        organization=position.organization_id if position else None
    )
    listed = own.exclude(round__state=RoundState.DRAFT).select_related("round")
    rows = with_progress(listed).order_by("-round__year", "last_on", "pk")
    found = [
        Asked(
            one,
            one.last_on,
            (one.state in OWED and one.round.state == RoundState.OPEN) or _is_extended(one, today),
            (one.last_on - today).days,
        )
        for one in rows
    ]
    return sorted(found, key=lambda one: not one.is_owed)


def _is_extended(one: Any, today: datetime.date) -> bool:
    is_closed = one.state in OWED and one.round.state == RoundState.CLOSED
    return is_closed and one.last_on > one.round.closes_on and today <= one.last_on


def with_progress(submissions: QuerySet[Submission]) -> QuerySet:
    """Annotate `last_on`, `asked_count` and `filled_count`; of a sample only its classes count."""
    lines = _in_sample(RoundField.objects.filter(round=OuterRef("round")), OuterRef("grades"))
    asked = (
        _in_sample(
            RoundField.objects.filter(round=OuterRef(OuterRef("round")), field=OuterRef("field")),
            OuterRef(OuterRef("grades")),
        )
        .annotate(own_scope=Coalesce(F("scope"), 0))
        .filter(own_scope=Coalesce(OuterRef("scope"), 0))
    )
    values = PrimaryValue.objects.filter(
        Exists(asked),
        organization=OuterRef("organization"),
        year=OuterRef("round__year"),
        period=OuterRef("round__period"),
    )
    return submissions.annotate(
        last_on=own_closes_on(),
        asked_count=_count(lines),
        filled_count=_count(values),
    )


def _in_sample(lines: QuerySet[RoundField], grades: Any) -> QuerySet[RoundField]:
    """`grades` are the classes of the sample; none of them means all."""
    return lines.annotate(
        sample_size=Func(grades, function="CARDINALITY", output_field=IntegerField()),
        place=Func(grades, F("scope__grade"), function="ARRAY_POSITION", output_field=IntegerField()),
    ).filter(Q(sample_size=0) | Q(scope__grade=None) | Q(place__isnull=False))


def _count(rows: QuerySet) -> Subquery:
    """COUNT(*) of a correlated question; an aggregate of Django would group it."""
    counted = rows.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number")
    return Subquery(counted, output_field=IntegerField())
