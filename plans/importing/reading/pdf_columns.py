"""Tables without ruled lines: columns by the empty strips that run between the words.

Decided here: a run of lines is a table only when strips of white divide it into three columns or more and
its first lines read as the header of a plan; anything else stays text. A row begins where the column of
numbers has a number, or below a larger gap. Two stamps side by side are read one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from plans.importing.headers import header_at
from plans.importing.parsed import Place
from plans.importing.reading.pdf_grids import PageRow, PageTable, raw_row
from plans.importing.reading.pdf_lines import Line
from plans.importing.rows import is_number

_MIN_STRIP = 3.5
_WIDE_GAP = 9.0
_STAMP_GAP = 30.0
_MIN_STAMP_LINES = 3
_MAX_HEADER_LINES = 8
_ROW_GAP = 1.45
_MIN_COLUMNS = 3
# Each try looks at all lines below: a file without a header must not cost a try for each line.
_MAX_TRIES = 12
_PROBED_LINES = 60

Part = PageTable | tuple[Line, bool]
Strips = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class OpenColumns:
    """Finds the tables among free lines; `wide_gap` is what parts two cells of one line."""

    wide_gap: float = _WIDE_GAP

    def replaced(self, parts: Sequence[PageTable | Line], gaps: set[int]) -> list[Part]:
        """Give the parts with runs of lines replaced by the tables they are."""
        result: list[Part] = []
        run: list[tuple[Line, bool]] = []
        for index, part in enumerate(parts):
            if isinstance(part, PageTable):
                result += self._tables_in(run)
                run = []
                result.append(part)
            else:
                run.append((part, index in gaps))
        return result + self._tables_in(run)

    def _tables_in(self, run: list[tuple[Line, bool]]) -> list[Part]:
        lines = [line for line, _ in run]
        columned = (i for i, line in enumerate(lines) if len(_segments(line, self.wide_gap)) >= _MIN_COLUMNS)
        for start in islice(columned, _MAX_TRIES):
            strips = _strips(lines[start:], self.wide_gap)
            if len(strips) < _MIN_COLUMNS - 1:
                continue
            while start and not run[start][1] and _fits(lines[start - 1], strips):
                start -= 1
            end = _end(run, start, strips, self.wide_gap)
            # The header is looked for in the first lines alone: to lay out all of them is dear.
            if _has_header(_table(lines[start : min(end, start + _PROBED_LINES)], strips, self.wide_gap)):
                table = _table(lines[start:end], strips, self.wide_gap)
                return [*run[:start], table, *run[end:]]
        return list(run)


def _end(run: Sequence[tuple[Line, bool]], start: int, strips: Strips, wide_gap: float) -> int:
    """Leave what stands below the last line of columns, after a gap, to the text."""
    end = start + 1
    for index in range(end, len(run)):
        if _stands_in_columns(run[index][0], strips, wide_gap):
            end = index + 1
    # Under a header printed again, the rest of a cell stands alone in its column, behind a gap.
    is_open = any(run[index][0].text == run[start][0].text for index in range(max(start + 1, end - 4), end))
    while end < len(run) and (not run[end][1] or (is_open and _fits_one(run[end][0], strips))):
        end += 1
    return end


def _fits_one(line: Line, strips: Strips) -> bool:
    """Tell a line that stands whole in one column, not the first."""
    edges = [right for _, right in strips]
    return _fits(line, strips) and line.left >= edges[0] - 1 and len(_columns_of(line, strips)) == 1


def _columns_of(line: Line, strips: Strips) -> set[int]:
    return {sum(1 for left, _ in strips if word.left >= left) for word in line.words}


def _stands_in_columns(line: Line, strips: Strips, wide_gap: float) -> bool:
    return len(_segments(line, wide_gap)) >= min(_MIN_COLUMNS, len(strips)) and _fits(line, strips)


def split_stamps(lines: Sequence[tuple[Line, bool]]) -> list[tuple[Line, bool]]:
    """Put the left one of two blocks that stand side by side before the right one."""
    result: list[tuple[Line, bool]] = []
    position = 0
    while position < len(lines):
        end = position
        gap = (0.0, float("inf"))
        while end < len(lines) and (shared := _shared_gap(lines[end][0], gap)):
            gap = shared
            end += 1
        if end - position >= _MIN_STAMP_LINES:
            result += _one_after_other([line for line, _ in lines[position:end]], gap)
            position = end
        else:
            result.append(lines[position])
            position += 1
    return result


def _shared_gap(line: Line, gap: tuple[float, float]) -> tuple[float, float] | None:
    segments = _segments(line, _STAMP_GAP)
    if len(segments) != 2:
        return None
    left, right = max(gap[0], segments[0][1]), min(gap[1], segments[1][0])
    return (left, right) if right - left >= _MIN_STRIP else None


def _one_after_other(lines: Sequence[Line], gap: tuple[float, float]) -> list[tuple[Line, bool]]:
    result = []
    for is_right in (False, True):
        for index, line in enumerate(lines):
            words = tuple(word for word in line.words if (word.left >= gap[1] - 1) == is_right)
            result.append((Line(words, line.room), index == 0))
    return result


def _segments(line: Line, gap: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for word in line.words:
        if found and word.left - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], word.right))
        else:
            found.append((word.left, word.right))
    return found


def _strips(lines: Sequence[Line], wide_gap: float) -> Strips:
    """Find the strips that no line of columns crosses; a heading has no say."""
    taken: list[tuple[float, float]] = []
    edge = min(line.left for line in lines) + wide_gap
    for line in lines:
        if len(_segments(line, wide_gap)) > 1 or line.left > edge:
            taken.extend((word.left, word.right) for word in line.words)
    merged: list[tuple[float, float]] = []
    for left, right in sorted(taken):
        if merged and left - merged[-1][1] < _MIN_STRIP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return tuple((merged[index][1], merged[index + 1][0]) for index in range(len(merged) - 1))


def _fits(line: Line, strips: Strips) -> bool:
    return not any(word.left < left and word.right > right for word in line.words for left, right in strips)


def _table(lines: Sequence[Line], strips: Strips, wide_gap: float) -> PageTable:
    edges = (0.0, *((left + right) / 2 for left, right in strips), float("inf"))
    laid = [_Laid.of(line, edges, wide_gap) for line in lines]
    pitch = _pitch(lines)
    is_numbered = any(line.is_numbered for line in laid)
    rows: list[list[_Laid]] = []
    for line in laid:
        if not rows or line.begins_row(rows[-1][-1], pitch, is_numbered=is_numbered):
            rows.append([])
        rows[-1].append(line)
    return PageTable(edges, [_row(row) for row in rows])


@dataclass(frozen=True)
class _Laid:
    """A line under the columns; a wide one stands over all of them."""

    line: Line
    cells: tuple[Line | None, ...]
    is_wide: bool

    @classmethod
    def of(cls, line: Line, edges: Sequence[float], wide_gap: float) -> "_Laid":
        cells = _cells(line, edges)
        is_over_first_edge = line.left < edges[1] < line.right
        is_spread = is_over_first_edge or sum(1 for cell in cells if cell) > 1
        is_wide = len(_segments(line, wide_gap)) == 1 and is_spread
        return cls(line, (line, *[None] * (len(cells) - 1)) if is_wide else cells, is_wide)

    @property
    def is_numbered(self) -> bool:
        first = self.cells[0]
        return not self.is_wide and first is not None and is_number(first.text)

    def begins_row(self, above: "_Laid", pitch: float, *, is_numbered: bool) -> bool:
        is_page_turn = self.line.top < above.line.top
        if is_page_turn and self.cells[0] is None:
            return False
        if is_page_turn or self.line.top - above.line.top > _ROW_GAP * pitch:
            return True
        if self.is_wide or above.is_wide:
            return self.is_wide != above.is_wide or _begins_phrase(self.line)
        if is_numbered:
            return self.is_numbered or self._is_lone_phrase()
        return self._looks_whole()

    def _is_lone_phrase(self) -> bool:
        """Tell a short heading that stands in the column of numbers alone."""
        first = self.cells[0]
        is_alone = first is not None and not any(self.cells[1:])
        return is_alone and first is not None and first.text[:1].isupper() and first.text[1:4].islower()

    def _looks_whole(self) -> bool:
        """Tell the first line of a row where rows have no numbers: most of its cells begin here."""
        filled = [cell for cell in self.cells if cell]
        if self.cells[0] is None:
            return False
        if len(filled) == 1:
            return _begins_phrase(filled[0])
        least = 1 if len(filled) == len(self.cells) else 2
        return (
            2 * len(filled) > len(self.cells) and sum(1 for cell in filled if _begins_phrase(cell)) >= least
        )


def _begins_phrase(line: Line) -> bool:
    return line.text[:1].isupper() or line.text[:1].isdigit()


def _row(lines: Sequence[_Laid]) -> PageRow:
    width = len(lines[0].cells)
    cells = tuple(
        tuple(cell for line in lines if (cell := line.cells[index]) is not None) for index in range(width)
    )
    return PageRow(cells, tuple(range(1, width)) if lines[0].is_wide else ())


def _cells(line: Line, edges: Sequence[float]) -> tuple[Line | None, ...]:
    cells: list[Line | None] = []
    for left, right in pairwise(edges):
        words = tuple(word for word in line.words if left <= (word.left + word.right) / 2 < right)
        cells.append(Line(words, right - left if right < float("inf") else line.room) if words else None)
    return tuple(cells)


def _pitch(lines: Sequence[Line]) -> float:
    steps = sorted(below.top - above.top for above, below in pairwise(lines) if below.top > above.top)
    return steps[len(steps) // 4] if steps else 0.0


def _has_header(table: PageTable) -> bool:
    rows = [raw_row(row, Place(0, 0)) for row in table.rows[:_MAX_HEADER_LINES]]
    return any(header_at(rows, index) is not None for index in range(len(rows)))
