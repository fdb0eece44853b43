"""Which column is which: a header row recognised by its words (requirement I1).

Decided here: the words that name each column, in any order and wording («Сроки», «Сроки проведения», «Срок
исполнения»; domain 1.11), headers over several rows, the row of column numbers under a header. A headed
column that names nothing known is kept as `extra` with its header; when deadline and executors are known and
no column names the activity, the first such column is taken for it, and asked about. A column without a
header at all is not guessed from what stands in it. «Начало» and «окончание» side by side are one deadline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.importing.header_words import assume_title, column_of_last_day, keyed, settled_keys
from plans.importing.marks import Span, spans_of
from plans.importing.parsed import Column, ColumnKey
from plans.importing.reading.blocks import RawRow
from plans.importing.words import folded, one_line

EXPECTED_HEADERS = (
    "«№», «Мероприятие», «Срок», «Ответственный», «Форма проведения», «Результат», «Примечание»"
)

_MAX_HEADER_WORDS = 14
_MAX_LONG_HEADER_WORDS = 30
_SHORT_HEADER_WORDS = 6
_MAX_HEADER_ROWS = 3
_SEARCHED_ROWS = 60

# A numbered cell stands in a row of the plan, never in its header.
_OF_ROW = re.compile(r"^\d{1,3}\.(?:\d|\s|$)")


@dataclass(frozen=True)
class Layout:
    """The columns of one table, by position; a position without a header is None.

    `printed` is the header as it stands in the file, `spans` the columns of months or quarters that make up
    the deadline, which stands under the first of them, `until` the column of the last day when the first day
    has its own, `more_executors` further columns of executors, which are read into the first.
    """

    columns: tuple[Column | None, ...]
    printed: tuple[str, ...] = ()
    spans: tuple[tuple[int, Span], ...] = ()
    until: int | None = None
    is_title_assumed: bool = False
    more_executors: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def keys(self) -> tuple[ColumnKey, ...]:
        return tuple(column.key for column in self.columns if column)

    def position(self, key: ColumnKey) -> int | None:
        for index, column in enumerate(self.columns):
            if column and column.key == key:
                return index
        return None


@dataclass(frozen=True)
class FoundHeader:
    layout: Layout
    first_row: int
    row_count: int


def find_header(
    rows: Sequence[RawRow], *, is_plain: bool = True, known: Layout | None = None
) -> FoundHeader | None:
    """Find the first header among the rows, with the rows of column numbers under it.

    Unless it must be plain, a cell of it may be long, and the word for the activity may be an unknown one. A
    `known` header printed again ends where it ended before.
    """
    for first in range(min(len(rows), _SEARCHED_ROWS)):
        found = _again(rows, first, known) or header_at(rows, first, is_plain=is_plain)
        if found:
            return found
    return None


def _again(rows: Sequence[RawRow], first: int, known: Layout | None) -> FoundHeader | None:
    if known is None:
        return None
    for count in range(1, min(_MAX_HEADER_ROWS, len(rows) - first) + 1):
        texts = _combined(rows[first : first + count])
        if is_same_header(texts, known) and len(texts) == known.width:
            while first + count < len(rows) and is_column_numbers(rows[first + count].cells):
                count += 1
            return FoundHeader(known, first, count)
    return None


def header_at(rows: Sequence[RawRow], first: int, *, is_plain: bool = True) -> FoundHeader | None:
    if rows[first].is_merged_full_width:
        return None
    depth = 1
    while depth < _MAX_HEADER_ROWS and first + depth < len(rows) and _goes_on(rows, first, depth):
        depth += 1
    for count in range(depth, 0, -1):
        layout = recognised(_combined(rows[first : first + count]), is_plain=is_plain)
        if layout:
            while first + count < len(rows) and is_column_numbers(rows[first + count].cells):
                count += 1
            return FoundHeader(layout, first, count)
    return None


def recognised(texts: Sequence[str], *, is_plain: bool = True) -> Layout | None:
    """Name the columns, or None when these texts are no header of a plan."""
    lines = [one_line(text) for text in texts]
    if any(_OF_ROW.match(line) for line in lines):
        return None
    found = keyed(lines)
    if not found or not _is_short_enough(found, is_plain=is_plain):
        return None
    spans = _time_columns(found)
    until = None if spans else column_of_last_day(lines)
    own = {*spans, until}
    keys = settled_keys([(None, "") if index in own else pair for index, pair in enumerate(found)])
    if spans:
        keys[min(spans)] = ColumnKey.DUE
    is_assumed = not is_plain and ColumnKey.TITLE not in keys and assume_title(keys, lines)
    more = _more_executors(found, keys)
    known = {key for key in keys if key is not None}
    if ColumnKey.TITLE not in known or not known & {ColumnKey.DUE, ColumnKey.EXECUTORS}:
        return None
    if len(known - {ColumnKey.EXTRA}) < 3:
        return None
    names = list(lines)
    for first, last in [(min(spans), max(spans))] if spans else [(until - 1, until)] if until else []:
        names[first] = f"{lines[first]} – {lines[last]}"
    if more:
        first = keys.index(ColumnKey.EXECUTORS)
        names[first] = "; ".join(lines[index] for index in (first, *more))
    columns = tuple(Column(key, name) if key else None for key, name in zip(keys, names, strict=True))
    return Layout(columns, tuple(lines), tuple(spans.items()), until, is_assumed, more)


def _more_executors(
    found: Sequence[tuple[ColumnKey | None, str]], keys: list[ColumnKey | None]
) -> tuple[int, ...]:
    """Free the second column of executors («Соисполнители») from being an extra one."""
    more = tuple(
        index
        for index, (key, _) in enumerate(found)
        if key == ColumnKey.EXECUTORS and keys[index] == ColumnKey.EXTRA
    )
    for index in more:
        keys[index] = None
    return more


def _is_short_enough(found: Sequence[tuple[ColumnKey | None, str]], *, is_plain: bool) -> bool:
    """Tell a header from prose; one long column is borne when the others are short and known."""
    counts = [len(line.split()) for _, line in found]
    if is_plain or max(counts, default=0) <= _MAX_HEADER_WORDS:
        return max(counts, default=0) <= _MAX_HEADER_WORDS
    pairs = zip(found, counts, strict=True)
    known = sum(
        1 for (key, _), count in pairs if count <= _SHORT_HEADER_WORDS and key not in (None, ColumnKey.EXTRA)
    )
    return max(counts) <= _MAX_LONG_HEADER_WORDS and known >= 3


def _time_columns(found: Sequence[tuple[ColumnKey | None, str]]) -> dict[int, Span]:
    """Give the columns of months, quarters or years, unless another column holds the deadline."""
    spans = spans_of([line for _, line in found])
    has_due = any(key == ColumnKey.DUE and index not in spans for index, (key, _) in enumerate(found))
    return {} if has_due else spans


def is_column_numbers(cells: Sequence[str]) -> bool:
    """Tell a row «1 | 2 | 3 | 4» printed under a header."""
    numbers = [cell.strip(" .()") for cell in cells if cell]
    if len(numbers) < 3 or not all(number.isdecimal() and len(number) < 3 for number in numbers):
        return False
    values = [int(number) for number in numbers]
    return values == list(range(values[0], values[0] + len(values))) and values[0] in (0, 1)


def is_same_header(cells: Sequence[str], layout: Layout) -> bool:
    """Tell a header printed again on the next page."""
    printed = [folded(one_line(cell)) for cell in cells]
    wanted = [folded(line) for line in layout.printed]
    return [text for text in printed if text] == [text for text in wanted if text]


def _goes_on(rows: Sequence[RawRow], first: int, depth: int) -> bool:
    """Tell whether the next row still belongs to the header that begins at `first`."""
    head, following = rows[first], rows[first + depth]
    if following.is_merged_full_width or not following.filled or is_column_numbers(following.cells):
        return False
    if set(following.down) & set(head.filled):
        return True
    under = [index for index in following.filled if index not in following.down]
    if head.across and all(index in _spread(head) for index in under):
        return True
    return all(_is_tail_word(following.cells[index]) for index in under) or _are_spans(following, under)


def _spread(row: RawRow) -> set[int]:
    return set(row.across) | {index - 1 for index in row.across}


def _are_spans(following: RawRow, under: Sequence[int]) -> bool:
    """Tell the second row of a header that only names months or quarters under «Сроки»."""
    spans = spans_of(following.cells)
    return bool(under) and all(index in spans for index in under)


def _is_tail_word(text: str) -> bool:
    return len(text.split()) <= 3 and text[:1].islower()


def _combined(rows: Sequence[RawRow]) -> list[str]:
    width = max(len(row.cells) for row in rows)
    texts: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        current = ""
        for index in range(width):
            cell = row.cells[index] if index < len(row.cells) else ""
            current = current if index in row.across and not cell else cell
            if current and current not in texts[index]:
                texts[index].append(current)
    return [" ".join(parts) for parts in texts]
