"""The kinds of files people may send, their names and their types.

EV-03: «Files: pdf, docx, xlsx, odt, ods, jpg, png, plus legacy doc/xls and detached sig/p7s; type is
checked by content; executable and macro files are refused». Legacy doc and xls are recognised only to be
refused with advice. What the bytes are is decided elsewhere; these are tables of names.
"""

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class FileKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    TEXT = "text"
    SIGNATURE = "signature"


CONTENT_TYPES: dict[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.HEIC: "image/heic",
    FileKind.TEXT: "text/plain",
    FileKind.SIGNATURE: "application/pkcs7-signature",
}

EXTENSIONS: dict[str, FileKind] = {
    "pdf": FileKind.PDF,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
    "pptx": FileKind.PPTX,
    "odt": FileKind.ODT,
    "ods": FileKind.ODS,
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
    "png": FileKind.PNG,
    "heic": FileKind.HEIC,
    "heif": FileKind.HEIC,
    "txt": FileKind.TEXT,
    "sig": FileKind.SIGNATURE,
    "p7s": FileKind.SIGNATURE,
}

# Nominative, because the sentences say «на самом деле не ..., а ...».
KIND_WORDS: dict[FileKind, str] = {
    FileKind.PDF: "PDF",
    FileKind.DOCX: "документ Word (docx)",
    FileKind.XLSX: "таблица Excel (xlsx)",
    FileKind.PPTX: "презентация PowerPoint (pptx)",
    FileKind.ODT: "документ ODT",
    FileKind.ODS: "таблица ODS",
    FileKind.JPEG: "фотография JPEG",
    FileKind.PNG: "рисунок PNG",
    FileKind.HEIC: "фотография HEIC",
    FileKind.TEXT: "простой текст (txt)",
    FileKind.SIGNATURE: "файл подписи",
}


@dataclass(frozen=True)
class UploadRules:
    """What one place of the product takes: the kinds and the limits."""

    max_bytes: int
    allowed: frozenset[FileKind]
    max_files: int = 20

    def allowed_words(self) -> str:
        """List what may be sent, one word for a kind: «pdf, docx, jpg»."""
        return ", ".join(extension_of(kind) for kind in FileKind if kind in self.allowed)


EVIDENCE_RULES = UploadRules(25 * MEBIBYTE, frozenset(FileKind) - {FileKind.TEXT})
_PLAN_KINDS = frozenset(
    {FileKind.DOCX, FileKind.XLSX, FileKind.PDF, FileKind.ODT, FileKind.ODS, FileKind.TEXT}
)
PLAN_RULES = UploadRules(25 * MEBIBYTE, _PLAN_KINDS)


def extension_of(kind: FileKind) -> str:
    """Return the usual extension: the first one the table names for the kind."""
    return next(extension for extension, known in EXTENSIONS.items() if known is kind)
