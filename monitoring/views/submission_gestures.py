"""What happens to the data of one organisation as a whole: recalled, accepted, returned; the workbook."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.actions.importing_values import Imported
from monitoring.collection_forms import ReasonForm, workbook_of
from monitoring.models import Submission
from monitoring.queries.forms_of_rounds import form_of
from monitoring.spreadsheets import form_workbook
from monitoring.views.spreadsheet import XLSX
from monitoring.views.standing import demand, gesture_on, given
from monitoring.views.submissions import visible_submission

PAGE = "monitoring:submission-detail"


@gesture_on(PAGE)
def submission_recall(request: HttpRequest, pk: int) -> None:
    submission = visible_submission(request, pk)
    demand(request, "monitoring.enter_values", submission)
    actions.recall_submission(submission, by=request.user, now=timezone.now())
    messages.success(request, "Данные отозваны. Исправьте и отправьте ещё раз.")


@gesture_on(PAGE)
def submission_accept(request: HttpRequest, pk: int) -> HttpResponse:
    submission = _reviewed(request, pk)
    actions.accept_submission(submission, by=request.user, now=timezone.now())
    messages.success(request, f"Данные приняты: {submission.organization}.")
    return redirect("monitoring:round-detail", submission.round_id)


@gesture_on(PAGE)
def submission_return(request: HttpRequest, pk: int) -> HttpResponse:
    submission = _reviewed(request, pk)
    reason = given(ReasonForm(request.POST))["reason"]
    actions.return_submission(submission, reason=reason, by=request.user, now=timezone.now())
    messages.success(request, f"Данные возвращены: {submission.organization}.")
    return redirect("monitoring:round-detail", submission.round_id)


def _reviewed(request: HttpRequest, pk: int) -> Submission:
    submission = visible_submission(request, pk)
    demand(request, "monitoring.review_submission", submission)
    return submission


@require_safe
def submission_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with the same checks built in, to be filled without a connection."""
    submission = visible_submission(request, pk)
    response = HttpResponse(form_workbook(form_of(submission)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="form-{submission.round.year}-{pk}.xlsx"'
    return response


@gesture_on(PAGE)
def submission_upload(request: HttpRequest, pk: int) -> HttpResponse | None:
    submission = visible_submission(request, pk)
    demand(request, "monitoring.enter_values", submission)
    rows = workbook_of(request.FILES)
    if not rows:
        raise NotPossible("В файле нет ни одной строки. Скачайте форму и заполните её.")
    read = actions.import_form(submission, rows, by=request.user, now=timezone.now())
    if read.problems:
        return _problems(request, submission, read)
    findings = sum(len(found) for found in read.findings.values())
    told = f" Замечаний проверки: {findings}, они показаны у строк." if findings else ""
    messages.success(request, f"Форма загружена, заполнено строк: {read.cell_count}.{told}")
    return None


def _problems(request: HttpRequest, submission: Submission, read: Imported) -> HttpResponse:
    context = {"submission": submission, "problems": read.problems}
    return render(request, "monitoring/submission_upload.html", context, status=422)
