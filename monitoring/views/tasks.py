"""All tasks of the municipality: chips, choices, the most urgent first, saved views, and a spreadsheet."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.filters import TaskFilter
from monitoring.models import ListPage, Task
from monitoring.queries.listing import QUIET, SHOW, conditions, standing, with_decision
from monitoring.queries.tasks import place
from monitoring.querysets import TaskQuerySet
from monitoring.views.addresses import query_with
from monitoring.views.saved_views import saved_views
from monitoring.views.spreadsheet import spreadsheet

PAGE_SIZE = 100
HEADER = (
    "Организация",
    "Пункт",
    "Мероприятие",
    "План",
    "Срок",
    "Состояние",
    "Пояснение",
    "Отправлено",
    "Раздел",
)
#: heads of the columns that put the list in order; an empty key is the order by urgency
COLUMNS = (
    ("", "Состояние"),
    ("due", "Срок"),
    ("activity", "Мероприятие"),
    ("organization", "Кто отвечает"),
)


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found, show = _filtered(request)
    chips = _chips(request, found.qs, today, show)
    # The names of organisations are at hand: joined, they would be looked up for thousands of rows that are
    # sorted and not shown.
    tasks = _listed(request, found.qs, show, today).select_related("activity__edition__plan")
    paginator = Paginator(with_decision(tasks), PAGE_SIZE)
    # The chips have counted already: the paginator need not ask again.
    paginator.count = next(chip["count"] for chip in chips if chip["key"] == show)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "chips": chips,
        "applied": _applied(request, found),
        "views": saved_views(request, ListPage.TASKS),
        "show": show,
        "columns": _columns(request),
        "page": page,
        "rows": _rows(page, dict(found.offered.organizations), today),
        "query": query_with(request, page=None),
        "count": paginator.count,
    }
    page_name = "parts/task_rows" if "HX-Request" in request.headers else "task_list"
    return render(request, f"monitoring/{page_name}.html", context)


@require_safe
def task_list_xlsx(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found, show = _filtered(request)
    tasks = with_decision(_listed(request, found.qs, show, today).for_listing())
    lines = _lines(tasks.select_related("activity__section").iterator(chunk_size=500), today)
    about = _chosen(found, show)
    return spreadsheet(request, f"Задания на {today:%d.%m.%Y}", HEADER, lines, "tasks", about=about)


def _chosen(found: TaskFilter, show: str) -> list[str]:
    """«Состояние: просрочено», «Организация: Школа № 4»: what the list is narrowed to."""
    form = found.form
    given = form.cleaned_data if form.is_valid() else {}
    words = [f"Состояние: {SHOW[show]}"]
    for name, field in form.fields.items():
        value = given.get(name)
        if value:
            shown = dict(getattr(field, "choices", ())).get(int(value)) if str(value).isdecimal() else None
            label = field.label or value._meta.verbose_name.capitalize()
            text = f"{value:%d.%m.%Y}" if isinstance(value, datetime.date) else str(shown or value)
            words.append(f"{label}: {text}")
    return words


def _filtered(request: HttpRequest) -> tuple[TaskFilter, str]:
    show = request.GET.get("show", "owed")
    return TaskFilter(request, Task.objects.visible_to(request.user)), show if show in SHOW else "owed"


def _listed(request: HttpRequest, tasks: TaskQuerySet, show: str, today: datetime.date) -> TaskQuerySet:
    return tasks.filter(conditions(today)[show]).in_order(request.GET.get("sort", ""))


def _chips(
    request: HttpRequest, tasks: QuerySet[Task], today: datetime.date, show: str
) -> list[dict[str, Any]]:
    counts = tasks.aggregate(
        **{key: Count("pk", filter=condition) for key, condition in conditions(today).items()}
    )
    return [
        {
            "key": key,
            "text": text,
            "count": counts[key],
            "is_on": key == show,
            "query": query_with(request, show=key, page=None),
        }
        for key, text in SHOW.items()
        if key in (show, "owed", "all") or (counts[key] and key not in QUIET)
    ]


def _applied(request: HttpRequest, found: TaskFilter) -> list[dict[str, str]]:
    """What a link from another page has narrowed the list to, each with the way back."""
    chosen = found.form.cleaned_data if found.form.is_valid() else {}
    return [
        {"text": str(chosen[name]), "query": query_with(request, page=None, **{name: None})}
        for name in TaskFilter.HIDDEN
        if chosen.get(name)
    ]


def _columns(request: HttpRequest) -> list[dict[str, str]]:
    """The heads of the table: pressed once they put it in order, pressed again the other way round."""
    now = request.GET.get("sort", "")
    return [
        {
            "title": title,
            "query": query_with(request, page=None, sort=_next_order(key, now)),
            "aria": {key: "ascending", f"-{key}": "descending"}.get(now, "none") if key else "",
        }
        for key, title in COLUMNS
    ]


def _next_order(key: str, now: str) -> str | None:
    return f"-{key}" if key and key == now else key or None


def _rows(tasks: Iterable[Task], names: dict[int, str], today: datetime.date) -> list[dict[str, object]]:
    rows = []
    for task in tasks:
        rows.append(
            {
                "task": task,
                "organization": names[task.organization_id],
                "standing": standing(task, today),
                "place": place(task),
                "due": f"{task.due_on:%d.%m.%Y}" if task.due_on else "без даты",
            }
        )
    return rows


def _lines(tasks: Iterator[Task], today: datetime.date) -> Iterator[tuple[str, ...]]:
    for task in tasks:
        activity, stands = task.activity, standing(task, today)
        yield (
            task.organization.short_name,
            activity.number_text,
            activity.title,
            activity.edition.plan.title,
            f"{task.due_on:%d.%m.%Y}" if task.due_on else "без срока",
            stands.text,
            stands.note,
            f"{timezone.localtime(task.submitted_at):%d.%m.%Y}" if task.submitted_at else "",
            activity.section.title if activity.section else "",
        )
