"""The register of a dossier as a paper: a landscape table of what lies in it, and of what is missing.

EV-08: «list of proofs with links, ready for the regional or federal expert». A long register is parted, so
that making its PDF takes little memory whatever its length.
"""

from collections.abc import Sequence

from msoko.lib.language_ru import typeset
from reports.papers.model import (
    BodyRow,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
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


def register_paper(
    title: str, lead: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]
) -> Paper:
    table = Table(
        tuple(TableColumn(header, share) for header, share in columns),
        tuple(BodyRow(tuple(typeset(cell) for cell in row)) for row in rows),
    )
    blocks = (KindTitle(typeset(title)), Paragraph((typeset(lead),)), table)
    return Paper(title, (PageSection(Orientation.LANDSCAPE, blocks),))
