"""The reporting calendar: who owes which report, its placement and review (MC-03 to MC-06)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.collection_filters import FilingFilter
from monitoring.filing_forms import FilingForm, ReturnFilingForm
from monitoring.models import FilingMeasureKind, ReportFiling
from monitoring.queries import filings as questions
from monitoring.queries import shortcomings
from monitoring.views.addresses import query_with
from monitoring.views.rounds import remind
from monitoring.views.spreadsheet import spreadsheet
from monitoring.views.standing import demand, gesture_on, given

PAGE = "monitoring:filing-detail"
PAGE_SIZE = 50
HEADER = (
    "Организация", "Форма", "За год", "Период", "Срок", "Дней просрочки", "Состояние", "Сдан", "Размещение",
    "Ссылка",
)  # fmt: skip


@require_safe
def filing_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = FilingFilter(request, questions.filings_of(request.user))
    counts = questions.counts(found.qs, today)
    show = request.GET.get("show", "owed")
    show = show if show in questions.SHOW else "owed"
    pages = Paginator(questions.shown(found.qs, show, today), PAGE_SIZE)
    pages.count = counts[show]
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "chips": [_chip(request, key, counts[key], show) for key in questions.SHOW],
        "show": show,
        "rows": questions.rows_of(page, today),
        "page": page,
        "count": counts[show],
        "late_count": counts["late"],
        "query": query_with(request, page=None),
        "year": today.year,
    }
    template = "monitoring/parts/filing_rows.html" if request.htmx else "monitoring/filing_list.html"
    return render(request, template, context)


def _chip(request: HttpRequest, key: str, count: int, show: str) -> dict[str, Any]:
    query = query_with(request, show=key, page=None)
    return {"text": questions.SHOW[key], "count": count, "is_on": key == show, "query": query}


@require_safe
def filing_list_xlsx(request: HttpRequest) -> HttpResponse:
    """The table as it is filtered; MC-06: «export has name of body, form, days late»."""
    today = timezone.localdate()
    found = FilingFilter(request, questions.filings_of(request.user))
    show = request.GET.get("show", "owed")
    show = show if show in questions.SHOW else "owed"
    rows = questions.rows_of(questions.shown(found.qs, show, today), today)
    return spreadsheet(request, f"Отчётность: {questions.SHOW[show]}", HEADER, _lines(rows), "reports")


def _lines(rows: list[questions.FilingRow]) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        one = row.filing
        placement = "не подтверждено" if row.is_unplaced else "подтверждено" if one.checked_at else ""
        yield (
            one.organization.short_name,
            one.reporting_form.short_name,
            one.year,
            one.get_period_display(),
            f"{one.due_on:%d.%m.%Y}" if one.due_on else "дата ещё не установлена",
            row.days_late,
            one.get_state_display(),
            f"{one.filed_on:%d.%m.%Y}" if one.filed_on else "",
            placement,
            one.placement_url,
        )


@require_POST
def filings_plan(request: HttpRequest) -> HttpResponse:
    """Ask everybody for the reports of this year, or of the next one."""
    demand(request, "monitoring.review_filing")
    wanted, now = request.POST.get("year", ""), timezone.localdate().year
    year = int(wanted) if wanted in (str(now), str(now + 1)) else now
    planned = actions.plan_filings(request.user.position.municipality_id, year=year, by=request.user)
    told = f"Отчётов за {year} год добавлено: {planned.made_count}."
    if planned.unclear:
        names = ", ".join(one.short_name for one in planned.unclear)
        told += f" Срок этих форм не разбит на периоды: {names}."
    messages.success(request, told)
    return redirect("monitoring:filing-list")


@require_POST
def filings_remind(request: HttpRequest) -> HttpResponse:
    """One letter to each organisation that is late, with everything it owes."""
    demand(request, "monitoring.review_filing")
    today = timezone.localdate()
    found = FilingFilter(request, questions.filings_of(request.user))
    owed: dict[Any, list[str]] = defaultdict(list)
    for row in questions.rows_of(questions.shown(found.qs, "late", today), today):
        one = row.filing
        owed[one.organization].append(
            f"{one.reporting_form.short_name} за {one.year} год: срок {one.due_on:%d.%m.%Y}, "
            f"опоздание {row.days_late} дн."
        )
    remind(request, request.user.position.municipality_id, owed, "Ждём отчёты", "filing-list")
    return redirect("monitoring:filing-list")


@require_safe
def filing_detail(request: HttpRequest, pk: int) -> HttpResponse:
    visible = questions.filings_of(request.user).select_related("checked_by", "reviewed_by")
    one = get_object_or_404(visible, pk=pk)
    today = timezone.localdate()
    may_review = request.user.has_perm("monitoring.review_filing", one)
    begun = {"filed_on": one.filed_on or today, "placement_url": one.placement_url}
    context = {
        "filing": one,
        "form": one.reporting_form,
        "row": questions.rows_of([one], today)[0],
        "filing_form": FilingForm(initial=begun),
        "return_form": ReturnFilingForm(),
        "may_review": may_review,
        **(_measures(request, one, today, may_review) if one.reporting_form.is_assessment else {}),
    }
    return render(request, "monitoring/filing_detail.html", context)


def _measures(request: HttpRequest, one: ReportFiling, today: date, may_review: bool) -> dict[str, Any]:
    """What of the plan removes the shortcomings, and for the specialist what could (MC-05)."""
    measures = shortcomings.measures_shown(one, request.user, today)
    # Where something is tied already, nothing more is proposed until somebody looks for it.
    words = request.GET.get("find", "" if measures else shortcomings.SUGGESTED).strip()[:200]
    is_searched = bool(words) and may_review and one.filed_on is not None
    return {
        "measures": measures,
        "words": words,
        "is_searched": is_searched,
        "found": shortcomings.found_measures(request.user, words) if is_searched else [],
        "kinds": FilingMeasureKind.choices,
    }


@gesture_on(PAGE)
def filing_file(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.answer_filing")
    words = given(FilingForm(request.POST))
    actions.file_report(one, by=request.user, today=timezone.localdate(), **words)
    messages.success(request, "Записано: отчёт сдан. Специалист проверит размещение.")


@gesture_on(PAGE)
def filing_check(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_filing")
    actions.check_placement(one, by=request.user, now=timezone.now())
    messages.success(request, "Размещение подтверждено.")


@gesture_on(PAGE)
def filing_take(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_filing")
    actions.take_filing(one, by=request.user)
    messages.success(request, "Отчёт на проверке: организация это видит.")


@gesture_on(PAGE)
def filing_accept(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_filing")
    actions.accept_filing(one, by=request.user, now=timezone.now())
    messages.success(request, "Отчёт принят.")


@gesture_on(PAGE)
def filing_return(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_filing")
    reason = given(ReturnFilingForm(request.POST))["reason"]
    actions.return_filing(one, reason=reason, by=request.user, now=timezone.now())
    messages.success(request, "Отчёт возвращён.")


@gesture_on(PAGE)
def filing_miss(request: HttpRequest, pk: int) -> None:
    one = _visible(request, pk, "monitoring.review_filing")
    actions.miss_filing(one, by=request.user, today=timezone.localdate())
    messages.success(request, "Отмечено: отчёт не сдан. Организация всё ещё может его сдать.")


def _visible(request: HttpRequest, pk: int, permission: str) -> ReportFiling:
    one = get_object_or_404(questions.filings_of(request.user), pk=pk)
    demand(request, permission, one)
    return one
