"""The door through which a foreign plan comes in: checked, then parsed in a child process.

quality.md 4: «Every parse of a foreign file runs in a child process with memory 512 MB, CPU 10 s, no
network». What the child answers is a ParsedPlan, or a sentence why there is none.
"""

import dataclasses
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, cast

from msoko.lib import sandbox
from msoko.lib.file_kinds import MEBIBYTE
from msoko.lib.refusals import RefusalCode, refused
from msoko.lib.uploads import PLAN_RULES, CheckedFile, UploadRules, check_upload
from plans.importing import (
    BodyDictionary,
    DeliverableKinds,
    ParsedPlan,
    Unreadable,
    read_pasted_html,
    read_pasted_text,
    read_plan,
)

Pairs = tuple[tuple[str, str], ...]
# Without an extension: the gate takes no file of such a name, so a file is never read as a pasted text.
PASTED_NAME = "вставленный текст"
PASTED_HTML_NAME = "вставленная таблица"


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
    parsed = sandbox.run(
        "plans.file_reading:parse_in_child",
        filename,
        vocabulary.bodies,
        vocabulary.kinds,
        stream=io.BytesIO(content),
        subject=f"Файл «{filename}»",
    )
    return cast(ParsedPlan, parsed)


def parse_in_child(stream: BinaryIO, filename: str, bodies: Pairs, kinds: Pairs) -> ParsedPlan:
    """Runs in the child; a foreign file that makes no plan is refused with its sentence."""
    dictionary = BodyDictionary.from_spellings(bodies)
    deliverable_kinds = DeliverableKinds.from_spellings(kinds)
    content = stream.read()
    try:
        if filename in (PASTED_NAME, PASTED_HTML_NAME):
            read_pasted = read_pasted_text if filename == PASTED_NAME else read_pasted_html
            text = content.decode(errors="replace")
            return read_pasted(text, dictionary=dictionary, deliverable_kinds=deliverable_kinds)
        return read_plan(content, filename, dictionary=dictionary, deliverable_kinds=deliverable_kinds)
    except Unreadable as unreadable:
        raise refused(RefusalCode.NOT_A_PLAN, detail=str(unreadable)) from None
