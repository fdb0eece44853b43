"""A table of a page as a file for Excel."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone

from msoko.lib.spreadsheets import write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(title: str, header: Sequence[str], rows: Iterable[Sequence[str]], stem: str) -> HttpResponse:
    response = HttpResponse(write_table(title, header, rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{stem}-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return response
