"""Import of a plan: give a file, look at what was understood, create the plan."""

import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from msoko.lib.refusals import RefusalCode, Refused
from msoko.people import files
from msoko.people.models import Body
from plans.actions.importing import confirm_plan_import, keep_plan_file
from plans.due_queries import due_settings
from plans.file_reading import PASTED_HTML_NAME, PASTED_NAME, check_plan_file, read_plan_file
from plans.import_forms import ImportAnswersForm, PlanFileForm
from plans.import_queries import active_bodies, owner_of_new_plans, vocabulary
from plans.importing import ParsedPlan
from plans.importing.parsed import SectionLevel
from plans.models import PlanImport
from plans.preview import general_problems, preview_rows

TOO_LARGE = {RefusalCode.TOO_BIG}


def plan_import(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("plans.import_plan"):
        raise PermissionDenied
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return file_page(request, form)
    if not form.is_valid():
        return file_page(request, form, status=422)
    try:
        kept = take_file(request, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return file_page(request, form, status=413 if refusal.code in TOO_LARGE else 422)
    return redirect("plans:plan-import-preview", pk=kept.pk)


def file_page(request: HttpRequest, form: PlanFileForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "limit_mb": settings.UPLOAD_LIMIT_MB}
    return render(request, "plans/plan_import.html", context, status=status)


def take_file(request: HttpRequest, given: dict[str, Any]) -> PlanImport:
    """Check, parse and keep the file or the pasted text; raises Refused and keeps nothing then."""
    municipality = request.user.position.municipality
    stream, filename, content_type = opened(given)
    parsed = read_plan_file(stream.read(), filename, vocabulary(active_bodies(municipality.pk)))
    stream.seek(0)
    return keep_plan_file(
        stream,
        filename=filename,
        content_type=content_type,
        parsed=parsed,
        municipality=municipality,
        by=request.user,
    )


def opened(given: dict[str, Any]) -> tuple[BinaryIO, str, str]:
    upload = given.get("file")
    if upload is None:
        if given.get("table"):
            return io.BytesIO(given["table"].encode()), PASTED_HTML_NAME, "text/html"
        return io.BytesIO(given["text"].encode()), PASTED_NAME, "text/plain"
    checked = check_plan_file(upload, upload.name, limit_mb=settings.UPLOAD_LIMIT_MB)
    return upload, checked.safe_name, checked.content_type


def plan_import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what was understood; POST creates the plan, or shows the deadlines in the answered period."""
    kept = get_object_or_404(
        PlanImport.objects.visible_to(request.user).select_related("file").defer("parsed"), pk=pk
    )
    if not request.user.has_perm("plans.import_plan", kept):
        raise PermissionDenied
    if kept.plan_id:
        return redirect("plans:plan-detail", pk=kept.plan_id)
    bodies = active_bodies(kept.municipality_id)
    try:
        parsed = read_again(kept, bodies)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("plans:plan-import")

    form = ImportAnswersForm(request.POST or None, parsed=parsed, today=timezone.localdate())
    is_confirming = request.method == "POST" and "recount" not in request.POST
    if is_confirming and form.is_valid():
        return confirmed(request, kept, parsed, form)
    context = preview_context(kept, parsed, form, bodies) | {"has_errors": is_confirming}
    return render(request, "plans/plan_import_preview.html", context, status=422 if is_confirming else 200)


def preview_context(
    kept: PlanImport, parsed: ParsedPlan, form: ImportAnswersForm, bodies: Sequence[Body]
) -> dict[str, Any]:
    names = {str(body.pk): body.label for body in bodies}
    rows = preview_rows(parsed, form.shown_period, names, due_settings(kept.municipality_id))
    parts = [part.level for section in parsed.sections for part in section.walk()]
    return {
        "plan_import": kept,
        "parsed": parsed,
        "form": form,
        "activity_count": len(parsed.activities),
        "part_count": parts.count(SectionLevel.PART),
        "direction_count": parts.count(SectionLevel.DIRECTION),
        "rows": rows,
        "doubtful_count": sum(row.is_doubtful for row in rows),
        "general_problems": general_problems(parsed),
        "question_count": len(form.executor_questions) + len(form.due_questions),
        "bodies": bodies,
    }


def read_again(kept: PlanImport, bodies: Sequence[Body]) -> ParsedPlan:
    """Parse with the spellings of today: what was taught since the file was given counts."""
    with files.store().open(kept.file.sha256) as stream:
        return read_plan_file(stream.read(), kept.filename, vocabulary(bodies))


def confirmed(
    request: HttpRequest, kept: PlanImport, parsed: ParsedPlan, form: ImportAnswersForm
) -> HttpResponse:
    owner = owner_of_new_plans(kept.municipality_id)
    if owner is None:
        messages.error(
            request, "В справочнике нет управления образования. Попросите администратора добавить его."
        )
        return redirect("plans:plan-import-preview", pk=kept.pk)
    plan = confirm_plan_import(kept, parsed=parsed, answers=form.answers(), owner=owner, by=request.user)
    count = len(parsed.activities)
    messages.success(request, f"План создан, мероприятий: {count}. Файл сохранён вместе с планом.")
    return redirect("plans:plan-detail", pk=plan.pk)
