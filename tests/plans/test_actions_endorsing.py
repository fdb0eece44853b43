"""Visas: who is asked, what they answer, what holds an approval up."""

import datetime

import pytest

from plans import actions
from plans.actions.endorsing import standing_visas
from plans.models import Visa
from tests.factories import PositionFactory

TODAY = datetime.date(2026, 1, 15)
DUE = datetime.date(2026, 1, 20)
ORDER = {"order_number": "512", "order_on": datetime.date(2026, 1, 16)}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime.datetime(2026, 1, 15, 12, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def sent(draft, specialist, official, other_head):
    posts = [official.position, other_head.position]
    return actions.submit_edition(draft, posts=posts, due_on=DUE, by=specialist)


def visa_of(edition, user) -> Visa:
    return standing_visas(edition).get(post=user.position)


def test_everybody_agrees_and_the_plan_takes_force(sent, official, other_head):
    with pytest.raises(actions.Refused, match="Ещё не согласовали"):
        actions.approve_edition(sent, by=official, **ORDER)

    for person in (official, other_head):
        actions.decide_visa(visa_of(sent, person), is_agreed=True, by=person)

    assert actions.approve_edition(sent, by=official, **ORDER).state == "approved"
    agreed = visa_of(sent, other_head)
    assert (agreed.verdict, agreed.post_text, agreed.name_text) == ("agreed", "Директор", str(other_head))


def test_a_remark_stops_the_approval_and_a_new_sending_asks_anew(sent, specialist, official, other_head):
    actions.decide_visa(visa_of(sent, official), is_agreed=True, by=official)
    actions.decide_visa(visa_of(sent, other_head), is_agreed=False, remark=" Сдвиньте срок ", by=other_head)
    with pytest.raises(actions.Refused, match="Есть замечания"):
        actions.approve_edition(sent, by=official, **ORDER)

    actions.recall_edition(sent, by=specialist)
    actions.submit_edition(sent, posts=[other_head.position], due_on=DUE, by=specialist)

    assert [(visa.round, visa.verdict) for visa in standing_visas(sent)] == [(2, "waiting")]
    assert list(sent.visas.order_by("pk").values_list("verdict", "remark_text")) == [
        ("agreed", ""),
        ("returned", "Сдвиньте срок"),
        ("waiting", ""),
    ]


def test_silence_after_the_day_holds_nothing_up(sent, official, time_machine):
    time_machine.move_to(datetime.datetime(2026, 1, 21, 12, tzinfo=datetime.UTC), tick=False)

    assert actions.approve_edition(sent, by=official, **ORDER).state == "approved"


def test_whoever_acts_for_the_post_answers_for_it(sent, official, specialist):
    acting = PositionFactory(
        municipality=sent.municipality,
        organization=official.position.organization,
        user=specialist,
        role="official",
        title_text="И.о. начальника",
        acts_for=official.position,
        since_on=TODAY,
    )
    visa = visa_of(sent, official)

    assert specialist.has_perm("plans.decide_visa", visa) is False
    deputy = specialist.acting_as(acting)
    assert deputy.has_perm("plans.decide_visa", visa) is True
    assert actions.decide_visa(visa, is_agreed=True, by=deputy).post_text == "И.о. начальника"


def test_refusals(sent, draft, specialist, official, other_head):
    visa = visa_of(sent, official)
    with pytest.raises(actions.Refused, match="Напишите замечание"):
        actions.decide_visa(visa, is_agreed=False, remark="  ", by=official)

    actions.return_edition(sent, reason="Нет сроков", by=official)
    with pytest.raises(actions.Refused, match="уже закончено"):
        actions.decide_visa(visa, is_agreed=True, by=official)
    with pytest.raises(actions.Refused, match="до какого дня"):
        actions.submit_edition(draft, posts=[official.position], by=specialist)
