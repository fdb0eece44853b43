"""The bytes of a dossier, one chunk at a time: the files, then the registers that say what was put in.

«Streamed»: memory stays the same for ten files and for two gigabytes. The registers come last, because only
then it is known which bytes the store no longer had, and what the tables written on the way amount to.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from msoko.lib.spreadsheets import write_table
from msoko.lib.zip_stream import Member, zip_stream
from msoko.people.files import store
from reports.dossier_content import Content
from reports.dossier_matrix import MatrixContent
from reports.dossier_parts import ArchiveFile
from reports.dossier_tables import Outcome, RegisterTable, tables_of
from reports.papers.register import PART_ROWS, register_paper
from reports.rendering.pdf import paper_pdf

_CHUNK = 256 * 1024
#: a table that is written on the way takes as long as so many files
_TABLE_WEIGHT = 5


def dossier_bytes(
    title: str,
    content: Content | MatrixContent,
    *,
    made_at: datetime.datetime,
    on_file: Callable[[int], None],
) -> Iterator[bytes]:
    """Yield the archive; `on_file` is told how many files are in it so far."""
    return zip_stream(_members(title, content, made_at, on_file))


def _members(
    title: str, content: Content | MatrixContent, made_at: datetime.datetime, on_file: Callable[[int], None]
) -> Iterator[Member]:
    outcome = Outcome()
    for count, file in enumerate(content.files, 1):
        if file.write is not None:
            yield _written(file, file.write(), made_at, outcome)
        else:
            try:
                # Opened here and not while it is read: a file that is gone must not leave an empty name.
                stream = store().open(file.sha256)
            except FileNotFoundError:
                outcome.lost.add(file.path)
                continue
            outcome.packed[file.path] = file.sha256, file.size
            with stream:
                yield Member(file.path, _chunks(stream), made_at, file.size)
        on_file(count)
    for table in tables_of(content, outcome):
        yield from _register(title, table, made_at)


def _written(file: ArchiveFile, content: bytes, made_at: datetime.datetime, outcome: Outcome) -> Member:
    outcome.packed[file.path] = hashlib.sha256(content).hexdigest(), len(content)
    return Member(file.path, [content], made_at, len(content))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _register(title: str, table: RegisterTable, made_at: datetime.datetime) -> Iterator[Member]:
    header, widths = zip(*table.header, strict=True)
    book = write_table(table.name, header, table.rows, widths=widths)
    yield Member(f"{table.name}.xlsx", [book], made_at)
    parts = range(0, max(len(table.rows), 1), PART_ROWS)
    for number, start in enumerate(parts, 1):
        part = f" {number} из {len(parts)}" if len(parts) > 1 else ""
        lead = f"{title}. Составлено {made_at:%d.%m.%Y}. Строк всего: {len(table.rows)}."
        lines = table.lines[start : start + PART_ROWS]
        paper = register_paper(f"{table.name.upper()}{part}", lead, table.columns, lines)
        yield Member(f"{table.name}{part}.pdf", [paper_pdf(paper).content], made_at)


def is_small(content: Content | MatrixContent, *, files: int, size: int) -> bool:
    """Whether a person would rather wait for it than for the worker."""
    count = sum(1 if one.write is None else _TABLE_WEIGHT for one in content.files)
    return count <= files and sum(one.size for one in content.files) <= size
