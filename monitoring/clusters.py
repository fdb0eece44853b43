"""CL-02: which organisation stands in which cluster of a set. Pure.

«Clusters are set by rules (field, bounds) or by hand, per year, with name and description; each
organisation is in one cluster of a set»: rule “rural and < 100” assigns. A place given by hand comes before
the rules. Where two rules fit, or none, nothing is guessed: the organisation is reported with the reason
and waits for a person.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from monitoring.values import Absent, Value, number_words, value_words

ContextValue = Value | str | bool | None


class Fit(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Condition:
    """A number from `least` up to but not including `below`, or one of the `allowed` words (да, нет "
    "for a mark)."""

    field: str
    name: str
    least: Decimal | None = None
    below: Decimal | None = None
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.least is None and self.below is None and not self.allowed:
            raise ValueError(f"Условие «{self.name}» ничего не ограничивает: укажите границы или перечень.")
        if self.allowed and (self.least is not None or self.below is not None):
            raise ValueError(f"В условии «{self.name}» либо границы, либо перечень.")
        if self.least is not None and self.below is not None and self.below <= self.least:
            raise ValueError(f"В условии «{self.name}» нижняя граница не меньше верхней.")

    def fit(self, value: ContextValue) -> Fit:
        if value is None or value == "" or value is Absent.NO_DATA:
            return Fit.UNKNOWN
        if value is Absent.NOT_APPLICABLE:
            return Fit.NO
        if self.allowed:
            return _yes(_folded(value) in {_folded(one) for one in self.allowed})
        if isinstance(value, bool) or not isinstance(value, Decimal):
            return Fit.NO
        is_enough = self.least is None or value >= self.least
        return _yes(is_enough and (self.below is None or value < self.below))

    @property
    def words(self) -> str:
        if self.allowed:
            return f"{self.name}: {' или '.join(self.allowed)}"
        parts = []
        if self.least is not None:
            parts.append(f"от {number_words(self.least)}")
        if self.below is not None:
            parts.append(f"меньше {number_words(self.below)}")
        return f"{self.name} {' и '.join(parts)}"


@dataclass(frozen=True)
class ClusterRule:
    """All conditions must hold; a cluster may have several rules, any of which is enough."""

    cluster: str
    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.conditions:
            raise ValueError(f"У правила кластера «{self.cluster}» нет условий: в него попали бы все.")

    def fit(self, profile: Mapping[str, ContextValue]) -> Fit:
        fits = [condition.fit(profile.get(condition.field)) for condition in self.conditions]
        if Fit.NO in fits:
            return Fit.NO
        return Fit.UNKNOWN if Fit.UNKNOWN in fits else Fit.YES

    @property
    def words(self) -> str:
        return " и ".join(condition.words for condition in self.conditions)


@dataclass(frozen=True)
class Membership:
    cluster: str
    is_by_hand: bool
    reason: str


@dataclass(frozen=True)
class Clustering:
    """Every organisation is in exactly one of the three."""

    members: Mapping[Hashable, Membership] = field(default_factory=dict)
    conflicts: Mapping[Hashable, str] = field(default_factory=dict)
    unassigned: Mapping[Hashable, str] = field(default_factory=dict)


def clustered(
    profiles: Mapping[Hashable, Mapping[str, ContextValue]],
    rules: Sequence[ClusterRule],
    by_hand: Mapping[Hashable, str] | None = None,
) -> Clustering:
    members: dict[Hashable, Membership] = {}
    conflicts: dict[Hashable, str] = {}
    unassigned: dict[Hashable, str] = {}
    for organization, profile in profiles.items():
        if by_hand and organization in by_hand:
            members[organization] = Membership(by_hand[organization], True, "Указан вручную.")
            continue
        fitting = {rule.cluster: rule for rule in rules if rule.fit(profile) is Fit.YES}
        if len(fitting) == 1:
            ((cluster, rule),) = fitting.items()
            members[organization] = Membership(cluster, False, f"По правилу: {rule.words}.")
        elif fitting:
            names = ", ".join(f"«{cluster}»" for cluster in fitting)
            conflicts[organization] = (
                f"Подходит несколько кластеров: {names}. Уточните границы или выберите вручную."
            )
        else:
            unassigned[organization] = _why_not(profile, rules)
    return Clustering(members, conflicts, unassigned)


def _why_not(profile: Mapping[str, ContextValue], rules: Sequence[ClusterRule]) -> str:
    lacking = [
        condition.name
        for rule in rules
        if rule.fit(profile) is Fit.UNKNOWN
        for condition in rule.conditions
        if condition.fit(profile.get(condition.field)) is Fit.UNKNOWN
    ]
    if not lacking:
        return "Не подходит ни одно правило. Добавьте правило или выберите кластер вручную."
    names = ", ".join(f"«{name}»" for name in dict.fromkeys(lacking))
    return f"Кластер не определён: нет данных: {names}."


def _yes(is_fitting: bool) -> Fit:
    return Fit.YES if is_fitting else Fit.NO


def _folded(value: ContextValue) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    text = value_words(value) if isinstance(value, Decimal) else str(value)
    return " ".join(text.casefold().replace("ё", "е").split())
