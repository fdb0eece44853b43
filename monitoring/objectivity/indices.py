"""OB-02 to OB-05: indices that are counted from numbers of works, medallists and rooms."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from monitoring.values import Absent, Value, percent

RECHECK_THRESHOLD = Decimal(90)


@dataclass(frozen=True)
class BiasIndex:
    """«2 markers in 2023, 0, 1 → index 1 for the last, 2 years of 3» (OB-02)."""

    year: int
    index: int | None
    years_with_markers: int
    years_known: int


def bias_index(markers: Mapping[int, int], year: int, span: int = 3) -> BiasIndex:
    """A year that is not in `markers` is unknown, which is not a year without markers."""
    known = [markers[one] for one in range(year - span + 1, year + 1) if one in markers]
    return BiasIndex(year, markers.get(year), sum(count > 0 for count in known), len(known))


@dataclass(frozen=True)
class MedalRule:
    """The score a medallist must reach; «score and subjects are settings by year» (OB-03)."""

    since_year: int
    first_degree: int
    second_degree: int | None
    subjects: tuple[str, ...] = ()


#: «since 2024: 70 for the first degree, 60 for the second» (V31)
MEDAL_RULES = (MedalRule(2024, 70, 60),)


def medal_rule(year: int, rules: tuple[MedalRule, ...] = MEDAL_RULES) -> MedalRule | None:
    """The rule in force in that year; `None` where none is set for a year so early."""
    in_force = [rule for rule in rules if rule.since_year <= year]
    return max(in_force, key=lambda rule: rule.since_year, default=None)


def unconfirmed_medallists(unconfirmed: Value, medallists: Value) -> Value:
    """Medallists below the confirming score / all medallists · 100; «1 of 4 → 25 %» (OB-03)."""
    return percent(unconfirmed, medallists)


def observers_cover(observed: Value, total: Value) -> Value:
    """Rooms (or schools) with an observer / all · 100; «9 of 12 → 75 %» (OB-04)."""
    return percent(observed, total)


@dataclass(frozen=True)
class Recheck:
    """`objective` is the share of works whose mark stood, in per cent; 90 is enough (V21)."""

    objective: Value
    is_enough: bool | None


def recheck(rechecked: Value, changed: Value, threshold: Decimal = RECHECK_THRESHOLD) -> Recheck:
    """«47 of 50 → 94 %» (OB-05)."""
    stood: Value = Absent.NO_DATA
    if isinstance(rechecked, Decimal) and isinstance(changed, Decimal):
        stood = rechecked - changed
    objective = percent(stood, rechecked)
    return Recheck(objective, None if isinstance(objective, Absent) else objective >= threshold)
