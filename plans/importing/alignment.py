"""Raw tables -> rows under their columns: repeats dropped, shifted cells put back.

Decided here (domain 1.6): which rows are no rows (repeated header, row of column numbers, dashes, empty),
which columns a row with too few or too many cells belongs to. A table without a header goes on with the
columns of the table above it. Joining of rows is decided in `joining`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.importing.grouping import strict_heading
from plans.importing.headers import Layout, find_header, header_at, is_column_numbers, is_same_header
from plans.importing.laying import laid_row
from plans.importing.level_columns import raised
from plans.importing.parsed import WHOLE_DOCUMENT, Problem
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable
from plans.importing.rows import Item, Row, note, warning
from plans.importing.words import one_line

_LEAST_CELLS = 2
_LEAST_ROWS = 2
_MAX_QUOTED = 120
_DASHES = re.compile(r"^:?[-–—_=]{2,}:?$")


@dataclass
class Aligned:
    """Rows and the paragraphs among them; what stands before and after; the columns met."""

    before: list[RawParagraph] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[RawParagraph] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)
    current: Layout | None = None
    raised: list[Layout] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_plain: bool = True
    is_by_sheets: bool = False
    repeated_headers: int = 0
    separators: int = 0


def aligned(blocks: Sequence[RawBlock]) -> Aligned:
    """Lay out every table of the plan; without any header `layouts` stays empty.

    Headers that need a guess are looked for only where no table has a plain one.
    """
    tables = [block for block in blocks if isinstance(block, RawTable)]
    headed = [table for table in tables if find_header(table.rows)]
    result = Aligned(
        is_plain=bool(headed), is_by_sheets=len({table.name for table in headed if table.name}) > 1
    )
    pending: list[RawParagraph] = []
    for block in blocks:
        if isinstance(block, RawParagraph):
            pending.append(block)
            continue
        is_opened = bool(result.layouts)
        rows = _rows_of_table(block, result, pending)
        if rows is None:
            _report_skipped(block, result)
            pending.extend(_as_paragraphs(block))
            continue
        named = _sheet_heading(block, rows, pending) if result.is_by_sheets else []
        (result.items if is_opened else result.before).extend(pending)
        result.items.extend([*named, *rows])
        pending = []
    (result.after if result.items else result.before).extend(pending)
    _report_dropped(result)
    return result


def _sheet_heading(
    table: RawTable, rows: Sequence[Item], above: Sequence[RawParagraph]
) -> list[RawParagraph]:
    """Take the name of a sheet for the heading of its rows, unless they have a heading of their own."""
    first = rows[0] if rows else None
    is_headed = any(strict_heading(paragraph.text, paragraph.place) for paragraph in above)
    if not table.name or is_headed or not isinstance(first, Row) or first.is_bare():
        return []
    return [RawParagraph(table.name, table.rows[0].place, is_heading=True)]


def _rows_of_table(table: RawTable, result: Aligned, pending: list[RawParagraph]) -> list[Item] | None:
    found = find_header(table.rows, is_plain=result.is_plain or bool(result.layouts), known=result.current)
    if found:
        above = table.rows[: found.first_row]
        layout = found.layout
        if result.current and not table.name and is_continuation_of(result.current, above):
            return _laid_rows(table.rows, result.current, result)
        pending.extend(_as_paragraphs(RawTable(above)))
        _remember(layout, result, repeated=bool(result.layouts), table=table)
        return _laid_rows(table.rows[found.first_row + found.row_count :], layout, result)
    if result.current and is_continuation_of(result.current, table.rows):
        return _laid_rows(table.rows, result.current, result)
    return None


def is_continuation_of(layout: Layout, rows: Sequence[RawRow]) -> bool:
    """Tell whether rows without a header of their own can stand under these columns."""
    widths = [len(row.cells) for row in rows]
    usual = max(set(widths), key=widths.count) if widths else 0
    return bool(widths) and (usual == layout.width or any(abs(width - layout.width) <= 1 for width in widths))


def _remember(layout: Layout, result: Aligned, *, repeated: bool, table: RawTable) -> None:
    if repeated and result.current and layout.keys != result.current.keys:
        name = f" (лист «{table.name}»)" if table.name else ""
        result.problems.append(
            warning(
                "several_layouts",
                table.rows[0].place,
                f"В документе несколько таблиц с разными колонками{name}; прочитаны все. "
                "Если таблица не относится к плану, удалите её строки на этой странице.",
            )
        )
    elif repeated and table.name:
        result.problems.append(
            warning(
                "several_tables",
                table.rows[0].place,
                f"План найден на нескольких листах; прочитан и лист «{table.name}». "
                "Проверьте, нет ли повторов.",
            )
        )
    elif repeated:
        result.repeated_headers += 1
    result.layouts.append(layout)
    result.current = layout


def _laid_rows(rows: Sequence[RawRow], layout: Layout, result: Aligned) -> list[Item]:
    laid: list[Item] = []
    finished: list[Item] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        position += 1
        if not row.filled:
            continue
        if is_same_header(row.cells, layout) or is_column_numbers(row.cells):
            result.repeated_headers += 1
        elif all(_DASHES.match(row.cells[index]) for index in row.filled):
            result.separators += 1
        else:
            changed = header_at(rows, position - 1)
            if changed:
                finished += _raised(laid, layout, result)
                laid = []
                _remember(changed.layout, result, repeated=True, table=RawTable((row,)))
                layout = changed.layout
                position += changed.row_count - 1
            else:
                laid.append(laid_row(row, layout))
    return finished + _raised(laid, layout, result)


def _raised(laid: list[Item], layout: Layout, result: Aligned) -> list[Item]:
    """Turn columns of levels into headings, and forget those columns; a later piece follows the first."""
    items, bare = raised(laid, layout, is_sure=any(known is layout for known in result.raised))
    if bare is not layout:
        result.raised.append(layout)
    result.layouts = [bare if known is layout else known for known in result.layouts]
    return items


def _as_paragraphs(table: RawTable) -> list[RawParagraph]:
    """Take a table that is no plan (an order laid out in columns) as lines of text."""
    return [
        RawParagraph(text=row.cells[index], place=row.place, is_bold=row.is_bold)
        for row in table.rows
        for index in row.filled
        if index not in row.down
    ]


def _report_skipped(table: RawTable, result: Aligned) -> None:
    """Say which table is no part of the plan, unless it only lays out a signature or a date."""
    wide = [row for row in table.rows if len(row.filled) >= _LEAST_CELLS]
    if len(wide) < _LEAST_ROWS:
        return
    words = " | ".join(one_line(wide[0].cells[index]) for index in wide[0].filled)
    name = f"Лист «{table.name}»" if table.name else "Таблица"
    sentence = f"{name} не похожа на таблицу мероприятий и в план не вошла: «{words[:_MAX_QUOTED]}»."
    if table.name:
        sentence = sentence.replace("похожа", "похож", 1).replace("вошла", "вошёл", 1)
    result.problems.append(note("table_skipped", wide[0].place, sentence, raw_text=words))


def _report_dropped(result: Aligned) -> None:
    if result.repeated_headers:
        sentence = f"Повторы заголовка таблицы убраны: {result.repeated_headers}."
        result.problems.append(note("repeated_headers", WHOLE_DOCUMENT, sentence))
    if result.separators:
        sentence = f"Строки из одних чёрточек убраны: {result.separators}."
        result.problems.append(note("separators", WHOLE_DOCUMENT, sentence))
