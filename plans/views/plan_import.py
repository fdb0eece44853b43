"""Import of a plan: give a file, look at what was understood, create the plan."""

import io
from typing import Any, BinaryIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from msoko.lib.refusals import RefusalCode, Refused
from msoko.people import files
from msoko.people.models import Body, Organization
from plans.actions.importing import confirm_plan_import, keep_plan_file
from plans.file_reading import PASTED_NAME, Vocabulary, check_plan_file, read_plan_file
from plans.import_forms import ImportAnswersForm, PlanFileForm
from plans.import_queries import body_names, owner_of_new_plans, vocabulary
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
        return render(request, "plans/plan_import.html", {"form": form})
    if not form.is_valid():
        return render(request, "plans/plan_import.html", {"form": form}, status=422)
    try:
        kept = take_file(request, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        status = 413 if refusal.code in TOO_LARGE else 422
        return render(request, "plans/plan_import.html", {"form": form}, status=status)
    return redirect("plans:plan-import-preview", pk=kept.pk)


def take_file(request: HttpRequest, given: dict[str, Any]) -> PlanImport:
    """Check, parse and keep the file or the pasted text; raises Refused and keeps nothing then."""
    stream, filename, content_type = opened(given)
    content = stream.read()
    stream.seek(0)
    parsed = read_plan_file(content, filename, vocabulary(request.user))
    return keep_plan_file(
        stream, filename=filename, content_type=content_type, parsed=parsed, by=request.user
    )


def opened(given: dict[str, Any]) -> tuple[BinaryIO, str, str]:
    upload = given.get("file")
    if upload is None:
        return io.BytesIO(given["text"].encode()), PASTED_NAME, "text/plain"
    checked = check_plan_file(upload, upload.name)
    return upload, checked.safe_name, checked.content_type


def plan_import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what was understood; POST creates the plan with the answers."""
    kept = get_object_or_404(PlanImport.objects.visible_to(request.user).select_related("file"), pk=pk)
    if not request.user.has_perm("plans.import_plan", kept):
        raise PermissionDenied
    if kept.plan_id:
        return redirect("plans:plan-detail", pk=kept.plan_id)
    parsed = read_again(kept, vocabulary(request.user))
    form = ImportAnswersForm(request.POST or None, parsed=parsed, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        return confirmed(request, kept, parsed, form)
    context = preview_context(request, kept, parsed, form)
    return render(request, "plans/plan_import_preview.html", context, status=422 if form.is_bound else 200)


def preview_context(
    request: HttpRequest, kept: PlanImport, parsed: ParsedPlan, form: ImportAnswersForm
) -> dict[str, Any]:
    directions = [
        part for section in parsed.sections for part in section.walk() if part.level == SectionLevel.DIRECTION
    ]
    return {
        "plan_import": kept,
        "parsed": parsed,
        "form": form,
        "activity_count": len(parsed.activities),
        "direction_count": len(directions),
        "rows": preview_rows(parsed, body_names(request.user)),
        "general_problems": general_problems(parsed),
        "question_count": len(form.unknown_executors) + len(form.due_questions),
        "bodies": Body.objects.visible_to(request.user).filter(is_active=True),
    }


def read_again(kept: PlanImport, words: Vocabulary) -> ParsedPlan:
    with files.store().open(kept.file.sha256) as stream:
        return read_plan_file(stream.read(), kept.filename, words)


def confirmed(
    request: HttpRequest, kept: PlanImport, parsed: ParsedPlan, form: ImportAnswersForm
) -> HttpResponse:
    owner: Organization | None = owner_of_new_plans(request.user)
    if owner is None:
        messages.error(request, "В справочнике нет управления образования. Добавьте его в «Справочники».")
        return redirect("plans:plan-import-preview", pk=kept.pk)
    plan = confirm_plan_import(kept, parsed=parsed, answers=form.answers(), owner=owner, by=request.user)
    count = len(parsed.activities)
    messages.success(request, f"План создан: мероприятий {count}. Файл сохранён вместе с планом.")
    return redirect("plans:plan-detail", pk=plan.pk)
