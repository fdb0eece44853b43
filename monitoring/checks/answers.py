"""The answers of one organisation, as they come from a page, a workbook or an import.

A cell that cannot be read is an error of its own kind («number», «date») and is not compared with anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from monitoring.checks.findings import Finding, Severity
from monitoring.values import Absent, NotAValue, Value, number_words, read_value

Answer = Value | date | str | None
_DATE_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class FieldKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True)
class Field:
    code: str
    name: str
    kind: FieldKind = FieldKind.NUMBER


@dataclass(frozen=True)
class Answers:
    """`previous` are the values of the last period, `others` those of other forms: (form, field) -> value."""

    values: Mapping[str, Answer]
    names: Mapping[str, str] = field(default_factory=dict)
    previous: Mapping[str, Value] = field(default_factory=dict)
    others: Mapping[tuple[str, str], Value] = field(default_factory=dict)

    def number(self, code: str) -> Decimal | None:
        value = self.values.get(code)
        return value if isinstance(value, Decimal) else None

    def named(self, code: str) -> str:
        return f"«{self.names.get(code, code)}»"

    def shown(self, code: str) -> str:
        """«Участники» (25)."""
        number = self.number(code)
        return f"{self.named(code)} ({number_words(number)})" if number is not None else self.named(code)


def read_answers(
    raw: Mapping[str, object], fields: Sequence[Field]
) -> tuple[dict[str, Answer], tuple[Finding, ...]]:
    """Read what was given for each field; what could not be read is absent from the answers."""
    answers: dict[str, Answer] = {}
    findings = []
    for one in fields:
        try:
            answers[one.code] = _read(raw.get(one.code), one.kind)
        except NotAValue as refusal:
            sentence = f"«{one.name}»: {refusal}"
            findings.append(Finding(one.kind.value, Severity.ERROR, one.code, sentence))
    return answers, tuple(findings)


def _read(raw: object, kind: FieldKind) -> Answer:
    if kind is FieldKind.NUMBER:
        return read_value(raw)
    if isinstance(raw, datetime):
        raw = raw.date()
    if raw is None or isinstance(raw, date | Absent):
        return raw
    text = " ".join(str(raw).split())
    if kind is FieldKind.CHOICE:
        return text or None
    return _read_date(text) if text else None


def _read_date(text: str) -> Answer:
    try:
        absent = read_value(text)
    except NotAValue:
        absent = None
    if isinstance(absent, Absent):
        return absent
    for form in _DATE_FORMATS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            continue
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
    raise NotAValue(f"«{text[:40]}» – не дата. Напишите день, месяц и год, например 20.09.2026.")
