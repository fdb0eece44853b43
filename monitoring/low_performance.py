"""Schools with low results (ШНОР) and schools in hard conditions (ШНСУ), by stated rules. Pure; counts only.

Domain 4.4: «a school where at **two or more** procedures of the last year the result was low; low = at
least 30 % of participants got «2» (ВПР, ОГЭ) or did not pass the minimum (ЕГЭ); looked at Russian and
mathematics; very small numbers and schools with signs of bias are treated apart ... the rule is a setting:
procedures, subjects, bound, number of procedures, number of years, smallest N». ШНСУ are told by a social
index made of shares of the context (V29).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitoring.values import Absent, Value, number_words, percent, tidy

_NBSP = "\u00a0"
_HUNDRED = Decimal(100)


class Standing(StrEnum):
    LOW = "low"
    NOT_LOW = "not_low"
    #: small numbers or signs of bias: a person decides
    APART = "apart"
    NO_DATA = "no_data"


STANDING_WORDS = {
    Standing.LOW: "ШНОР",
    Standing.NOT_LOW: "не ШНОР",
    Standing.APART: "рассматривается отдельно",
    Standing.NO_DATA: "нет данных",
}


@dataclass(frozen=True)
class Result:
    """`failed` got «2» (ВПР, ОГЭ) or did not pass the minimum (ЕГЭ)."""

    year: int
    procedure: str
    subject: str
    school_class: str
    participants: Value
    failed: Value

    @property
    def share(self) -> Value:
        return percent(self.failed, self.participants)

    @property
    def words(self) -> str:
        of_class = f", {self.school_class}{_NBSP}кл." if self.school_class else ""
        share = self.share
        size = f"{number_words(share, 1)}{_NBSP}%" if isinstance(share, Decimal) else "нет данных"
        return f"{self.procedure}, {self.subject}{of_class}, {self.year}{_NBSP}г.: {size}"


@dataclass(frozen=True)
class LowRule:
    """Empty `procedures` or `subjects` mean all; low at `bound` per cent and more.

    `is_by_procedure` counts ВПР in two subjects as one; otherwise each subject and class counts by itself.
    """

    procedures: frozenset[str] = frozenset(("ВПР", "ОГЭ", "ЕГЭ"))
    subjects: frozenset[str] = frozenset(("русский язык", "математика"))
    bound: Decimal = Decimal(30)
    least_low: int = 2
    years: int = 1
    smallest: int = 10
    is_by_procedure: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.bound <= _HUNDRED:
            raise ValueError("Граница низкого результата – больше 0 и не больше 100 %.")
        if self.least_low < 1 or self.years < 1 or self.smallest < 1:
            raise ValueError("Число процедур, лет и наименьшее число участников – не меньше одного.")

    def looks_at(self, result: Result) -> bool:
        return _is_among(result.procedure, self.procedures) and _is_among(result.subject, self.subjects)


@dataclass(frozen=True)
class Verdict:
    """`low` are the low results of all the years looked at, `small` those set apart for their numbers."""

    standing: Standing
    low: tuple[Result, ...]
    small: tuple[Result, ...]
    counted: int
    sentence: str


def low_performance(
    results: Iterable[Result], *, year: int, rule: LowRule | None = None, has_signs_of_bias: bool = False
) -> Verdict:
    """Low when in each of the last `years` there were at least `least_low` low results."""
    rule = rule or LowRule()
    years = range(year - rule.years + 1, year + 1)
    looked_at = [one for one in results if one.year in years and rule.looks_at(one)]
    known = [one for one in looked_at if isinstance(one.share, Decimal)]
    small = tuple(one for one in known if _size(one) < rule.smallest)
    counted = [one for one in known if one not in small]
    low = tuple(one for one in counted if _share(one) >= rule.bound)
    is_low = all(_occasions(low, one, rule) >= rule.least_low for one in years)
    standing = _standing(is_low=is_low, counted=counted, small=small, has_signs_of_bias=has_signs_of_bias)
    sentence = _sentence(standing, low, small, rule, has_signs_of_bias=has_signs_of_bias)
    return Verdict(standing, low, small, len(counted), sentence)


def _size(result: Result) -> Decimal:
    return result.participants if isinstance(result.participants, Decimal) else Decimal(0)


def _share(result: Result) -> Decimal:
    return result.share if isinstance(result.share, Decimal) else Decimal(0)


def _is_among(word: str, words: frozenset[str]) -> bool:
    return not words or word.casefold() in {one.casefold() for one in words}


def _occasions(low: Sequence[Result], year: int, rule: LowRule) -> int:
    of_year = [one for one in low if one.year == year]
    if rule.is_by_procedure:
        return len({one.procedure.casefold() for one in of_year})
    return len({(one.procedure.casefold(), one.subject.casefold(), one.school_class) for one in of_year})


def _standing(
    *, is_low: bool, counted: Sequence[Result], small: Sequence[Result], has_signs_of_bias: bool
) -> Standing:
    if is_low:
        return Standing.LOW
    if has_signs_of_bias or (small and not counted):
        return Standing.APART
    return Standing.NOT_LOW if counted else Standing.NO_DATA


def _sentence(
    standing: Standing,
    low: Sequence[Result],
    small: Sequence[Result],
    rule: LowRule,
    *,
    has_signs_of_bias: bool,
) -> str:
    bound = f"{number_words(rule.bound)}{_NBSP}%"
    parts = [f"{STANDING_WORDS[standing][0].upper()}{STANDING_WORDS[standing][1:]}."]
    if low:
        parts.append(f"Не справились {bound} и больше: {'; '.join(one.words for one in low)}.")
    elif standing in (Standing.NOT_LOW, Standing.APART):
        parts.append(f"Результатов, где не справились {bound} и больше, нет.")
    if has_signs_of_bias:
        parts.append("Есть признаки необъективности: низкие результаты могли быть скрыты.")
    if small:
        words = "; ".join(one.words for one in small)
        parts.append(f"Отдельно, участников меньше {rule.smallest}: {words}.")
    return " ".join(parts)


@dataclass(frozen=True)
class SocialFactor:
    """A share of the context in per cent; `is_help` when a greater share makes the conditions easier."""

    field: str
    name: str
    weight: Decimal = Decimal(1)
    is_help: bool = False

    def __post_init__(self) -> None:
        if self.weight <= 0:
            raise ValueError(f"Вес показателя «{self.name}» должен быть больше нуля.")


@dataclass(frozen=True)
class SocialRule:
    """In hard conditions when the index lies below `bound`; with too few known factors there is none."""

    factors: tuple[SocialFactor, ...]
    bound: Decimal
    least_known: Decimal = Decimal(60)

    def __post_init__(self) -> None:
        if not self.factors:
            raise ValueError("В социальном индексе нет ни одного показателя.")
        if not (0 <= self.bound <= _HUNDRED and 0 < self.least_known <= _HUNDRED):
            raise ValueError("Граница индекса и наименьшая доля известных показателей – от 0 до 100.")


@dataclass(frozen=True)
class SocialIndex:
    """0 is the hardest, 100 the easiest; `terms` add up to the index before rounding."""

    index: Value
    is_disadvantaged: bool | None
    terms: tuple[tuple[str, Decimal], ...]
    left_out: tuple[str, ...]
    sentence: str


def social_index(profile: Mapping[str, Value], rule: SocialRule) -> SocialIndex:
    """Weighted mean of the known shares, each turned so that more is easier."""
    known = [(one, share) for one in rule.factors if isinstance(share := profile.get(one.field), Decimal)]
    left_out = tuple(one.name for one in rule.factors if not isinstance(profile.get(one.field), Decimal))
    weight = sum((one.weight for one, _ in known), Decimal(0))
    everything = sum((one.weight for one in rule.factors), Decimal(0))
    lacking = f" Нет данных: {', '.join(f'«{name}»' for name in left_out)}." if left_out else ""
    if not known or weight * _HUNDRED < everything * rule.least_known:
        sentence = f"Социальный индекс не вычислен: известно слишком мало показателей.{lacking}"
        return SocialIndex(Absent.NO_DATA, None, (), left_out, sentence)
    terms = tuple((one.name, tidy(_eased(share, one) * one.weight / weight)) for one, share in known)
    index = tidy(sum((points for _, points in terms), Decimal(0)))
    is_disadvantaged = index < rule.bound
    sentence = (
        f"Социальный индекс {number_words(index, 1)} при границе {number_words(rule.bound, 1)}: "
        f"{'неблагоприятные' if is_disadvantaged else 'обычные'} социальные условия.{lacking}"
    )
    return SocialIndex(index, is_disadvantaged, terms, left_out, sentence)


def _eased(share: Decimal, factor: SocialFactor) -> Decimal:
    within = min(max(share, Decimal(0)), _HUNDRED)
    return within if factor.is_help else _HUNDRED - within
