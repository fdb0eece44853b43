"""Checks against something outside the form: the last period, another form.

CK-03: «a 30 % jump asks for a comment»; CK-04: «540 vs 538 with tolerance 0 → remark».
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from monitoring.checks.answers import Answers
from monitoring.checks.findings import Finding, Severity
from monitoring.tolerances import EXACT, Tolerance
from monitoring.values import Absent, number_words, ratio

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class ExpectedChange:
    """The value moved further from the last period than was expected; with no last value nothing is said."""

    kind: ClassVar[str] = "change"
    field: str
    tolerance: Tolerance
    severity: Severity = Severity.WARNING

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        now, before = answers.number(self.field), answers.previous.get(self.field)
        if now is None or before is None or isinstance(before, Absent):
            return None
        change = now - before
        if abs(change) <= self.tolerance.limit(before):
            return None
        percent = ratio(change, abs(before), _HUNDRED)
        measured = {"value": now, "previous": before, "change": change}
        words = number_words(abs(change))
        if isinstance(percent, Decimal):
            measured["percent"] = percent
            words = f"{words} ({number_words(abs(percent), 1)}\u00a0%)"
        sentence = (
            f"{answers.shown(self.field)}: в прошлом периоде было {number_words(before)}, "
            f"{'рост' if change > 0 else 'снижение'} на {words} при ожидаемом не больше "
            f"{self.tolerance.words}. "
            "Исправьте число или поясните изменение."
        )
        return Finding(self.kind, self.severity, self.field, sentence, (), measured)


@dataclass(frozen=True)
class SameInForms:
    """«A = B ± tolerance on date D» between this form and another one."""

    kind: ClassVar[str] = "forms"
    field: str
    other_form: str
    other_field: str
    tolerance: Tolerance = EXACT
    on_date: date | None = None
    severity: Severity = Severity.WARNING

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        here, there = answers.number(self.field), answers.others.get((self.other_form, self.other_field))
        if here is None or there is None or isinstance(there, Absent):
            return None
        difference = abs(here - there)
        if difference <= self.tolerance.limit(there):
            return None
        day = f" на {self.on_date:%d.%m.%Y}" if self.on_date else ""
        sentence = (
            f"{answers.shown(self.field)} расходится с формой «{self.other_form}»{day}: "
            f"там {number_words(there)}, разница {number_words(difference)} при допуске "
            f"{self.tolerance.words}. Сверьте обе формы."
        )
        measured = {"value": here, "other": there, "excess": difference}
        where = (self.other_form, self.other_field)
        return Finding(self.kind, self.severity, self.field, sentence, where, measured)
