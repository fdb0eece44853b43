"""The execution of a plan: by direction and by organisation, every number leads to its tasks; and as XLSX."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.periods import report_periods
from monitoring.queries.execution import COLUMNS, Progress, plan_progress
from monitoring.views.spreadsheet import spreadsheet
from plans.models import Edition
from plans.states import EditionState

#: key of a count -> head of its column, in the page and in the spreadsheet
HEADS = {
    "not_started": "Не наступило",
    "in_progress": "В работе",
    "done": "Исполнено",
    "done_late": "Исполнено с опозданием",
    "overdue": "Просрочено",
    "not_required": "Не требуется",
    "postponed": "Перенесено",
    "all": "Всего",
    "returned": "Вернули",
    "submitted": "На проверке",
    "undated": "Без срока",
}


@require_safe
def plan_execution(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _visible(request, pk)
    today = timezone.localdate()
    found = plan_progress(edition, request.user, today)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "directions": found.directions,
        "organizations": found.organizations,
        "total": found.total,
        "today": today,
        "heads": [HEADS[key] for key in COLUMNS],
        "report_periods": report_periods(edition.plan.starts_on, edition.plan.ends_on, today),
        "directions_file": _file(edition, "direction"),
        "organizations_file": _file(edition, "organization"),
    }
    return render(request, "monitoring/plan_execution.html", context)


@require_safe
def plan_execution_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the two tables of the page, `?by=direction` or `?by=organization`, as it is shown."""
    edition = _visible(request, pk)
    today = timezone.localdate()
    found = plan_progress(edition, request.user, today)
    if request.GET.get("by") == "organization":
        rows, head, stem = found.organizations, "Организация", "organizations"
    else:
        rows, head, stem = found.directions, "Направление", "directions"
    header = (head, *(HEADS[key] for key in COLUMNS), "Наступил срок", "Принято из наступивших, %")
    lines = map(_line, [*rows, found.total])
    about = (f"План: {edition.plan.title}, редакция {edition.number}",)
    title = f"Исполнение плана на {today:%d.%m.%Y}"
    return spreadsheet(request, title, header, lines, f"execution-{stem}", about=about)


def _visible(request: HttpRequest, pk: int) -> Edition:
    """A draft of changes has no tasks yet: the plan is carried out by the edition in force."""
    editions = Edition.objects.visible_to(request.user).select_related("plan")
    edition = get_object_or_404(editions, pk=pk)
    if not (edition.is_in_work and edition.is_amendment):
        return edition
    in_force = editions.filter(plan=edition.plan_id, state=EditionState.APPROVED).first()
    return in_force or edition


def _file(edition: Edition, by: str) -> str:
    return f"{reverse('monitoring:plan-execution-xlsx', args=[edition.pk])}?by={by}"


def _line(row: Progress) -> tuple[str | int, ...]:
    percent = "" if row.percent is None else row.percent
    return (row.title, *(number for _, number in row.cells), row.counts["due"], percent)
