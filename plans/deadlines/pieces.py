"""What a phrase may give besides a rule: marks that only mean something beside another piece."""

from dataclasses import dataclass

from plans.deadlines.rule import Rule
from plans.deadlines.spans import Day

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


@dataclass(frozen=True)
class Unknown(Rule):
    """Tokens from `first` up to `last` that no phrase took."""

    kind = "unknown"
    first: int
    last: int
    # Why, where more is known than that no phrase fits; «{words}» stands for the text.
    reason: str = ""
