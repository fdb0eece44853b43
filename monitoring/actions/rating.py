"""A rating: made as a draft, approved by an order and frozen from then on (RT-01, RT-03)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from monitoring import rating_states
from monitoring.actions.gestures import NotPossible
from monitoring.models import Indicator, Rating, RatingIndicator, RatingRow
from monitoring.queries.analysis.rating import Line, computed_lines, rule_of_rating
from monitoring.ratings import RatingError
from msoko.people.models import User


@transaction.atomic
def add_rating(
    municipality_id: int,
    *,
    title: str,
    year: int,
    weights: Mapping[Indicator, Decimal],
    by: User,
    **details: object,
) -> Rating:
    """A draft; what the rule cannot compare is refused at once. `details` are the other fields."""
    if not weights:
        raise NotPossible("Выберите хотя бы один показатель.")
    row = Rating(municipality_id=municipality_id, title=title.strip(), year=year, created_by=by, **details)
    row.full_clean(exclude=["municipality"])
    row.save()
    made = RatingIndicator.objects.bulk_create(
        RatingIndicator(municipality_id=municipality_id, rating=row, indicator=one, weight=weight)
        for one, weight in weights.items()
    )
    try:
        rule_of_rating(row, made)
        computed_lines(row)
    except RatingError as refusal:
        raise NotPossible(str(refusal)) from None
    return row


@transaction.atomic
def approve_rating(row: Rating, *, order_number: str, order_on: date, by: User, now: datetime) -> Rating:
    """Write every row with every step as it is now: later values change nothing (RT-03)."""
    row = Rating.objects.select_for_update().get(pk=row.pk)
    state = rating_states.check(row.state, "approve")
    if not order_number.strip():
        raise NotPossible("Рейтинг утверждают приказом: напишите номер приказа.")
    lines = computed_lines(row)
    if not any(one.rank for one in lines):
        raise NotPossible("В рейтинге нет ни одной организации с местом: утверждать нечего.")
    RatingRow.objects.bulk_create(_row(row, one) for one in lines)
    row.state, row.order_number_text, row.order_on = state, order_number.strip(), order_on
    row.approved_at, row.approved_by = now, by
    row.save()
    return row


def _row(row: Rating, line: Line) -> RatingRow:
    return RatingRow(
        municipality_id=row.municipality_id,
        rating=row,
        organization_id=line.organization_id,
        organization_text=line.name,
        cluster_id=line.cluster_id,
        total=line.total,
        rank=line.first,
        last_rank=line.last,
        reason=line.reason[:500],
        cluster_rank=line.cluster_first,
        terms=list(line.terms),
    )
