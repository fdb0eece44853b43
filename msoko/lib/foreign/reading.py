"""What a file says: its words for the search and for advice, its certificates, the size of a picture.

Runs in the sandbox, in the same child as the inspection. Reading is a favour: whatever goes wrong with it is
no reason to refuse a file that the inspection has let pass. It ends after TIME_SECONDS of work with what it
has read by then.
"""

import importlib
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, cast

from msoko.lib.file_bytes import decoded
from msoko.lib.file_kinds import FileKind
from msoko.lib.file_readings import Certificate, Reading

if TYPE_CHECKING:
    from msoko.lib.spreadsheets import Sheet
    from msoko.lib.word import WordBlock

MAX_LETTERS = 200_000
TIME_SECONDS = 3.0
#: below these a text says nothing: page numbers and stamps of a scan, letters of a broken font
LEAST_LETTERS, LEAST_SHARE = 20, 0.5


class _TimeIsUp(BaseException):
    """Not an Exception, so that no library takes it for one of its own."""


def inspect_and_read(stream: BinaryIO, inspector: str, kind: FileKind, name: str) -> Reading:
    """Refuse as the inspector does, or answer what was read."""
    if inspector:
        module, _, function = inspector.partition(":")
        cast(Callable[..., None], getattr(importlib.import_module(module), function))(stream, kind, name)
    stream.seek(0)
    return read(stream, kind)


def read(stream: BinaryIO, kind: FileKind) -> Reading:
    if kind is FileKind.SIGNATURE:
        return Reading(certificates=_certificates(stream))
    if kind in (FileKind.JPEG, FileKind.PNG):
        return Reading(pixels=_pixels(stream))
    text = _text(stream.read(), kind)
    letters = "".join(text.split())
    said = sum(letter.isalnum() for letter in letters)
    if said < LEAST_LETTERS or said < LEAST_SHARE * len(letters):
        return Reading()
    return Reading(text=text, is_readable=True)


def _text(content: bytes, kind: FileKind) -> str:
    pieces: list[str] = []
    left = MAX_LETTERS
    with suppress(_TimeIsUp, Exception), _limited(TIME_SECONDS):
        for piece in _PIECES.get(kind, _no_pieces)(content):
            pieces.append(_storable(piece)[:left])
            left -= len(pieces[-1]) + 1
            if left <= 0:
                break
    return "\n".join(pieces).strip()


def _storable(text: str) -> str:
    """Drop what PostgreSQL cannot keep and what nobody can read."""
    return "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())


def _no_pieces(content: bytes) -> Iterator[str]:
    return iter(())


def _pdf(content: bytes) -> Iterator[str]:
    from msoko.lib.pdf_text import page_texts  # noqa: PLC0415 -- each child pays only for what it reads

    return page_texts(content)


def _docx(content: bytes) -> Iterator[str]:
    from msoko.lib.word import read_blocks  # noqa: PLC0415 -- as above

    return _blocks(read_blocks(content))


def _odt(content: bytes) -> Iterator[str]:
    from msoko.lib.opendocument import read_text_blocks  # noqa: PLC0415 -- as above

    return _blocks(read_text_blocks(content))


def _xlsx(content: bytes) -> Iterator[str]:
    from msoko.lib.spreadsheets import read_sheets  # noqa: PLC0415 -- as above

    return _sheets(read_sheets(content))


def _ods(content: bytes) -> Iterator[str]:
    from msoko.lib.opendocument import read_sheets  # noqa: PLC0415 -- as above

    return _sheets(read_sheets(content))


def _plain(content: bytes) -> Iterator[str]:
    yield decoded(content) or ""


def _blocks(blocks: "tuple[WordBlock, ...]") -> Iterator[str]:
    for block in blocks:
        if hasattr(block, "rows"):
            yield from ("\t".join(row.cells) for row in block.rows)
        else:
            yield block.text


def _sheets(sheets: "tuple[Sheet, ...]") -> Iterator[str]:
    for sheet in sheets:
        yield from ("\t".join(row.cells) for row in sheet.rows)


_PIECES: dict[FileKind, Callable[[bytes], Iterator[str]]] = {
    FileKind.PDF: _pdf,
    FileKind.DOCX: _docx,
    FileKind.XLSX: _xlsx,
    FileKind.ODT: _odt,
    FileKind.ODS: _ods,
    FileKind.TEXT: _plain,
}


def _certificates(stream: BinaryIO) -> tuple[Certificate, ...]:
    from msoko.lib.foreign.certificates import read_certificates  # noqa: PLC0415 -- as above

    with suppress(Exception):
        return read_certificates(stream)
    return ()


def _pixels(stream: BinaryIO) -> tuple[int, ...]:
    from PIL import Image  # noqa: PLC0415 -- as above

    with suppress(Exception), Image.open(stream) as picture:
        return tuple(sorted(picture.size))
    return ()


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise _TimeIsUp inside after so many seconds of the processor's time."""

    def stop(*_: object) -> None:
        raise _TimeIsUp

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
