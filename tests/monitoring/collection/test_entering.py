"""CK-02, CK-03, CK-05, CK-07, CK-08 and GU-02 on one cell at a time."""

import datetime
from decimal import Decimal

import pytest

from monitoring import actions
from monitoring.models import DataRemark, IndicatorValue, PrimaryValue
from tests.monitoring.collection.conftest import NOW

pytestmark = pytest.mark.django_db


def test_indicator_is_computed_from_primary_values(collection, give):
    give(m="18", N="24")

    value = IndicatorValue.objects.get()
    assert (value.value, value.numerator, value.denominator) == (75, 18, 24)
    assert (value.formula_version, value.inputs) == (1, {"N": ["24", 1], "m": ["18", 1]})


@pytest.mark.parametrize(
    ("m", "n", "value", "absence"),
    [
        ("0", "24", Decimal(0), ""),
        ("0", "0", None, "not_applicable"),
        ("нет данных", "24", None, "no_data"),
        ("не применимо", "24", None, "not_applicable"),
    ],
)
def test_zero_no_data_and_not_applicable_are_three_things(collection, give, m, n, value, absence):
    give(m=m, N=n)

    assert IndicatorValue.objects.values_list("value", "absence").get() == (value, absence)


def test_more_than_all_is_kept_and_objected_to(collection, give):
    saved = give(m="25", N="24")

    assert [(one.kind, one.field) for one in saved.form.findings] == [("not_more", "m")]
    with pytest.raises(actions.NotPossible, match="больше, чем «Участники» \\(24\\)"):
        actions.submit_submission(collection.own, by=collection.own.round.created_by, now=NOW)


def test_word_instead_of_a_number_is_refused(collection, give):
    with pytest.raises(actions.NotPossible, match="«много» – не число"):
        give(m="много")

    assert not PrimaryValue.objects.exists()


def test_jump_asks_for_a_comment(collection, give, specialist, school):
    field = collection.fields["N"]
    field.jump_percent = 30
    field.save()
    before = {"organization": school, "field": field, "value": 100, "entered_by": specialist}
    PrimaryValue.objects.create(municipality=school.municipality, year=2025, entered_at=NOW, **before)
    saved = give(m="18", N="24")
    line = collection.lines["N"]

    assert [one.kind for one in saved.form.unanswered()] == ["change"]
    told = actions.save_value(
        collection.own, line, raw="24", comment="Объединили классы.", by=specialist, now=NOW
    )
    assert told.form.unanswered() == ()
    assert len(told.form.findings) == 1


def test_second_editor_sees_that_the_value_has_changed(collection, give, specialist):
    give(N="24")

    with pytest.raises(actions.NotPossible, match="это значение изменилось"):
        actions.save_value(
            collection.own, collection.lines["N"], raw="25", seen_version=0, by=specialist, now=NOW
        )


def test_emptied_cell_is_gone_and_so_is_its_number(collection, give):
    give(m="18", N="24")
    give(m="")

    assert list(PrimaryValue.objects.values_list("field__code", flat=True)) == ["N"]
    assert IndicatorValue.objects.values_list("value", "absence").get() == (None, "no_data")


def test_correction_keeps_the_old_value_and_the_reason(collection, give, specialist, school_head):
    give(m="18", N="24")
    actions.submit_submission(collection.own, by=school_head, now=NOW)
    line = collection.lines["m"]
    remark = actions.write_data_remark(
        collection.own, line, text="Проверьте.", due_on=datetime.date(2026, 10, 10), by=specialist
    )

    with pytest.raises(actions.NotPossible, match="Напишите, почему исправляете"):
        actions.correct_value(collection.own, line, raw="20", reason=" ", by=school_head, now=NOW)
    saved = actions.correct_value(
        collection.own, line, raw="20", reason="Ошибка в протоколе.", by=school_head, now=NOW
    )

    events = PrimaryValue.pgh_event_models["update"].objects.filter(pgh_obj=saved.value).order_by("pgh_id")
    assert list(events.values_list("version", "value", "correction_reason")) == [
        (1, 18, ""),
        (2, 20, "Ошибка в протоколе."),
    ]
    assert DataRemark.objects.get(pk=remark.pk).closed_by == school_head
    assert IndicatorValue.objects.get().inputs["m"] == ["20", 2]


def test_sent_data_stand_still_until_they_are_returned(collection, give, specialist, school_head):
    give(m="18", N="24")
    actions.submit_submission(collection.own, by=school_head, now=NOW)

    with pytest.raises(actions.NotPossible, match="«отправлено» и не меняются"):
        give(m="19")
    actions.return_submission(collection.own, reason="Проверьте N.", by=specialist, now=NOW)
    assert give(m="19").value.value == 19


def test_unfilled_form_is_not_sent(collection, give, school_head):
    give(N="24")

    with pytest.raises(actions.NotPossible, match="«Базовый уровень» не заполнено"):
        actions.submit_submission(collection.own, by=school_head, now=NOW)
