"""Sets of indicators for the department: the list, one set by directions, what a formula needs (M1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from monitoring.formulas import FormulaError, parse_formula, unknown_names
from monitoring.models import Indicator, IndicatorSet, PrimaryField
from msoko.people.models import User
from plans.models import Direction


@dataclass(frozen=True)
class FormulaShown:
    """What the parser makes of a formula: the sentence why not, or its fields and how it is summed up."""

    sentence: str = ""
    fields: tuple[PrimaryField, ...] = ()
    is_share: bool = False


def sets_of(user: User) -> list[IndicatorSet]:
    """The newest first, with `indicator_count`."""
    found = IndicatorSet.objects.visible_to(user).select_related("approved_by")
    return list(found.annotate(indicator_count=Count("indicators")).order_by("-number"))


def indicators_by_direction(indicator_set: IndicatorSet) -> list[tuple[Direction, list[Indicator]]]:
    rows = indicators_of(indicator_set)
    return [(direction, list(own)) for direction, own in groupby(rows, key=lambda one: one.direction)]


def indicators_of(indicator_set: IndicatorSet) -> list[Indicator]:
    own = Indicator.objects.filter(indicator_set=indicator_set).select_related("direction", "procedure")
    return list(own.order_by("direction__position", "position", "code"))


SET_HEADER = (
    "№", "Направление", "Код", "Показатель", "Единица", "Формула", "Что лучше", "Чей", "Период",
)  # fmt: skip


def set_table(indicator_set: IndicatorSet) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """The header and the rows of a set, by directions, for a file."""
    rows: list[tuple[str | int, ...]] = [
        (
            number, str(one.direction), one.code, one.name, one.unit, one.formula_text,
            one.get_better_display(), one.get_level_display(), one.get_period_display(),
        )
        for number, one in enumerate(indicators_of(indicator_set), 1)
    ]  # fmt: skip
    return SET_HEADER, rows


def fields_of(municipality_id: int) -> dict[str, PrimaryField]:
    """The primary fields by what formulas call them."""
    own = PrimaryField.objects.filter(municipality=municipality_id).select_related("procedure")
    return {one.code: one for one in own.order_by("position", "code")}


def formula_shown(text: str, known: Mapping[str, PrimaryField]) -> FormulaShown:
    """By the same parser that computes; an empty formula says what to do."""
    if not text.strip():
        return FormulaShown("Напишите формулу: например, m / N * 100.")
    try:
        formula = parse_formula(text)
    except FormulaError as refusal:
        return FormulaShown(str(refusal))
    if sentence := unknown_names(formula, known):
        return FormulaShown(sentence)
    named = tuple(one for code, one in known.items() if code in formula.names)
    return FormulaShown("", named, formula.share is not None)
