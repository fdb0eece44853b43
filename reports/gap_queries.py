"""Gaps of the chain: the department's to-do (M7: «gaps are listed as the department's to-do»)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse

from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, Weakness
from monitoring.weakness_states import WeaknessState
from msoko.people.models import User
from reports.chain_querysets import DecisionQuerySet, RecommendationQuerySet
from reports.decision_states import DecisionState
from reports.models import (
    EffectivenessReview,
    ManagementDecision,
    RecommendedMeasure,
    TargetedRecommendation,
)
from reports.recommendation_states import GIVEN, RecommendationState

#: of a long list the page shows so many
SHOWN = 20


@dataclass(frozen=True)
class GapRow:
    """`is_gesture`: the address begins something, so only those who may do it get it as a link."""

    words: str
    url: str
    note: str = ""
    is_gesture: bool = False


@dataclass(frozen=True)
class ChainGap:
    """One kind of gap: how many there are, the first of them, what to do."""

    key: str
    title: str
    advice: str
    count: int
    rows: list[GapRow]


def chain_gaps(user: User, today: datetime.date) -> list[ChainGap]:
    """Only kinds of which there is something; at most two queries for a kind."""
    found = [_gap(key, title, advice, rows(user, today), row) for key, title, advice, rows, row in _KINDS]
    return [gap for gap in found if gap.count]


def gap_counts(user: User, today: datetime.date) -> list[tuple[str, str, int]]:
    """Key, title and number of each kind of which there is something; one query for all kinds."""
    counted = [
        rows(user, today).order_by().annotate(gap=Value(key)).values("gap").annotate(count=Count("pk"))
        for key, _, _, rows, _ in _KINDS
    ]
    found = {row["gap"]: row["count"] for row in counted[0].union(*counted[1:], all=True)}
    return [(key, title, found[key]) for key, title, *_ in _KINDS if found.get(key)]


def _gap(key: str, title: str, advice: str, rows: QuerySet, row: Callable[..., GapRow]) -> ChainGap:
    shown = list(rows[: SHOWN + 1])
    count = len(shown) if len(shown) <= SHOWN else rows.count()
    return ChainGap(key, title, advice, count, [row(one) for one in shown[:SHOWN]])


def _deviations(user: User, today: datetime.date) -> QuerySet:
    answered = Deviation.objects.visible_to(user).filter(state=DeviationState.ACCEPTED)
    weak = Weakness.objects.filter(deviation=OuterRef("pk"), recommendations__isnull=False)
    based = TargetedRecommendation.objects.filter(
        Q(deviation=OuterRef("pk")) | Q(indicator_value=OuterRef("indicator_value"))
    )
    return (
        answered.filter(~Exists(based), ~Exists(weak))
        .select_related("organization", "indicator_value__indicator")
        .order_by("-recorded_at", "pk")
    )


def _unanswered(user: User, today: datetime.date) -> QuerySet:
    waiting = Deviation.objects.visible_to(user).filter(
        state__in=[DeviationState.REQUESTED, DeviationState.RETURNED], answer_due_on__lt=today
    )
    return waiting.select_related("organization", "indicator_value__indicator").order_by("answer_due_on")


def _weaknesses(user: User, today: datetime.date) -> QuerySet:
    found = Weakness.objects.visible_to(user).filter(
        state__in=[WeaknessState.FOUND, WeaknessState.IN_WORK], recommendations=None
    )
    return found.select_related("direction", "organization").order_by("-year", "pk")


def _recommendations(user: User) -> RecommendationQuerySet:
    visible = TargetedRecommendation.objects.visible_to(user).for_listing()
    return cast(RecommendationQuerySet, visible.order_by("due_on", "pk"))


def _unsent(user: User, today: datetime.date) -> QuerySet:
    return _recommendations(user).filter(state=RecommendationState.APPROVED)


def _overdue(user: User, today: datetime.date) -> QuerySet:
    return _recommendations(user).overdue(today)


def _without_measure(user: User, today: datetime.date) -> QuerySet:
    linked = RecommendedMeasure.objects.filter(recommendation=OuterRef("pk"))
    return _recommendations(user).filter(~Exists(linked), state__in=GIVEN)


def _without_decision(user: User, today: datetime.date) -> QuerySet:
    decided = ManagementDecision.objects.filter(recommendation=OuterRef("pk"))
    return _recommendations(user).filter(~Exists(decided), state__in=GIVEN)


def _without_effect(user: User, today: datetime.date) -> QuerySet:
    return _recommendations(user).filter(state=RecommendationState.DONE)


def _decisions(user: User, today: datetime.date) -> QuerySet:
    visible = cast(DecisionQuerySet, ManagementDecision.objects.visible_to(user))
    return visible.overdue(today).order_by("due_on", "pk")


def _closed_decisions(user: User, today: datetime.date) -> QuerySet:
    judged = EffectivenessReview.objects.filter(
        Q(decision=OuterRef("pk")) | Q(recommendation=OuterRef("recommendation"))
    )
    closed = ManagementDecision.objects.visible_to(user).filter(state=DecisionState.CLOSED)
    return closed.filter(~Exists(judged)).order_by("due_on", "pk")


def _deviation_row(one: Deviation) -> GapRow:
    return GapRow(
        f"{one.organization}: {one.indicator_value.indicator.name}. {one.explanation_text}",
        reverse("reports:value-chain", args=[one.indicator_value_id]),
        f"ответить до {one.answer_due_on:%d.%m.%Y}" if one.answer_due_on else "",
    )


def _accepted_row(one: Deviation) -> GapRow:
    """The answer is there: what it was asked for by is of no use any more."""
    value = one.indicator_value
    words = f"{one.organization}: {value.indicator.name}. {one.explanation_text}"
    return GapRow(words, reverse("reports:value-chain", args=[value.pk]), f"{value.year} год")


def _weakness_row(one: Weakness) -> GapRow:
    new = reverse("reports:recommendation-new")
    whose = f"{one.organization}: " if one.organization else ""
    note = f"{one.direction}, {one.year} год"
    return GapRow(f"{whose}{one.text}", f"{new}?weakness={one.pk}", note, is_gesture=True)


def _recommendation_row(one: TargetedRecommendation) -> GapRow:
    return GapRow(
        f"{one.addressee}: {one.text}",
        reverse("reports:recommendation-detail", args=[one.pk]),
        f"срок {one.due_on:%d.%m.%Y}",
    )


def _decision_row(one: ManagementDecision) -> GapRow:
    return GapRow(one.text, reverse("reports:decision-detail", args=[one.pk]), f"срок {one.due_on:%d.%m.%Y}")


_KINDS: tuple[tuple[str, str, str, Callable, Callable], ...] = (
    (
        "unanswered",
        "Отклонения без объяснения",
        "Напомните организации или запросите снова.",
        _unanswered,
        _deviation_row,
    ),
    (
        "deviations",
        "Отклонения без рекомендации",
        "Обоснование принято: составьте адресную рекомендацию.",
        _deviations,
        _accepted_row,
    ),
    (
        "weaknesses",
        "Проблемы без рекомендации",
        "Составьте рекомендацию или снимите проблему.",
        _weaknesses,
        _weakness_row,
    ),
    (
        "unsent",
        "Утверждены, но не направлены",
        "Подготовьте рассылку по приказу.",
        _unsent,
        _recommendation_row,
    ),
    ("overdue", "Рекомендации без ответа в срок", "Напомните организации.", _overdue, _recommendation_row),
    (
        "measures",
        "Рекомендации без меры в плане",
        "Свяжите с мероприятием плана или внесите его.",
        _without_measure,
        _recommendation_row,
    ),
    (
        "without-decision",
        "Рекомендации без управленческого решения",
        "Примите решение в один шаг.",
        _without_decision,
        _recommendation_row,
    ),
    (
        "decisions",
        "Решения просрочены",
        "Запросите исполнение или перенесите на контроль.",
        _decisions,
        _decision_row,
    ),
    (
        "effects",
        "Исполнены, эффект не оценён",
        "Оцените, что изменилось.",
        _without_effect,
        _recommendation_row,
    ),
    (
        "decision-effects",
        "Решения исполнены, эффект не оценён",
        "Оцените, что изменилось.",
        _closed_decisions,
        _decision_row,
    ),
)
