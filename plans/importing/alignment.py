"""Raw tables -> rows under their columns: repeats dropped, shifted cells put back.

Decided here (domain 1.6): which rows are no rows (repeated header, row of column numbers, dashes, empty),
which columns a row with too few or too many cells belongs to. A table without a header goes on with the
columns of the table above it. Joining of rows is decided in `joining`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.importing.headers import Layout, find_header, header_at, is_column_numbers, is_same_header
from plans.importing.parsed import WHOLE_DOCUMENT, ColumnKey, Problem
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable
from plans.importing.rows import Item, Row, is_noise, is_number, note, warning
from plans.importing.words import one_line

_DASHES = re.compile(r"^:?[-–—_=]{2,}:?$")


@dataclass
class Aligned:
    """Rows and the paragraphs among them; what stands before and after; the columns met."""

    before: list[RawParagraph] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[RawParagraph] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repeated_headers: int = 0
    separators: int = 0


def aligned(blocks: Sequence[RawBlock]) -> Aligned:
    """Lay out every table of the plan; without any header `layouts` stays empty."""
    result = Aligned()
    pending: list[RawParagraph] = []
    for block in blocks:
        if isinstance(block, RawParagraph):
            pending.append(block)
            continue
        rows = _rows_of_table(block, result, pending)
        if rows is None:
            pending.extend(_as_paragraphs(block))
            continue
        (result.items if result.items else result.before).extend(pending)
        result.items.extend(rows)
        pending = []
    (result.after if result.items else result.before).extend(pending)
    _report_dropped(result)
    return result


def _rows_of_table(table: RawTable, result: Aligned, pending: list[RawParagraph]) -> list[Item] | None:
    found = find_header(table.rows)
    if found:
        above = table.rows[: found.first_row]
        layout = found.layout
        if result.layouts and not table.name and is_continuation_of(result.layouts[-1], above):
            return _laid_rows(table.rows, result.layouts[-1], result)
        pending.extend(_as_paragraphs(RawTable(above)))
        _remember(layout, result, repeated=bool(result.layouts), table=table)
        return _laid_rows(table.rows[found.first_row + found.row_count :], layout, result)
    if result.layouts and is_continuation_of(result.layouts[-1], table.rows):
        return _laid_rows(table.rows, result.layouts[-1], result)
    return None


def is_continuation_of(layout: Layout, rows: Sequence[RawRow]) -> bool:
    """Tell whether rows without a header of their own can stand under these columns."""
    widths = [len(row.cells) for row in rows]
    usual = max(set(widths), key=widths.count) if widths else 0
    return bool(widths) and (usual == layout.width or any(abs(width - layout.width) <= 1 for width in widths))


def _remember(layout: Layout, result: Aligned, *, repeated: bool, table: RawTable) -> None:
    if repeated and layout.keys != result.layouts[-1].keys:
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


def _laid_rows(rows: Sequence[RawRow], layout: Layout, result: Aligned) -> list[Item]:
    laid: list[Item] = []
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
                _remember(changed.layout, result, repeated=True, table=RawTable((row,)))
                layout = changed.layout
                position += changed.row_count - 1
            else:
                laid.append(laid_row(row, layout))
    return laid


def laid_row(row: RawRow, layout: Layout) -> Row:
    """Put the cells of one row under the columns, mending its width."""
    if row.is_merged_full_width or len(row.cells) == 1:
        return _finished(row, layout, list(row.cells), is_full_width=True)
    cells = list(row.cells)
    if len(cells) > layout.width:
        return _narrowed(row, layout, cells)
    if len(cells) < layout.width:
        return _widened(row, layout, cells)
    return _finished(row, layout, cells)


def _narrowed(row: RawRow, layout: Layout, cells: list[str]) -> Row:
    """Merge one-token scraps into their left neighbours, drop empty cells at the end, until the row fits."""
    strays = []
    while len(cells) > layout.width:
        index = _scrap_position(cells, layout)
        if index is None and not cells[-1]:
            cells.pop()
            continue
        stray = cells.pop(len(cells) - 1 if index is None else index)
        strays.append(stray)
        left = (len(cells) if index is None else index) - 1
        cells[left] = f"{cells[left]} {stray}".strip()
    laid = _finished(row, layout, cells)
    if not strays:
        return laid
    problem = warning(
        "stray_cell",
        row.place,
        "В строке больше ячеек, чем колонок; лишняя присоединена к соседней слева. Проверьте строку.",
        raw_text=" | ".join(strays),
    )
    return laid.with_problem(problem)


def _scrap_position(cells: list[str], layout: Layout) -> int | None:
    """Find a cell that is a scrap of its left neighbour.

    An empty cell at the end proves nothing: pasted rows often have one more. Then only noise («0» for «о»),
    or one word in a row that continues the row above, is taken for a scrap.
    """
    is_certain = bool(cells[-1]) or not cells[0]
    for index in range(len(cells) - 1, 1, -1):
        text = cells[index]
        column = layout.columns[index] if index < layout.width else None
        is_short_by_nature = column is not None and column.key in (ColumnKey.DUE, ColumnKey.EXECUTORS)
        is_word = len(text.split()) == 1 and text[:1].islower() and not is_short_by_nature
        if text and (is_noise(text) or (is_certain and is_word)):
            return index
    return None


def _widened(row: RawRow, layout: Layout, cells: list[str]) -> Row:
    missing = layout.width - len(cells)
    starts_well = not cells[0] or is_number(cells[0]) or not (any(cells[1:]) or cells[0][:1].islower())
    if layout.position(ColumnKey.NUMBER) != 0 or starts_well:
        return _finished(row, layout, [*cells, *[""] * missing])
    if missing == 1:
        problem = note(
            "shifted_row",
            row.place,
            "В строке потеряна колонка номера; ячейки сдвинуты вправо на одну.",
        )
        return _finished(row, layout, ["", *cells]).with_problem(problem)
    return _finished(row, layout, [*[""] * missing, *cells], is_left_lost=True)


def _finished(
    row: RawRow, layout: Layout, cells: list[str], *, is_full_width: bool = False, is_left_lost: bool = False
) -> Row:
    wide = (cells + [""] * layout.width)[: layout.width]
    kept = list(wide)
    for index, column in enumerate(layout.columns):
        if index and wide[index] and is_noise(wide[index]) and _may_be_noise(column.key if column else None):
            kept[index] = ""
    laid = Row(
        layout=layout,
        cells=tuple(kept),
        place=row.place,
        is_full_width=is_full_width,
        is_bold=row.is_bold,
        is_left_lost=is_left_lost,
        down=row.down,
    )
    dropped = [one_line(text) for text, rest in zip(wide, kept, strict=True) if text and not rest]
    if any(not re.match(r"^[\W_]*$", text) for text in dropped):
        problem = note(
            "noise_dropped",
            row.place,
            "Одиночные знаки или цифры в ячейках не приняты за текст и убраны.",
            raw_text=" | ".join(dropped),
        )
        laid = laid.with_problem(problem)
    return laid


def _may_be_noise(key: ColumnKey | None) -> bool:
    return key not in (ColumnKey.NUMBER, ColumnKey.EXTRA)


def _as_paragraphs(table: RawTable) -> list[RawParagraph]:
    """Take a table that is no plan (an order laid out in columns) as lines of text."""
    return [
        RawParagraph(text=row.cells[index], place=row.place, is_bold=row.is_bold)
        for row in table.rows
        for index in row.filled
        if index not in row.down
    ]


def _report_dropped(result: Aligned) -> None:
    if result.repeated_headers:
        sentence = f"Повторы заголовка таблицы убраны: {result.repeated_headers}."
        result.problems.append(note("repeated_headers", WHOLE_DOCUMENT, sentence))
    if result.separators:
        sentence = f"Строки из одних чёрточек убраны: {result.separators}."
        result.problems.append(note("separators", WHOLE_DOCUMENT, sentence))
