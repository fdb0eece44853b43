"""PDF: it opens without a password, is whole, runs nothing and carries no other file.

Every object is looked at, because a script may hang on any of them. A PDF that only forbids copying or
printing opens for everybody and passes. What the pages say is nobody's business here.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.mismatches import unlike
from msoko.lib.refusals import RefusalCode, refused

TAIL_BYTES = 4096
MAX_DEPTH = 40

_HEADER = re.compile(rb"%PDF-[12]\.\d")
# A quick look at the printed object; only an object with a hit is walked.
_SUSPECTS = re.compile(rb"/(?:JavaScript|JS|Launch|ImportData|GoToE|RichMedia|XFA|EF|EmbeddedFile)\b")
_ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/GoToE"}


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    if _HEADER.match(stream.read(8)) is None:
        raise unlike(name, kind)
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL_BYTES))
    tail = stream.read()
    if b"%%EOF" not in tail or b"startxref" not in tail:
        raise refused(RefusalCode.TRUNCATED, name)
    stream.seek(0)
    try:
        with pikepdf.open(stream, suppress_warnings=True) as document:
            _check_document(document, name)
    except pikepdf.PasswordError as error:
        raise refused(RefusalCode.ENCRYPTED, name) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise refused(RefusalCode.DAMAGED, name, detail="PDF") from error


def _check_document(document: pikepdf.Pdf, name: str) -> None:
    if len(document.pages) == 0:
        raise refused(RefusalCode.DAMAGED, name, detail="нет ни одной страницы")
    for found in document.objects:
        dictionary = found.stream_dict if isinstance(found, pikepdf.Stream) else found
        # Numbers come as plain Python numbers.
        if not isinstance(dictionary, pikepdf.Dictionary | pikepdf.Array):
            continue
        if _SUSPECTS.search(dictionary.unparse(resolved=True)):
            for inner in _dictionaries(dictionary, 0):
                _check_dictionary(inner, name)


def _dictionaries(found: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    """Yield the dictionary and those written inside it; references are met on their own."""
    if depth > MAX_DEPTH:
        return
    if isinstance(found, pikepdf.Dictionary):
        yield found
        inner = [found[key] for key in found.keys()]  # noqa: SIM118 -- iterating yields no keys of a PDF dictionary
    elif isinstance(found, pikepdf.Array):
        inner = list(found)
    else:
        return
    for one in inner:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
            yield from _dictionaries(one, depth + 1)


def _check_dictionary(found: pikepdf.Object, name: str) -> None:
    action = str(found.get("/S", ""))
    if action in _ACTIVE_ACTIONS:
        raise refused(RefusalCode.ACTIVE_CONTENT, name, detail=f"действие {action[1:]}")
    # A font may happen to be called JS: only a text or a stream is a script.
    if isinstance(found.get("/JS"), pikepdf.String | pikepdf.Stream) or "/JavaScript" in found:
        raise refused(RefusalCode.ACTIVE_CONTENT, name, detail="сценарий JavaScript")
    if str(found.get("/Subtype", "")) == "/RichMedia" or "/XFA" in found:
        raise refused(RefusalCode.ACTIVE_CONTENT, name, detail="интерактивное содержание")
    carried = found.get("/EF")
    is_carrier = isinstance(carried, pikepdf.Dictionary) and any(
        isinstance(carried[key], pikepdf.Stream)
        for key in carried.keys()  # noqa: SIM118 -- iterating yields no keys of a PDF dictionary
    )
    if is_carrier or str(found.get("/Type", "")) == "/EmbeddedFile":
        raise refused(RefusalCode.EMBEDDED_FILE, name, detail="вложение PDF")
