"""One cell: what stood there and who wrote it, a correction with its reason, a remark of the specialist.

CK-07: «later correction keeps the old value and the reason»: the history shows both. CK-05: a remark is «tied
to the field, with a due date».
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.collection_forms import CorrectionForm, RemarkForm
from monitoring.models import DataRemark, RoundField, Submission
from monitoring.queries.cells import history_of, remarks_of, value_of
from monitoring.queries.grid import cell_text
from monitoring.views.standing import demand, gesture_on, given
from monitoring.views.submissions import visible_submission

PAGE = "monitoring:submission-cell"


@require_safe
def submission_cell(request: HttpRequest, pk: int, round_field_pk: int) -> HttpResponse:
    submission, line = _cell(request, pk, round_field_pk)
    value = value_of(submission, line)
    context = {
        "submission": submission,
        "line": line,
        "value": value,
        "text": cell_text(value),
        "history": history_of(value),
        "remarks": remarks_of(submission, line),
        "correction": CorrectionForm(initial={"value": cell_text(value)}),
        "remark": RemarkForm(),
    }
    return render(request, "monitoring/submission_cell.html", context)


@gesture_on("monitoring:submission-detail")
def submission_cell_correct(request: HttpRequest, pk: int, round_field_pk: int) -> HttpResponse:
    submission, line = _cell(request, pk, round_field_pk)
    demand(request, "monitoring.correct_values", submission)
    words = given(CorrectionForm(request.POST))
    saved = actions.correct_value(
        submission, line, raw=words["value"], reason=words["reason"], by=request.user, now=timezone.now()
    )
    closed = sum(one.state == "closed" for one in saved.deviations.moved)
    told = f" Отклонений закрыто: {closed}." if closed else ""
    messages.success(request, f"Исправлено: {line}. Прежнее значение осталось в истории.{told}")
    return redirect(PAGE, pk, round_field_pk)


@gesture_on("monitoring:submission-detail")
def submission_cell_remark(request: HttpRequest, pk: int, round_field_pk: int) -> HttpResponse:
    submission, line = _cell(request, pk, round_field_pk)
    demand(request, "monitoring.write_data_remark", submission)
    actions.write_data_remark(submission, line, by=request.user, **given(RemarkForm(request.POST)))
    messages.success(request, f"Замечание записано, его увидит {submission.organization}.")
    return redirect(PAGE, pk, round_field_pk)


@gesture_on("monitoring:submission-list")
def data_remark_close(request: HttpRequest, pk: int) -> HttpResponse:
    remark = get_object_or_404(DataRemark.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.write_data_remark", remark)
    actions.close_data_remark(remark, by=request.user, now=timezone.now())
    messages.success(request, "Замечание снято.")
    back = request.POST.get("round", "")
    return redirect("monitoring:round-table", int(back)) if back.isdecimal() else redirect("home")


def _cell(request: HttpRequest, pk: int, round_field_pk: int) -> tuple[Submission, RoundField]:
    submission = visible_submission(request, pk)
    lines = RoundField.objects.filter(round=submission.round_id).select_related("field", "scope__procedure")
    return submission, get_object_or_404(lines, pk=round_field_pk)
