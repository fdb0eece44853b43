"""All tasks of the municipality: chips, choices, the most urgent first, and the same as a spreadsheet."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import wording
from monitoring.filters import TaskFilter
from monitoring.models import Task
from monitoring.queries.listing import SHOW, conditions
from monitoring.queries.tasks import place, state_pill
from monitoring.querysets import TaskQuerySet
from monitoring.states import OWED
from msoko.lib.spreadsheets import write_table

PAGE_SIZE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ("Организация", "Пункт", "Мероприятие", "План", "Срок", "Состояние", "Отправлено", "Раздел")


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found, show = _filtered(request)
    chips = _chips(request, found.qs, today, show)
    tasks = _listed(found.qs, show, today)
    paginator = Paginator(tasks, PAGE_SIZE)
    # The chips have counted already: the paginator need not ask again.
    paginator.count = next(chip["count"] for chip in chips if chip["key"] == show)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "chips": chips,
        "show": show,
        "page": page,
        "rows": _rows(page, today),
        "query": _query(request, page=None),
        "count": paginator.count,
    }
    is_part = "HX-Request" in request.headers
    template = "monitoring/parts/task_rows.html" if is_part else "monitoring/task_list.html"
    return render(request, template, context)


@require_safe
def task_list_xlsx(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found, show = _filtered(request)
    tasks = _listed(found.qs, show, today).select_related("activity__section", "activity__edition__plan")
    content = write_table(f"Задания, {SHOW[show]}", HEADER, _lines(tasks.iterator(chunk_size=500), today))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="tasks-{today:%Y-%m-%d}.xlsx"'
    return response


def _filtered(request: HttpRequest) -> tuple[TaskFilter, str]:
    show = request.GET.get("show", "owed")
    found = TaskFilter(request.GET, Task.objects.visible_to(request.user), request=request)
    return found, show if show in SHOW else "owed"


def _listed(tasks: TaskQuerySet, show: str, today: datetime.date) -> TaskQuerySet:
    return tasks.filter(conditions(today)[show]).for_listing().by_urgency()


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
            "query": _query(request, show=key, page=None),
        }
        for key, text in SHOW.items()
        if counts[key] or key in (show, "owed", "all")
    ]


def _query(request: HttpRequest, **changes: str | None) -> str:
    """The address of this list with something changed; None takes a parameter away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return query.urlencode()


def _rows(page: Page, today: datetime.date) -> list[dict[str, object]]:
    rows = []
    for task in page:
        tone, text = state_pill(task, today)
        due = f"{task.due_on:%d.%m.%Y}" if task.due_on else "без даты"
        rows.append({"task": task, "tone": tone, "state_text": text, "place": place(task), "due": due})
    return rows


def _lines(tasks: Iterator[Task], today: datetime.date) -> Iterator[tuple[str, ...]]:
    for task in tasks:
        activity = task.activity
        yield (
            task.organization.short_name,
            activity.number_text,
            activity.title,
            activity.edition.plan.title,
            f"{task.due_on:%d.%m.%Y}" if task.due_on else "без срока",
            _state_words(task, today),
            f"{timezone.localtime(task.submitted_at):%d.%m.%Y}" if task.submitted_at else "",
            activity.section.title if activity.section else "",
        )


def _state_words(task: Task, today: datetime.date) -> str:
    is_late = task.state in OWED and task.due_on and task.due_on < today
    return (
        f"{task.get_state_display()}, {wording.due(task.due_on, today)}"
        if is_late
        else task.get_state_display()
    )
