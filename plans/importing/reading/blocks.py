"""Raw blocks: what every reader gives, whatever the format of the file.

Decided here: one shape for Word, Excel and text. Nothing is interpreted yet.
"""

from dataclasses import dataclass

from plans.importing.parsed import Place


@dataclass(frozen=True)
class RawRow:
    """One row; `across` and `down` are the positions swallowed by a merge (see the doors in msoko.lib)."""

    cells: tuple[str, ...]
    place: Place
    is_merged_full_width: bool = False
    is_bold: bool = False
    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()
    mark: str = ""

    @property
    def filled(self) -> tuple[int, ...]:
        return tuple(index for index, text in enumerate(self.cells) if text)


@dataclass(frozen=True)
class RawTable:
    rows: tuple[RawRow, ...]
    name: str = ""


@dataclass(frozen=True)
class RawParagraph:
    """`opens_group` says that empty space stands above (a new paragraph of the text)."""

    text: str
    place: Place
    is_bold: bool = False
    is_heading: bool = False
    opens_group: bool = True


RawBlock = RawTable | RawParagraph


def is_full_width(cells: tuple[str, ...], across: tuple[int, ...]) -> bool:
    """Tell whether the whole row is one merged cell."""
    return len(cells) > 1 and bool(cells[0]) and len(across) == len(cells) - 1
