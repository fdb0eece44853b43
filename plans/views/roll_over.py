"""What came of a roll-over: years to check, rows to change, the text of the analysis."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from msoko.lib.word import WordParagraph, write_blocks
from plans import actions
from plans.edition_forms import AnalysisForm
from plans.models import RollOver
from plans.roll_over_queries import roll_over_report
from plans.views.downloads import DOCX, download
from plans.views.edition_gestures import is_done

TITLE = "Анализ эффективности принятых мер"


@require_http_methods(["GET", "HEAD", "POST"])
def roll_over(request: HttpRequest, pk: int) -> HttpResponse:
    made = _made(request, pk)
    stored = {"text": made.analysis_text, "version": made.version}
    form = AnalysisForm(request.POST or None, initial=stored)
    if request.method == "POST":
        if not request.user.has_perm("plans.edit_rollover", made):
            raise PermissionDenied
        if form.is_valid():
            words = form.cleaned_data
            is_done(request, lambda: actions.save_analysis(made, by=request.user, **words), "Сохранено.")
            return redirect("plans:roll-over", pk)
    context = {
        "made": made,
        "plan": made.plan,
        "report": roll_over_report(made),
        "form": form,
        "may_edit": request.user.has_perm("plans.edit_rollover", made),
    }
    return render(request, "plans/roll_over.html", context, status=422 if form.is_bound else 200)


@require_safe
def roll_over_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as a Word document, to be put into a paper."""
    made = _made(request, pk)
    lines = [line for line in made.analysis_text.splitlines() if line.strip()]
    blocks = [WordParagraph(TITLE, is_bold=True), *(WordParagraph(line) for line in lines)]
    return download(write_blocks(blocks), DOCX, TITLE)


def _made(request: HttpRequest, pk: int) -> RollOver:
    own = RollOver.objects.filter(municipality=request.user.position.municipality_id)
    made = get_object_or_404(own.select_related("edition__plan", "plan"), pk=pk)
    if not request.user.has_perm("plans.view_rollover", made):
        raise PermissionDenied
    return made
