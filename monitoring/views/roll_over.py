"""From this plan to the next period: each row with what this year shows, carried, changed or dropped."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monitoring.effectiveness import RowOutcome, effectiveness_text
from monitoring.forms import PeriodForm
from monitoring.queries.record import Record, plan_record
from plans import actions
from plans.actions.rolling_over import Choice, next_period_years
from plans.models import Activity, Edition
from plans.models.roll_over import RollOverChoice

_REASON_LENGTH = 1000


@dataclass
class RollRow:
    """`error` says what is still missing in the choice."""

    activity: Activity
    record: Record
    choice: str = RollOverChoice.CARRY
    reason: str = ""
    error: str = ""

    @property
    def pk(self) -> str:
        return str(self.activity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_roll_over(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _edition(request, pk)
    if not request.user.has_perm("plans.roll_over_plan", edition):
        raise PermissionDenied
    form = PeriodForm(request.POST or None, initial={"years": next_period_years(edition.plan)})
    rows = _rows(request, edition)
    is_chosen = all([form.is_valid(), *(not row.error for row in rows)]) if form.is_bound else False
    if is_chosen:
        try:
            made = _roll_over(request, edition, form.cleaned_data["years"], rows)
            messages.success(request, "План на следующий период создан. Проверьте годы и текст анализа.")
            return redirect("plans:roll-over", made.pk)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
    context = {
        "edition": edition,
        "plan": edition.plan,
        "form": form,
        "rows": rows,
        "choices": RollOverChoice.choices,
        "error_count": sum(bool(row.error) for row in rows),
    }
    return render(request, "monitoring/plan_roll_over.html", context, status=422 if form.is_bound else 200)


def _edition(request: HttpRequest, pk: int) -> Edition:
    """The edition in force, whose record there is; a plan that has none goes on from its draft."""
    editions = Edition.objects.visible_to(request.user).filter(plan=pk).select_related("plan__owner")
    in_force = editions.filter(approved_at__isnull=False).order_by("-number").first()
    return in_force or get_object_or_404(editions.order_by("-number")[:1])


def _rows(request: HttpRequest, edition: Edition) -> list[RollRow]:
    records = plan_record(edition, request.user, timezone.localdate())
    activities = edition.activities.filter(is_excluded=False).order_by("position", "pk")
    rows = [RollRow(one, records.get(one.key, Record())) for one in activities]
    if request.method == "POST":
        for row in rows:
            _take_choice(row, request.POST.get(f"choice-{row.pk}"), request.POST.get(f"reason-{row.pk}", ""))
    return rows


def _take_choice(row: RollRow, choice: str | None, reason: str) -> None:
    row.choice = choice if choice in RollOverChoice.values else RollOverChoice.CARRY
    row.reason = reason.strip()[:_REASON_LENGTH]
    if row.choice != RollOverChoice.CARRY and not row.reason:
        row.error = "Напишите почему: это войдёт в анализ эффективности."


def _roll_over(request: HttpRequest, edition: Edition, years: int, rows: list[RollRow]):
    choices: dict[uuid.UUID, Choice] = {row.activity.key: Choice(row.choice, row.reason) for row in rows}
    text = effectiveness_text(edition.plan.title, [_outcome(row) for row in rows])
    return actions.roll_over_plan(edition, years=years, choices=choices, analysis_text=text, by=request.user)


def _outcome(row: RollRow) -> RowOutcome:
    return RowOutcome(
        number=row.activity.number_text,
        title=row.activity.title,
        choice=str(row.choice),
        reason=row.reason,
        all=row.record.all,
        accepted=row.record.accepted,
        late=row.record.late,
        overdue=row.record.overdue,
        words=row.record.words,
    )
