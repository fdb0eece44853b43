"""A table of all organisations: given, looked at, written by one press (M2, CK-06)."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import actions
from monitoring.actions import TablePreview
from monitoring.collection_forms import given_workbook
from monitoring.models import TableImport
from monitoring.queries.grid import answer_text
from monitoring.table_differences import Change
from monitoring.views.rounds import visible_round
from monitoring.views.standing import REFUSALS, demand, gesture_on
from msoko.lib.language_ru import counted

PAGE = "monitoring:table-import-detail"
CHANGES_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def round_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the file; what it would change is shown before anything is written."""
    asked = visible_round(request, pk, "monitoring.import_values")
    context: dict[str, object] = {"round": asked}
    if request.method == "POST":
        try:
            kept = actions.keep_table(asked, by=request.user, **given_workbook(request.FILES))
            return redirect(PAGE, kept.pk)
        except REFUSALS as refusal:
            context["sentence"] = str(refusal)
    status = 422 if "sentence" in context else 200
    return render(request, "monitoring/round_import.html", context, status=status)


@require_safe
def table_import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _visible(request, pk)
    context: dict[str, object] = {"kept": kept, "round": kept.round}
    if kept.written_at is None:
        try:
            preview = actions.preview_table(kept)
            page = Paginator(preview.difference.changes, CHANGES_SHOWN).get_page(request.GET.get("page"))
            context |= {"preview": preview, "page": page, "changes": list(_shown(preview, page))}
            context["write_words"] = _write_words(preview)
        except REFUSALS as refusal:
            context["sentence"] = str(refusal)
    return render(request, "monitoring/table_import_detail.html", context)


def _shown(preview: TablePreview, changes: Iterator[Change]) -> Iterator[dict[str, str]]:
    for one in changes:
        yield {
            "organization": preview.organizations[one.cell.place[0]].short_name,
            "line": str(preview.lines[one.cell.line]),
            "old": answer_text(one.old),
            "new": answer_text(one.cell.answer),
            "place": f"строка {one.cell.position}, столбец {one.cell.column}",
        }


def _write_words(preview: TablePreview) -> str:
    """«Записать: 40 новых, 3 изменения»: what the press will do."""
    found = preview.difference
    parts = []
    if found.new_count:
        parts.append(counted(found.new_count, "новое значение", "новых значения", "новых значений"))
    if found.changes:
        parts.append(counted(len(found.changes), "изменение", "изменения", "изменений"))
    return f"Записать: {', '.join(parts)}"


@gesture_on(PAGE)
def table_import_write(request: HttpRequest, pk: int) -> None:
    kept = _visible(request, pk)
    seen = request.POST.get("seen", "")
    done = actions.write_kept_table(kept, seen=seen, by=request.user, now=timezone.now())
    if done.problems:
        messages.error(request, "Ничего не записано: в таблице появились замечания, они ниже.")
    else:
        messages.success(request, "Таблица записана, показатели пересчитаны.")


def _visible(request: HttpRequest, pk: int) -> TableImport:
    visible = TableImport.objects.visible_to(request.user).select_related("round", "given_by", "written_by")
    kept = get_object_or_404(visible, pk=pk)
    demand(request, "monitoring.import_values", kept)
    return kept
