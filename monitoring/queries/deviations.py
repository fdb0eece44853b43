"""The journal of deviations (DV-04): by organisation, indicator, kind, state; the thread of one of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, Submission
from msoko.people.models import User

#: what a chip shows
SHOW = {
    "recorded": "Зафиксированы",
    "asked": "Ждём ответа",
    "answered": "Ответили",
    "settled": "Приняты и закрыты",
    "all": "Все",
}
STATES: dict[str, tuple[str, ...]] = {
    "recorded": (DeviationState.RECORDED,),
    "asked": (DeviationState.REQUESTED, DeviationState.RETURNED),
    "answered": (DeviationState.JUSTIFIED, DeviationState.CORRECTED),
    "settled": (DeviationState.ACCEPTED, DeviationState.CLOSED),
}
#: what an organisation is waited for
ASKED = STATES["asked"]


def deviations_of(user: User) -> QuerySet[Deviation]:
    return Deviation.objects.visible_to(user)


def for_listing(deviations: QuerySet[Deviation]) -> QuerySet[Deviation]:
    related = deviations.select_related(
        "organization", "indicator_value__indicator", "indicator_value__scope__procedure",
        "indicator_value__scope__subject",
    )  # fmt: skip
    return related.order_by("answer_due_on", "organization__short_name", "pk")


def shown(deviations: QuerySet[Deviation], show: str) -> QuerySet[Deviation]:
    return deviations.filter(state__in=STATES[show]) if show in STATES else deviations


def counts(deviations: QuerySet[Deviation]) -> dict[str, int]:
    asked = {key: Count("pk", filter=Q(state__in=states)) for key, states in STATES.items()}
    return deviations.order_by().aggregate(**asked, all=Count("pk"))


def indicator_choices(user: User) -> list[tuple[int, str]]:
    """Indicators that deviate somewhere, as a list offers them."""
    rows = deviations_of(user).order_by("indicator_value__indicator__name")
    pairs = rows.values_list("indicator_value__indicator", "indicator_value__indicator__name").distinct()
    return list(pairs)


def organization_choices(user: User) -> list[tuple[int, str]]:
    rows = deviations_of(user).order_by("organization__short_name")
    return list(rows.values_list("organization", "organization__short_name").distinct())


def form_of_deviation(deviation: Deviation, user: User) -> Submission | None:
    """The form in which the value can be put right; the newest, where several rounds asked for it."""
    value = deviation.indicator_value
    own = Submission.objects.visible_to(user).filter(
        organization=deviation.organization_id,
        round__year=value.year,
        round__period=value.period,
        round__indicator_set=value.indicator.indicator_set_id,
    )
    return own.order_by("-pk").first()


def is_overdue(deviation: Deviation, today: date) -> bool:
    due_on = deviation.answer_due_on
    return deviation.state in ASKED and due_on is not None and due_on < today


def visible_ones(user: User, keys: Iterable[str]) -> list[Deviation]:
    """Those of the keys that came with a post which this person may see."""
    chosen = [int(key) for key in keys if key.isdecimal() and len(key) < 18]
    return list(deviations_of(user).filter(pk__in=chosen))
