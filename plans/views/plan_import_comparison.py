"""A file given into a draft: what it would change, row by row, to accept one by one or all (PL-05, P8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from plans.actions import Refused
from plans.actions.accepting import accept_differences
from plans.actions.importing import direct_to_draft
from plans.comparing import DifferenceKind, Piece, Row, marked, paths
from plans.comparison_queries import Comparison, comparison_of
from plans.import_comparison import Proposal, foreign_columns
from plans.models import Edition, PlanImport
from plans.views.plan_import_progress import polled, progress_page
from plans.views.plan_import_work import import_or_404, read_or_queued

VERBS = {
    DifferenceKind.ADDED: ("+", "новая строка"),
    DifferenceKind.REMOVED: ("–", "нет в файле"),
    DifferenceKind.CHANGED: ("≠", "изменено"),
    DifferenceKind.MOVED: ("↕", "на другом месте"),
}


@dataclass(frozen=True)
class ShownChange:
    """One difference; `old` and `new` are the words with those marked that differ."""

    proposal: Proposal
    sign: str
    verb: str
    label: str = ""
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class ShownRow:
    """The differences of one row, under the headings it stands below."""

    path: str
    number: str
    title: str
    is_heading: bool
    changes: list[ShownChange]


def plan_import_comparison(request: HttpRequest, pk: int) -> HttpResponse:
    kept = import_or_404(request, pk)
    if kept.edition is None:
        return redirect("plans:plan-import-preview", pk=pk)
    if not request.user.has_perm("plans.edit_edition", kept.edition):
        raise PermissionDenied
    if request.htmx:
        return polled(request, kept)
    read = read_or_queued(kept)
    if read is None:
        return progress_page(request, kept)
    if request.method == "POST":
        return accepted(request, kept, read)
    comparison = comparison_of(kept, kept.edition, read)
    labels = {one["key"]: one["header"] or "№" for one in kept.edition.plan.columns}
    context = {
        "plan_import": kept,
        "edition": kept.edition,
        "plan": kept.edition.plan,
        "rows": shown_rows(comparison, comparison.proposed, labels),
        "own_rows": shown_rows(comparison, comparison.own, labels),
        "shown_idents": " ".join(one.ident for one in comparison.proposed),
        "proposed_count": len(comparison.proposed),
        "own_count": len(comparison.own),
        "foreign": foreign_columns(kept.edition.plan.columns, read.parsed),
    }
    return render(request, "plans/plan_import_comparison.html", context)


def accepted(request: HttpRequest, kept: PlanImport, read) -> HttpResponse:
    chosen = set(request.POST.getlist("take"))
    if "all" in request.POST:
        # What was shown, not what is proposed by now: nobody accepts what they have not seen.
        chosen = set(request.POST.get("shown", "").split())
    try:
        count = accept_differences(kept, read=read, accepted=chosen, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan-import-comparison", pk=kept.pk)
    if not count:
        messages.warning(request, "Ничего не отмечено: черновик остался прежним.")
        return redirect("plans:plan-import-comparison", pk=kept.pk)
    messages.success(request, f"Принято изменений: {count}. Остальное в черновике прежнее.")
    return redirect("plans:plan-detail", pk=kept.edition.plan_id)


@require_POST
def plan_import_into(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the file with a draft instead of making a plan of it."""
    kept = import_or_404(request, pk)
    drafts = Edition.objects.visible_to(request.user).select_related("plan")
    number = request.POST.get("edition", "")
    edition = get_object_or_404(drafts, pk=number if number.isdecimal() else 0)
    if not request.user.has_perm("plans.edit_edition", edition):
        raise PermissionDenied
    direct_to_draft(kept, edition, by=request.user)
    return redirect("plans:plan-import-preview", pk=pk)


def shown_rows(comparison: Comparison, found: Iterable[Proposal], labels: dict[str, str]) -> list[ShownRow]:
    """Differences of one row together, in the order of the file."""
    where = _paths([one.row for one in comparison.draft]) | _paths([one.row for one in comparison.given])
    rows: dict[str, ShownRow] = {}
    for one in found:
        row, shown = one.difference.new or one.difference.row, one.difference.old or one.difference.row
        place = where[row.ident]
        made = ShownRow(place, shown.text("number"), shown.text("title"), row.is_heading, [])
        rows.setdefault(one.difference.row.ident, made).changes.append(_shown(one, labels, place))
    return list(rows.values())


def _paths(rows: list[Row]) -> dict[str, str]:
    return {
        row.ident: " → ".join(f"{one.text('number')} {one.text('title')}".strip() for one in path)
        for row, path in zip(rows, paths(rows), strict=True)
    }


def _shown(one: Proposal, labels: dict[str, str], place: str) -> ShownChange:
    sign, verb = VERBS[one.kind]
    if one.kind == DifferenceKind.CHANGED:
        old, new = marked(one.difference.old_text, one.difference.new_text)
        column = one.difference.column
        label = labels.get(column, column.removeprefix("extra:"))
        return ShownChange(one, sign, verb, label, tuple(old), tuple(new))
    if one.kind == DifferenceKind.MOVED:
        after = one.difference.after
        words = f"ниже «{after.text('number')} {after.text('title')[:80]}»" if after else "в начало плана"
        return ShownChange(one, sign, verb, words=words)
    row = one.difference.row
    cells = [text for name, text in row.cells.items() if name not in ("number", "title") and text]
    return ShownChange(one, sign, verb, words=" · ".join(cells))
