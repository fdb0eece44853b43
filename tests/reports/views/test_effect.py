"""Effects on pages: judging, the summary that agrees with the lists (EF-01..EF-03)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.states import EditionState
from reports.models import EffectivenessReview
from tests.factories import (
    ActivityFactory,
    ActivityIndicatorFactory,
    EditionFactory,
    EffectChangeFactory,
    EffectivenessReviewFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    ManagementDecisionFactory,
    PlanFactory,
    SectionFactory,
    TargetedRecommendationFactory,
    TaskFactory,
)

NEW = reverse("reports:effect-new")
YEAR = 2026


@pytest.fixture
def measure(municipality, authority, school, specialist):
    plan = PlanFactory(municipality=municipality, owner=authority)
    plan.starts_on, plan.ends_on = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
    plan.save()
    edition = EditionFactory(
        plan=plan, state=EditionState.APPROVED, order_number_text="1", order_on="2026-01-12",
        approved_at=timezone.now(), approved_by=specialist,
    )  # fmt: skip
    indicator = IndicatorFactory(municipality=municipality)
    section = SectionFactory(edition=edition, direction=indicator.direction)
    done = ActivityFactory(edition=edition, section=section, title="Разбор заданий")
    ActivityFactory(edition=edition, section=section, title="Ещё мера")
    TaskFactory(
        activity=done, organization=school, state="accepted", due_on=datetime.date(YEAR, 3, 1),
        submitted_at=datetime.datetime(YEAR, 4, 1, tzinfo=datetime.UTC), submitted_by=specialist,
    )  # fmt: skip
    return done


def words(**changes):
    given = {"year_before": 2025, "year_after": YEAR, "judgement": "early", "text": "Данных ещё нет"}
    return {**given, **changes}


def test_judging_early_needs_a_reason(municipality, specialist, enter_as):
    one = TargetedRecommendationFactory(municipality=municipality)
    page = f"{NEW}?recommendation={one.pk}"
    client = enter_as(specialist)

    refused = client.post(page, words())
    assert refused.status_code == 422
    assert "Напишите, почему эффект оценивают раньше" in refused.content.decode()
    client.post(page, words(order_reason="Проверяем ход"))
    assert EffectivenessReview.objects.get().order_reason == "Проверяем ход"


def test_without_values_only_early_is_taken(measure, specialist, enter_as):
    page = f"{NEW}?activity={measure.pk}"

    response = enter_as(specialist).post(page, words(judgement="effective"))

    assert response.status_code == 422
    assert "только «рано судить»" in response.content.decode()
    assert EffectivenessReview.objects.count() == 0


def test_summary_agrees_with_the_lists(measure, municipality, school, other_school, specialist, enter_as):
    direction = measure.section.direction
    review = EffectivenessReviewFactory(
        municipality=municipality, recommendation=None, plan=measure.edition.plan, activity_key=measure.key,
        direction=direction, judgement="partly", compared_count=2,
    )  # fmt: skip
    for organization, zones in ((school, ("red", "yellow")), (other_school, ("green", "red"))):
        EffectChangeFactory(
            review=review, organization=organization, zone_before=zones[0], zone_after=zones[1]
        )

    page = enter_as(specialist).get(f"{reverse('reports:effect-list')}?year={YEAR}")

    row = page.context["rows"][0]
    assert (row.planned, row.done, row.late, row.reviewed, row.with_effect) == (2, 1, 1, 1, 1)
    assert (row.up_words, row.down_words) == ("1 из 2 (50 %)", "1 из 2 (50 %)")
    assert page.context["reviews"] == [(review, review.text)]


def test_effect_names_the_edition_it_has_started(measure, municipality, specialist, enter_as):
    review = EffectivenessReviewFactory(municipality=municipality, recommendation__municipality=municipality)

    enter_as(specialist).post(
        reverse("reports:effect-edition", args=[review.pk]), {"edition": measure.edition_id}
    )

    review.refresh_from_db()
    assert review.edition == measure.edition


def test_without_a_subject_a_sentence_says_where_to_go(specialist, enter_as):
    page = enter_as(specialist).get(NEW, follow=True).content.decode()

    assert "на странице рекомендации, решения или мероприятия" in page


def test_measure_shows_and_takes_indicators(measure, municipality, specialist, enter_as):
    indicator = IndicatorFactory(municipality=municipality, name="Доля освоивших")
    client = enter_as(specialist)

    client.post(reverse("reports:activity-indicator", args=[measure.pk]), {"indicator": indicator.pk})
    part = client.get(
        reverse("reports:activity-chain", args=[measure.pk]), headers={"HX-Request": "true"}
    ).content.decode()

    assert "Доля освоивших" in part
    assert "<html" not in part


def test_roll_over_shows_which_indicators_have_moved(measure, municipality, school, specialist, enter_as):
    indicator = IndicatorFactory(municipality=municipality, name="Доля освоивших")
    own = {"municipality": municipality, "organization": school, "indicator": indicator}
    IndicatorValueFactory(**own, year=YEAR - 1, value=60, numerator=12, denominator=20)
    IndicatorValueFactory(**own, year=YEAR, value=75, numerator=15, denominator=20)
    ActivityIndicatorFactory(
        municipality=municipality, plan=measure.edition.plan, activity_key=measure.key, indicator=indicator
    )
    page = reverse("reports:edition-moved", args=[measure.edition_id])

    part = enter_as(specialist).get(page, headers={"HX-Request": "true"}).content.decode()

    assert "Доля освоивших: 60,0 → 75,0 %." in part
    assert "<html" not in part


def test_list_names_what_was_judged(municipality, measure, specialist, enter_as):
    """Of a decision its words, of a measure those of the verdict; never «None»."""
    decision = ManagementDecisionFactory(municipality=municipality, text="Закрепить методиста.")
    own = {"municipality": municipality, "recommendation": None}
    EffectivenessReviewFactory(**own, decision=decision)
    EffectivenessReviewFactory(
        **own, plan=measure.edition.plan, activity_key=measure.key, text="Дни открытых уроков прошли."
    )

    page = enter_as(specialist).get(f"{reverse('reports:effect-list')}?year={YEAR}")

    assert [words for _, words in page.context["reviews"]] == [
        "Дни открытых уроков прошли.",
        "Закрепить методиста.",
    ]
