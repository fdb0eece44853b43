"""Sheets that go with a paper: of acquaintance and of endorsement (domain 3.10).

«Лист ознакомления: «С приказом от … № … ознакомлены:» № / Ф.И.О. / должность / дата / подпись»; «лист
согласования with columns № / должность / И.О. Фамилия / дата / подпись / замечания». Who answered in the
system has the moment of the answer instead of a signature; everybody else has empty cells to sign by hand.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msoko.lib.declension import Case, decline
from msoko.lib.language_ru import NBSP, date_in_figures, typeset
from reports.layout import GOST_2025, Layout
from reports.papers.model import (
    AuthorLines,
    Block,
    BodyRow,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Table,
    TableColumn,
)

ACQUAINTANCE_COLUMNS = (("№", 6), ("Ф.И.О.", 27), ("Должность", 33), ("Дата", 14), ("Подпись", 20))
ENDORSEMENT_COLUMNS = (
    ("№", 5), ("Должность", 24), ("И.О. Фамилия", 18), ("Дата", 13), ("Подпись", 17), ("Замечания", 23),
)  # fmt: skip


@dataclass(frozen=True)
class SheetLine:
    """`answered_at` is the local moment of the answer in the system; None leaves the cells to the hand."""

    post_text: str
    name_text: str
    answered_at: datetime.datetime | None = None
    verdict_text: str = ""
    remark_text: str = ""


@dataclass(frozen=True)
class SheetSubject:
    """The document that the sheet goes with; `kind` is its first word in the nominative: «приказ»."""

    kind: str
    title: str
    number_text: str = ""
    dated_on: datetime.date | None = None
    author_lines: tuple[str, ...] = ()


def acquaintance_paper(
    subject: SheetSubject, lines: Sequence[SheetLine], layout: Layout = GOST_2025
) -> Paper:
    opening = f"{_with(subject.kind)} {_requisites(subject)} ознакомлены:"
    rows = (
        (line.name_text, line.post_text, *_answer(line, f"ознакомлен(а) в{NBSP}системе")) for line in lines
    )
    return _paper("Лист ознакомления", subject, opening, ACQUAINTANCE_COLUMNS, rows, layout)


def endorsement_paper(
    subject: SheetSubject, edition_number: int, lines: Sequence[SheetLine], layout: Layout = GOST_2025
) -> Paper:
    opening = f"К проекту документа «{subject.title}», редакция {edition_number}"
    rows = (
        (
            line.post_text,
            _initials_first(line.name_text),
            *_answer(line, line.verdict_text),
            line.remark_text,
        )
        for line in lines
    )
    return _paper("Лист согласования", subject, opening, ENDORSEMENT_COLUMNS, rows, layout)


def _initials_first(name: str) -> str:
    """«Ельникова Н.П.» becomes «Н.П. Ельникова», as the column says."""
    surname, _, rest = name.rpartition(" ")
    return f"{rest} {surname}" if surname and rest.endswith(".") else name


def _with(kind: str) -> str:
    """«С приказом», «Со справкой»: «со» stands before «с» or «з» with another consonant after it."""
    word = decline(kind.lower(), Case.INSTRUMENTAL)
    is_voiced = len(word) > 1 and word[0] in "сзшж" and word[1] not in "аеёиоуыэюяь"
    return ("Со " if is_voiced else "С ") + word


def _requisites(subject: SheetSubject) -> str:
    day = f"от {date_in_figures(subject.dated_on)} " if subject.dated_on else ""
    number = f"№ {subject.number_text} " if subject.number_text else ""
    return f"{day}{number}«{subject.title}»"


def _answer(line: SheetLine, words: str) -> tuple[str, str]:
    if line.answered_at is None:
        return "", ""
    return f"{date_in_figures(line.answered_at.date())} {line.answered_at:%H:%M}", words


def _paper(
    kind: str,
    subject: SheetSubject,
    opening: str,
    columns: Iterable[tuple[str, int]],
    rows: Iterable[Sequence[str]],
    layout: Layout,
) -> Paper:
    table = Table(
        tuple(TableColumn(header, share) for header, share in columns),
        tuple(
            BodyRow((f"{number}.", *(typeset(cell) for cell in row)))
            for number, row in enumerate(rows, start=1)
        ),
    )
    author: tuple[Block, ...] = ()
    if subject.author_lines:
        author = (AuthorLines(tuple(typeset(line) for line in subject.author_lines)),)
    blocks = (*author, KindTitle(kind.upper()), Paragraph((typeset(opening),), indent=False), table)
    return Paper(
        title=f"{kind}: {subject.title}",
        pages=(PageSection(Orientation.PORTRAIT, blocks),),
        layout=layout,
        author=", ".join(subject.author_lines),
        subject=subject.title,
    )
