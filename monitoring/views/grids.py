"""A grid as a plain form: what was on the page stands beside what was typed, only the difference is taken.

So nobody writes back an old number that a colleague has changed since the page was opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest

from monitoring import actions, table_reading
from monitoring.actions import Settled
from monitoring.indicator_forms import TableForm
from monitoring.table_reading import GivenCell, ReadTable, Subject, pasted_rows
from msoko.lib.language_ru import counted


@dataclass(frozen=True)
class GridCell:
    """`options` not empty: one of them is chosen."""

    name: str
    label: str
    text: str
    was: str
    options: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class GridRow:
    title: str
    note: str
    cells: Sequence[GridCell]
    tail: str = ""
    code: str = ""


@dataclass(frozen=True)
class Typed:
    """What was sent: cells by name, and those among them that differ from what was on the page."""

    texts: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)

    def cell(
        self, key: int, column: object, label: str, text: str, options: Sequence[tuple[str, str]] = ()
    ) -> GridCell:
        name = cell_name(key, column)
        return GridCell(name, label, self.texts.get(name, text), text, options)


def cell_name(key: int, column: object) -> str:
    return f"c-{key}-{column}"


def typed(request: HttpRequest) -> Typed:
    if request.method != "POST":
        return Typed()
    texts = {name: text[:100] for name, text in request.POST.items() if name.startswith("c-")}
    changed = {
        name: text for name, text in texts.items() if text.strip() != request.POST.get(f"was-{name}", "")
    }
    return Typed(texts, changed)


def given_table(
    form: TableForm, rows: Mapping[str, int], columns: Mapping[str, int], subject: Subject
) -> ReadTable:
    """The cells of a valid form, pasted or from a workbook; raises Refused when the file is no workbook."""
    workbook = form.cleaned_data["workbook"]
    if workbook:
        lines = actions.read_workbook(workbook.read(), str(workbook.name))
    else:
        lines = tuple(pasted_rows(form.cleaned_data["text"]))
    return table_reading.read(lines, rows, columns, subject)


def told_settled(request: HttpRequest, settled: Settled, one: str, few: str, many: str) -> Settled:
    """«Сохранено: 2 организации.»; problems are shown by the page itself."""
    if not settled.problems:
        count = settled.changed_count
        messages.success(
            request, f"Сохранено: {counted(count, one, few, many)}." if count else "Ничего не изменилось."
        )
    return settled


def where(cell: GivenCell) -> str:
    return f"Строка {cell.position}, столбец {cell.column}"
