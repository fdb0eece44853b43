"""EF-02: the summary by direction, counted from the very rows that the lists show."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from monitoring.due_states import DueState
from monitoring.models import Task
from monitoring.queries.directions import OF_ACTIVITY, direction_id
from monitoring.queries.listing import conditions
from msoko.people.models import User
from plans.models import Activity, Direction
from reports.effect_queries import DirectionEffect, zone_move
from reports.models import EffectChange, EffectivenessReview, Judgement, RecommendedMeasure

WITH_EFFECT = (Judgement.EFFECTIVE, Judgement.PARTLY)


def direction_effects(user: User, year: int, today: datetime.date) -> list[DirectionEffect]:
    """Measures of the plans in force that cover the year; six queries, whatever the size."""
    rows: dict[int | None, DirectionEffect] = {
        pk: DirectionEffect(name, pk)
        for pk, name in Direction.objects.order_by("position").values_list("pk", "short_name")
    }
    rows[None] = DirectionEffect("Без направления", None)
    measures: dict[uuid.UUID, int | None] = dict(
        measures_of_year(user, year).values_list("key", "of_direction")
    )
    reviews = list(reviews_of_year(user, year))
    judged = _judged_measures(user, reviews)
    for key, (done, late) in _outcomes(user, measures, today).items():
        row = rows[measures[key]]
        row.done += done
        row.late += late
    for key, direction in measures.items():
        row = rows[direction]
        row.planned += 1
        row.with_effect += key in judged
    for review in reviews:
        rows[review.direction_id].reviewed += 1
    _count_zones(rows, reviews)
    return [row for row in rows.values() if row.planned or row.reviewed]


def measures_of_year(user: User, year: int) -> QuerySet[Any]:
    return (
        Activity.objects.visible_to(user)
        .in_plan()
        .filter(
            edition__state="approved",
            edition__plan__starts_on__lte=datetime.date(year, 12, 31),
            edition__plan__ends_on__gte=datetime.date(year, 1, 1),
        )
        .annotate(of_direction=direction_id(OF_ACTIVITY))
        .order_by("position")
    )


def reviews_of_year(user: User, year: int) -> QuerySet[EffectivenessReview]:
    return EffectivenessReview.objects.visible_to(user).filter(year_after=year)


def _outcomes(
    user: User, keys: Iterable[uuid.UUID], today: datetime.date
) -> dict[uuid.UUID, tuple[bool, bool]]:
    """Key -> (every task accepted, something late); a measure without tasks is neither."""
    shown = conditions(today)
    tasks = Task.objects.visible_to(user).filter(activity_key__in=list(keys))
    counted = (
        tasks.order_by()
        .values("activity_key")
        .annotate(
            n_all=Count("pk", filter=~shown[DueState.NOT_REQUIRED]),
            n_done=Count("pk", filter=shown["accepted"]),
            n_late=Count("pk", filter=shown[DueState.DONE_LATE] | shown[DueState.OVERDUE]),
        )
    )
    return {row["activity_key"]: (0 < row["n_all"] == row["n_done"], row["n_late"] > 0) for row in counted}


def _judged_measures(user: User, reviews: Iterable[EffectivenessReview]) -> set[uuid.UUID]:
    """Measures with an effect: judged themselves, or through their recommendation or decision."""
    good = [one for one in reviews if one.judgement in WITH_EFFECT]
    keys = {one.activity_key for one in good if one.activity_key}
    recommended = RecommendedMeasure.objects.visible_to(user).filter(
        recommendation__in=[one.recommendation_id for one in good if one.recommendation_id]
    )
    keys |= set(recommended.values_list("activity_key", flat=True))
    decisions = EffectivenessReview.objects.filter(
        pk__in=[one.pk for one in good], decision__activity_key__isnull=False
    )
    return keys | set(decisions.values_list("decision__activity_key", flat=True))


def _count_zones(rows: dict[int | None, DirectionEffect], reviews: Iterable[EffectivenessReview]) -> None:
    """An organisation counts once a direction: up when it went up somewhere and down nowhere."""
    directions = {one.pk: one.direction_id for one in reviews}
    moves: dict[tuple[int | None, int], set[str]] = defaultdict(set)
    changes = EffectChange.objects.filter(review__in=directions, organization__isnull=False)
    for review, organization, before, after in changes.values_list(
        "review", "organization", "zone_before", "zone_after"
    ):
        move = zone_move(before, after)
        if move:
            moves[directions[review], organization].add(move)
    for (direction, organization), found in moves.items():
        row = rows[direction]
        row.organizations.add(organization)
        if "ниже" in found:
            row.down.add(organization)
        elif "выше" in found:
            row.up.add(organization)
