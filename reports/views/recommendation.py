"""Recommendations: the list, writing one, its page with the chain."""

from collections.abc import Iterable, Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.models import Deviation, IndicatorValue, Weakness
from monitoring.views.addresses import query_with
from monitoring.views.spreadsheet import spreadsheet
from plans.measures import measures_of
from reports.actions import recommendations as actions
from reports.chain_filters import RecommendationFilter
from reports.chain_forms import AnswerForm, MeasureForm, ReasonForm, RecommendationForm, SentForm
from reports.chain_queries import chain_of
from reports.models import AddresseeKind, TargetedRecommendation
from reports.recommendation_states import OWED, RecommendationState
from reports.recommended import ground_words, states_shown, with_grounds
from reports.views.refusing import demand

PAGE_SIZE = 50
HEADER = (
    "Направление", "Год", "Кому", "Основание", "Рекомендация", "Ожидаемый результат", "Срок", "Состояние",
    "Направлена", "Ответили",
)  # fmt: skip


@require_safe
def recommendation_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = filtered(request)
    page = Paginator(found.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "count": page.paginator.count,
        "rows": [
            (one, one.due_on < today and one.state in OWED, *state)
            for one, state in zip(page, states_shown(page, request.user), strict=True)
        ],
        "is_filtered": any(request.GET.get(name) for name in found.filters),
        "query": query_with(request, page=None),
        "drafts": [one.pk for one in page if one.state == RecommendationState.DRAFT and not one.order_id],
        "ordered": [one.pk for one in page if one.state == RecommendationState.DRAFT and one.order_id],
    }
    return render(request, "reports/recommendation_list.html", context)


@require_safe
def recommendation_list_xlsx(request: HttpRequest) -> HttpResponse:
    found = with_grounds(filtered(request).qs).prefetch_related("answers")
    return spreadsheet(request, "Адресные рекомендации", HEADER, lines(found), "recommendations")


def filtered(request: HttpRequest) -> RecommendationFilter:
    demand(request, "reports.view_recommendation")
    visible = TargetedRecommendation.objects.visible_to(request.user).for_listing()
    return RecommendationFilter(request, visible, today=timezone.localdate())


def lines(found: Iterable[TargetedRecommendation]) -> Iterator[tuple[str | int, ...]]:
    for one in found:
        answers = list(one.answers.all())
        yield (
            str(one.direction), one.year, one.addressee, ground_words(one), one.text, one.expected_text,
            f"{one.due_on:%d.%m.%Y}", one.get_state_display(),
            f"{one.sent_on:%d.%m.%Y}" if one.sent_on else "",
            f"{sum(bool(answer.answered_at) for answer in answers)} из {len(answers)}" if answers else "",
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_new(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.keep_chain")
    form = RecommendationForm(request.POST or None, user=request.user, initial=offered(request))
    if form.is_valid():
        made = actions.draft_recommendation(
            request.user.position.municipality, by=request.user, **form.cleaned_data
        )
        return redirect("reports:recommendation-detail", pk=made.pk)
    context = {"form": form, "title": "Новая рекомендация"}
    return render(request, "reports/recommendation_edit.html", context, status=422 if form.is_bound else 200)


def offered(request: HttpRequest) -> dict[str, object]:
    """What the page where the ground was seen has said: ?value=, ?deviation= or ?weakness= (AN-06)."""
    user, today = request.user, timezone.localdate()
    if weakness := _asked(request, "weakness", Weakness.objects.visible_to(user)):
        organization, direction = weakness.organization_id, weakness.direction_id
        return {
            **_to(organization),
            "weakness": weakness.pk,
            "direction": direction,
            "year": weakness.year,
        }
    deviations = Deviation.objects.visible_to(user).select_related("indicator_value__indicator")
    if deviation := _asked(request, "deviation", deviations):
        return {**_of_value(deviation.indicator_value), "deviation": deviation.pk}
    values = IndicatorValue.objects.visible_to(user).select_related("indicator")
    if value := _asked(request, "value", values):
        return _of_value(value)
    return {"year": today.year}


def _asked(request: HttpRequest, name: str, rows):
    key = request.GET.get(name, "")
    return get_object_or_404(rows, pk=int(key)) if key.isdecimal() and len(key) < 18 else None


def _of_value(value: IndicatorValue) -> dict[str, object]:
    return {
        **_to(value.organization_id),
        "indicator_value": value.pk,
        "direction": value.indicator.direction_id,
        "year": value.year,
    }


def _to(organization: int | None) -> dict[str, object]:
    return (
        {"addressee_kind": AddresseeKind.ORGANIZATION, "organization": organization} if organization else {}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = visible(request, pk)
    demand(request, "reports.edit_recommendation", recommendation)
    form = RecommendationForm(request.POST or None, user=request.user, instance=recommendation)
    if form.is_valid():
        actions.edit_recommendation(recommendation, by=request.user, **form.cleaned_data)
        return redirect("reports:recommendation-detail", pk=pk)
    context = {"form": form, "title": "Рекомендация", "recommendation": recommendation}
    return render(request, "reports/recommendation_edit.html", context, status=422 if form.is_bound else 200)


@require_safe
def recommendation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = visible(request, pk)
    user = request.user
    answers = recommendation.answers.visible_to(user).select_related(
        "organization", "evidence", "accepted_by", "answered_by"
    )
    own = next((one for one in answers if user.has_perm("reports.answer_recommendation", one)), None)
    is_kept = user.has_perm("reports.keep_chain", recommendation)
    is_department = user.has_perm("reports.view_chain", recommendation)
    keys = recommendation.measures.values_list("activity_key", flat=True) if is_department else []
    context = {
        "recommendation": recommendation,
        "ground": ground_words(recommendation),
        "answers": answers,
        "own": own,
        "answer_form": AnswerForm(user=user) if own else None,
        "is_service": recommendation.addressee_kind == AddresseeKind.SERVICE,
        "chain": chain_of(recommendation, user) if is_department else [],
        "measures": measures_of(keys, user).values(),
        "measure_form": MeasureForm(user=user) if is_kept else None,
        "sent_form": SentForm(initial={"sent_on": timezone.localdate()}),
        "reason_form": ReasonForm(),
    }
    return render(request, "reports/recommendation_detail.html", context)


def visible(request: HttpRequest, pk: int) -> TargetedRecommendation:
    found = with_grounds(TargetedRecommendation.objects.visible_to(request.user))
    return get_object_or_404(found.select_related("order", "mailing", "municipality"), pk=pk)
