"""A file as it was read: its own rows, and what became of each of them in the plan.

I5: «Preview beside the source». Decided here: what is kept of a document so that it need not be read again
(the parsed plan and the raw rows), and the fate of each row. A row whose words stand in the plan is told by
the words themselves, not by what a stage of the importer says of it: nothing can vanish unnoticed.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from msoko.lib import plain_data
from plans.importing import ParsedPlan, Source
from plans.importing.parsed import ParsedActivity, Place
from plans.importing.reading.blocks import RawBlock, RawParagraph
from plans.importing.words import stems

_LEVEL = 6
_PACKAGES = ("plans", "msoko")
#: a row belongs to the row above when this share of its words stands there
_JOINED_SHARE = 0.9


@dataclass(frozen=True)
class SourceRow:
    """A row of a table, or a paragraph as one cell."""

    place: Place
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.cells))


@dataclass(frozen=True)
class ReadFile:
    parsed: ParsedPlan
    rows: tuple[SourceRow, ...] = ()


class Fate(StrEnum):
    ACTIVITY = "activity"
    SECTION = "section"
    JOINED = "joined"
    HEADER = "header"
    REPEATED = "repeated"
    AROUND = "around"
    DROPPED = "dropped"


FATE_LABELS = {
    Fate.JOINED: "продолжение строки выше",
    Fate.HEADER: "заголовки граф",
    Fate.REPEATED: "повтор заголовка: пропущен",
    Fate.AROUND: "текст вокруг таблицы",
    Fate.DROPPED: "в план не вошло",
}


class Unkept(Exception):
    """What was kept does not fit the present code: the file has to be read again."""


def source_rows(source: Source) -> tuple[SourceRow, ...]:
    return tuple(row for block in source.blocks for row in _rows_of(block))


def _rows_of(block: RawBlock) -> Iterator[SourceRow]:
    if isinstance(block, RawParagraph):
        if block.text.strip():
            yield SourceRow(block.place, (block.text,))
        return
    for row in block.rows:
        if row.filled:
            yield SourceRow(row.place, tuple(row.cells))


def kept_bytes(read: ReadFile) -> bytes:
    """Fold what was understood into bytes for the database."""
    return zlib.compress(plain_data.dumps(read), _LEVEL)


def from_kept(raw: bytes) -> ReadFile:
    """Unfold it; raises Unkept when an earlier release of the product has kept it in another shape."""
    try:
        read = plain_data.loads(zlib.decompress(raw), _PACKAGES)
    except (zlib.error, ValueError, TypeError, AttributeError, KeyError, ImportError) as error:
        raise Unkept from error
    if not isinstance(read, ReadFile):
        raise Unkept
    return read


@dataclass
class _Above:
    """What the plan has taken so far of the rows above."""

    words: set[str] = field(default_factory=set)
    header: tuple[str, ...] = ()


def fates(read: ReadFile) -> list[tuple[SourceRow, Fate]]:
    """Say of each row what it became."""
    activities: dict[Place, list[ParsedActivity]] = {}
    for activity in read.parsed.activities:
        activities.setdefault(activity.place, []).append(activity)
    sections = {part.place for section in read.parsed.sections for part in section.walk()}
    around = _words([*_around_texts(read.parsed)])
    header = _words(column.header_text for column in read.parsed.columns)
    above = _Above()
    found = []
    for row in read.rows:
        if row.place in activities:
            above.words = _words(_activity_texts(activities[row.place]))
            found.append((row, Fate.ACTIVITY))
        elif row.place in sections:
            above.words = set(stems(row.text))
            found.append((row, Fate.SECTION))
        else:
            found.append((row, _fate(row, above, header, around)))
    return found


def _fate(row: SourceRow, above: _Above, header: set[str], around: set[str]) -> Fate:
    words = set(stems(row.text))
    is_table = row.place.table > 0
    if is_table and words and (words == header or stems(row.text) == above.header):
        is_first = not above.header
        above.header = above.header or stems(row.text)
        return Fate.HEADER if is_first else Fate.REPEATED
    if words and len(words & above.words) >= _JOINED_SHARE * len(words):
        return Fate.JOINED
    if words and not is_table and len(words & around) >= _JOINED_SHARE * len(words):
        return Fate.AROUND
    if is_table and not above.header and header and len(words & header) >= len(words) / 2 > 0:
        above.header = stems(row.text)
        return Fate.HEADER
    return Fate.DROPPED


def left_paragraphs(read: ReadFile) -> list[str]:
    """Prose of the document that stands nowhere in the plan: a regulation, a covering note."""
    return [row.text for row, fate in fates(read) if fate == Fate.DROPPED and row.place.table == 0]


def _around_texts(parsed: ParsedPlan) -> Iterator[str]:
    yield from (parsed.title, parsed.preamble_text, parsed.municipality_text)
    yield from (one.text for one in getattr(parsed, "attachments", ()))
    order = parsed.order
    if order is not None:
        yield from (order.number_text, order.heading, order.preamble, order.verb)
        yield from (*order.author_lines, *order.clauses, order.signatory_post, order.signatory_name)
        yield from (*getattr(order, "present", ()), *getattr(order, "agenda", ()))
        if order.dated_on is not None:
            yield f"{order.dated_on:%d.%m.%Y}"


def _activity_texts(activities: Iterable[ParsedActivity]) -> Iterator[str]:
    for one in activities:
        yield from (one.number_text, one.title, one.due_text, one.executors_text, one.conduct_format)
        yield from (one.steps_text, one.deliverables_text, one.remark, *(text for _, text in one.extra_texts))


def _words(texts: Iterable[str]) -> set[str]:
    return {stem for text in texts for stem in stems(text)}
