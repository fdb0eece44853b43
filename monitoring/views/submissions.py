"""«Показатели»: what an organisation is asked for; the form of one round, cell by cell, by keyboard.

Saved per cell by static/js/grid.js; without JavaScript the same table is one plain form. The same checks
speak while it is typed, when it is saved, in the workbook and in the import.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions import NotPossible, Typed
from monitoring.actions.entering import check_window, read_answer
from monitoring.cell_forms import comments_of, raw_of, typed_cells
from monitoring.models import Submission
from monitoring.queries import submissions as questions
from monitoring.queries.forms_of_rounds import Form, form_of
from monitoring.queries.grid import Grid, grid_of, tried
from monitoring.submission_states import TONES, SubmissionState
from monitoring.views.standing import demand

UNPROCESSABLE, CONFLICT = 422, 409


@require_safe
def submission_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {"asked": questions.asked_of(request.user, today), "today": today}
    return render(request, "monitoring/submission_list.html", context)


@require_safe
def submission_detail(request: HttpRequest, pk: int) -> HttpResponse:
    submission = visible_submission(request, pk)
    return show_grid(request, grid_of(form_of(submission)))


@require_POST
def submission_save(request: HttpRequest, pk: int) -> HttpResponse:
    """One cell, a pasted block or the whole form; what cannot be read stays in its field with a sentence."""
    submission = visible_submission(request, pk)
    demand(request, "monitoring.enter_values", submission)
    form = form_of(submission)
    cells = typed_cells(request.POST, [cell.round_field for cell in form.cells])
    try:
        saved = actions.save_values(submission, cells, by=request.user, now=timezone.now())
    except NotPossible as refusal:
        return show_grid(request, grid_of(form, typed=raw_of(cells)), sentence=str(refusal), status=CONFLICT)
    left = {key: text for key, text in raw_of(cells).items() if key in saved.refused}
    grid = grid_of(saved.form, typed=left, refused=saved.refused)
    if saved.refused or request.htmx:
        return show_grid(request, grid, status=UNPROCESSABLE if saved.refused else 200, is_saved=True)
    if "submit" in request.POST:
        return _submitted(request, saved.form.submission)
    return redirect("monitoring:submission-detail", pk)


@require_POST
def submission_check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the checks would say of words that are being typed; nothing is kept."""
    submission = visible_submission(request, pk)
    demand(request, "monitoring.enter_values", submission)
    form = form_of(submission)
    cells = typed_cells(request.POST, [cell.round_field for cell in form.cells])
    answers, refused = _read(cells)
    grid = grid_of(tried(form, answers, comments_of(cells)), typed=raw_of(cells), refused=refused)
    return show_grid(request, grid)


def _read(cells: list[Typed]) -> tuple[dict, dict[int, str]]:
    answers, refused = {}, {}
    for one in cells:
        try:
            answers[one.line.pk] = read_answer(one.line.field, one.raw)
        except NotPossible as refusal:
            refused[one.line.pk] = str(refusal)
    return answers, refused


def _submitted(request: HttpRequest, submission: Submission) -> HttpResponse:
    try:
        actions.submit_submission(submission, by=request.user, now=timezone.now())
    except NotPossible as refusal:
        grid = grid_of(form_of(submission))
        return show_grid(request, grid, sentence=str(refusal), status=CONFLICT)
    return redirect("monitoring:submission-detail", submission.pk)


def visible_submission(request: HttpRequest, pk: int) -> Submission:
    visible = Submission.objects.visible_to(request.user).select_related(
        "round", "organization", "submitted_by", "reviewed_by"
    )
    return get_object_or_404(visible, pk=pk)


def show_grid(
    request: HttpRequest, grid: Grid, *, sentence: str = "", status: int = 200, is_saved: bool = False
) -> HttpResponse:
    """The page, or for the script its states and the summary only."""
    submission = grid.form.submission
    context = {
        "grid": grid,
        "submission": submission,
        "round": submission.round,
        "tone": TONES[SubmissionState(submission.state)],
        "sentence": sentence,
        "is_saved": is_saved and not sentence,
        "moment": timezone.localtime(),
        **_window(request, grid.form),
    }
    template = "monitoring/parts/grid_states.html" if request.htmx else "monitoring/submission_detail.html"
    return render(request, template, context, status=status)


def _window(request: HttpRequest, form: Form) -> dict[str, object]:
    """Whether this person may write now, and if not, why."""
    submission = form.submission
    if not request.user.has_perm("monitoring.enter_values", submission):
        return {"may_enter": False, "why_closed": ""}
    try:
        check_window(submission, today=timezone.localdate(), last=form.closes_on)
    except NotPossible as refusal:
        return {"may_enter": False, "why_closed": str(refusal)}
    return {"may_enter": True, "why_closed": ""}
