"""The door through which a foreign plan comes in: checked, then parsed in a child process.

quality.md 4: «Every parse of a foreign file runs in a child process with memory 512 MB, CPU 10 s, no
network». What the child answers is a ParsedPlan, or a sentence why there is none.
"""

import dataclasses
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, cast

from msoko.lib import progress, sandbox
from msoko.lib.file_kinds import MEBIBYTE
from msoko.lib.progress import Listener
from msoko.lib.refusals import RefusalCode, refused
from msoko.lib.uploads import PLAN_RULES, CheckedFile, UploadRules, check_upload
from plans.import_source import ReadFile, source_rows
from plans.importing import (
    BodyDictionary,
    DeliverableKinds,
    ParsedPlan,
    Source,
    Unreadable,
    read_html_source,
    read_source,
    read_text_source,
    understood,
)

Pairs = tuple[tuple[str, str], ...]
# Without an extension: the gate takes no file of such a name, so a file is never read as a pasted text.
PASTED_NAME = "вставленный текст"
PASTED_HTML_NAME = "вставленная таблица"
#: how large a file may be (its text, unfolded) to be read while its sender waits
QUICK_BYTES = 4 * MEBIBYTE
WALL_SECONDS = 60.0


@dataclass(frozen=True)
class Vocabulary:
    """Spellings of executors and of kinds of results as plain pairs, so that a child process takes them."""

    bodies: Pairs
    kinds: Pairs

    @classmethod
    def of(cls, bodies: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> "Vocabulary":
        return cls(tuple(pair for pair in bodies if pair[0]), tuple(pair for pair in kinds if pair[0]))


def plan_rules(limit_mb: int) -> UploadRules:
    """The rules of the product with the limit of this installation."""
    return dataclasses.replace(PLAN_RULES, max_bytes=limit_mb * MEBIBYTE)


def check_plan_file(stream: BinaryIO, filename: str, *, limit_mb: int) -> CheckedFile:
    """Say what the file is, or raise Refused with the sentence for a person."""
    return check_upload(stream, filename, plan_rules(limit_mb))


def read_plan_file(content: bytes, filename: str, vocabulary: Vocabulary) -> ParsedPlan:
    """Parse in the sandbox; raises Refused."""
    return read_file(content, filename, vocabulary).parsed


def read_file(
    content: bytes,
    filename: str,
    vocabulary: Vocabulary,
    *,
    wall_seconds: float = WALL_SECONDS,
    on_progress: Listener | None = None,
) -> ReadFile:
    """Parse in the sandbox and keep the rows of the document beside the plan; raises Refused."""
    read = sandbox.run(
        "plans.file_reading:parse_in_child",
        filename,
        vocabulary.bodies,
        vocabulary.kinds,
        stream=io.BytesIO(content),
        subject=f"Файл «{filename}»",
        wall_seconds=wall_seconds,
        on_progress=on_progress,
    )
    return cast(ReadFile, read)


def is_long_work(content: bytes, filename: str) -> bool:
    """Tell before anything is read whether the reading belongs to the worker.

    A PDF takes a fifth of a second for each page; what is unfolded from an archive tells of the others.
    """
    if content.lstrip()[:5].lower() == b"%pdf-":
        return True
    if not content.startswith(b"PK"):
        return len(content) > QUICK_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = [one.file_size for one in archive.infolist() if one.filename.lower().endswith(".xml")]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return sum(sizes) > QUICK_BYTES


def parse_in_child(stream: BinaryIO, filename: str, bodies: Pairs, kinds: Pairs) -> ReadFile:
    """Runs in the child; a foreign file that makes no plan is refused with its sentence."""
    content = stream.read()
    try:
        progress.tell("reading")
        source = _source(content, filename)
        progress.tell("recognising")
        parsed = understood(
            source,
            dictionary=BodyDictionary.from_spellings(bodies),
            deliverable_kinds=DeliverableKinds.from_spellings(kinds),
        )
    except Unreadable as unreadable:
        raise refused(RefusalCode.NOT_A_PLAN, detail=str(unreadable)) from None
    return ReadFile(parsed, source_rows(source))


def _source(content: bytes, filename: str) -> Source:
    if filename == PASTED_NAME:
        return read_text_source(content.decode(errors="replace"))
    if filename == PASTED_HTML_NAME:
        return read_html_source(content.decode(errors="replace"))
    return read_source(content, filename)
