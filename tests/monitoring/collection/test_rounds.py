"""M2: windows, exceptions for one school, the lock after approval; DV-01 and DV-03 at a round."""

import datetime

import pytest

from monitoring import actions
from monitoring.models import Deviation, DeviationMessage, IndicatorTarget
from monitoring.round_states import RoundState
from tests.factories import CollectionRoundFactory
from tests.monitoring.collection.conftest import NOW

pytestmark = pytest.mark.django_db
LATE = datetime.datetime(2026, 10, 25, 9, tzinfo=datetime.UTC)


def test_draft_without_lines_is_not_opened(specialist):
    with pytest.raises(actions.NotPossible, match="нет ни одного поля"):
        actions.open_round(CollectionRoundFactory(), by=specialist)


def test_form_asks_for_the_fields_of_its_indicators(collection):
    assert list(collection.lines) == ["N", "m"]


def test_window_closes_for_all_but_the_school_that_was_allowed_more(collection, specialist, school):
    line = collection.lines["N"]
    actions.extend_round(
        collection.round,
        organization=school,
        closes_on=datetime.date(2026, 10, 31),
        reason="Карантин.",
        by=specialist,
    )

    saved = actions.save_value(collection.own, line, raw="24", by=specialist, now=LATE)
    assert saved.form.closes_on == datetime.date(2026, 10, 31)
    with pytest.raises(actions.NotPossible, match=r"Срок сбора прошёл 20\.10\.2026"):
        actions.save_value(collection.other, line, raw="24", by=specialist, now=LATE)


def test_approval_waits_for_everybody_then_locks(collection, give, specialist, official, school_head):
    give(m="18", N="24")
    actions.submit_submission(collection.own, by=school_head, now=NOW)
    actions.accept_submission(collection.own, by=specialist, now=NOW)
    actions.close_round(collection.round, by=specialist, now=LATE)

    with pytest.raises(actions.NotPossible, match="Ещё не приняты данные: Школа № 102"):
        actions.approve_round(collection.round, by=official, now=LATE)
    collection.other.delete()
    approved = actions.approve_round(collection.round, by=official, now=LATE)

    assert (approved.state, approved.approved_by) == (RoundState.APPROVED, official)
    with pytest.raises(actions.NotPossible, match="Сбор утверждён"):
        actions.return_submission(collection.own, reason="Ещё раз.", by=specialist, now=LATE)


def test_deviation_is_recorded_and_closed_by_the_correction(collection, give):
    IndicatorTarget.objects.create(
        municipality=collection.round.municipality, indicator=collection.indicator, year=2026, target_value=55
    )
    give(m="40", N="100")
    deviation = Deviation.objects.get()
    assert (deviation.kind, deviation.size, deviation.compared_value) == ("plan", 15, 55)

    give(m="60")

    deviation.refresh_from_db()
    assert deviation.state == "closed"
    assert [one.state for one in DeviationMessage.objects.all()] == ["recorded", "closed"]
    give(m="30")
    deviation.refresh_from_db()
    assert (deviation.state, deviation.size) == ("recorded", 25)


def test_one_school_is_compared_with_the_mean_of_both(collection, give):
    give(m="10", N="100")
    assert not Deviation.objects.exists()

    give(collection.other, m="90", N="100")
    give(m="11")

    assert Deviation.objects.values_list("kind", "compared_value").get() == ("municipality", 50.5)
