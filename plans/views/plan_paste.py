"""Rows from the clipboard: what will be written over and added, then one click (P4)."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from msoko.lib.language_ru import counted
from plans import actions
from plans.change_forms import PasteForm
from plans.columns import cell_columns
from plans.models import Edition
from plans.views.activity_place import editable_edition
from plans.views.change_preview import preview_rows
from plans.views.sheet_answers import row_address


@require_http_methods(["GET", "HEAD", "POST"])
def edition_paste(request: HttpRequest, pk: int) -> HttpResponse:
    """The text comes by POST twice: for the preview, and with the digest of the preview that was approved."""
    edition = editable_edition(request, pk)
    form = PasteForm(request.POST or None, initial=request.GET.dict())
    context = {"form": form, "edition": edition, "plan": edition.plan}
    if not form.is_valid():
        return render(request, "plans/edition_paste.html", context, status=422 if form.is_bound else 200)
    proposal, place = _proposed(edition, form)
    digest = proposal_digest(proposal)
    if form.cleaned_data["digest"] == digest:
        try:
            return _pasted(request, edition, proposal)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
    elif form.cleaned_data["digest"] and len(request.POST.getlist("place")) == 1:
        messages.warning(request, "План изменился, пока вы смотрели. Проверьте ещё раз, что будет вставлено.")
    columns = cell_columns(edition.plan.columns)
    context |= {
        "text": request.POST["text"],
        "place": place,
        "may_go_over": proposal.below is not None,
        "after": form.cleaned_data["after"] or "",
        "column": form.cleaned_data["column"],
        "digest": digest,
        "proposal": proposal,
        "changes": preview_rows(proposal.changes),
        "columns": columns,
        "additions": [[cells.get(column, "") for column in columns] for cells in proposal.additions],
        "row_count": len({one.row.pk for one in proposal.changes}),
    }
    return render(request, "plans/edition_paste.html", context)


def _proposed(edition: Edition, form: PasteForm) -> tuple[actions.PasteProposal, str]:
    """Whole rows are new ones unless the person says otherwise; a narrower piece goes over the cells."""
    given = form.cleaned_data
    grid = given["text"]
    anchor = edition.activities.filter(pk=given["after"], is_excluded=False).first()
    is_whole = len(grid[0]) >= len(edition.plan.columns) - 1
    place = given["place"] or ("below" if anchor is None or is_whole else "over")
    proposal = actions.paste_proposal(
        edition, grid, anchor=anchor, column_name=given["column"], is_over=place == "over"
    )
    return proposal, place


def _pasted(request: HttpRequest, edition: Edition, proposal: actions.PasteProposal) -> HttpResponse:
    rows = actions.paste_rows(edition, proposal, by=request.user)
    told = [counted(len(rows), "строка добавлена", "строки добавлены", "строк добавлено")] if rows else []
    if proposal.changes:
        told.append(counted(len(proposal.changes), "ячейка изменена", "ячейки изменены", "ячеек изменено"))
    messages.success(request, f"Вставлено: {', '.join(told)}. Одно нажатие «Отменить» вернёт всё обратно.")
    return redirect(row_address(edition, rows[0] if rows else proposal.below))


def proposal_digest(proposal: actions.PasteProposal) -> str:
    added = [[f"{column.name} {text}" for column, text in cells.items()] for cells in proposal.additions]
    below = proposal.below.pk if proposal.below else 0
    told = f"{actions.proposal_digest(proposal.changes)} {below} {added}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
