"""From the ground to the effect: RC-01..RC-03, MD-01, MD-02, EF-01, M7."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from monitoring.states import ForbiddenTransition
from reports.actions import decisions, effects
from reports.actions import recommendations as actions
from reports.actions.answering import (
    NotYet,
    accept_recommendation,
    answer_recommendation,
    return_answer,
    send_recommendation,
)
from reports.actions.mailing import make_letter, note_progress, queue_mailing, register_mailing
from reports.actions.registering import register_document
from reports.chain_queries import chain_of
from reports.gap_queries import chain_gaps
from reports.models import Judgement, Mailing
from tests.factories import (
    BodyFactory,
    BodyMemberFactory,
    DeviationFactory,
    IndicatorFactory,
    IndicatorTargetFactory,
    IndicatorValueFactory,
    TargetedRecommendationFactory,
)

TODAY = datetime.date(2026, 11, 25)
PROOF = "https://school.example.org/plan"


@pytest.fixture
def value(municipality, school):
    indicator = IndicatorFactory(municipality=municipality, name="Доля справившихся", code="A1")
    return IndicatorValueFactory(municipality=municipality, organization=school, indicator=indicator)


@pytest.fixture
def recommendation(municipality, school, value, specialist):
    return TargetedRecommendationFactory(
        municipality=municipality,
        organization=school,
        indicator_value=value,
        direction=value.indicator.direction,
        made_by=specialist,
    )


def ordered(recommendation, specialist, official):
    order = actions.draft_recommendation_order([recommendation], subject="качество подготовки", by=specialist)
    register_document(order, number_text="", dated_on=TODAY, by=official)
    recommendation.refresh_from_db()
    return order


def test_ground_is_required_by_the_database(municipality, school):
    with pytest.raises(IntegrityError, match="recommendation_has_a_ground"), transaction.atomic():
        TargetedRecommendationFactory(municipality=municipality, organization=school, indicator_value=None)


def test_order_holds_exactly_its_recommendations_and_approves_them(
    recommendation, municipality, other_school, specialist, official
):
    other = TargetedRecommendationFactory(municipality=municipality, organization=other_school)
    order = ordered(recommendation, specialist, official)

    other.refresh_from_db()
    assert (recommendation.state, other.state) == ("approved", "draft")
    table = next(part for part in order.texts["annexes"] if part.get("bound") == "recommendations")
    assert "Школа № 101" in table["text"]
    assert "Школа № 102" not in table["text"]
    assert "Доля справившихся: 75,0 % за 2026 год." in table["text"]


def test_letters_go_to_exactly_the_addressees_and_send_them(
    recommendation, other_school, specialist, official
):
    order = ordered(recommendation, specialist, official)
    mailing = actions.mail_recommendations(order, by=specialist)

    told = [(one.organization.short_name, one.recommendations_text) for one in mailing.addressees.all()]
    assert told == [
        (
            "Школа № 101",
            "разобрать на педсовете задания, с которыми не справилась треть класса, срок 20.12.2026.",
        )
    ]
    mailing = queue_mailing(mailing, by=specialist)
    make_letter(mailing, mailing.addressees.get())
    note_progress(mailing, 1)
    register_mailing(mailing, dated_on=TODAY, by=official)
    recommendation.refresh_from_db()
    assert (recommendation.state, recommendation.sent_on) == ("sent", TODAY)
    listed = Mailing.objects.with_orders().get(pk=mailing.pk)
    assert (listed.order_number_text, listed.order_on) == ("1", TODAY)
    assert [one.organization.short_name for one in recommendation.answers.all()] == ["Школа № 101"]


def test_group_answers_one_by_one_and_the_last_one_fulfils_it(
    municipality, school, other_school, value, specialist, official, school_head, other_head
):
    body = BodyFactory(municipality=municipality, kind="group", name="Две школы")
    for one in (school, other_school):
        BodyMemberFactory(municipality=municipality, body=body, organization=one)
    group = TargetedRecommendationFactory(
        municipality=municipality, addressee_kind="group", organization=None, body=body, indicator_value=value
    )
    ordered(group, specialist, official)
    group = send_recommendation(group, sent_on=TODAY, by=specialist)
    first, second = group.answers.order_by("organization__short_name")

    accept_recommendation(first, by=school_head)
    group.refresh_from_db()
    assert group.state == "sent"
    accept_recommendation(second, by=other_head)
    group.refresh_from_db()
    assert group.state == "accepted"
    for answer, head in ((first, school_head), (second, other_head)):
        answer_recommendation(answer, measures_text="Разобрали", evidence=None, proof_url=PROOF, by=head)
    group.refresh_from_db()
    assert group.state == "done"
    return_answer(first, reason="Нет протокола", by=specialist)
    group.refresh_from_db()
    first.refresh_from_db()
    assert (group.state, first.answered_at, first.return_reason) == ("accepted", None, "Нет протокола")


def test_answer_without_proof_is_refused(recommendation, specialist, official, school_head):
    ordered(recommendation, specialist, official)
    answer = send_recommendation(recommendation, sent_on=TODAY, by=specialist).answers.get()

    with pytest.raises(IntegrityError, match="answer_tells_measures_and_proof"), transaction.atomic():
        answer_recommendation(answer, measures_text="Сделали", evidence=None, proof_url="", by=school_head)


def test_draft_cannot_be_sent(recommendation, specialist):
    with pytest.raises(ForbiddenTransition, match="черновик"):
        send_recommendation(recommendation, sent_on=TODAY, by=specialist)


def test_effect_without_two_values_is_too_early(recommendation, specialist, municipality):
    about = {
        "municipality_id": municipality.pk,
        "indicators": [recommendation.indicator_value.indicator],
        "organizations": [recommendation.organization_id],
        "recommendation": recommendation,
        "year_before": 2025,
        "year_after": 2026,
        "by": specialist,
        "text": "Вывод",
    }

    with pytest.raises(NotYet, match="рано судить"):
        effects.review_effect(**about, judgement=Judgement.EFFECTIVE)
    assert effects.review_effect(**about, judgement=Judgement.EARLY).compared_count == 0


def test_effect_keeps_values_and_zones_of_both_years(value, recommendation, municipality, specialist):
    indicator, school = value.indicator, value.organization
    IndicatorValueFactory(
        municipality=municipality, indicator=indicator, organization=school, year=2025,
        value=60, numerator=12, denominator=20,
    )  # fmt: skip
    for year in (2025, 2026):
        IndicatorTargetFactory(municipality=municipality, indicator=indicator, year=year, target_value=70)

    review = effects.review_effect(
        municipality_id=municipality.pk, indicators=[indicator], organizations=[school.pk],
        recommendation=recommendation, year_before=2025, year_after=2026, by=specialist,
        judgement=Judgement.EFFECTIVE, text="Доля выросла",
    )  # fmt: skip

    rows = [
        (one.organization_id, one.value_before, one.value_after, one.zone_before, one.zone_after)
        for one in review.changes.order_by("pk")
    ]
    assert rows == [
        (school.pk, Decimal(60), Decimal(75), "red", "green"),
        (None, Decimal(60), Decimal(75), "red", "green"),
    ]


def test_chain_is_the_same_line_from_both_ends(value, municipality, specialist, official):
    deviation = DeviationFactory(municipality=municipality, indicator_value=value, state="accepted")
    one = TargetedRecommendationFactory(
        municipality=municipality, organization=value.organization, indicator_value=None, deviation=deviation
    )
    decision = decisions.make_decision(
        municipality, kind="help", text="Помочь", recommendation=one, responsible_text="Отдел",
        due_on=TODAY, by=official,
    )  # fmt: skip
    effect = effects.review_effect(
        municipality_id=municipality.pk, indicators=[], organizations=[], decision=decision,
        year_before=2025, year_after=2026, by=specialist, judgement=Judgement.EARLY, text="Рано",
    )  # fmt: skip

    counts = [1, 1, 0, 1, 0, 1, 1]
    for start in (value, one, decision, effect):
        assert [len(stage.links) for stage in chain_of(start, specialist)] == counts
    assert [stage.title for stage in chain_of(value, specialist) if not stage.links] == [
        "Обоснование",
        "Мера",
    ]


def test_gaps_name_what_the_chain_lacks(value, municipality, specialist, official):
    DeviationFactory(municipality=municipality, indicator_value=value, state="accepted")
    assert [(gap.key, gap.count) for gap in chain_gaps(specialist, TODAY)] == [("deviations", 1)]

    one = TargetedRecommendationFactory(
        municipality=municipality, organization=value.organization, indicator_value=value
    )
    ordered(one, specialist, official)
    assert [gap.key for gap in chain_gaps(specialist, TODAY)] == ["unsent"]

    send_recommendation(one, sent_on=TODAY, by=specialist)
    later = datetime.date(2026, 12, 21)
    assert [gap.key for gap in chain_gaps(specialist, later)] == ["overdue", "measures", "without-decision"]


def test_decision_is_controlled_until_it_is_closed(municipality, official, specialist):
    decision = decisions.make_decision(
        municipality, kind="help", text="Помочь", ground_text="Итоги", responsible_text="Отдел",
        due_on=TODAY, by=official,
    )  # fmt: skip
    assert decision.is_overdue(TODAY + datetime.timedelta(days=1))

    with pytest.raises(ForbiddenTransition, match="на контроле"):
        decisions.close_decision(decision, by=official)
    decisions.report_decision(decision, text="Методист закреплён", by=specialist)
    closed = decisions.close_decision(decision, by=official)
    assert (closed.state, closed.closed_by) == ("closed", official)


def test_edited_draft_renews_the_annex_of_its_order_and_stays_in_it(recommendation, specialist):
    order = actions.draft_recommendation_order([recommendation], subject="качество", by=specialist)
    recommendation.refresh_from_db()

    actions.edit_recommendation(recommendation, text="Провести повторную работу", by=specialist)

    order.refresh_from_db()
    table = next(part for part in order.texts["annexes"] if part.get("bound") == "recommendations")
    assert "Провести повторную работу" in table["text"]
    with pytest.raises(NotYet, match="стоит в приложении"):
        actions.drop_recommendation(recommendation, by=specialist)


def test_draft_outside_of_an_order_is_dropped(recommendation, specialist):
    actions.drop_recommendation(recommendation, by=specialist)

    assert type(recommendation).objects.count() == 0
