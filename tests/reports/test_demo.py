"""The demo municipality tells the management chain: each link in each state, some gaps, papers without holes.

One copy of the demo for the file; nothing is written to it. The days of the script are checked for every day
of a year without loading anything.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connections
from django.test import Client

from monitoring.models import DataRemark, LowPerformance, ReportFiling, Weakness
from msoko import database
from msoko.lib import row_security
from msoko.people.middleware import SESSION_MUNICIPALITY, SESSION_POSITION
from msoko.people.models import Municipality, Position, User
from reports import models
from reports.actions import document_paper
from reports.chain_queries import chain_of
from reports.cycle_queries import shown_cycles
from reports.decision_states import DecisionState
from reports.demo import DEMO
from reports.demo_contexts import Cast
from reports.gap_queries import chain_gaps
from reports.kinds import DocumentKind
from reports.mailing_states import MailingState
from reports.models import AddresseeKind, Judgement, TargetedRecommendation
from reports.papers.model import paper_gaps
from reports.readiness import ReadinessLevel
from reports.readiness_queries import matrix
from reports.recommendation_states import RecommendationState
from tests import databases

SCRIPT = json.loads((DEMO / "chain.json").read_text())
KINDS_OF_GAPS = 10


@dataclass
class Demo:
    municipality: Municipality
    today: datetime.date

    def person(self, login: str) -> User:
        position = Position.objects.select_related("user").filter(user__username=login).order_by("pk")[0]
        return position.user.acting_as(position)

    def page(self, login: str, url: str) -> str:
        with row_security.entered(self.municipality.pk):
            user = self.person(login)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[SESSION_POSITION] = user.position.pk
        session[SESSION_MUNICIPALITY] = self.municipality.pk
        session.save()
        response = client.get(url)
        assert response.status_code == 200, url
        return response.content.decode()


@pytest.fixture(scope="module")
def demo_copy(django_db_setup: None, worker_id: str, django_db_blocker) -> Iterator[Demo]:
    databases.ensure_template(databases.DEMO_TEMPLATE)
    own = connections["default"]
    usual = own.settings_dict["NAME"]
    with (
        databases.copy_of(databases.DEMO_TEMPLATE, f"{worker_id}_told") as name,
        django_db_blocker.unblock(),
    ):
        try:
            own.close()
            own.settings_dict.update({**database.database_settings("app"), "NAME": name})
            yield Demo(Municipality.objects.get(), datetime.datetime.now(datetime.UTC).date())
        finally:
            own.close()
            own.settings_dict.update({**database.database_settings("app"), "NAME": usual})


@pytest.fixture
def demo(demo_copy: Demo, django_db_blocker) -> Iterator[Demo]:
    """Inside of its municipality, for as long as the test looks at rows."""
    with django_db_blocker.unblock(), row_security.entered(demo_copy.municipality.pk):
        yield demo_copy


def every(choices) -> set[str]:
    return {str(one) for one in choices}


def test_recommendations_stand_in_every_state_and_speak_to_everybody(demo):
    rows = TargetedRecommendation.objects.all()

    assert set(rows.values_list("state", flat=True)) == every(RecommendationState)
    assert set(rows.values_list("addressee_kind", flat=True)) == every(AddresseeKind)
    drafts = rows.filter(state=RecommendationState.DRAFT)
    assert {one.order_id is None for one in drafts} == {True, False}
    grounds = ("indicator_value", "deviation", "weakness", "analysis")
    assert [name for name in grounds if not rows.filter(**{f"{name}__isnull": False}).exists()] == []
    # Some were told by letters, some otherwise; one is late.
    sent = rows.exclude(sent_on=None)
    assert {one.mailing_id is None for one in sent} == {True, False}
    assert rows.overdue(demo.today).exists()


def test_organizations_have_accepted_answered_and_been_asked_again(demo):
    answers = models.RecommendationAnswer.objects.all()

    assert answers.filter(accepted_at=None).exists()
    assert answers.filter(accepted_at__isnull=False, answered_at=None, return_reason="").exists()
    assert answers.filter(answered_at__isnull=False).exclude(proof_url="").exists()
    assert answers.exclude(return_reason="").exists()
    told = answers.filter(answered_at__isnull=False).select_related("recommendation")
    assert [one for one in told if one.answered_at < one.accepted_at] == []
    assert [one for one in told if one.accepted_at.date() < one.recommendation.sent_on] == []


def test_decisions_stand_in_every_state_and_come_from_everywhere(demo):
    rows = models.ManagementDecision.objects.all()

    assert set(rows.values_list("state", flat=True)) == every(DecisionState)
    assert rows.filter(recommendation__isnull=False).exists()
    clauses = rows.filter(document__kind=DocumentKind.MINUTES).exclude(clause_text="")
    assert {one.document_id for one in clauses} == {one.pk for one in minutes()}
    assert [one.text for one in clauses if "Срок" in one.text] == []
    assert rows.exclude(ground_text="").filter(document=None, recommendation=None).exists()
    late = {one.is_overdue(demo.today) for one in rows}
    assert late == {True, False}


def minutes():
    return models.Document.objects.filter(kind=DocumentKind.MINUTES, state="registered")


def test_effects_have_every_verdict_and_their_words_are_true(demo):
    reviews = list(models.EffectivenessReview.objects.prefetch_related("changes__indicator"))

    assert {one.judgement for one in reviews} == every(Judgement)
    assert [one for one in reviews if not one.next_text] == []
    moves = {Judgement.EFFECTIVE: {1}, Judgement.INEFFECTIVE: {-1}}
    for review in reviews:
        if review.judgement in moves:
            signs = {sign(change) for change in review.changes.all()}
            assert signs == moves[review.judgement], review


def sign(change: models.EffectChange) -> int:
    """1 when it has become better."""
    difference = change.value_after - change.value_before
    better = -difference if change.indicator.better == "down" else difference
    return 1 if better > 0 else -1 if better < 0 else 0


def test_chain_is_whole_from_the_indicator_to_the_effect(demo):
    user = demo.person("specialist")
    whole = []
    for recommendation in TargetedRecommendation.objects.filter(state=RecommendationState.EVALUATED):
        stages = chain_of(recommendation, user)
        if all(stage.links for stage in stages):
            whole.append(recommendation)

    assert len(stages) == 7
    assert whole


def test_gaps_are_of_several_kinds_but_never_everywhere(demo):
    gaps = chain_gaps(demo.person("specialist"), demo.today)

    assert 5 <= len(gaps) < KINDS_OF_GAPS
    given = TargetedRecommendation.objects.exclude(sent_on=None).count()
    assert [gap.key for gap in gaps if gap.count >= given] == []


def test_registered_papers_have_no_holes(demo):
    registered = models.Document.objects.filter(state="registered").select_related("municipality")
    papers = list(registered)

    kinds = Counter(one.kind for one in papers)
    assert kinds[DocumentKind.ORDER_ON_RECOMMENDATIONS] == 3
    assert {*kinds} >= {DocumentKind.MINUTES, DocumentKind.BRIEFING_ANALYTICAL, DocumentKind.LETTER}
    holes = {str(one): [gap.hint for gap in paper_gaps(document_paper(one))] for one in papers}
    assert {name: gaps for name, gaps in holes.items() if gaps} == {}
    states = set(models.Mailing.objects.values_list("state", flat=True))
    assert states == {MailingState.DRAFT, MailingState.REGISTERED}


def test_problems_and_risks_have_owners(demo):
    rows = Weakness.objects.all()

    assert not rows.filter(owner=None).exists()
    assert {one.kind for one in rows} == {"problem", "risk"}
    assert len({one.state for one in rows}) == 4


def test_lists_of_schools_hold_exams(demo):
    grounds = LowPerformance.objects.filter(kind="low_results").values_list("ground", flat=True)
    named = {line.split(",")[0] for ground in grounds for line in ground}

    assert named == {"ВПР", "ОГЭ", "ЕГЭ"}


def test_cycles_are_led_by_proofs_and_by_hand(demo):
    shown = shown_cycles(models.ManagementCycle.objects.all(), demo.person("specialist"))

    assert len(shown) == 4
    stages = [stage for cycle in shown for stage in cycle.stages]
    assert any(one.is_passed for one in stages)
    assert any(not one.is_passed for one in stages)
    assert any(one.stage.closed_at for one in stages)
    assert models.OutsideEntry.objects.count() == 4


def test_readiness_has_every_level_and_criteria_left_open(demo):
    found = matrix(demo.person("specialist"), demo.today.year)

    assert {row.score.level for row in found.rows} == set(ReadinessLevel)
    assert 0 < found.score.open_count < models.Criterion.objects.count()
    points = set(models.CriterionScore.objects.values_list("points", flat=True))
    assert points == {0, 1, 2}


def test_reports_and_remarks_to_data_are_there(demo):
    noko = ReportFiling.objects.filter(reporting_form__code="noko")

    assert noko.filter(state="accepted").exists()
    assert ReportFiling.objects.filter(state="expected").exists()
    assert {one.closed_at is None for one in DataRemark.objects.all()} == {True, False}


@pytest.mark.parametrize(
    ("login", "url", "words"),
    [
        ("specialist", "/reports/recommendations/", "эффект оценён"),
        ("specialist", "/reports/decisions/", "просрочено"),
        ("specialist", "/reports/gaps/", "Решения просрочены"),
        ("specialist", "/reports/cycles/", "не по порядку"),
        ("specialist", "/reports/effects/", "Провести для школ с низкими результатами семинар"),
        ("specialist", "/reports/outside-entries/", "МИАС"),
        ("specialist", "/reports/mailings/", "по приказу № 418"),
        ("specialist", "/monitoring/filings/", "Самообследование"),
        ("nachalnik", "/", "Пробелы цепочки"),
        ("nachalnik", "/reports/readiness/", "готово частично"),
        ("school4", "/", "Рекомендации: 4 ждут ответа"),
        ("school4", "/reports/recommendations/", "вернули: ответьте снова"),
        ("sad5", "/reports/recommendations/", "примите к исполнению"),
    ],
)
def test_pages_tell_it(demo_copy, django_db_blocker, login, url, words):
    with django_db_blocker.unblock():
        shown = demo_copy.page(login, url)

    assert words in shown
    assert 'class="empty"' not in shown
    assert "None" not in shown


YEAR = [datetime.date(2028, 1, 1) + datetime.timedelta(days=number) for number in range(366)]


def test_told_year_is_over_and_its_papers_are_written_on_every_day():
    for today in YEAR:
        cast = Cast(None, None, None, today)
        papers = [one["on"] for one in SCRIPT["papers"].values() if "on" in one]
        letters = [
            one["letters"]["on"] for one in SCRIPT["papers"].values() if "on" in one.get("letters", {})
        ]
        sent = [one["sent"] for one in SCRIPT["recommendations"] if one.get("sent", "mailing") != "mailing"]
        entries = [one["on"] for one in SCRIPT["outside_entries"]]
        days = [cast.day(text) for text in (*papers, *letters, *sent, *entries)]

        assert max(days) <= today, today
        assert today - datetime.timedelta(days=366) <= datetime.date(cast.year, 11, 10), today


def test_days_of_the_script_are_read():
    november = Cast(None, None, None, datetime.date(2026, 11, 26))
    january = Cast(None, None, None, datetime.date(2026, 1, 10))

    assert (november.year, january.year) == (2026, 2025)
    assert november.day("-1-11-05") == datetime.date(2025, 11, 5)
    assert january.day("+0-10-20") == datetime.date(2025, 10, 20)
    assert january.day("today+25") == datetime.date(2026, 2, 4)
    with pytest.raises(AssertionError, match="no such day"):
        january.day("вчера")


def test_every_row_of_the_script_names_a_day_to_come_or_one_that_is_over():
    """What a school still owes must not be late already on some days of the year."""
    owed = [one for one in SCRIPT["recommendations"] if one.get("path") in ("accepted", "sent", "returned")]
    late = [one["key"] for one in owed if not one["due"].startswith("today+")]

    assert late == ["sad5-parents"]
