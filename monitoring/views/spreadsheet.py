"""A table of a page as a file for Excel; above it what it is, chosen how, made when and by whom."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from msoko.lib.spreadsheets import write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(
    request: HttpRequest,
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str | int | Decimal]],
    stem: str,
    *,
    about: Sequence[str] = (),
) -> HttpResponse:
    """`about` says in sentences which rows these are."""
    position = request.user.position
    made = f"Составлено {timezone.localtime():%d.%m.%Y %H:%M}, {request.user}, {position.title_text}"
    content = write_table(title, header, rows, notes=(title, *about, made))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{stem}-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return response
