"""One raw row -> a row under its columns: too many or too few cells mended, noise dropped, marks composed.

Decided here (domain 1.6): a scrap of one word or sign joins its left neighbour with a warning; a row that
lost its number column is shifted right by one; «drop cells with punctuation or one number only»; the first
and the last day of two columns are one deadline.
"""

import re
from collections.abc import Sequence

from plans.importing.headers import Layout
from plans.importing.marks import composed_due
from plans.importing.parsed import ColumnKey
from plans.importing.reading.blocks import RawRow
from plans.importing.rows import Row, is_noise, is_number, note, warning
from plans.importing.words import one_line

_LEAST_HEADING_WORDS = 3
_LEAD_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]?\s+")


def laid_row(row: RawRow, layout: Layout) -> Row:
    """Put the cells of one row under the columns, mending its width."""
    if row.is_merged_full_width or len(row.cells) == 1 or _is_lone_heading(row, layout):
        return _finished(row, layout, list(row.cells), is_full_width=True)
    cells = list(row.cells)
    if len(cells) > layout.width:
        return _narrowed(row, layout, cells)
    if len(cells) < layout.width:
        return _widened(row, layout, cells)
    return _finished(row, layout, cells)


def _is_lone_heading(row: RawRow, layout: Layout) -> bool:
    """Tell a group row of a table whose first column is neither number nor title («Сроки» first)."""
    first = layout.columns[0]
    if row.filled != (0,) or first is None or first.key in (ColumnKey.NUMBER, ColumnKey.TITLE):
        return False
    words = _LEAD_NUMBER.sub("", row.cells[0])
    return len(row.cells[0].split()) >= _LEAST_HEADING_WORDS and words[:1].isupper()


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
    if layout.spans and not is_full_width:
        wide = _with_composed_due(wide, layout, row.across)
    elif layout.until is not None and not is_full_width:
        wide = _with_whole_span(wide, layout.until)
    if layout.more_executors and not is_full_width:
        wide = _with_all_executors(wide, layout)
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
    due = layout.position(ColumnKey.DUE)
    if layout.spans and due is not None and kept[due] and not is_full_width:
        sentence = f"Срок составлен по отметкам в колонках: «{kept[due]}». Проверьте его."
        laid = laid.with_problem(note("due_from_marks", row.place, sentence, raw_text=kept[due]))
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


def _with_composed_due(cells: list[str], layout: Layout, across: Sequence[int]) -> list[str]:
    """Put the deadline that the marks of a row mean into the first of the columns of time."""
    spans = dict(layout.spans)
    kept = ["" if index in spans else cell for index, cell in enumerate(cells)]
    kept[min(spans)] = composed_due(cells, spans, across)
    return kept


def _with_whole_span(cells: list[str], until: int) -> list[str]:
    """Put the first and the last day of a row together: «10.01.2026 – 20.01.2026»."""
    kept = list(cells)
    first, last = one_line(cells[until - 1]), one_line(cells[until])
    if last and last != first:
        lead = "до " if re.match(r"^\d", last) else ""
        kept[until - 1] = f"{first} – {last}" if first else f"{lead}{last}"
    kept[until] = ""
    return kept


def _with_all_executors(cells: list[str], layout: Layout) -> list[str]:
    """Write the executors of several columns into the first of them."""
    first = layout.position(ColumnKey.EXECUTORS) or 0
    kept = list(cells)
    kept[first] = "; ".join(text for index in (first, *layout.more_executors) if (text := cells[index]))
    for index in layout.more_executors:
        kept[index] = ""
    return kept


def _may_be_noise(key: ColumnKey | None) -> bool:
    return key not in (ColumnKey.NUMBER, ColumnKey.EXTRA)
