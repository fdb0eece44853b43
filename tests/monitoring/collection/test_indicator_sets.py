"""M1 and CK-01: versioned sets, presets of all nine directions, frozen once in force."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from monitoring import actions, presets
from monitoring.checks import Bounds
from monitoring.formulas import parse_formula
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.models import Indicator, IndicatorSet, PrimaryField, ReportingForm
from plans.deadlines import DueSettings, PlanPeriod, parse, windows
from plans.models import Direction
from tests.factories import IndicatorFactory, IndicatorTargetFactory, PrimaryFieldFactory
from tests.monitoring.collection.conftest import NOW

DAY = datetime.date(2026, 9, 1)
FIELDS, INDICATORS = presets.indicator_entries()


def approve(indicator_set, by, *, starts_on=DAY):
    return actions.approve_set(
        indicator_set, order_number="15", order_on=DAY, starts_on=starts_on, by=by, now=NOW
    )


def test_formulas_of_presets_are_read_and_name_their_fields():
    codes = {field["code"] for field in FIELDS}

    named = {name for one in INDICATORS for name in parse_formula(one["formula"]).names}

    assert named <= codes
    assert {field["code"] for field in FIELDS if "limit" in field and field["limit"] not in codes} == set()
    assert len({one["code"] for one in INDICATORS}) == len(INDICATORS)


def test_share_of_a_preset_has_a_numerator_that_is_limited():
    limits = {field["code"]: field.get("limit") for field in FIELDS}
    shares = [parse_formula(one["formula"]) for one in INDICATORS if one["unit"] == "%"]

    for formula in shares:
        above, below, factor = formula.share
        assert (factor, [limits[name] for name in above.names] != [None]) == (100, True), formula.text
        assert len(below.names) == 1


def test_presets_are_adopted_once(municipality, specialist):
    first = actions.adopt_presets(municipality.pk, by=specialist)
    second = actions.adopt_presets(municipality.pk, by=specialist)

    assert (first.field_count, first.indicator_count) == (len(FIELDS), len(INDICATORS))
    assert (first.procedure_count, first.form_count, first.marker_count) == (17, 8, 9)
    assert (second.field_count, second.indicator_count, second.indicator_set) == (0, 0, None)
    assert set(Indicator.objects.values_list("direction__key", flat=True)) == set(
        Direction.objects.values_list("key", flat=True)
    )
    assert PrimaryField.objects.get(code="vpr_basic").limit_field.code == "vpr_total"
    assert Bounds("vpr_total", PrimaryField.objects.get(code="vpr_total").lowest).least == 0


def test_deadlines_of_reporting_forms_are_understood(municipality, specialist):
    actions.adopt_presets(municipality.pk, by=specialist)
    period = PlanPeriod.from_text("2026")
    found = {
        one.short_name: [
            window.due_on for window in windows(parse(one.due_text, period), period, DueSettings())
        ]
        for one in ReportingForm.objects.exclude(due_text="")
    }

    assert found == {
        "ОО-1": [datetime.date(2026, 12, 15)],
        "ОО-2": [datetime.date(2026, 4, 20)],
        "1-НД": [datetime.date(2026, 12, 20)],
        "Самообследование": [datetime.date(2026, 4, 20)],
        "Публичный доклад": [datetime.date(2026, 12, 31)],
        "Итоговый отчёт": [datetime.date(2026, 10, 25)],
    }


def test_next_version_is_a_copy_and_the_old_one_ends(municipality, specialist, official):
    PrimaryFieldFactory(code="m"), PrimaryFieldFactory(code="N")
    indicator = IndicatorFactory(code="BASE")
    IndicatorTargetFactory(indicator=indicator)
    first = approve(indicator.indicator_set, official)
    second = actions.copy_set(first, title="Показатели 2027 года", by=specialist)
    approve(second, official, starts_on=datetime.date(2027, 9, 1))

    first.refresh_from_db()
    assert (first.state, first.ends_on) == (IndicatorSetState.ENDED, datetime.date(2027, 8, 31))
    copied = Indicator.objects.get(indicator_set=second)
    assert (copied.code, copied.formula_text, copied.targets.count()) == ("BASE", "m / N * 100", 1)


def test_set_in_force_stands_still(municipality, specialist, official):
    PrimaryFieldFactory(code="m"), PrimaryFieldFactory(code="N")
    indicator = IndicatorFactory()
    approve(indicator.indicator_set, official)
    indicator.refresh_from_db()
    indicator.name = "Другое название"

    with pytest.raises(actions.NotPossible, match="Действующий набор показателей не меняется"):
        actions.save_indicator(indicator, by=specialist)
    with pytest.raises(IntegrityError, match="не меняется"), transaction.atomic():
        indicator.save()


def test_changed_formula_is_its_next_version(municipality, specialist):
    PrimaryFieldFactory(code="m"), PrimaryFieldFactory(code="N"), PrimaryFieldFactory(code="K")
    indicator = IndicatorFactory()
    indicator.formula_text = "m / K * 100"

    assert actions.save_indicator(indicator, by=specialist).formula_version == 2
    indicator.formula_text = "m / Q * 100"
    with pytest.raises(actions.NotPossible, match="«Q»"):
        actions.save_indicator(indicator, by=specialist)


def test_set_without_indicators_is_not_approved(municipality, specialist, official):
    empty = actions.create_set(municipality.pk, title="Пустой", by=specialist)

    with pytest.raises(actions.NotPossible, match="нет ни одного показателя"):
        approve(empty, official)
    assert IndicatorSet.objects.get().state == IndicatorSetState.DRAFT
