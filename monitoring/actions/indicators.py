"""Sets of indicators: copied from presets or from the last set, edited as a draft, put in force by an order
(M1).

«versioned: an old year keeps its old definition»: what is in force is not edited, the next version is a copy.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from monitoring import indicator_set_states
from monitoring.actions.gestures import NotPossible
from monitoring.formulas import FormulaError, parse_formula, unknown_names
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.models import Indicator, IndicatorSet, IndicatorTarget, PrimaryField
from msoko.people.models import User

Row = TypeVar("Row", Indicator, IndicatorTarget)


@transaction.atomic
def create_set(municipality_id: int, *, title: str, by: User) -> IndicatorSet:
    """An empty draft with the next number."""
    last = IndicatorSet.objects.filter(municipality=municipality_id).aggregate(last=Max("number"))["last"]
    return IndicatorSet.objects.create(municipality_id=municipality_id, title=title, number=(last or 0) + 1)


@transaction.atomic
def copy_set(source: IndicatorSet, *, title: str, by: User) -> IndicatorSet:
    """The next version: every indicator with its code and definition, and the targets of all years."""
    made = create_set(source.municipality_id, title=title, by=by)
    old = list(Indicator.objects.filter(indicator_set=source).order_by("pk"))
    new = [_copied(one, indicator_set_id=made.pk) for one in old]
    Indicator.objects.bulk_create(new)
    keys = {one.pk: copied.pk for one, copied in zip(old, new, strict=True)}
    targets = IndicatorTarget.objects.filter(indicator__in=keys)
    IndicatorTarget.objects.bulk_create(_copied(one, indicator_id=keys[one.indicator_id]) for one in targets)
    return made


def _copied(row: Row, **changes: object) -> Row:
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return type(row)(**{**{name: getattr(row, name) for name in names}, **changes})


@transaction.atomic
def save_indicator(indicator: Indicator, *, by: User) -> Indicator:
    """Write a new or changed indicator of a draft; a changed formula is a new version of it (GU-02)."""
    _only_draft(indicator.indicator_set)
    check_formula(indicator)
    before = Indicator.objects.filter(pk=indicator.pk).first()
    if before is not None and before.formula_text != indicator.formula_text:
        indicator.formula_version = before.formula_version + 1
    indicator.municipality_id = indicator.indicator_set.municipality_id
    indicator.full_clean(exclude=["municipality"])
    indicator.save()
    return indicator


@transaction.atomic
def remove_indicator(indicator: Indicator, *, by: User) -> None:
    _only_draft(indicator.indicator_set)
    if indicator.values.exists():
        raise NotPossible("По этому показателю уже есть значения: он остаётся в наборе.")
    indicator.delete()


def check_formula(indicator: Indicator, known: Collection[str] | None = None) -> None:
    """The formula is read and every name in it is a primary field, or the sentence says which is not."""
    try:
        formula = parse_formula(indicator.formula_text)
    except FormulaError as refusal:
        raise NotPossible(f"«{indicator.name}»: {refusal}") from None
    if known is None:
        own = PrimaryField.objects.filter(municipality=indicator.indicator_set.municipality_id)
        known = list(own.values_list("code", flat=True))
    if sentence := unknown_names(formula, known):
        raise NotPossible(f"«{indicator.name}»: {sentence}")


@transaction.atomic
def approve_set(
    indicator_set: IndicatorSet,
    *,
    order_number: str,
    order_on: date,
    starts_on: date,
    by: User,
    now: datetime,
) -> IndicatorSet:
    """Put a draft in force by an order; the set before it ends on the day before."""
    of_municipality = IndicatorSet.objects.select_for_update().filter(
        municipality=indicator_set.municipality_id
    )
    sets = {one.pk: one for one in of_municipality.order_by("pk")}
    draft = sets[indicator_set.pk]
    state = indicator_set_states.check(draft.state, "approve")
    indicators = list(Indicator.objects.filter(indicator_set=draft).select_related("indicator_set"))
    if not indicators:
        raise NotPossible("В наборе нет ни одного показателя.")
    if not order_number.strip():
        raise NotPossible("Набор утверждают приказом: напишите номер приказа.")
    known = list(
        PrimaryField.objects.filter(municipality=draft.municipality_id).values_list("code", flat=True)
    )
    for one in indicators:
        check_formula(one, known)
    for standing in sets.values():
        if standing.state == IndicatorSetState.IN_FORCE:
            _end(standing, starts_on - timedelta(days=1))
    draft.state, draft.starts_on = state, starts_on
    draft.order_number_text, draft.order_on = order_number.strip(), order_on
    draft.approved_at, draft.approved_by = now, by
    draft.save()
    return draft


def _end(standing: IndicatorSet, last: date) -> None:
    if standing.starts_on and last < standing.starts_on:
        raise NotPossible(f"Действующий набор начался {standing.starts_on:%d.%m.%Y}: новый начинается позже.")
    standing.state = indicator_set_states.check(standing.state, "end")
    standing.ends_on = last
    standing.save(update_fields=["state", "ends_on"])


def _only_draft(indicator_set: IndicatorSet) -> None:
    if indicator_set.state != IndicatorSetState.DRAFT:
        raise NotPossible("Действующий набор показателей не меняется: сделайте следующую версию набора.")
