"""Judging the effect of a measure, a recommendation or a decision (EF-01, EF-03)."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from monitoring.models import Indicator
from msoko.people.models import User
from plans.models import Edition
from reports.actions.answering import NotYet, locked, move
from reports.effect_queries import Change, changes_between
from reports.models import EffectChange, EffectivenessReview, Judgement
from reports.recommendation_states import RecommendationState


@transaction.atomic
def review_effect(
    *,
    municipality_id: int,
    indicators: Collection[Indicator],
    organizations: Collection[int],
    by: User,
    **words: Any,
) -> EffectivenessReview:
    """Write down what is seen now and what follows from it.

    Effects in order: values and zones of both years are stored beside the judgement; a judged recommendation
    that is fulfilled becomes «эффект оценён». «рано судить» leaves the recommendation as it is.
    """
    years = {name: words[name] for name in ("year_before", "year_after")}
    changes = changes_between(indicators, organizations, **years, user=by)
    compared = sum(one.is_compared for one in changes)
    if not compared and words["judgement"] != Judgement.EARLY:
        raise NotYet(
            "Значений до и после нет ни у одного показателя: пока можно выбрать только «рано судить»."
        )
    review = EffectivenessReview.objects.create(
        municipality_id=municipality_id, compared_count=compared, reviewed_by=by, **words
    )
    EffectChange.objects.bulk_create(_stored(review, one) for one in changes)
    _follow(review)
    return review


def _stored(review: EffectivenessReview, change: Change) -> EffectChange:
    return EffectChange(
        municipality_id=review.municipality_id,
        review=review,
        indicator=change.indicator,
        scope_id=change.scope_id,
        organization_id=change.organization_id,
        value_before=change.before,
        value_after=change.after,
        zone_before=change.zone_before,
        zone_after=change.zone_after,
    )


def _follow(review: EffectivenessReview) -> None:
    if review.recommendation is None or review.judgement == Judgement.EARLY:
        return
    recommendation = locked(review.recommendation)
    if recommendation.state in (RecommendationState.DONE, RecommendationState.EVALUATED):
        move(recommendation, "evaluate")


@transaction.atomic
def name_started_edition(review: EffectivenessReview, *, edition: Edition, by: User) -> EffectivenessReview:
    """EF-03: this effect has started that version of the plan."""
    review.edition = edition
    review.save(update_fields=["edition"])
    return review
