"""What a rating is made of; a rule that would compare nothing is refused with a sentence."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitoring.better import Better
from monitoring.ratings.normalising import Normalising, Side
from monitoring.ratings.ranking import Ties

MAX_DECIMALS = 6


class RatingError(ValueError):
    """The rating cannot be computed as it is set; the text is a Russian sentence."""


class NoData(StrEnum):
    """What «нет данных» in one indicator does to the row."""

    ZERO = "zero"
    LEAVE_OUT = "leave_out"
    EXCLUDE = "exclude"


NO_DATA_WORDS = {
    NoData.ZERO: "0 баллов по показателю",
    NoData.LEAVE_OUT: "показатель не учитывается, веса остальных растут",
    NoData.EXCLUDE: "организация вне рейтинга",
}


@dataclass(frozen=True)
class Criterion:
    """`low` and `high` are the corridor of an indicator that is best inside it."""

    indicator: Hashable
    name: str
    better: Better
    weight: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.better is Better.NONE:
            raise RatingError(f"«{self.name}» не оценивается и не может входить в рейтинг.")
        if self.weight <= 0:
            raise RatingError(f"Вес показателя «{self.name}» должен быть больше нуля.")
        if self.better is Better.CORRIDOR and (self.low is None or self.high is None or self.high < self.low):
            raise RatingError(f"Для показателя «{self.name}» нужны обе границы коридора.")

    @property
    def side(self) -> Side:
        return Side(self.better is Better.UP, self.low, self.high)


@dataclass(frozen=True)
class RatingRule:
    """Points of a term are rounded to `decimals`, and the total is the sum of the rounded terms."""

    criteria: tuple[Criterion, ...]
    normalising: Normalising = Normalising.BEST
    no_data: NoData = NoData.LEAVE_OUT
    ties: Ties = Ties.STANDARD
    decimals: int = 2

    def __post_init__(self) -> None:
        if not self.criteria:
            raise RatingError("В рейтинге нет ни одного показателя.")
        if len({one.indicator for one in self.criteria}) < len(self.criteria):
            raise RatingError("Один показатель входит в рейтинг дважды.")
        if not 0 <= self.decimals <= MAX_DECIMALS:
            raise RatingError(f"Знаков после запятой может быть от 0 до {MAX_DECIMALS}.")
        corridors = [one.name for one in self.criteria if one.better is Better.CORRIDOR]
        if corridors and self.normalising is Normalising.BEST:
            raise RatingError(
                f"«{corridors[0]}» лучше внутри границ: доля от лучшего для него не имеет смысла. "
                "Выберите «мин–макс» или «по местам»."
            )
