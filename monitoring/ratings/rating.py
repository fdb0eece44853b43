"""RT-02: a rating as rows of terms, each with the value, the arithmetic and the points it brought.

Points of a term = number · weight / sum of the weights that count in this row, rounded half up; the total
is the sum of these rounded terms, so that what is printed adds up. «Не применимо» always leaves the term
out of its row: it is not the fault of the organisation; «нет данных» follows the setting of the rating.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.ratings.normalising import Normalised, Normalising, normalised
from monitoring.ratings.ranking import Rank, ranks
from monitoring.ratings.rules import Criterion, NoData, RatingError, RatingRule
from monitoring.values import Absent, Value, number_words, rounded, value_words

Organization = Hashable
_NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Term:
    """`is_counted` is false when the term is left out; then `points` is `None`."""

    criterion: Criterion
    value: Value
    number: Decimal | None
    weights: Decimal | None
    points: Decimal | None
    step: str

    @property
    def is_counted(self) -> bool:
        return self.points is not None


@dataclass(frozen=True)
class Row:
    organization: Organization
    terms: tuple[Term, ...]
    total: Decimal
    rank: Rank


@dataclass(frozen=True)
class Unranked:
    organization: Organization
    terms: tuple[Term, ...]
    reason: str


@dataclass(frozen=True)
class Rating:
    """Rows from the first place down; among equals in the order of the organisations given."""

    rule: RatingRule
    rows: tuple[Row, ...]
    unranked: tuple[Unranked, ...]


def rating(
    organizations: Sequence[Organization],
    values: Mapping[tuple[Organization, Hashable], Value],
    rule: RatingRule,
) -> Rating:
    """Where a pair has no value it is «нет данных»; only the organisations given are compared."""
    numbers = {one.indicator: _numbers(organizations, values, one, rule.normalising) for one in rule.criteria}
    terms = {organization: _terms(organization, values, numbers, rule) for organization in organizations}
    reasons = {organization: _reason(of_row, rule) for organization, of_row in terms.items()}
    totals = {
        organization: sum((term.points for term in of_row if term.points is not None), _NOUGHT)
        for organization, of_row in terms.items()
        if not reasons[organization]
    }
    places = ranks(totals, rule.ties)
    rows = [Row(one, terms[one], total, places[one]) for one, total in totals.items()]
    unranked = [Unranked(one, terms[one], reason) for one, reason in reasons.items() if reason]
    return Rating(rule, tuple(sorted(rows, key=lambda row: row.rank)), tuple(unranked))


def _numbers(
    organizations: Sequence[Organization],
    values: Mapping[tuple[Organization, Hashable], Value],
    criterion: Criterion,
    how: Normalising,
) -> dict[Organization, Normalised]:
    known: dict[Organization, Decimal] = {}
    for organization in organizations:
        value = values.get((organization, criterion.indicator))
        if isinstance(value, Decimal):
            known[organization] = value
    if how is Normalising.BEST and any(value < 0 for value in known.values()):
        raise RatingError(
            f"У показателя «{criterion.name}» есть отрицательные значения: доля от лучшего не вычисляется. "
            "Выберите «мин–макс» или «по местам»."
        )
    return normalised(known, how, criterion.side)


def _terms(
    organization: Organization,
    values: Mapping[tuple[Organization, Hashable], Value],
    numbers: Mapping[Hashable, Mapping[Organization, Normalised]],
    rule: RatingRule,
) -> tuple[Term, ...]:
    given = [(one, values.get((organization, one.indicator), Absent.NO_DATA)) for one in rule.criteria]
    weights = sum((one.weight for one, value in given if _is_counted(value, rule)), _NOUGHT)
    return tuple(
        _term(one, value, numbers[one.indicator].get(organization), weights, rule) for one, value in given
    )


def _is_counted(value: Value, rule: RatingRule) -> bool:
    return isinstance(value, Decimal) or (value is Absent.NO_DATA and rule.no_data is NoData.ZERO)


def _term(
    criterion: Criterion, value: Value, number: Normalised | None, weights: Decimal, rule: RatingRule
) -> Term:
    if not _is_counted(value, rule):
        return Term(criterion, value, None, None, None, f"{value_words(value)}: не учитывается")
    found = number or Normalised(_NOUGHT, f"{value_words(value)}: 0")
    points = rounded(found.number * criterion.weight / weights, rule.decimals)
    share = f"{number_words(criterion.weight)} / {number_words(weights)}"
    step = f"{found.step}; · вес {share} = {number_words(points, rule.decimals)}"
    return Term(criterion, value, found.number, weights, points, step)


def _reason(terms: Sequence[Term], rule: RatingRule) -> str:
    """Why the organisation has no place; empty when it has one."""
    lacking = [term.criterion.name for term in terms if term.value is Absent.NO_DATA]
    if rule.no_data is NoData.EXCLUDE and lacking:
        return f"Вне рейтинга: нет данных по показателям: {', '.join(f'«{name}»' for name in lacking)}."
    if not any(isinstance(term.value, Decimal) for term in terms):
        return "Вне рейтинга: ни по одному показателю нет значения."
    return ""
