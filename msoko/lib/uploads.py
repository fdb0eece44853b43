"""The gate: what a foreign file really is, and what is refused with which sentence.

«Gate, cheapest first, each refusal with its own sentence: size and number; allowed kinds; bytes agree with
the name; ZIP directory and the same limits while reading; pixels before decoding; SHA-256». Here stand the
cheap tests: size, name, fixed places of the bytes. Everything that parses runs in the sandbox. Antivirus is
not decided here: it comes later, by the queue, where one is configured.
"""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from msoko.lib import sandbox
from msoko.lib.file_bytes import HEAD_BYTES, Content, decoded, hides_archive, is_text, recognise
from msoko.lib.file_kinds import (
    CONTENT_TYPES,
    EVIDENCE_RULES,
    EXTENSIONS,
    MEBIBYTE,
    PLAN_RULES,
    FileKind,
    UploadRules,
)
from msoko.lib.file_names import safe_name, split_name
from msoko.lib.file_readings import Reading
from msoko.lib.foreign.mismatches import mismatch, unlike
from msoko.lib.refusals import RefusalCode, Refused, refused
from msoko.lib.refused_kinds import refusal_of_extension

__all__ = [
    "EVIDENCE_RULES",
    "PLAN_RULES",
    "CheckedFile",
    "FileKind",
    "RefusalCode",
    "Refused",
    "UploadRules",
    "check_number",
    "check_upload",
    "read_kept",
]

SHOWN_NAME = 60
_CHUNK = 256 * 1024
# Spaces, zeros and the mark of UTF-8.
_BLANK = b"\0 \t\r\n\x0c\xef\xbb\xbf"
_PACKAGE = "msoko.lib.foreign.packages:inspect"
_PICTURE = "msoko.lib.foreign.pictures:inspect"
_INSPECTORS: dict[FileKind, str] = {
    FileKind.PDF: "msoko.lib.foreign.pdfs:inspect",
    FileKind.DOCX: _PACKAGE,
    FileKind.XLSX: _PACKAGE,
    FileKind.PPTX: _PACKAGE,
    FileKind.ODT: _PACKAGE,
    FileKind.ODS: _PACKAGE,
    FileKind.JPEG: _PICTURE,
    FileKind.PNG: _PICTURE,
    FileKind.HEIC: "msoko.lib.foreign.pictures:inspect_heic",
    FileKind.SIGNATURE: "msoko.lib.foreign.signatures:inspect",
}
_READER = "msoko.lib.foreign.reading:inspect_and_read"
# How the end of a child looks from here, be it the inspector's judgement or the reader's misfortune.
_DEATHS = {RefusalCode.DAMAGED, RefusalCode.TOO_HEAVY, RefusalCode.TOO_SLOW}
_OLE_INSPECTOR = "msoko.lib.foreign.ole:inspect"
_OFFICE = {kind for kind, inspector in _INSPECTORS.items() if inspector == _PACKAGE}
_CONTENTS: dict[FileKind, set[Content]] = {
    FileKind.PDF: {Content.PDF},
    **{kind: {Content.ZIP} for kind in _OFFICE},
    FileKind.JPEG: {Content.JPEG},
    FileKind.PNG: {Content.PNG},
    FileKind.HEIC: {Content.HEIC},
    FileKind.TEXT: {Content.TEXT},
    # A signature may be written in base64, which is text.
    FileKind.SIGNATURE: {Content.DER, Content.TEXT},
}
_KINDS_BY_CONTENT = {
    Content.PDF: FileKind.PDF,
    Content.JPEG: FileKind.JPEG,
    Content.PNG: FileKind.PNG,
    Content.HEIC: FileKind.HEIC,
    Content.TEXT: FileKind.TEXT,
}


@dataclass(frozen=True)
class CheckedFile:
    """An accepted file; `safe_name` is what people see, the bytes lie under `sha256`.

    `reading` is what it says, when that was asked for.
    """

    kind: FileKind
    content_type: str
    size: int
    sha256: str
    safe_name: str
    reading: Reading | None = None


def check_number(count: int, rules: UploadRules) -> None:
    if count > rules.max_files:
        raise refused(RefusalCode.TOO_MANY_FILES, detail=str(rules.max_files))


def check_upload(
    stream: BinaryIO, filename: str, rules: UploadRules, *, is_read: bool = False
) -> CheckedFile:
    """Say what the file is and leave the stream at its beginning, or raise Refused.

    `is_read` asks what it says too; that is looked for in the same child process.
    """
    name = safe_name(filename)
    shown = _shown(name)
    size = _checked_size(stream, shown, rules)
    kind = _claimed_kind(name, shown, rules)
    head = _head(stream)
    if not head.strip(_BLANK) and _is_blank(stream):
        raise refused(RefusalCode.EMPTY, shown)
    content = recognise(head, name)
    if content is Content.OLE:
        _run(_OLE_INSPECTOR, stream, kind, shown)
    _check_agreement(stream, kind, content, shown, rules)
    if kind is FileKind.TEXT:
        _check_text(stream, shown)
    reading = _inspected(stream, kind, shown, is_read=is_read)
    digest = _sha256(stream)
    stream.seek(0)
    return CheckedFile(kind, CONTENT_TYPES[kind], size, digest, name, reading)


def _shown(name: str) -> str:
    """Shorten a name for a sentence, keeping the end with the extension."""
    return name if len(name) <= SHOWN_NAME else f"{name[: SHOWN_NAME - 12]}…{name[-11:]}"


def _checked_size(stream: BinaryIO, shown: str, rules: UploadRules) -> int:
    size = stream.seek(0, 2)
    if size is None:
        # Django's uploaded files pass seek on without its answer.
        size = stream.tell()
    if size == 0:
        raise refused(RefusalCode.EMPTY, shown)
    if size > rules.max_bytes:
        raise refused(RefusalCode.TOO_BIG, shown, detail=f"{rules.max_bytes // MEBIBYTE} МБ")
    return size


def _claimed_kind(name: str, shown: str, rules: UploadRules) -> FileKind:
    extension = split_name(name)[1]
    kind = EXTENSIONS.get(extension)
    if kind is not None and kind in rules.allowed:
        return kind
    raise refusal_of_extension(extension, shown, rules)


def _head(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(HEAD_BYTES)


def _is_blank(stream: BinaryIO) -> bool:
    stream.seek(0)
    return all(
        not chunk.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf") for chunk in iter(lambda: stream.read(_CHUNK), b"")
    )


def _check_agreement(
    stream: BinaryIO, kind: FileKind, content: Content, shown: str, rules: UploadRules
) -> None:
    """Refuse bytes of another family, and one file glued to another."""
    agrees = content in _CONTENTS[kind]
    may_hide = agrees or content in (Content.TEXT, Content.UNKNOWN, Content.BURIED_PDF)
    if content is Content.BURIED_PDF:
        raise refused(RefusalCode.HIDDEN_FILE, shown, detail="перед началом PDF")
    if content is not Content.ZIP and may_hide and hides_archive(stream):
        raise refused(RefusalCode.HIDDEN_FILE, shown, detail="архив в конце файла")
    if agrees:
        return
    if content is Content.UNKNOWN:
        raise unlike(shown, kind)
    actual = _KINDS_BY_CONTENT.get(content)
    if actual is not None and actual in rules.allowed:
        raise mismatch(shown, kind, actual)
    raise mismatch(shown, kind, content.value, f"Приложите сам документ: {rules.allowed_words()}.")


def _check_text(stream: BinaryIO, shown: str) -> None:
    stream.seek(0)
    raw = stream.read()
    if decoded(raw) is None or not is_text(raw, is_cut=False):
        raise unlike(shown, FileKind.TEXT)


def _run(inspector: str, stream: BinaryIO, kind: FileKind, shown: str) -> None:
    stream.seek(0)
    sandbox.run(inspector, kind, shown, stream=stream, subject=f"Файл «{shown}»")


def _inspected(stream: BinaryIO, kind: FileKind, shown: str, *, is_read: bool) -> Reading | None:
    """Put the file before its inspector; a reader that falls over it does not decide, the inspector does."""
    inspector = _INSPECTORS.get(kind, "")
    if is_read:
        stream.seek(0)
        try:
            read = sandbox.run(_READER, inspector, kind, shown, stream=stream, subject=f"Файл «{shown}»")
            return read if isinstance(read, Reading) else Reading()
        except Refused as refusal:
            if refusal.code not in _DEATHS:
                raise
    if inspector:
        _run(inspector, stream, kind, shown)
    return Reading() if is_read else None


def read_kept(stream: BinaryIO, content_type: str) -> Reading:
    """Read a file that has passed the gate before; one that cannot be read says nothing."""
    kinds = (kind for kind, known in CONTENT_TYPES.items() if known == content_type)
    try:
        read = sandbox.run(_READER, "", next(kinds, FileKind.HEIC), "", stream=stream)
    except Refused:
        return Reading()
    return read if isinstance(read, Reading) else Reading()


def _sha256(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
