"""The bytes of a dossier, one chunk at a time: the files, then the registers that say what was put in.

«Streamed»: memory stays the same for ten files and for two gigabytes. The registers come last, because only
then it is known which bytes the store no longer had.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from msoko.lib.spreadsheets import write_table
from msoko.lib.zip_stream import Member, zip_stream
from msoko.people.files import store
from reports.dossier_content import (
    MISSING_HEADER,
    REGISTER_HEADER,
    Content,
    missing_rows,
    register_rows,
)
from reports.papers.register import MISSING_COLUMNS, PART_ROWS, REGISTER_COLUMNS, register_paper
from reports.rendering.pdf import paper_pdf

_CHUNK = 256 * 1024
REGISTER, MISSING = "Реестр", "Чего не хватает"


def dossier_bytes(
    title: str, content: Content, *, made_at: datetime.datetime, on_file: Callable[[int], None]
) -> Iterator[bytes]:
    """Yield the archive; `on_file` is told how many files are in it so far."""
    return zip_stream(_members(title, content, made_at, on_file))


def _members(
    title: str, content: Content, made_at: datetime.datetime, on_file: Callable[[int], None]
) -> Iterator[Member]:
    lost: set[str] = set()
    for count, proof in enumerate(content.files, 1):
        try:
            # Opened here and not while it is read: a file that is gone must not leave an empty name behind.
            stream = store().open(proof.sha256)
        except FileNotFoundError:
            lost.add(proof.path)
            continue
        with stream:
            yield Member(proof.path, _chunks(stream), made_at, proof.size)
        on_file(count)
    yield from _registers(title, content, made_at, lost)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _registers(title: str, content: Content, made_at: datetime.datetime, lost: set[str]) -> Iterator[Member]:
    tables = (
        (REGISTER, REGISTER_HEADER, list(register_rows(content, lost)), REGISTER_COLUMNS, _for_register),
        (MISSING, MISSING_HEADER, list(missing_rows(content)), MISSING_COLUMNS, tuple),
    )
    for name, header, rows, columns, narrowed in tables:
        yield Member(f"{name}.xlsx", [write_table(name, header, rows)], made_at)
        parts = range(0, max(len(rows), 1), PART_ROWS)
        for number, start in enumerate(parts, 1):
            part = f" {number} из {len(parts)}" if len(parts) > 1 else ""
            shown = [narrowed(row) for row in rows[start : start + PART_ROWS]]
            lead = f"{title}. Составлено {made_at:%d.%m.%Y}. Строк всего: {len(rows)}."
            paper = register_paper(f"{name.upper()}{part}", lead, columns, shown)
            yield Member(f"{name}{part}.pdf", [paper_pdf(paper).content], made_at)


def _for_register(row: Sequence[str]) -> tuple[str, ...]:
    """Paper has room for the words; paths and checksums are in the spreadsheet."""
    number, direction, steps, activity, organization, occurrence, name, accepted_on, *_ = row
    where = f"{activity} ({occurrence})" if occurrence else activity
    return (number, direction, steps, where, organization, name, accepted_on)


def is_small(content: Content, *, files: int, size: int) -> bool:
    return len(content.files) <= files and content.byte_count <= size
