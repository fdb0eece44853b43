"""Checks inside one form: each answers with a finding or with nothing.

«Нет данных», «не применимо» and an empty cell are not compared with numbers: only `Required` speaks of them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from monitoring.checks.answers import Answers
from monitoring.checks.findings import Finding, Severity
from monitoring.values import Absent, number_words


@dataclass(frozen=True)
class Required:
    """An answer is needed; «нет данных» is one, unless the set says that the number must be known."""

    kind: ClassVar[str] = "required"
    field: str
    accepts_no_data: bool = True
    severity: Severity = Severity.ERROR

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        value = answers.values.get(self.field)
        if value is None or value == "":
            sentence = (
                f"{answers.named(self.field)} не заполнено. Введите число, «нет данных» или «не применимо»."
            )
        elif value is Absent.NO_DATA and not self.accepts_no_data:
            sentence = (
                f"{answers.named(self.field)}: ответ «нет данных» здесь не принимается. Введите значение."
            )
        else:
            return None
        return Finding(self.kind, self.severity, self.field, sentence)


@dataclass(frozen=True)
class Whole:
    kind: ClassVar[str] = "whole"
    field: str
    severity: Severity = Severity.ERROR

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        number = answers.number(self.field)
        if number is None or number == number.to_integral_value():
            return None
        sentence = f"{answers.shown(self.field)} должно быть целым числом."
        return Finding(self.kind, self.severity, self.field, sentence, (), {"value": number})


@dataclass(frozen=True)
class Bounds:
    """Not less than `least`, not more than `most`; non-negative is `least=0`."""

    kind: ClassVar[str] = "bounds"
    field: str
    least: Decimal | None = None
    most: Decimal | None = None
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if self.least is None and self.most is None:
            raise ValueError("Укажите наименьшее или наибольшее значение.")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(
                f"Наименьшее значение ({number_words(self.least)}) больше наибольшего "
                f"({number_words(self.most)})."
            )

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        number = answers.number(self.field)
        if number is None:
            return None
        if self.least is not None and number < self.least:
            return self._breach(answers, number, self.least, "меньше наименьшего допустимого")
        if self.most is not None and number > self.most:
            return self._breach(answers, number, self.most, "больше наибольшего допустимого")
        return None

    def _breach(self, answers: Answers, number: Decimal, bound: Decimal, words: str) -> Finding:
        sentence = f"{answers.shown(self.field)} {words}: {number_words(bound)}."
        if bound == 0 and number < 0:
            sentence = f"{answers.shown(self.field)} не может быть отрицательным."
        measured = {"value": number, "bound": bound, "excess": abs(number - bound)}
        return Finding(self.kind, self.severity, self.field, sentence, (), measured)


@dataclass(frozen=True)
class NotMore:
    """m ≤ N: «m > N is refused» (CK-03)."""

    kind: ClassVar[str] = "not_more"
    field: str
    than: str
    severity: Severity = Severity.ERROR

    @property
    def fields(self) -> tuple[str, ...]:
        return self.field, self.than

    def finding(self, answers: Answers) -> Finding | None:
        part, whole = answers.number(self.field), answers.number(self.than)
        if part is None or whole is None or part <= whole:
            return None
        excess = part - whole
        sentence = (
            f"{answers.shown(self.field)} больше, чем {answers.shown(self.than)}, на {number_words(excess)}. "
            "Исправьте одно из чисел."
        )
        measured = {"value": part, "bound": whole, "excess": excess}
        return Finding(self.kind, self.severity, self.field, sentence, (self.than,), measured)


@dataclass(frozen=True)
class SumOfParts:
    """A part that is «не применимо» adds nothing; a part that is unknown leaves nothing to compare."""

    kind: ClassVar[str] = "sum"
    parts: tuple[str, ...]
    total: str
    tolerance: Decimal = Decimal(0)
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if len(self.parts) < 2 or self.total in self.parts or len(set(self.parts)) < len(self.parts):
            raise ValueError("Слагаемых должно быть не меньше двух, все разные, и ни одно из них не итог.")

    @property
    def fields(self) -> tuple[str, ...]:
        return *self.parts, self.total

    def finding(self, answers: Answers) -> Finding | None:
        total = answers.number(self.total)
        values = [answers.values.get(part) for part in self.parts]
        parts = [value for value in values if isinstance(value, Decimal)]
        known = len(parts) + values.count(Absent.NOT_APPLICABLE)
        found = sum(parts, Decimal(0))
        if total is None or known < len(self.parts) or abs(found - total) <= self.tolerance:
            return None
        sentence = (
            f"{answers.shown(self.total)} не равно сумме частей ({number_words(found)}): "
            f"{', '.join(answers.shown(part) for part in self.parts)}. "
            f"Расхождение {number_words(abs(found - total))}."
        )
        measured = {"value": total, "sum": found, "excess": abs(found - total)}
        return Finding(self.kind, self.severity, self.total, sentence, self.parts, measured)


@dataclass(frozen=True)
class DateOrder:
    kind: ClassVar[str] = "date_order"
    earlier: str
    later: str
    severity: Severity = Severity.ERROR

    @property
    def fields(self) -> tuple[str, ...]:
        return self.earlier, self.later

    def finding(self, answers: Answers) -> Finding | None:
        first, last = answers.values.get(self.earlier), answers.values.get(self.later)
        if not isinstance(first, date) or not isinstance(last, date) or first <= last:
            return None
        sentence = (
            f"{answers.named(self.later)} ({last:%d.%m.%Y}) раньше, чем "
            f"{answers.named(self.earlier)} ({first:%d.%m.%Y}). Исправьте одну из дат."
        )
        measured = {"days": Decimal((first - last).days)}
        return Finding(self.kind, self.severity, self.later, sentence, (self.earlier,), measured)


@dataclass(frozen=True)
class Allowed:
    """One of a list; letters of any case, a number in any of its spellings."""

    kind: ClassVar[str] = "allowed"
    field: str
    allowed: tuple[str, ...]
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if not self.allowed:
            raise ValueError("Перечень допустимых значений пуст.")

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def finding(self, answers: Answers) -> Finding | None:
        value = answers.values.get(self.field)
        if value is None or value == "" or isinstance(value, Absent):
            return None
        given = number_words(value, None) if isinstance(value, Decimal) else str(value)
        if _folded(given) in {_folded(one) for one in self.allowed}:
            return None
        sentence = (
            f"{answers.named(self.field)}: «{given[:40]}» нет в перечне. "
            f"Можно: {', '.join(f'«{one}»' for one in self.allowed)}."
        )
        return Finding(self.kind, self.severity, self.field, sentence)


def _folded(text: str) -> str:
    return " ".join(text.replace(".", ",").casefold().replace("ё", "е").split())
