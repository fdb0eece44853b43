"""Effects: the summary by direction, judging one, its page with the chain (EF-01..EF-03)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.models import Indicator, Task
from monitoring.queries.directions import OF_ACTIVITY, direction_id
from monitoring.states import TaskState
from monitoring.views.spreadsheet import spreadsheet
from plans.models import Activity
from reports.actions import effects as actions
from reports.actions.answering import NotYet
from reports.chain_forms import EffectForm, StartedEditionForm
from reports.chain_queries import chain_of
from reports.direction_effects import direction_effects, reviews_of_year
from reports.effect_queries import shown_change
from reports.models import (
    ActivityIndicator,
    EffectivenessReview,
    ManagementDecision,
    TargetedRecommendation,
)
from reports.recommendation_states import OWED
from reports.views.refusing import REFUSALS, demand, gesture, sentences

HEADER = (
    "Направление", "Мер запланировано", "Исполнено", "С опозданием", "Оценок эффекта", "Мер с эффектом",
    "Организаций выше зоной", "Организаций ниже зоной",
)  # fmt: skip


def year_of(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and 2000 <= int(asked[:6]) <= 2100 else timezone.localdate().year


@require_safe
def effect_list(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    year = year_of(request)
    reviews = reviews_of_year(request.user, year).select_related(
        "direction", "recommendation", "decision", "reviewed_by"
    )
    context = {
        "year": year,
        "previous_year": year - 1,
        "next_year": year + 1,
        "rows": direction_effects(request.user, year, timezone.localdate()),
        "reviews": [(one, judged_words(one)) for one in reviews[:200]],
    }
    return render(request, "reports/effect_list.html", context)


def judged_words(review: EffectivenessReview) -> str:
    """What was judged; of a measure of a plan the words of the verdict tell it."""
    judged = review.recommendation or review.decision
    return judged.text if judged else review.text


@require_safe
def effect_list_xlsx(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    year = year_of(request)
    rows = direction_effects(request.user, year, timezone.localdate())
    return spreadsheet(request, f"Эффект мер, {year} год", HEADER, lines(rows), "effects")


def lines(rows: list[Any]) -> Iterator[tuple[str | int, ...]]:
    for one in rows:
        yield (
            one.direction, one.planned, one.done, one.late, one.reviewed, one.with_effect,
            one.up_words, one.down_words,
        )  # fmt: skip


@dataclass
class Subject:
    """What is judged: keys for the review, words for the page, whose values, is it fulfilled."""

    words: str
    keys: dict[str, Any]
    organizations: list[int]
    is_done: bool
    direction_id: int | None = None
    codes: list[str] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
def effect_new(request: HttpRequest) -> HttpResponse:
    """Of ?recommendation=, ?decision= or ?activity=; before the fulfilment only with a reason (CY-03)."""
    demand(request, "reports.keep_chain")
    subject = subject_of(request)
    if subject is None:
        messages.info(request, "Эффект оценивают на странице рекомендации, решения или мероприятия плана.")
        return redirect("reports:effect-list")
    offered = offered_indicators(request, subject)
    today = timezone.localdate()
    initial = {
        "year_before": today.year - 1,
        "year_after": today.year,
        "indicators": [one for one in offered if one.code in subject.codes],
    }
    form = EffectForm(request.POST or None, offered=offered, initial=initial)
    if form.is_valid() and _is_explained(form, subject):
        try:
            made = _reviewed(request, form, subject)
            messages.success(request, "Эффект оценён.")
            return redirect("reports:effect-detail", pk=made.pk)
        except REFUSALS as refusal:
            form.add_error("judgement", str(refusal))
    context = {"form": form, "subject": subject}
    return render(request, "reports/effect_new.html", context, status=422 if form.is_bound else 200)


def _is_explained(form: EffectForm, subject: Subject) -> bool:
    if subject.is_done or form.cleaned_data["order_reason"].strip():
        return True
    form.add_error("order_reason", "Мера ещё не исполнена. Напишите, почему эффект оценивают раньше.")
    return False


def _reviewed(request: HttpRequest, form: EffectForm, subject: Subject) -> EffectivenessReview:
    words = {**form.cleaned_data}
    indicators = list(words.pop("indicators"))
    return actions.review_effect(
        municipality_id=request.user.position.municipality_id,
        indicators=indicators,
        organizations=subject.organizations,
        direction_id=subject.direction_id,
        by=request.user,
        **subject.keys,
        **words,
    )


def subject_of(request: HttpRequest) -> Subject | None:
    user = request.user
    if (pk := _key(request, "recommendation")) is not None:
        return _of_recommendation(get_object_or_404(TargetedRecommendation.objects.visible_to(user), pk=pk))
    if (pk := _key(request, "decision")) is not None:
        decisions = ManagementDecision.objects.visible_to(user).select_related("recommendation")
        return _of_decision(get_object_or_404(decisions, pk=pk))
    if (pk := _key(request, "activity")) is not None:
        activities = Activity.objects.visible_to(user).annotate(of_direction=direction_id(OF_ACTIVITY))
        return _of_activity(get_object_or_404(activities.select_related("edition"), pk=pk))
    return None


def _key(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


def _of_recommendation(one: TargetedRecommendation) -> Subject:
    answering = list(one.answers.values_list("organization_id", flat=True))
    organizations = answering or [pk for pk in (one.organization_id,) if pk]
    value = one.indicator_value or (one.deviation.indicator_value if one.deviation else None)
    weak = one.weakness.indicator if one.weakness else None
    indicator = value.indicator if value else weak
    return Subject(
        words=f"Рекомендация: {one.text}",
        keys={"recommendation": one},
        organizations=organizations,
        is_done=one.state not in ("draft", "approved", *OWED),
        direction_id=one.direction_id,
        codes=[indicator.code] if indicator else [],
    )


def _of_decision(one: ManagementDecision) -> Subject:
    based = _of_recommendation(one.recommendation) if one.recommendation else None
    return Subject(
        words=f"Решение: {one.text}",
        keys={"decision": one},
        organizations=based.organizations if based else [],
        is_done=one.state in ("reported", "closed"),
        direction_id=one.direction_id,
        codes=based.codes if based else [],
    )


def _of_activity(one: Any) -> Subject:
    tasks = Task.objects.filter(activity_key=one.key).exclude(state=TaskState.CLOSED)
    states = set(tasks.values_list("state", flat=True))
    codes = ActivityIndicator.objects.filter(activity_key=one.key).values_list("indicator__code", flat=True)
    return Subject(
        words=f"Мера: {one.number_text} {one.title}",
        keys={"plan": one.edition.plan, "activity_key": uuid.UUID(str(one.key))},
        organizations=list(tasks.values_list("organization_id", flat=True).distinct()),
        is_done=states == {TaskState.ACCEPTED},
        direction_id=one.of_direction,
        codes=list(codes),
    )


def offered_indicators(request: HttpRequest, subject: Subject):
    """Of the newest set, in the direction of what is judged and those it names."""
    own = Indicator.objects.filter(municipality=request.user.position.municipality_id)
    newest = own.order_by("-indicator_set__number").values_list("indicator_set", flat=True)[:1]
    found = own.filter(indicator_set__in=list(newest))
    if subject.direction_id:
        near = found.filter(direction=subject.direction_id) | found.filter(code__in=subject.codes)
        found = near if near.exists() else found
    return found


@require_safe
def effect_detail(request: HttpRequest, pk: int) -> HttpResponse:
    review = visible(request, pk)
    changes = review.changes.select_related("indicator", "organization", "scope__procedure", "scope__subject")
    context = {
        "review": review,
        "changes": [
            shown_change(one.indicator, str(one.organization or "муниципалитет"), one) for one in changes
        ],
        "chain": chain_of(review, request.user),
        "edition_form": StartedEditionForm(user=request.user),
    }
    return render(request, "reports/effect_detail.html", context)


@gesture(lambda pk: redirect("reports:effect-detail", pk=pk))
def effect_edition(request: HttpRequest, pk: int) -> HttpResponse:
    """EF-03: the version of the plan that this effect has started."""
    review = visible(request, pk)
    demand(request, "reports.keep_chain", review)
    form = StartedEditionForm(request.POST, user=request.user)
    if not form.is_valid():
        raise NotYet(sentences(form))
    actions.name_started_edition(review, edition=form.cleaned_data["edition"], by=request.user)
    return redirect("reports:effect-detail", pk=pk)


def visible(request: HttpRequest, pk: int) -> EffectivenessReview:
    reviews = EffectivenessReview.objects.visible_to(request.user)
    return get_object_or_404(
        reviews.select_related("direction", "recommendation", "decision", "edition__plan", "reviewed_by"),
        pk=pk,
    )
