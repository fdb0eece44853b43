"""The once-only meter as a page and as a spreadsheet, and the minutes that the municipality sets."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.effort import MAX_MINUTES, RULE_TEXT, minutes_short, minutes_words
from monitoring.periods import month_name
from monitoring.queries.meter import MONTHS, Load, MeterRow, effort_rows, meter, own_minutes
from monitoring.views.spreadsheet import spreadsheet

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@require_safe
def effort_meter(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.view_meter"):
        raise PermissionDenied
    year, own = _year(request), own_minutes()
    found = meter(request.user, year, own)
    context = {
        "year": year,
        "earlier": year - 1,
        "later": year + 1,
        "months": [month_name(month)[:3] for month in MONTHS],
        "rows": [_shown(row) for row in found.rows],
        "total": _shown(found.total),
        "rule": RULE_TEXT,
        "efforts": effort_rows(own),
    }
    return render(request, "monitoring/effort_meter.html", context)


@require_safe
def effort_meter_xlsx(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.view_meter"):
        raise PermissionDenied
    year = _year(request)
    found = meter(request.user, year, own_minutes())
    header = ["Организация"]
    for month in MONTHS:
        header += [f"{month_name(month)}, запросов", f"{month_name(month)}, минут"]
    header += ["Всего запросов", "Всего минут", "Из готового", "Возвратов"]
    lines = _lines([*found.rows, found.total])
    return spreadsheet(request, f"Запросы {year}", header, lines, f"requests-{year}")


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else timezone.localdate().year
    return min(max(year, _FIRST_YEAR), _LAST_YEAR)


def _shown(row: MeterRow) -> dict[str, object]:
    return {"organization": row.organization, "cells": map(_cell, row.cells), "total": _cell(row.total)}


def _cell(load: Load) -> dict[str, object]:
    """The short form for the table, the long one for a sentence."""
    return {"load": load, "short": minutes_short(load.minutes), "minutes": minutes_words(load.minutes)}


def _lines(rows: list[MeterRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        months = [str(number) for load in row.cells for number in (load.requests, load.minutes)]
        total = row.total
        sums = (total.requests, total.minutes, total.held, total.returns)
        yield (row.organization, *months, *map(str, sums))


@require_POST
def effort_set(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.set_effort"):
        raise PermissionDenied
    wanted, problem = _wanted(request)
    if problem:
        messages.error(request, problem)
    else:
        actions.set_efforts(request.user.position.municipality_id, minutes=wanted, by=request.user)
        messages.success(request, "Минуты сохранены, оценка пересчитана.")
    return redirect("monitoring:effort-meter")


def _wanted(request: HttpRequest) -> tuple[dict[int | None, int | None], str]:
    """Only what differs from the standard of the product is kept; an empty field takes the standard."""
    wanted: dict[int | None, int | None] = {}
    for row in effort_rows(own_minutes()):
        text = request.POST.get(f"minutes-{row.kind_id or 'other'}", "").strip()
        if text and not (text.isdecimal() and len(text) < 5 and int(text) <= MAX_MINUTES):
            return {}, f"«{row.name}»: впишите минуты числом от 0 до {MAX_MINUTES}."
        minutes = int(text) if text else row.standard
        wanted[row.kind_id] = None if minutes == row.standard else minutes
    return wanted, ""
