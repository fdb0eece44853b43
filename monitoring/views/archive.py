"""The archive of evidence: one field to search, chips, choices, a spreadsheet; and the page of one piece."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import wording
from monitoring.archive import ORDERS, SHOW, TONES, VISIBILITIES, Standing
from monitoring.filters import ArchiveFilter
from monitoring.models import INTERNAL, Evidence
from monitoring.queries import archive as questions
from monitoring.views.addresses import query_with
from monitoring.views.spreadsheet import spreadsheet

PAGE_SIZE = 50
HEADER = (
    "Документ", "Вид", "Организация", "Мероприятие", "Раздел", "Состояние", "Кому видно", "Добавлено", "Кто",
    "Размер", "SHA-256",
)  # fmt: skip
COLUMNS = (
    ("name", "Документ"),
    ("activity", "Мероприятие"),
    ("organization", "Организация"),
    ("added", "Добавлено"),
    ("", "Состояние"),
)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    found, show = _filtered(request)
    counts = questions.counts(found.qs)
    listed = _listed(request, found.qs, show)
    paginator = Paginator(listed, PAGE_SIZE)
    # The chips have counted already: the paginator need not ask again.
    paginator.count = counts[show]
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "chips": _chips(request, counts, show),
        "show": show,
        "columns": _columns(request),
        "page": page,
        "rows": _rows(page),
        "query": query_with(request, page=None),
        "count": paginator.count,
    }
    template = "monitoring/parts/archive_rows.html" if request.htmx else "monitoring/archive.html"
    return render(request, template, context)


@require_safe
def archive_xlsx(request: HttpRequest) -> HttpResponse:
    found, show = _filtered(request)
    listed = _listed(request, found.qs, show)
    lines = _lines(listed.iterator(chunk_size=500))
    return spreadsheet(request, f"Архив, {SHOW[show]}", HEADER, lines, "archive")


def _filtered(request: HttpRequest) -> tuple[ArchiveFilter, str]:
    show = request.GET.get("show", Standing.ACCEPTED.value)
    found = ArchiveFilter(request, questions.archive(request.user))
    return found, show if show in SHOW else Standing.ACCEPTED.value


def _listed(request: HttpRequest, evidence: QuerySet[Evidence], show: str) -> QuerySet[Evidence]:
    ordered = questions.in_order(questions.shown(evidence, show), request.GET.get("sort", ""))
    return questions.for_listing(ordered)


def _chips(request: HttpRequest, counts: dict[str, int], show: str) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "count": counts[key],
            "is_on": key == show,
            "query": query_with(request, show=key, page=None),
        }
        for key, text in SHOW.items()
        if counts[key] or key in (show, "all")
    ]


def _columns(request: HttpRequest) -> list[dict[str, str]]:
    now = request.GET.get("sort", "")
    return [
        {
            "title": title,
            "query": query_with(request, page=None, sort=f"-{key}" if key == now else key)
            if key in ORDERS
            else "",
            "aria": {key: "ascending", f"-{key}": "descending"}.get(now, "none"),
        }
        for key, title in COLUMNS
    ]


def _rows(page: Page) -> list[dict[str, object]]:
    today = timezone.localdate()
    return [
        {
            "evidence": one,
            "tone": TONES[one.standing],
            "state": SHOW[one.standing],
            "visibility": _visibility(one),
            "added": wording.ago(timezone.localtime(one.added_at).date(), today),
            "fact": wording.file_size(one.file.size) if one.file else one.get_kind_display(),
        }
        for one in page
    ]


def _visibility(evidence: Evidence) -> str:
    return VISIBILITIES[evidence.disclosure.visibility if hasattr(evidence, "disclosure") else INTERNAL]


def _lines(found: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    for one in found:
        activity = one.task.activity
        yield (
            str(one),
            one.get_kind_display(),
            one.task.organization.short_name,
            f"{activity.number_text} {activity.title}".strip(),
            activity.section.title if activity.section else "",
            SHOW[one.standing],
            _visibility(one),
            f"{timezone.localtime(one.added_at):%d.%m.%Y}",
            str(one.added_by),
            str(one.file.size) if one.file else "",
            one.file.sha256 if one.file else "",
        )
