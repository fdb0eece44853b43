"""A column «Направление», «Раздел» whose value holds for several rows: its values become headings.

Decided here: a column is such a level when its header says so and its values repeat, are merged downwards or
stand only in the first row of each group. A column with another value in each row stays an extra column.
Several such columns are levels within each other, in their printed order.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.importing.headers import Layout
from plans.importing.parsed import Column, ColumnKey, SectionLevel
from plans.importing.rows import Item, Row
from plans.importing.words import folded, one_line

_WORDS = (
    (SectionLevel.PART, re.compile(r"^(?:раздел|часть|механизм)")),
    (SectionLevel.TRACK, re.compile(r"^(?:трек|подраздел|поднаправлен)")),
    (SectionLevel.DIRECTION, re.compile(r"^(?:направлен|блок|модуль|этап|задача|цель)|\bнаправлени[ея]$")),
)
_LEVELS = (SectionLevel.PART, SectionLevel.DIRECTION, SectionLevel.TRACK)
_MOST_RUNS = 0.75


def raised(items: Sequence[Item], layout: Layout, *, is_sure: bool = False) -> tuple[list[Item], Layout]:
    """Give the rows with headings before each group, and the layout without the columns of levels."""
    rows = [item for item in items if isinstance(item, Row) and not item.is_full_width]
    named = _named_levels(layout)
    levels = {index: level for index, level in named.items() if is_sure or _holds_for_groups(rows, index)}
    if not levels:
        return list(items), layout
    columns = tuple(None if index in levels else column for index, column in enumerate(layout.columns))
    bare = replace(layout, columns=columns)
    result: list[Item] = []
    current: dict[int, str] = {}
    for item in items:
        if isinstance(item, Row) and not item.is_full_width:
            result += _headings(item, levels, current, bare)
            cells = tuple("" if index in levels else cell for index, cell in enumerate(item.cells))
            item = replace(item, layout=bare, cells=cells)
            if not any(cells):
                continue
        elif isinstance(item, Row):
            item = replace(item, layout=bare)
            current.clear()
        result.append(item)
    return result, bare


def _named_levels(layout: Layout) -> dict[int, SectionLevel]:
    """Name the level of each column by its header; two of one name are one within the other."""
    found: dict[int, SectionLevel] = {}
    for index, column in enumerate(layout.columns):
        level = _level_of(column)
        if level is None:
            continue
        while level in found.values() and level != _LEVELS[-1]:
            level = _LEVELS[_LEVELS.index(level) + 1]
        if level not in found.values():
            found[index] = level
    return found


def _level_of(column: Column | None) -> SectionLevel | None:
    if column is None or column.key != ColumnKey.EXTRA:
        return None
    header = folded(column.header_text)
    return next((level for level, pattern in _WORDS if pattern.search(header)), None)


def _holds_for_groups(rows: Sequence[Row], index: int) -> bool:
    runs = 0
    above = ""
    for row in rows:
        text = one_line(row.cells[index])
        runs += bool(text) and text != above
        above = text or above
    return len(rows) > 1 and 0 < runs <= _MOST_RUNS * len(rows)


def _headings(
    row: Row, levels: dict[int, SectionLevel], current: dict[int, str], layout: Layout
) -> list[Row]:
    """Open the groups whose value changes in this row; a new outer group opens the inner ones anew."""
    opened: list[Row] = []
    for index, level in sorted(levels.items(), key=lambda pair: _LEVELS.index(pair[1])):
        text = one_line(row.cells[index])
        if not text or (text == current.get(index) and not opened):
            continue
        current[index] = text
        cells = (text, *[""] * (layout.width - 1))
        opened.append(Row(layout, cells, row.place, is_full_width=True, level=level))
    return opened
