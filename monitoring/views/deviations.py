"""Deviations: the journal of the department, the list of a school, what is said of one of them (DV)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions.deviations import answer_days
from monitoring.collection_filters import DeviationFilter
from monitoring.deviation_forms import JustificationForm, RequestForm, ReturnForm
from monitoring.deviation_states import TONES, DeviationState
from monitoring.models import Deviation
from monitoring.queries import deviations as questions
from monitoring.values import number_words
from monitoring.views.addresses import query_with
from monitoring.views.spreadsheet import spreadsheet
from monitoring.views.standing import REFUSALS, demand, gesture_on, given

PAGE = "monitoring:deviation-detail"
PAGE_SIZE = 50
HEADER = (
    "Организация", "Показатель", "Срез", "Год", "Вид", "Значение", "Сравнили с", "Допуск", "Насколько хуже",
    "Чем отклонилось", "Состояние", "Ответить до",
)  # fmt: skip


@require_safe
def deviation_list(request: HttpRequest) -> HttpResponse:
    found = DeviationFilter(request, questions.deviations_of(request.user))
    counts = questions.counts(found.qs)
    show = _show(request, counts)
    page = Paginator(questions.for_listing(questions.shown(found.qs, show)), PAGE_SIZE)
    page.count = counts[show]
    today = timezone.localdate()
    listed = page.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "chips": [_chip(request, key, counts[key], key == show) for key in questions.SHOW],
        "show": show,
        "page": listed,
        "rows": [(one, TONES[DeviationState(one.state)], questions.is_overdue(one, today)) for one in listed],
        "query": query_with(request, page=None),
        "count": counts[show],
        "request_form": RequestForm(),
    }
    template = "monitoring/parts/deviation_rows.html" if request.htmx else "monitoring/deviation_list.html"
    return render(request, template, context)


def _show(request: HttpRequest, counts: dict[str, int]) -> str:
    """The chip of the address, else the first with something to do."""
    show = request.GET.get("show", "")
    if show in questions.SHOW:
        return show
    order = ("answered", "recorded", "asked")
    if not request.user.has_perm("monitoring.view_collection"):
        order = ("asked", "recorded", "answered")
    return next((key for key in order if counts[key]), "all")


def _chip(request: HttpRequest, key: str, count: int, is_on: bool) -> dict[str, Any]:
    query = query_with(request, show=key, page=None)
    return {"text": questions.SHOW[key], "count": count, "is_on": is_on, "query": query}


@require_safe
def deviation_list_xlsx(request: HttpRequest) -> HttpResponse:
    """The journal as it is filtered."""
    found = DeviationFilter(request, questions.deviations_of(request.user))
    show = request.GET.get("show", "all")
    rows = questions.for_listing(questions.shown(found.qs, show)).iterator(chunk_size=500)
    title = f"Отклонения: {questions.SHOW.get(show, questions.SHOW['all']).lower()}"
    return spreadsheet(request, title, HEADER, _lines(rows), "deviations")


def _lines(deviations: Iterator[Deviation]) -> Iterator[tuple[str | int, ...]]:
    for one in deviations:
        value = one.indicator_value
        yield (
            one.organization.short_name,
            value.indicator.name,
            str(value.scope or ""),
            value.year,
            one.get_kind_display(),
            *(number_words(number) for number in (one.value, one.compared_value, one.threshold, one.size)),
            one.explanation_text,
            one.get_state_display(),
            f"{one.answer_due_on:%d.%m.%Y}" if one.answer_due_on else "",
        )


@require_POST
def deviations_ask(request: HttpRequest) -> HttpResponse:
    """Ask for a justification of several at once."""
    demand(request, "monitoring.review_deviation")
    chosen = questions.visible_ones(request.user, request.POST.getlist("deviation"))
    try:
        words = given(RequestForm(request.POST))
        if not chosen:
            raise actions.NotPossible("Отметьте отклонения, по которым нужен ответ.")
        asked = actions.request_justifications(chosen, by=request.user, today=timezone.localdate(), **words)
        messages.success(request, f"Обоснование запрошено, отклонений: {len(asked)}.")
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    return redirect("monitoring:deviation-list")


@require_safe
def deviation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    visible = questions.for_listing(questions.deviations_of(request.user))
    one = get_object_or_404(visible, pk=pk)
    context = {
        "deviation": one,
        "value": one.indicator_value,
        "tone": TONES[DeviationState(one.state)],
        "is_overdue": questions.is_overdue(one, timezone.localdate()),
        "submission": questions.form_of_deviation(one, request.user),
        "messages_of": list(one.messages.select_related("written_by")),
        "numbers": [
            ("Значение", number_words(one.value)),
            (one.get_kind_display().capitalize(), number_words(one.compared_value)),
            ("Допуск", number_words(one.threshold)),
            ("Насколько хуже", number_words(one.size)),
        ],
        "request_form": RequestForm(),
        "return_form": ReturnForm(initial={"due_on": _next_day(one)}),
    }
    return render(request, "monitoring/deviation_detail.html", context)


def _next_day(one: Deviation) -> Any:
    return timezone.localdate() + timedelta(days=answer_days(one.municipality_id))


@gesture_on(PAGE)
def deviation_request(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_deviation")
    words = given(RequestForm(request.POST))
    actions.request_justifications([one], by=request.user, today=timezone.localdate(), **words)
    messages.success(request, "Обоснование запрошено.")


@gesture_on(PAGE)
def deviation_justify(request: HttpRequest, pk: int) -> HttpResponse | None:
    one = _visible(request, pk, "monitoring.justify_deviation")
    text = given(JustificationForm(request.POST))["text"]
    actions.justify_deviation(one, text=text, by=request.user, today=timezone.localdate())
    messages.success(request, "Обоснование отправлено специалисту.")
    return redirect("monitoring:deviation-list") if request.POST.get("back") == "list" else None


@gesture_on(PAGE)
def deviation_accept(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_deviation")
    actions.accept_deviation(one, by=request.user)
    messages.success(request, "Принято: обоснование войдёт в аналитический отчёт.")


@gesture_on(PAGE)
def deviation_return(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_deviation")
    actions.return_deviation(one, by=request.user, **given(ReturnForm(request.POST)))
    messages.success(request, "Возвращено с пояснением.")


@gesture_on(PAGE)
def deviation_close(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_deviation")
    actions.close_deviation(one, by=request.user)
    messages.success(request, "Отклонение закрыто.")


def _visible(request: HttpRequest, pk: int, permission: str) -> Deviation:
    one = get_object_or_404(questions.deviations_of(request.user), pk=pk)
    demand(request, permission, one)
    return one
