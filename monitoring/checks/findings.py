"""What a check has found, how grave it is, and what still stands in the way of sending.

«Errors block sending; warnings need a comment» (CK-03); a note is only told.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclasses.dataclass(frozen=True)
class Finding:
    kind: str
    severity: Severity
    # the field a person is led to; the others it was compared with stand in `fields`
    field: str
    sentence: str
    fields: tuple[str, ...] = ()
    measured: Mapping[str, Decimal] = dataclasses.field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same breach of the same fields, whatever the numbers: a comment is kept under it."""
        return ":".join((self.kind, self.field, *self.fields))


def unanswered(findings: Iterable[Finding], comments: Mapping[str, str]) -> tuple[Finding, ...]:
    """What forbids sending: every error, and every warning without a comment under its key."""
    return tuple(
        finding
        for finding in findings
        if finding.severity is Severity.ERROR
        or (finding.severity is Severity.WARNING and not comments.get(finding.key, "").strip())
    )
