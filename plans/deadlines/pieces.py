"""What a phrase may give besides a rule: marks that only mean something beside another piece."""

from dataclasses import dataclass, replace
from typing import TypeVar

from plans.deadlines.rule import Rule
from plans.deadlines.spans import Day, Span

A = TypeVar("A", bound=Rule)
B = TypeVar("B", bound=Rule)
R = TypeVar("R", bound=Rule)

NO_SUCH_DATE = "Такой даты нет в календаре: «{words}»"
BACKWARDS = "«{words}»: конец раньше начала. Проверьте числа, месяцы и годы"


@dataclass(frozen=True)
class Further(Rule):
    """«далее»: what follows continues what stands before."""

    kind = "further"


@dataclass(frozen=True)
class FromYear(Rule):
    """«с 2025 года»."""

    kind = "from_year"
    year: int
    # A school year begins in September.
    month: int = 1


@dataclass(frozen=True)
class DayOfMonth(Rule):
    """«до 5 числа месяца, следующего за отчётным»: how often is said elsewhere, or monthly."""

    kind = "day_of_month"
    days: tuple[Day, ...]
    is_next_month: bool = False
    unit: str = ""
    has_month: bool = False
    # «до 15 числа последнего месяца»: of the quarter or the half-year named elsewhere.
    is_last_month: bool = False
    since: Day | None = None
    is_on_day: bool = False
    # «второго месяца»: of the quarter or the half-year.
    month_no: int = 0


@dataclass(frozen=True)
class Occasion(Rule):
    """«на совещании руководителей», «в рамках недели качества», «августовский педсовет»."""

    kind = "occasion"
    words: str
    event: str
    month: int = 0
    # «в период ГИА» narrows a repetition, so that beside one it stays a deadline of its own.
    is_period: bool = False


@dataclass(frozen=True)
class Times(Rule):
    """«2 раза»: in what, is said elsewhere."""

    kind = "times"
    count: int
    words: str


@dataclass(frozen=True)
class AfterUnit(Rule):
    """«в течение 10 дней после окончания отчётного периода»: which period, is said elsewhere."""

    kind = "after_unit"
    lag: int
    lag_unit: str
    words: str


@dataclass(frozen=True)
class Except(Rule):
    """«кроме июля и августа», «за исключением каникул»."""

    kind = "except"
    spans: tuple[Span, ...]
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class Remark(Rule):
    """Words beside a deadline that explain it: «октябрь (школьный этап)»."""

    kind = "remark"
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class Unknown(Rule):
    """Tokens from `first` up to `last` that no phrase took."""

    kind = "unknown"
    first: int
    last: int
    # Why, where more is known than that no phrase fits; «{words}» stands for the text.
    reason: str = ""


def with_remarks(rule: R, *sources: Rule) -> R:
    """The rule with every note and doubt of its sources, once each."""
    everyone: tuple[Rule, ...] = (*sources, rule)
    notes = [note for each in everyone for note in each.notes]
    doubts = [doubt for each in everyone for doubt in each.doubts]
    return replace(rule, notes=tuple(dict.fromkeys(notes)), doubts=tuple(dict.fromkeys(doubts)))


def both(left: Rule, right: Rule, first: type[A], second: type[B]) -> tuple[A, B] | None:
    """The two in the order asked for, whichever stands first in the text."""
    if isinstance(left, first) and isinstance(right, second):
        return left, right
    if isinstance(right, first) and isinstance(left, second):
        return right, left
    return None
