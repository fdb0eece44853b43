"""Any two editions of a plan beside each other: on the screen, as a PDF, as a spreadsheet."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from msoko.lib.spreadsheets import write_table
from plans import queries
from plans.edition_changes import EditionChanges, RowChange, edition_changes
from plans.models import Edition
from plans.phrases import edition_words
from plans.rendering import comparison_pdf
from plans.views.downloads import PDF, XLSX, download

HEADER = ("Что произошло", "Где", "Номер", "Мероприятие", "Графа", "Было", "Стало", "Пояснение")


@require_safe
def plan_compare(request: HttpRequest, pk: int) -> HttpResponse:
    editions = _editions(request, pk)
    changes = _changes(request, editions)
    context = {
        "plan": changes.new.plan,
        "edition": editions[0],
        "editions": editions,
        "changes": changes,
        "words": [edition_words(edition) for edition in (changes.old, changes.new)],
        "query": f"from={changes.old.number}&to={changes.new.number}",
    }
    return render(request, "plans/plan_compare.html", context)


@require_safe
def plan_compare_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    changes = _changes(request, _editions(request, pk))
    return download(comparison_pdf(changes).content, PDF, _name(changes), is_inline=True)


@require_safe
def plan_compare_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    changes = _changes(request, _editions(request, pk))
    lines = (line for row in changes.rows for line in _lines(row))
    return download(write_table("Изменения", HEADER, lines), XLSX, _name(changes))


def _editions(request: HttpRequest, pk: int) -> list[Edition]:
    """Newest first."""
    editions = list(queries.editions_to_list(request.user, plan=pk))
    if not editions:
        raise Http404("There is no such plan, or nothing of it may be seen.")
    return editions


def _changes(request: HttpRequest, editions: list[Edition]) -> EditionChanges:
    """By default the newest edition and the one before it; a number that is not there is that default."""
    by_number = {str(edition.number): edition for edition in editions}
    new = by_number.get(request.GET.get("to", ""), editions[0])
    earlier = [edition for edition in editions if edition.number < new.number]
    old = by_number.get(request.GET.get("from", ""), earlier[0] if earlier else new)
    return edition_changes(old, new)


def _lines(row: RowChange) -> Iterator[tuple[str, ...]]:
    start = (row.label, row.path, row.number, row.title)
    if not row.cells:
        yield (*start, "", "", "", row.words)
    for cell in row.cells:
        yield (*start, cell.label, cell.old_text, cell.new_text, row.words)


def _name(changes: EditionChanges) -> str:
    return f"Изменения плана, редакции {changes.old.number} и {changes.new.number}"
