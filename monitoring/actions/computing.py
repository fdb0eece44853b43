"""From primary values to indicator values (GU-02), for one cell or for the whole municipality.

«every computed value keeps formula version and inputs ... recompute gives the same value». Numerator and
denominator are kept beside, so that Σm / ΣN is one sum of a column (AN-03). Two queries and one write,
however many organisations.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from monitoring.bulk_writing import upsert
from monitoring.formulas import Formula, FormulaError, parse_formula
from monitoring.models import CollectionRound, Indicator, IndicatorValue, PrimaryValue
from monitoring.values import Absent, Value, rounded

_COLUMNS = ("municipality_id", "indicator_id", "organization_id", "year", "period", "scope_id", "value",
            "absence", "numerator", "denominator", "formula_version", "inputs", "computed_at")  # fmt: skip
_UNIQUE = ("organization_id", "year", "indicator_id", "period", "scope_id")
_COMPARED = ("value", "absence", "numerator", "denominator", "formula_version", "inputs")
_STORED_DECIMALS = 10

#: value or absence of a field, and the version of the primary value
Given = tuple[Value, int]


@dataclass(frozen=True)
class Computed:
    value: Value
    numerator: Decimal | None
    denominator: Decimal | None


@lru_cache(maxsize=2000)
def read_formula(text: str) -> Formula:
    return parse_formula(text)


def computed(formula: Formula, given: Mapping[str, Value]) -> Computed:
    """A result too large for the column is «нет данных»: an input is wrong, and the checks say which."""
    try:
        value = _stored(formula.value(given))
    except FormulaError:
        return Computed(Absent.NO_DATA, None, None)
    if formula.share is None or isinstance(value, Absent):
        return Computed(value, None, None)
    above, below, _ = formula.share
    parts = [_stored(part.value(given)) for part in (above, below)]
    numbers = [part if isinstance(part, Decimal) else None for part in parts]
    return Computed(value, numbers[0], numbers[1])


def _stored(value: Value) -> Value:
    if isinstance(value, Absent):
        return value
    return Absent.NO_DATA if value.adjusted() >= 18 else rounded(value, _STORED_DECIMALS)


def recompute(
    asked: CollectionRound,
    *,
    now: datetime,
    organizations: Collection[int] | None = None,
    codes: Collection[str] | None = None,
) -> list[int]:
    """Compute the indicators of the round's set; give the keys of the values that have changed.

    `codes` limits to indicators that need one of these fields, `organizations` to some of them.
    """
    needed = {
        one: formula
        for one in Indicator.objects.filter(indicator_set=asked.indicator_set_id)
        for formula in [read_formula(one.formula_text)]
        if codes is None or formula.names & set(codes)
    }
    if not needed:
        return []
    names = frozenset().union(*(formula.names for formula in needed.values()))
    given = _given(asked, names, organizations)
    rows = (
        (asked.municipality_id, one.pk, organization, asked.year, asked.period, scope, *row, now)
        for one, formula in needed.items()
        for organization, scopes in given.items()
        for scope, row in _rows(one, formula, scopes)
    )
    return upsert(IndicatorValue, _COLUMNS, rows, unique=_UNIQUE, compared=_COMPARED)


def _rows(
    one: Indicator, formula: Formula, scopes: Mapping[int | None, Mapping[str, Given]]
) -> Iterator[tuple[int | None, tuple[Any, ...]]]:
    """One row for each scope in which the organisation has given a field of the formula."""
    common, names = scopes.get(None, {}), sorted(formula.names)
    for scope, own in scopes.items():
        if (scope is None) is (one.procedure_id is not None) or not formula.names & own.keys():
            continue
        inputs = {
            name: own[name] if name in own else common[name]
            for name in names
            if name in own or name in common
        }
        found = computed(formula, {name: value for name, (value, _) in inputs.items()})
        is_absent = isinstance(found.value, Absent)
        kept = json.dumps({name: [_text(value), version] for name, (value, version) in inputs.items()})
        yield (
            scope,
            (
                None if is_absent else found.value,
                str(found.value) if is_absent else "",
                found.numerator,
                found.denominator,
                one.formula_version,
                kept,
            ),
        )


def _text(value: Value) -> str:
    return str(value.value) if isinstance(value, Absent) else f"{value.normalize():f}"


def _given(
    asked: CollectionRound, names: Iterable[str], organizations: Collection[int] | None
) -> dict[int, dict[int | None, dict[str, Given]]]:
    rows = PrimaryValue.objects.filter(
        municipality=asked.municipality_id, year=asked.year, period=asked.period, field__code__in=list(names)
    )
    if organizations is not None:
        rows = rows.filter(organization__in=list(organizations))
    given: dict[int, dict[int | None, dict[str, Given]]] = defaultdict(lambda: defaultdict(dict))
    listed = rows.values_list("organization", "scope", "field__code", "value", "absence", "version")
    for organization, scope, code, value, absence, version in listed.iterator(chunk_size=20_000):
        if value is not None or absence:
            given[organization][scope][code] = (Absent(absence) if absence else value, version)
    return given
