"""The preview of a change of many cells: what stands there and what will, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.actions import CellChange
from plans.word_changes import Piece, word_changes

#: more rows than this are counted and not shown
SHOWN = 300


@dataclass(frozen=True)
class PreviewRow:
    pk: str
    label: str
    header: str
    pieces: tuple[Piece, ...]


def preview_rows(changes: Iterable[CellChange]) -> list[PreviewRow]:
    return [
        PreviewRow(str(one.row.pk), one.label, one.column.header, word_changes(one.before, one.after))
        for one in list(changes)[:SHOWN]
    ]
