"""Files in the old container of Office: what is inside, told by the names of its streams.

An encrypted docx or xlsx is such a container with the stream EncryptedPackage. Old doc, xls and ppt are
refused with the advice to save anew. Inside new documents the container carries formulas (harmless) and
arbitrary attached files (Ole10Native, refused).
"""

from typing import BinaryIO

import olefile

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.mismatches import mismatch
from msoko.lib.refusals import RefusalCode, refused

_OLD_DOCUMENTS = {
    "worddocument": "документ Word 97–2003",
    "workbook": "таблица Excel 97–2003",
    "book": "таблица Excel 5–95",
    "powerpoint document": "презентация PowerPoint 97–2003",
}
_MACRO_STORAGES = {"macros", "_vba_project_cur", "_vba_project", "vba"}


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    """Refuse the container with the sentence that fits what is inside; never returns quietly."""
    names = stream_names(stream, name)
    if "encryptedpackage" in names or "encryptioninfo" in names:
        raise refused(RefusalCode.ENCRYPTED, name)
    for stream_name, words in _OLD_DOCUMENTS.items():
        if stream_name in names:
            raise refused(RefusalCode.LEGACY_OFFICE, name, detail=words)
    raise mismatch(name, kind, "файл другой программы")


def check_embedded(stream: BinaryIO, name: str, part: str) -> None:
    """Refuse an object that carries a file or macros; formulas and drawings pass."""
    names = stream_names(stream, name)
    if names & _MACRO_STORAGES:
        raise refused(RefusalCode.MACROS, name)
    if "\x01ole10native" in names or "package" in names:
        raise refused(RefusalCode.EMBEDDED_FILE, name, detail=part)


def stream_names(stream: BinaryIO, name: str) -> set[str]:
    """Return every storage and stream name, in lower case, without the path."""
    try:
        with olefile.OleFileIO(stream) as container:
            paths = container.listdir(streams=True, storages=True)
            return {step.lower() for path in paths for step in path}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise refused(RefusalCode.DAMAGED, name, detail="контейнер Office") from error
