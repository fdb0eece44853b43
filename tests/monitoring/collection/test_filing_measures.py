"""НОКО: its shortcomings are removed by activities of the plan, whose tasks tell how it goes (MC-05)."""

import datetime

import pytest
from django.urls import reverse

from monitoring.models import FilingMeasure
from plans.models import Edition
from tests.factories import (
    ActivityFactory,
    EditionFactory,
    FilingMeasureFactory,
    PlanFactory,
    ReportFilingFactory,
    ReportingFormFactory,
    TaskFactory,
)

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")
ASSESSED = datetime.date(2025, 5, 17)


@pytest.fixture
def form(municipality):
    return ReportingFormFactory(
        municipality=municipality, short_name="НОКО", due_text="", every_year_count=3, giver_kinds=["school"]
    )


@pytest.fixture
def filing(form, school):
    return ReportFilingFactory(
        reporting_form=form, organization=school, municipality=school.municipality, state="filed", year=2025,
        filed_on=ASSESSED,
    )  # fmt: skip


@pytest.fixture
def draft(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(plan=plan)


@pytest.fixture
def approve(specialist):
    """Its rows stand still from then on."""

    def change(edition):
        Edition.objects.filter(pk=edition.pk).update(
            state="approved", order_number_text="1", order_on=ASSESSED, approved_at="2025-12-01T09:00Z",
            approved_by=specialist,
        )  # fmt: skip

    return change


@pytest.fixture
def proposed(draft):
    return ActivityFactory(
        edition=draft, number_text="3.2", title="План по устранению недостатков независимой оценки качества"
    )


@pytest.fixture
def activity(proposed, draft, approve):
    """In a plan that is in force."""
    approve(draft)
    return proposed


def words(answer):
    return " ".join(answer.content.decode().split())


def page_of(filing):
    return reverse("monitoring:filing-detail", args=[filing.pk])


def do(client, filing, verb, **given):
    address = reverse(f"monitoring:filing-measure-{verb}", args=[filing.pk])
    return words(client.post(address, given, follow=True))


def test_activity_is_suggested_found_linked_and_taken_back(filing, activity, department):
    assert activity.title in words(department.get(page_of(filing)))
    assert activity.title not in words(department.get(page_of(filing), {"find": "олимпиада"}))
    assert activity.title in words(department.get(page_of(filing), {"find": "3.2"}))

    do(department, filing, "link", activity=activity.pk, kind="plan")
    [kept] = FilingMeasure.objects.all()
    assert (kept.kind, kept.plan, kept.activity_key) == ("plan", activity.edition.plan, activity.key)
    assert kept.linked_by.username == "specialist"
    assert "уже связано" in do(department, filing, "link", activity=activity.pk, kind="report")

    do(department, filing, "unlink", measure=kept.pk)
    assert FilingMeasure.objects.count() == 0


def test_tasks_of_the_organisation_tell_how_it_goes(
    filing, form, activity, school, other_school, department, school_head
):
    FilingMeasureFactory(filing=filing, plan=activity.edition.plan, activity_key=activity.key)
    assert "заданий нет" in words(department.get(page_of(filing)))
    own = TaskFactory(activity=activity, organization=school, due_on=datetime.date(2026, 9, 1))
    TaskFactory(activity=activity, organization=other_school, due_on=datetime.date(2026, 12, 1))

    cycle = reverse("monitoring:reporting-form-cycle", args=[form.pk])
    assert "просрочено" in words(department.get(page_of(filing)))
    assert "исполнено 0 из 1" in words(department.get(cycle))

    type(own).objects.filter(pk=own.pk).update(
        state="accepted", submitted_at="2026-09-01T09:00Z", submitted_by=school_head
    )
    assert reverse("monitoring:task-detail", args=[own.pk]) in words(department.get(page_of(filing)))
    assert "исполнено 1 из 1" in words(department.get(cycle))


def test_where_it_has_no_task_of_its_own_those_of_everybody_count(
    filing, activity, other_school, authority, department
):
    FilingMeasureFactory(filing=filing, plan=activity.edition.plan, activity_key=activity.key)
    for organization in (other_school, authority):
        TaskFactory(activity=activity, organization=organization, due_on=datetime.date(2026, 12, 1))

    page = words(department.get(page_of(filing)))
    assert "выполняется" in page
    assert "0 из 2 заданий" in page


def test_only_an_assessment_that_has_been_has_measures(form, filing, activity, department):
    yearly = ReportFilingFactory(
        reporting_form=ReportingFormFactory(municipality=form.municipality),
        organization=filing.organization,
        municipality=form.municipality,
    )
    assert "Устранение недостатков" not in words(department.get(page_of(yearly)))
    assert "раз в несколько лет" in do(department, yearly, "link", activity=activity.pk, kind="plan")

    type(filing).objects.filter(pk=filing.pk).update(filed_on=None, state="expected")
    assert "после того, как оценка проведена" in words(department.get(page_of(filing)))
    assert "Оценки ещё не было" in do(department, filing, "link", activity=activity.pk, kind="plan")
    assert FilingMeasure.objects.count() == 0


def test_a_draft_of_a_plan_is_not_offered(filing, proposed, department):
    assert proposed.title not in words(department.get(page_of(filing)))
    assert "Найдите его заново" in do(department, filing, "link", activity=proposed.pk, kind="plan")


def test_a_school_sees_its_own_and_links_nothing(filing, activity, head, enter_as, other_head):
    kept = FilingMeasureFactory(filing=filing, plan=activity.edition.plan, activity_key=activity.key)
    page = words(head.get(page_of(filing)))

    assert activity.title in page
    assert "Снять связь" not in page
    unlink = reverse("monitoring:filing-measure-unlink", args=[filing.pk])
    assert head.post(unlink, {"measure": kept.pk}).status_code == 403
    assert enter_as(other_head).post(unlink, {"measure": kept.pk}).status_code == 404


def test_taking_for_review_is_seen_by_the_school(filing, department, head):
    take = reverse("monitoring:filing-take", args=[filing.pk])
    assert head.post(take).status_code == 403
    department.post(take)

    filing.refresh_from_db()
    assert (filing.state, filing.reviewed_at) == ("in_review", None)
    assert "на проверке" in words(head.get(page_of(filing)))
    again = words(department.post(take, follow=True))
    assert "Отчёт сейчас «на проверке»" in again
    assert "Взять на проверку" not in again
    department.post(reverse("monitoring:filing-accept", args=[filing.pk]))
    filing.refresh_from_db()
    assert filing.state == "accepted"


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, filing, form, draft, approve, school, department, django_assert_num_queries):
    for _ in range(count):
        activity = ActivityFactory(edition=draft, title="Независимая оценка")
        FilingMeasureFactory(filing=filing, plan=draft.plan, activity_key=activity.key)
        TaskFactory(activity=activity, organization=school)
    approve(draft)
    department.get(page_of(filing))

    with django_assert_num_queries(12):
        department.get(page_of(filing))
    with django_assert_num_queries(14):
        department.get(reverse("monitoring:reporting-form-cycle", args=[form.pk]))
