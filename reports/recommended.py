"""To whom a recommendation goes, on what ground it stands, in which words a paper tells it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from monitoring.models import ClusterMembership
from monitoring.values import value_words
from msoko.lib.language_ru import date_in_figures
from msoko.people.models import Organization, User
from msoko.people.permissions import is_school_head
from msoko.people.queries import directory_of, responsible_of
from plans.models import Direction
from reports.models import AddresseeKind, RecommendationAnswer, TargetedRecommendation
from reports.recommendation_states import OWED, RecommendationState, answer_state

GROUNDS = (
    "indicator_value__indicator",
    "indicator_value__organization",
    "deviation__indicator_value__indicator",
    "weakness",
    "analysis",
)


def addressed_organizations(recommendation: TargetedRecommendation, day: datetime.date) -> list[int]:
    """Keys of the organisations that answer on the day; a service is none of them."""
    if recommendation.addressee_kind == AddresseeKind.ORGANIZATION:
        return [pk for pk in (recommendation.organization_id,) if pk]
    if recommendation.addressee_kind == AddresseeKind.CLUSTER:
        members = ClusterMembership.objects.filter(cluster=recommendation.cluster_id)
        return list(members.order_by("organization__short_name").values_list("organization_id", flat=True))
    if recommendation.body is None:
        return []
    asked = responsible_of(recommendation.body)
    return list(directory_of(recommendation.municipality_id).resolve([asked], day))


def with_grounds(
    recommendations: QuerySet[TargetedRecommendation],
) -> QuerySet[TargetedRecommendation]:
    return recommendations.select_related("direction", "organization", "body", "cluster", *GROUNDS)


def ground_words(recommendation: TargetedRecommendation) -> str:
    """What was found: the value, the deviation, the problem, the words of the analysis."""
    parts = []
    if recommendation.deviation:
        deviation = recommendation.deviation
        parts.append(f"{deviation.indicator_value.indicator.name}: {deviation.explanation_text}")
    elif recommendation.indicator_value:
        value = recommendation.indicator_value
        decimals = value.indicator.decimals
        said = value.get_absence_display() if value.value is None else value_words(value.value, decimals)
        parts.append(f"{value.indicator.name}: {said} {value.indicator.unit} за {value.year} год")
    if recommendation.weakness:
        parts.append(recommendation.weakness.text)
    if recommendation.ground_text:
        parts.append(recommendation.ground_text)
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


def recommendation_line(recommendation: TargetedRecommendation) -> str:
    """«разобрать задания ... (срок 20.12.2026)», as a letter lists it."""
    words = " ".join(recommendation.text.split()).rstrip(". ")
    # An abbreviation keeps its capitals: «ВПР разобрать», «ОГЭ».
    is_word = words[:1].isupper() and words[1:2].islower()
    first = words[:1].lower() + words[1:] if is_word else words
    return f"{first}, срок {date_in_figures(recommendation.due_on)}"


def approved_lines(user: User, direction: Direction | None, today: datetime.date) -> dict[int, list[str]]:
    """Organisation -> what an order has recommended to it and no letter has told it yet."""
    waiting = TargetedRecommendation.objects.visible_to(user).filter(
        state=RecommendationState.APPROVED, mailing=None
    )
    if direction:
        waiting = waiting.filter(direction=direction)
    return lines_by_organization(waiting.select_related("body").order_by("due_on", "pk"), today)


def lines_by_organization(
    recommendations: Iterable[TargetedRecommendation], day: datetime.date
) -> dict[int, list[str]]:
    lines: Mapping[int, list[str]] = defaultdict(list)
    for one in recommendations:
        for organization in addressed_organizations(one, day):
            lines[organization].append(recommendation_line(one))
    return dict(lines)


def states_shown(recommendations: Iterable[TargetedRecommendation], user: User) -> list[tuple[str, str]]:
    """Tone and words of each: the state as the department keeps it, to an organisation its own answer."""
    listed = list(recommendations)
    if not is_school_head(user):
        return [(one.tone, one.get_state_display()) for one in listed]
    own = RecommendationAnswer.objects.visible_to(user).filter(recommendation__in=listed)
    answers = {one.recommendation_id: one for one in own}
    return [_own_state(one, answers.get(one.pk)) for one in listed]


def _own_state(
    recommendation: TargetedRecommendation, answer: RecommendationAnswer | None
) -> tuple[str, str]:
    if answer is None or recommendation.state == RecommendationState.EVALUATED:
        return recommendation.tone, recommendation.get_state_display()
    return answer_state(
        is_accepted=answer.accepted_at is not None,
        is_answered=answer.answered_at is not None,
        is_returned=bool(answer.return_reason),
    )


def waiting_recommendations(user: User) -> int:
    """How many recommendations wait for an answer of this organisation."""
    own = RecommendationAnswer.objects.visible_to(user)
    return own.filter(answered_at=None, recommendation__state__in=OWED).count()


def named(organizations: Iterable[int]) -> list[Organization]:
    rows = Organization.objects.filter(pk__in=list(organizations))
    return list(rows.order_by("kind", "short_name", "pk"))
