"""Import of a plan: a file is given, as a new plan or into a draft; what takes long goes to the worker."""

import io
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from msoko.lib.refusals import RefusalCode, Refused
from plans import tasks
from plans.actions.importing import keep_plan_file
from plans.actions.reading import queue_plan_file
from plans.comparison_queries import open_drafts
from plans.file_reading import (
    PASTED_HTML_NAME,
    PASTED_NAME,
    check_plan_file,
    is_long_work,
    read_file,
)
from plans.import_forms import PlanFileForm
from plans.import_queries import active_bodies, vocabulary
from plans.models import PlanImport

TOO_LARGE = {RefusalCode.TOO_BIG}


def plan_import(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("plans.import_plan"):
        raise PermissionDenied
    drafts = open_drafts(request.user.position.municipality_id)
    initial = {"edition": request.GET.get("edition", "")}
    form = PlanFileForm(request.POST or None, request.FILES or None, drafts=drafts, initial=initial)
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
    """Check and keep the file or the pasted text, read at once or by the worker.

    Raises Refused and keeps nothing then.
    """
    municipality = request.user.position.municipality
    stream, filename, content_type = opened(given)
    facts = {
        "filename": filename,
        "content_type": content_type,
        "municipality": municipality,
        "edition": given["edition"],
        "by": request.user,
    }
    content = stream.read()
    stream.seek(0)
    if not is_long_work(content, filename):
        try:
            words = vocabulary(active_bodies(municipality.pk))
            read = read_file(content, filename, words, wall_seconds=settings.QUICK_READING_SECONDS)
            return keep_plan_file(stream, parsed=read.parsed, rows=read.rows, **facts)
        except Refused as refusal:
            if refusal.code != RefusalCode.TOO_SLOW:
                raise
    kept = queue_plan_file(stream, **facts)
    tasks.defer_reading(kept)
    return kept


def opened(given: dict[str, Any]) -> tuple[BinaryIO, str, str]:
    upload = given.get("file")
    if upload is None:
        if given.get("table"):
            return io.BytesIO(given["table"].encode()), PASTED_HTML_NAME, "text/html"
        return io.BytesIO(given["text"].encode()), PASTED_NAME, "text/plain"
    checked = check_plan_file(upload, upload.name, limit_mb=settings.UPLOAD_LIMIT_MB)
    return upload, checked.safe_name, checked.content_type
