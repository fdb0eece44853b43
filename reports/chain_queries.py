"""The chain as one line, from whichever link one starts (M7, GU-04).

M7: «indicator → deviation → justification → addressed recommendation → measure in the plan → decision →
effect next year». GU-04: «chain data → problem → recommendation → decision → measure → effect is navigable
both ways».
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model, Q
from django.urls import reverse

from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, DeviationMessage, IndicatorValue, Weakness
from monitoring.values import value_words
from msoko.people.models import User
from plans.measures import measures_of
from reports.models import (
    EffectivenessReview,
    ManagementDecision,
    RecommendedMeasure,
    TargetedRecommendation,
)


@dataclass(frozen=True)
class Link:
    """One thing of the chain: words, its page (empty when there is none), its state in a pill."""

    words: str
    url: str = ""
    tone: str = ""
    state: str = ""
    is_here: bool = False


@dataclass
class ChainStage:
    """`lack` says what is missing and what to do, when nothing stands here."""

    title: str
    lack: str
    links: list[Link] = field(default_factory=list)


@dataclass
class _Found:
    values: set[int] = field(default_factory=set)
    deviations: set[int] = field(default_factory=set)
    weaknesses: set[int] = field(default_factory=set)
    recommendations: set[int] = field(default_factory=set)
    decisions: set[int] = field(default_factory=set)
    effects: set[int] = field(default_factory=set)
    keys: set[uuid.UUID] = field(default_factory=set)


def chain_of(start: object, user: User) -> list[ChainStage]:
    """All that hangs together with `start`: a value, a recommendation, a decision, an effect."""
    found = _Found()
    if isinstance(start, IndicatorValue):
        found.values.add(start.pk)
    elif isinstance(start, TargetedRecommendation):
        found.recommendations.add(start.pk)
    elif isinstance(start, ManagementDecision):
        _take_decisions(found, [start])
    elif isinstance(start, EffectivenessReview):
        _take_effect(found, start, user)
    if found.values:
        _look_down(found, user)
    _look_up(found, user)
    _look_on(found, user)
    return _stages(found, start, user)


def _take_effect(found: _Found, effect: EffectivenessReview, user: User) -> None:
    found.effects.add(effect.pk)
    if effect.recommendation_id:
        found.recommendations.add(effect.recommendation_id)
    if effect.decision_id:
        _take_decisions(found, [effect.decision])
    if effect.activity_key:
        found.keys.add(effect.activity_key)
        measures = RecommendedMeasure.objects.visible_to(user).filter(activity_key=effect.activity_key)
        found.recommendations |= set(measures.values_list("recommendation_id", flat=True))


def _take_decisions(found: _Found, decisions: Iterable[ManagementDecision]) -> None:
    for one in decisions:
        found.decisions.add(one.pk)
        if one.recommendation_id:
            found.recommendations.add(one.recommendation_id)
        if one.activity_key:
            found.keys.add(one.activity_key)


def _look_down(found: _Found, user: User) -> None:
    """From the data to what was recommended on their ground."""
    of_value = Q(indicator_value__in=found.values)
    found.deviations |= set(Deviation.objects.visible_to(user).filter(of_value).values_list("pk", flat=True))
    weak = Weakness.objects.visible_to(user).filter(deviation__in=found.deviations)
    found.weaknesses |= set(weak.values_list("pk", flat=True))
    grounds = of_value | Q(deviation__in=found.deviations) | Q(weakness__in=found.weaknesses)
    based = TargetedRecommendation.objects.visible_to(user).filter(grounds)
    found.recommendations |= set(based.values_list("pk", flat=True))


def _look_up(found: _Found, user: User) -> None:
    """From recommendations to their grounds."""
    grounds = TargetedRecommendation.objects.visible_to(user).filter(pk__in=found.recommendations)
    for row in grounds.values_list(
        "indicator_value_id",
        "deviation_id",
        "weakness_id",
        "deviation__indicator_value_id",
        "weakness__deviation_id",
        "weakness__deviation__indicator_value_id",
    ):
        value, deviation, weakness, of_deviation, of_weakness, far = row
        found.values |= {one for one in (value, of_deviation, far) if one}
        found.deviations |= {one for one in (deviation, of_weakness) if one}
        found.weaknesses |= {one for one in (weakness,) if one}


def _look_on(found: _Found, user: User) -> None:
    """From recommendations to measures, decisions, effects."""
    measures = RecommendedMeasure.objects.visible_to(user).filter(recommendation__in=found.recommendations)
    found.keys |= set(measures.values_list("activity_key", flat=True))
    decided = ManagementDecision.objects.visible_to(user)
    _take_decisions(found, decided.filter(recommendation__in=found.recommendations))
    subject = (
        Q(recommendation__in=found.recommendations)
        | Q(decision__in=found.decisions)
        | Q(activity_key__in=found.keys)
    )
    effects = EffectivenessReview.objects.visible_to(user).filter(subject)
    found.effects |= set(effects.values_list("pk", flat=True))


def _stages(found: _Found, start: object, user: User) -> list[ChainStage]:
    deviations = list(
        Deviation.objects.visible_to(user).filter(pk__in=found.deviations).select_related("organization")
    )
    return [
        ChainStage("Показатель", "основание не связано со значением показателя", _values(found, start, user)),
        ChainStage(
            "Отклонение", "отклонения не зафиксировано", [*_deviations(deviations), *_weak(found, user)]
        ),
        ChainStage("Обоснование", "организация не объясняла", _justified(found, user)),
        ChainStage("Рекомендация", "рекомендации нет: составьте её", _recommendations(found, start, user)),
        ChainStage("Мера", "меры в плане нет: свяжите мероприятие", _measures(found, user)),
        ChainStage("Решение", "решения нет: примите его", _decisions(found, start, user)),
        ChainStage("Эффект", "эффект не оценён", _effects(found, start, user)),
    ]


def _values(found: _Found, start: object, user: User) -> list[Link]:
    rows = IndicatorValue.objects.visible_to(user).filter(pk__in=found.values)
    return [
        Link(
            value_sentence(one),
            reverse("reports:value-chain", args=[one.pk]),
            is_here=one == start,
        )
        for one in rows.select_related("indicator", "organization", "scope__procedure", "scope__subject")
    ]


def value_sentence(one: IndicatorValue) -> str:
    number = one.value
    said = one.get_absence_display() if number is None else value_words(number, one.indicator.decimals)
    if number is not None:
        said = f"{said} {one.indicator.unit}"
    scope = f" ({one.scope})" if one.scope_id else ""
    return f"{one.indicator.name}{scope}: {said}, {one.organization}, {one.year} год"


def _deviations(deviations: list[Deviation]) -> list[Link]:
    return [
        Link(
            one.explanation_text or str(one),
            reverse("reports:value-chain", args=[one.indicator_value_id]),
            "green" if one.state in (DeviationState.ACCEPTED, DeviationState.CLOSED) else "amber",
            one.get_state_display(),
        )
        for one in deviations
    ]


def _weak(found: _Found, user: User) -> list[Link]:
    rows = Weakness.objects.visible_to(user).filter(pk__in=found.weaknesses)
    return [Link(f"{one.get_kind_display().capitalize()}: {one.text}") for one in rows]


def _justified(found: _Found, user: User) -> list[Link]:
    said = DeviationMessage.objects.visible_to(user).filter(
        deviation__in=found.deviations, is_of_organization=True
    )
    return [Link(one.text) for one in said.exclude(text="").order_by("written_at", "pk")]


def _here(one: Model, start: object, words: str, page: str, state: str) -> Link:
    """A link of a thing that has a state; the one that was started from stands in the line without it."""
    tone: str = getattr(one, "tone", "")
    return Link(words, reverse(page, args=[one.pk]), tone, state, is_here=one == start)


def _recommendations(found: _Found, start: object, user: User) -> list[Link]:
    rows = TargetedRecommendation.objects.visible_to(user).filter(pk__in=found.recommendations)
    page = "reports:recommendation-detail"
    return [
        _here(one, start, f"{one.addressee}: {one.text}", page, one.get_state_display())
        for one in rows.for_listing().order_by("due_on", "pk")
    ]


def _measures(found: _Found, user: User) -> list[Link]:
    measures = measures_of(found.keys, user).values()
    return [
        Link(f"{one.number_text} {one.title}".strip(), reverse("plans:activity-detail", args=[one.pk]))
        for one in measures
    ]


def _decisions(found: _Found, start: object, user: User) -> list[Link]:
    rows = ManagementDecision.objects.visible_to(user).filter(pk__in=found.decisions)
    page = "reports:decision-detail"
    return [
        _here(one, start, f"{one.get_kind_display().capitalize()}: {one.text}", page, one.get_state_display())
        for one in rows.order_by("due_on", "pk")
    ]


def _effects(found: _Found, start: object, user: User) -> list[Link]:
    rows = EffectivenessReview.objects.visible_to(user).filter(pk__in=found.effects)
    page = "reports:effect-detail"
    return [
        _here(one, start, one.text, page, one.get_judgement_display())
        for one in rows.order_by("year_after", "pk")
    ]
