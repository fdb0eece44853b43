"""Values and zones before and after, and what came of the measures of each direction (EF-01, EF-02)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.aggregates import mean, municipal_share, total
from monitoring.formulas import FormulaError, parse_formula
from monitoring.models import Fold, Indicator, IndicatorValue
from monitoring.values import Absent, Value, value_words
from monitoring.zoning import ZONE_WORDS, Zone
from msoko.people.models import User
from reports.zone_reading import read_thresholds

#: from the worst to the best
_RANKS = {Zone.RED: 0, Zone.YELLOW: 1, Zone.GREEN: 2}


@dataclass(frozen=True)
class Change:
    """One indicator of one organisation (or of the municipality) in two years; None is no value."""

    indicator: Indicator
    scope_id: int | None
    organization_id: int | None
    before: Decimal | None
    after: Decimal | None
    zone_before: Zone = Zone.NONE
    zone_after: Zone = Zone.NONE

    @property
    def is_compared(self) -> bool:
        return self.before is not None and self.after is not None


def changes_between(
    indicators: Collection[Indicator],
    organizations: Collection[int],
    *,
    year_before: int,
    year_after: int,
    user: User,
) -> list[Change]:
    """Of each organisation, and of all of them together; the code ties indicators of different sets."""
    by_code = {one.code: one for one in indicators}
    rows = IndicatorValue.objects.visible_to(user).filter(
        indicator__code__in=by_code, year__in=(year_before, year_after)
    )
    if organizations:
        rows = rows.filter(organization__in=organizations)
    found: dict[tuple[str, int | None, int], dict[int, IndicatorValue]] = defaultdict(dict)
    for row in rows.select_related("indicator").order_by("organization__short_name", "pk"):
        if row.period == by_code[row.indicator.code].period:
            found[row.indicator.code, row.scope_id, row.organization_id][row.year] = row
    assert user.position is not None
    thresholds = read_thresholds(user.position.municipality_id, list(by_code), (year_before, year_after))
    years = (year_before, year_after)
    made = []
    for (code, scope, organization), values in found.items():
        pair = [values[year].value if year in values else None for year in years]
        made.append(_change(thresholds, by_code[code], scope, organization, years, pair))
    for (code, scope), groups in _by_scope(found).items():
        folded = [_folded(by_code[code], groups[year]) for year in years]
        made.append(_change(thresholds, by_code[code], scope, None, years, folded))
    return made


def _change(thresholds, indicator, scope, organization, years, pair) -> Change:
    zones = [
        thresholds.zone(indicator, year, organization, value) for year, value in zip(years, pair, strict=True)
    ]
    return Change(indicator, scope, organization, pair[0], pair[1], zones[0], zones[1])


def _by_scope(found) -> dict[tuple[str, int | None], dict[int, list[IndicatorValue]]]:
    groups: dict = defaultdict(lambda: defaultdict(list))
    for (code, scope, _), values in found.items():
        for year, row in values.items():
            groups[code, scope][year].append(row)
    return groups


def _folded(indicator: Indicator, rows: Iterable[IndicatorValue]) -> Decimal | None:
    """AN-03: Σm / ΣN where the formula is a share, else the mean or the sum that the indicator asks for."""
    listed = list(rows)
    factor = share_factor(indicator)
    if indicator.fold in (Fold.AUTOMATIC, Fold.SHARE) and factor is not None:
        pairs = ((_value(row.numerator), _value(row.denominator)) for row in listed)
        value = municipal_share(pairs, factor).value
    else:
        fold = total if indicator.fold == Fold.SUM else mean
        value = fold(_value(row.value) for row in listed).value
    return value if isinstance(value, Decimal) else None


def share_factor(indicator: Indicator) -> Decimal | None:
    try:
        share = parse_formula(indicator.formula_text).share
    except FormulaError:
        return None
    return share[2] if share else None


def _value(number: Decimal | None) -> Value:
    return Absent.NO_DATA if number is None else number


@dataclass(frozen=True)
class ShownChange:
    """A change as a page prints it; `move` is «выше», «ниже», «та же» of the zone or empty."""

    name: str
    whose: str
    before: str
    after: str
    size: str
    zones: str
    move: str


def shown_change(indicator: Indicator, whose: str, change) -> ShownChange:
    """`change` has value_before, value_after, zone_before, zone_after, as they were stored."""
    before, after = change.value_before, change.value_after
    size = ""
    if before is not None and after is not None:
        sign = "+" if after > before else ""
        size = f"{sign}{value_words(after - before, indicator.decimals)}"
    zones = (Zone(change.zone_before), Zone(change.zone_after))
    return ShownChange(
        name=indicator.name,
        whose=whose,
        before=_words(before, indicator),
        after=_words(after, indicator),
        size=size,
        zones=f"{ZONE_WORDS[zones[0]]} → {ZONE_WORDS[zones[1]]}",
        move=zone_move(*zones),
    )


def _words(value: Decimal | None, indicator: Indicator) -> str:
    return "нет значения" if value is None else f"{value_words(value, indicator.decimals)} {indicator.unit}"


def zone_move(before: str, after: str) -> str:
    """«выше», «ниже» or «та же»; empty where one of the years has no zone."""
    first, second = (_RANKS.get(Zone(zone)) for zone in (before, after))
    if first is None or second is None:
        return ""
    return "выше" if second > first else "ниже" if second < first else "та же"


@dataclass
class DirectionEffect:
    """EF-02: «measures planned, done, late, with effect; share of organisations that changed the zone»."""

    direction: str
    key: int | None
    planned: int = 0
    done: int = 0
    late: int = 0
    reviewed: int = 0
    with_effect: int = 0
    organizations: set[int] = field(default_factory=set)
    up: set[int] = field(default_factory=set)
    down: set[int] = field(default_factory=set)

    @property
    def up_words(self) -> str:
        return _share(self.up, self.organizations)

    @property
    def down_words(self) -> str:
        return _share(self.down, self.organizations)


def _share(part: set[int], whole: set[int]) -> str:
    return f"{len(part)} из {len(whole)} ({round(100 * len(part) / len(whole))} %)" if whole else "–"
