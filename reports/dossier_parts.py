"""What an archive for the expert is made of: files, the folders they lie in, the names they have there.

Decided here: a name is short and taken by every system, for Windows counts the whole path; what the antivirus
holds back stays out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from monitoring.models import Evidence
from msoko.lib.file_names import safe_name, split_name
from msoko.people.models import ScanState, StoredFile

#: names inside of an archive: Windows counts the whole path, so each part is short
_FOLDER, _STEM = 60, 80
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
NOT_CLEAN = "файл не прошёл проверку антивирусом"


@dataclass(frozen=True)
class ArchiveFile:
    """Bytes of the store, or with `write` a table that is written when its turn comes."""

    path: str
    sha256: str = ""
    size: int = 0
    write: Callable[[], bytes] | None = None


def is_clean(stored: StoredFile) -> bool:
    """The antivirus has nothing against it, or there is none."""
    scan = getattr(stored, "scan", None)
    return scan is None or scan.state == ScanState.CLEAN


def evidence_name(task: Any, one: Evidence) -> str:
    """«1.5 Справка о тренировочных экзаменах - справка.pdf»."""
    stem, extension = split_name(one.filename)
    number = task.activity.number_text.strip(" .")
    title = " ".join(task.activity.title.split())[:_STEM].rstrip(" .,;")
    return file_name(f"{f'{number} ' if number else ''}{title} - {stem[:_STEM]}".strip(), extension)


def file_name(stem: str, extension: str) -> str:
    """A name of these words; `extension` goes without its dot and may be of two parts («pdf.sig»)."""
    name = _FORBIDDEN.sub("-", stem)
    return safe_name(f"{name}.{extension}" if extension else name)


def folder(text: str) -> str:
    """A name that every system takes as a folder: short, without marks of paths, never empty."""
    plain = _FORBIDDEN.sub("-", " ".join(text.split()))[:_FOLDER].strip(" .")
    return safe_name(plain).strip(" .") or "папка"


def unique(path: str, taken: set[str]) -> str:
    """Put a number behind the name when another file has it; Windows tells no capitals apart."""
    stem, dot, extension = path.rpartition(".") if "." in path.rpartition("/")[2] else (path, "", "")
    candidate, number = path, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{extension}"
    taken.add(candidate.casefold())
    return candidate
