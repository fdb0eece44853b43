"""What the measures of an edition have moved: indicators before and after, judged effects (P6, M9)."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from monitoring.values import value_words
from msoko.people.models import User
from plans.models import Activity, Edition
from reports.effect_queries import changes_between, zone_move
from reports.models import ActivityIndicator, EffectivenessReview


@dataclass
class MovedRow:
    """One row of the plan: a sentence for each of its indicators, the judgements of its effect."""

    activity: Activity
    sentences: list[str] = field(default_factory=list)
    effects: list[EffectivenessReview] = field(default_factory=list)


def edition_moves(edition: Edition, user: User) -> list[MovedRow]:
    """Rows that name an indicator or have a judged effect; the years are the last of the plan and before."""
    activities = edition.activities.filter(is_excluded=False).order_by("position", "pk")
    rows = {one.key: MovedRow(one) for one in activities}
    year = edition.plan.ends_on.year
    linked = ActivityIndicator.objects.visible_to(user).filter(activity_key__in=rows)
    indicators: dict[uuid.UUID, list] = defaultdict(list)
    for one in linked.select_related("indicator"):
        indicators[one.activity_key].append(one.indicator)
    moved = _sentences([one for found in indicators.values() for one in found], year, user)
    for key, found in indicators.items():
        rows[key].sentences = [moved[one.code] for one in found]
    for review in EffectivenessReview.objects.visible_to(user).filter(activity_key__in=rows):
        rows[review.activity_key].effects.append(review)
    return [row for row in rows.values() if row.sentences or row.effects]


def _sentences(indicators: list, year: int, user: User) -> dict[str, str]:
    """Code -> «Доля ...: 60 % → 75 %, зона выше»; of the municipality as a whole."""
    told = {one.code: f"{one.name}: значений за {year - 1} и {year} годы нет." for one in indicators}
    if not indicators:
        return told
    changes = changes_between(indicators, [], year_before=year - 1, year_after=year, user=user)
    for one in changes:
        if one.organization_id is None and one.is_compared and one.scope_id is None:
            unit, places = one.indicator.unit, one.indicator.decimals
            before, after = (value_words(value, places) for value in (one.before, one.after))
            move = zone_move(one.zone_before, one.zone_after)
            zone = f", зона {move}" if move else ""
            told[one.indicator.code] = f"{one.indicator.name}: {before} → {after} {unit}{zone}."
    return told
