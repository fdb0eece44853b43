"""docx, xlsx, pptx, odt and ods: one walk through the parts of the package.

Decided here: which family the package belongs to and what none of its parts may be. What its own format
asks is decided in ooxml and opendocument. A chart carries its figures as a small workbook, so an embedded
Office file is walked in its turn within the same budget; one inside that one is refused, as is any other
nested archive.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from msoko.lib.file_kinds import EXTENSIONS, FileKind
from msoko.lib.foreign import archives, ole, ooxml, opendocument
from msoko.lib.foreign.markup import MarkupCheck, looks_like_markup
from msoko.lib.foreign.mismatches import mismatch
from msoko.lib.refusals import RefusalCode, refused

_ARCHIVE_STARTS = (
    b"PK\x03\x04",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\x00",
    b"MSCF\x00\x00\x00\x00",
)
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAM_ENDINGS = (
    ".exe",
    ".com",
    ".bat",
    ".cmd",
    ".dll",
    ".js",
    ".vbs",
    ".ps1",
    ".scr",
    ".hta",
    ".lnk",
    ".jar",
)
_KEPT_PARTS = 4 * 1024 * 1024
# Parts whose markup other programs write as they please; a mistake there stops nobody.
_LOOSE_MARKUP = ("customxml/", "customui/")


@dataclass
class _Walk:
    """One package being read; `kept` holds the few parts the format's own rules need."""

    stream: BinaryIO
    name: str
    budget: archives.Budget
    is_nested: bool
    may_have_doctype: bool = False
    kept: dict[str, bytes] = field(default_factory=dict)


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    """Check a package of the kind, its parts and what is embedded in it."""
    _inspect(stream, kind, name, archives.Budget(), is_nested=False)


def _inspect(
    stream: BinaryIO, kind: FileKind, name: str, budget: archives.Budget, *, is_nested: bool
) -> None:
    found = archives.entries(stream, name, budget)
    names = [entry.name for entry in found]
    is_open_document = "mimetype" in names
    if not is_open_document and ooxml.CONTENT_TYPES_PART not in names:
        raise mismatch(name, kind, "архив ZIP")
    rules = opendocument if is_open_document else ooxml
    rules.check_names(names, name)
    walk = _Walk(stream, name, budget, is_nested, may_have_doctype=is_open_document)
    for entry in found:
        _check_part(walk, entry, rules.is_needed)
    actual = rules.actual_kind(walk.kept, names, name)
    if actual is not kind:
        raise mismatch(name, kind, actual or "файл другой программы Office")


def _check_part(walk: _Walk, entry: archives.Entry, is_needed: Callable[[str], bool]) -> None:
    if entry.name.lower().endswith(_PROGRAM_ENDINGS):
        raise refused(RefusalCode.EMBEDDED_FILE, walk.name, detail=entry.name)
    pieces: list[bytes] = []
    keeps = False
    check: MarkupCheck | None = None
    for position, chunk in enumerate(archives.chunks(walk.stream, entry, walk.name)):
        if position == 0:
            check = _markup_check(walk, entry, chunk)
            keeps = is_needed(entry.name) or _is_container(walk, entry, chunk)
            _refuse_programs(walk, entry, chunk)
        if check is not None:
            check.feed(chunk)
        if keeps:
            pieces.append(chunk)
    if check is not None:
        check.feed(b"", is_last=True)
    if keeps:
        _keep(walk, entry, b"".join(pieces), is_needed)


def _markup_check(walk: _Walk, entry: archives.Entry, head: bytes) -> MarkupCheck | None:
    if not looks_like_markup(entry.name, head):
        return None
    lowered = entry.name.lower()
    must_parse = lowered.endswith((".xml", ".rels")) and not lowered.startswith(_LOOSE_MARKUP)
    return MarkupCheck(walk.name, entry.name, walk.may_have_doctype, must_parse)


def _refuse_programs(walk: _Walk, entry: archives.Entry, head: bytes) -> None:
    is_windows = head.startswith(b"MZ") and b"PE\x00\x00" in head[:4096]
    if is_windows or head.startswith(b"\x7fELF"):
        raise refused(RefusalCode.EMBEDDED_FILE, walk.name, detail=entry.name)


def _is_container(walk: _Walk, entry: archives.Entry, head: bytes) -> bool:
    """Say whether the part must be looked into; refuse it when it is an archive nobody expects."""
    if head.startswith(_OLE_START):
        return True
    if not head.startswith(_ARCHIVE_STARTS):
        return False
    is_expected = "/embeddings/" in f"/{entry.name.lower()}" and _embedded_kind(entry) is not None
    if not is_expected or walk.is_nested:
        raise refused(RefusalCode.EMBEDDED_FILE, walk.name, detail=entry.name)
    return True


def _embedded_kind(entry: archives.Entry) -> FileKind | None:
    return EXTENSIONS.get(entry.name.lower().rpartition(".")[2])


def _keep(walk: _Walk, entry: archives.Entry, content: bytes, is_needed: Callable[[str], bool]) -> None:
    if is_needed(entry.name):
        if len(content) > _KEPT_PARTS:
            raise refused(RefusalCode.BOMB, walk.name, detail=entry.name)
        walk.kept[entry.name] = content
    elif content.startswith(_OLE_START):
        ole.check_embedded(io.BytesIO(content), walk.name, entry.name)
    else:
        kind = _embedded_kind(entry)
        assert kind is not None
        _inspect(io.BytesIO(content), kind, walk.name, walk.budget, is_nested=True)
