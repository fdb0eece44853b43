"""Readiness for the expert: the matrix, one direction of it, confirming a score (M10)."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.views.spreadsheet import spreadsheet
from plans.models import Direction
from reports.actions.scores import confirm_score
from reports.cycle import step_title
from reports.cycle_forms import ScoreForm
from reports.models import Criterion
from reports.readiness import LEVEL_TONES, LEVEL_WORDS
from reports.readiness_queries import Matrix, ShownCriterion, matrix, step_titles
from reports.views.effect import year_of
from reports.views.refusing import REFUSALS, demand

HEADER = (
    "Направление", "Позиция", "Что спрашивают", "Чем подтверждается", "Балл", "Прогноз", "Из", "Документ",
    "Дата", "Ссылка", "Чего не хватает",
)  # fmt: skip


@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    year = year_of(request)
    found = matrix(request.user, year)
    context = {
        "year": year,
        "previous_year": year - 1,
        "next_year": year + 1,
        "matrix": found,
        "steps": step_titles(),
        "rows": [
            (
                row,
                [(cell, LEVEL_TONES[cell.score.level]) for cell in row.cells.values()],
                LEVEL_TONES[row.score.level],
            )
            for row in found.rows
        ],
        "level": LEVEL_WORDS[found.score.level],
        "tone": LEVEL_TONES[found.score.level],
    }
    return render(request, "reports/readiness.html", context)


@require_safe
def readiness_xlsx(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    year = year_of(request)
    found = matrix(request.user, year)
    about = (f"Версия критериев: {found.version}",)
    return spreadsheet(request, f"Готовность, {year} год", HEADER, lines(found), "readiness", about=about)


def lines(found: Matrix) -> Iterator[tuple[str | int, ...]]:
    for row in found.rows:
        for cell in row.cells.values():
            for one in cell.criteria:
                kept = one.confirmed
                yield (
                    str(row.direction), step_title(cell.step), one.criterion.question_text,
                    one.criterion.proof_text, "" if kept is None else kept.points, one.points.forecast,
                    one.points.highest, kept.proof_text if kept else (one.best.name if one.best else ""),
                    f"{kept.proof_on:%d.%m.%Y}" if kept and kept.proof_on else "",
                    kept.proof_url if kept else "", one.lack or "",
                )  # fmt: skip


@require_safe
def direction_readiness(request: HttpRequest, pk: int) -> HttpResponse:
    demand(request, "reports.view_chain")
    direction, year = get_object_or_404(Direction, pk=pk), year_of(request)
    found = matrix(request.user, year)
    row = next((one for one in found.rows if one.direction.pk == pk), None)
    cells = []
    for cell in row.cells.values() if row else ():
        shown = [(one, one.lack) for one in cell.criteria]
        cells.append((step_title(cell.step), cell, shown, LEVEL_TONES[cell.score.level]))
    context = {"direction": direction, "year": year, "row": row, "cells": cells}
    return render(request, "reports/direction_readiness.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def criterion_score(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the points with the best proof that the system has found, or with another document."""
    demand(request, "reports.keep_chain")
    criterion = get_object_or_404(Criterion.objects.select_related("direction"), pk=pk)
    year = year_of(request)
    shown = _shown(matrix(request.user, year), criterion)
    form = ScoreForm(
        request.POST or None, highest=criterion.highest_points, year=year, initial=_initial(shown)
    )
    if form.is_valid():
        try:
            whose = {"municipality_id": request.user.position.municipality_id, "year": year}
            confirm_score(criterion, **whose, by=request.user, **_told(shown, form.cleaned_data))
            messages.success(request, "Балл подтверждён.")
            page = reverse("reports:direction-readiness", args=[criterion.direction_id])
            return redirect(f"{page}?year={year}")
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    context = {"criterion": criterion, "year": year, "form": form, "shown": shown,
               "step": step_title(criterion.step)}  # fmt: skip
    return render(request, "reports/criterion_score.html", context, status=422 if form.is_bound else 200)


def _shown(found: Matrix, criterion: Criterion) -> ShownCriterion | None:
    for row in found.rows:
        for cell in row.cells.values():
            for one in cell.criteria:
                if one.criterion.pk == criterion.pk:
                    return one
    return None


def _initial(shown: ShownCriterion | None) -> dict[str, object]:
    if shown is None:
        return {}
    if kept := shown.confirmed:
        names = ("points", "proof_text", "proof_on", "proof_url", "comment")
        return {name: getattr(kept, name) for name in names}
    best = shown.best
    return {
        "points": shown.points.proposed,
        "proof_text": best.name if best else "",
        "proof_on": best.dated_on if best else None,
        "proof_url": best.url if best else "",
    }


def _told(shown: ShownCriterion | None, given: dict[str, object]) -> dict[str, object]:
    """The paper or the evidence of the proof whose words were kept is remembered with it."""
    named = [one for one in shown.proofs if one.name == given["proof_text"]] if shown else []
    proof = named[0] if named else None
    return {
        **given,
        "document_id": proof.document_id if proof else None,
        "evidence_id": proof.evidence_id if proof else None,
    }
