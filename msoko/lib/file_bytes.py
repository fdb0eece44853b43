"""What the first bytes of a file say it is.

Decided here, from fixed places and without parsing: the family a file belongs to. The order of the tests
matters, because bytes may satisfy several readers at once: what a computer would run comes first. Whether
the rest of the file keeps the promise is decided by msoko.lib.foreign, in a child process.
"""

import re
import struct
from enum import StrEnum
from typing import BinaryIO

import puremagic

HEAD_BYTES = 8192
# A ZIP directory ends with 22 bytes and a comment of at most 65,535.
TAIL_BYTES = 22 + 65535
ZIP_END = b"PK\x05\x06"


class Content(StrEnum):
    """Families of content; the value completes «на самом деле не PDF, а ...»."""

    WINDOWS_PROGRAM = "программа для Windows"
    PROGRAM = "программа"
    SCRIPT = "сценарий (набор команд)"
    WEB_PAGE = "веб-страница"
    SVG = "рисунок SVG"
    XML = "файл XML"
    PDF = "PDF"
    BURIED_PDF = "PDF с посторонними данными в начале"
    ZIP = "архив ZIP или документ Office"
    OLE = "документ старого Office"
    ARCHIVE = "архив"
    JPEG = "фотография JPEG"
    PNG = "рисунок PNG"
    HEIC = "фотография HEIC"
    PICTURE = "рисунок другого формата"
    SOUND = "звукозапись"
    VIDEO = "видео"
    RTF = "документ RTF"
    DER = "файл подписи или сертификат"
    TEXT = "простой текст"
    UNKNOWN = "неизвестные данные"


_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"\x7fELF", Content.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Content.PROGRAM),
    (b"\xca\xfe\xba\xbe", Content.PROGRAM),
    (b"\x00asm", Content.PROGRAM),
    (b"%PDF-", Content.PDF),
    (b"PK\x03\x04", Content.ZIP),
    (ZIP_END, Content.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLE),
    (b"\xff\xd8\xff", Content.JPEG),
    (b"\x89PNG\r\n\x1a\n", Content.PNG),
    (b"Rar!\x1a\x07", Content.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
    (b"\x1f\x8b", Content.ARCHIVE),
    (b"BZh", Content.ARCHIVE),
    (b"\xfd7zXZ\x00", Content.ARCHIVE),
    (b"MSCF\x00\x00", Content.ARCHIVE),
    (b"GIF8", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"{\\rtf", Content.RTF),
    (b"#!", Content.SCRIPT),
)
_WEB_STARTS = ("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<meta", "<table", "<?php")
_MAIL_START = re.compile(r"(?:from|mime-version|content-type|snapshot-content-location):", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s|<\?xml.*?\?>|<!--.*?-->|<!doctype svg[^>]*>)*", re.DOTALL)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def recognise(head: bytes, filename: str) -> Content:
    """Name the family of the content from the first HEAD_BYTES of the file."""
    if head.startswith(b"MZ") and not is_text(head):
        return Content.WINDOWS_PROGRAM
    for start, content in _STARTS:
        if head.startswith(start):
            return content
    if head[4:8] == b"ftyp":
        return Content.HEIC if head[8:12] in _HEIC_BRANDS else Content.VIDEO
    if is_text(head):
        return _text_family(head)
    if head[:1] == b"\x30" and b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in head[:32]:
        return Content.DER
    if b"%PDF-" in head[:1024]:
        return Content.BURIED_PDF
    return _by_foreign_table(head, filename)


def is_text(content: bytes, *, is_cut: bool = True) -> bool:
    """Say whether the bytes read as text; `is_cut` forgives a character torn by the end."""
    text = decoded(content, is_cut=is_cut)
    return text is not None and _CONTROL.search(text) is None


def decoded(content: bytes, *, is_cut: bool = False) -> str | None:
    """Decode UTF-8, marked UTF-16 or Windows-1251, or answer None."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
        content = content[: len(content) // 2 * 2]
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        # Only UTF-8 can be torn in the middle of a letter of up to four bytes.
        for torn in range(4 if is_cut and encoding == "utf-8-sig" else 1):
            try:
                return content[: len(content) - torn].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def hides_archive(stream: BinaryIO) -> bool:
    """Say whether a ZIP archive ends the file, as in a picture that is an archive too."""
    size = stream.seek(0, 2)
    start = max(0, size - TAIL_BYTES)
    stream.seek(start)
    tail = stream.read(TAIL_BYTES)
    at = tail.rfind(ZIP_END)
    if at < 0 or len(tail) - at < 22:
        return False
    disk, directory_disk = struct.unpack("<HH", tail[at + 4 : at + 8])
    directory_bytes = struct.unpack("<I", tail[at + 12 : at + 16])[0]
    # The four letters alone may appear by chance; a directory in front of them does not.
    stream.seek(max(0, start + at - directory_bytes))
    return disk == directory_disk == 0 and stream.read(4) in (b"PK\x01\x02", ZIP_END)


def _text_family(head: bytes) -> Content:
    text = (decoded(head, is_cut=True) or "").lstrip("\ufeff")
    prologue = _PROLOGUE.match(text)
    body = text[prologue.end() :] if prologue else text
    lowered = body[:64].lower()
    if lowered.startswith(_WEB_STARTS) or (_MAIL_START.match(lowered) and "mime-version:" in text.lower()):
        return Content.WEB_PAGE
    if lowered.startswith("<svg"):
        return Content.SVG
    if text.lstrip().startswith("<?xml"):
        return Content.XML
    return Content.BURIED_PDF if b"%PDF-" in head[:1024] else Content.TEXT


def _by_foreign_table(head: bytes, filename: str) -> Content:
    """Ask puremagic, whose table knows sound, video and rare pictures."""
    try:
        best = puremagic.magic_string(head, filename=filename)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return Content.UNKNOWN
    family = best.mime_type.partition("/")[0]
    # A short match says nothing: two bytes meet by chance in any data.
    if len(best.byte_match) < 4:
        return Content.UNKNOWN
    return {"audio": Content.SOUND, "video": Content.VIDEO, "image": Content.PICTURE}.get(
        family, Content.UNKNOWN
    )
