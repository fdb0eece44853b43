"""The registers of a dossier as papers: a landscape table of what lies in it, and of what is missing.

EV-08: «list of proofs with links, ready for the regional or federal expert». A long register is parted, so
that making its PDF takes little memory whatever its length; each part repeats the headings it stands under.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msoko.lib.language_ru import typeset
from reports.papers.model import (
    BodyRow,
    GroupRow,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Row,
    Table,
    TableColumn,
)

#: rows of one PDF
PART_ROWS = 100
REGISTER_COLUMNS = (
    ("№", 4), ("Направление", 13), ("Этап", 12), ("Мероприятие", 29), ("Организация", 15), ("Документ", 19),
    ("Принято", 8),
)  # fmt: skip
MISSING_COLUMNS = (
    ("№", 4), ("Направление", 15), ("Этап", 14), ("Мероприятие", 32), ("Организация", 17), ("Срок", 8),
    ("Чего не хватает", 10),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A row under its headings, the widest first; a heading is printed where it changes."""

    cells: tuple[str, ...]
    headings: tuple[str, ...] = ()


def register_paper(title: str, lead: str, columns: Sequence[tuple[str, int]], lines: Sequence[Line]) -> Paper:
    table = Table(tuple(TableColumn(header, share) for header, share in columns), tuple(_rows(lines)))
    blocks = (KindTitle(typeset(title)), Paragraph((typeset(lead),)), table)
    return Paper(title, (PageSection(Orientation.LANDSCAPE, blocks),))


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    above: tuple[str, ...] = ()
    for line in lines:
        for level, heading in enumerate(line.headings, 1):
            if line.headings[:level] != above[:level]:
                yield GroupRow(level, "", typeset(heading))
        above = line.headings
        yield BodyRow(tuple(typeset(cell) for cell in line.cells))
