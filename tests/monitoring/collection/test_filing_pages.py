"""The reporting calendar: presets, reports of a year, placement, «кто не отчитался», the cycle of НОКО."""

import datetime

import pytest
from django.urls import reverse

from monitoring.models import Reminder, ReportFiling, ReportingForm
from tests.factories import OrganizationFactory, ReportFilingFactory, ReportingFormFactory

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")
LIST = reverse("monitoring:filing-list")


@pytest.fixture
def form(municipality):
    return ReportingFormFactory(
        municipality=municipality,
        due_text="ежегодно до 20 апреля",
        giver_kinds=["school"],
        year_shift=-1,
        is_placement_needed=True,
    )


@pytest.fixture
def filing(form, school):
    return ReportFilingFactory(
        reporting_form=form, organization=school, municipality=school.municipality, due_on="2026-04-20"
    )


def words(answer):
    return " ".join(answer.content.decode().split())


def do(client, filing, verb, **given):
    return client.post(reverse(f"monitoring:filing-{verb}", args=[filing.pk]), given, follow=True)


def test_presets_are_taken_in_one_click_and_twice_change_nothing(department, municipality):
    first = words(department.post(reverse("monitoring:presets-adopt"), follow=True))
    forms = set(ReportingForm.objects.values_list("pk", "due_text"))
    again = words(department.post(reverse("monitoring:presets-adopt"), follow=True))

    assert "Самообследование" in first
    assert len(forms) >= 8
    assert "форм отчётности 0" in again
    assert set(ReportingForm.objects.values_list("pk", "due_text")) == forms


def test_reports_of_a_year_are_made_once_and_a_new_date_is_for_the_next_ones(
    form, school, other_school, department
):
    make = reverse("monitoring:filings-plan")
    assert "добавлено: 2." in words(department.post(make, {"year": "2026"}, follow=True))
    given = {
        "code": form.code,
        "short_name": "СО",
        "title": form.title,
        "due_text": "ежегодно до 1 мая",
        "every_year_count": 1,
        "year_shift": -1,
        "giver_kinds": ["school"],
    }

    wrong = department.post(
        reverse("monitoring:reporting-form-edit", args=[form.pk]), {**given, "due_text": "когда-нибудь"}
    )
    department.post(reverse("monitoring:reporting-form-edit", args=[form.pk]), given)

    assert "не понят" in words(wrong)
    assert "добавлено: 0." in words(department.post(make, {"year": "2026"}, follow=True))
    assert "добавлено: 2." in words(department.post(make, {"year": "2027"}, follow=True))
    assert set(ReportFiling.objects.values_list("year", "due_on")) == {
        (2025, datetime.date(2026, 4, 20)),
        (2026, datetime.date(2027, 5, 1)),
    }


def test_report_is_filed_returned_filed_accepted_and_its_placement_confirmed(filing, head, department):
    assert "ещё не наступила" in words(do(head, filing, "file", filed_on="2026-12-01"))
    do(head, filing, "file", filed_on="2026-05-02")
    assert "размещение не подтверждено" in words(department.get(f"{LIST}?show=waiting"))
    do(department, filing, "return", reason="Нужна ссылка.")
    assert "Нужна ссылка." in words(do(head, filing, "file", filed_on="вчера"))
    do(head, filing, "file", filed_on="2026-05-02", placement_url="https://school.example.org/report")
    do(department, filing, "check")
    do(department, filing, "accept")

    filing.refresh_from_db()
    assert (filing.state, filing.checked_by.username) == ("accepted", "specialist")
    assert "опоздание 12 дней" in words(head.get(reverse("monitoring:filing-detail", args=[filing.pk])))


def test_accepted_without_a_link_says_so(filing, head, department):
    do(head, filing, "file", filed_on="2026-04-02")
    do(department, filing, "accept")

    assert "размещение не подтверждено" in words(department.get(f"{LIST}?show=unplaced"))
    assert "проверять нечего" in words(do(department, filing, "check"))


def test_those_who_are_late_get_one_letter_with_all_they_owe(filing, form, school_head, department):
    ReportFilingFactory(
        reporting_form=ReportingFormFactory(municipality=form.municipality, short_name="ОО-2"),
        organization=filing.organization,
        municipality=form.municipality,
        due_on="2026-04-20",
    )
    school_head.email = "head@example.org"
    school_head.save()

    department.post(reverse("monitoring:filings-remind"))

    letter = Reminder.objects.get()
    assert letter.body_text.count("опоздание 168 дн.") == 2


def test_independent_assessment_comes_every_three_years(municipality, school, other_school, department):
    form = ReportingFormFactory(
        municipality=municipality,
        short_name="НОКО",
        due_text="не реже 1 раза в 3 года",
        every_year_count=3,
        giver_kinds=["school"],
    )
    last = reverse("monitoring:reporting-form-last", args=[form.pk])

    department.post(last, {"organization": school.pk, "filed_on": "2023-05-17"})
    department.post(last, {"organization": other_school.pk, "filed_on": "2025-05-17"})
    page = words(department.get(reverse("monitoring:reporting-form-cycle", args=[form.pk])))

    assert "В 2026 году сдают 1 из 2" in page
    assert "просрочено" in page
    assert "в этом году не требуется" in page


def test_a_date_of_an_order_is_set_for_those_who_have_not_filed(form, filing, department):
    ReportFiling.objects.update(due_on=None)

    department.post(
        reverse("monitoring:reporting-form-date", args=[form.pk]),
        {"year": filing.year, "due_on": "2026-11-01"},
    )

    assert ReportFiling.objects.get().due_on == datetime.date(2026, 11, 1)


def test_a_school_sees_its_own_reports_only(filing, other_school, enter_as, other_head, head):
    stranger = enter_as(other_head)

    assert filing.reporting_form.short_name not in words(stranger.get(f"{LIST}?show=all"))
    assert do(stranger, filing, "file", filed_on="2026-05-01").status_code == 404
    assert do(head, filing, "accept").status_code == 403
    assert head.get(reverse("monitoring:reporting-form-list")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, form, department, django_assert_num_queries):
    for _ in range(count):
        one = ReportFilingFactory(
            reporting_form=form,
            organization=OrganizationFactory(municipality=form.municipality),
            municipality=form.municipality,
        )
    department.get(LIST)

    with django_assert_num_queries(13):
        department.get(LIST)
    with django_assert_num_queries(9):
        department.get(reverse("monitoring:filing-detail", args=[one.pk]))
    with django_assert_num_queries(11):
        department.get(reverse("monitoring:reporting-form-cycle", args=[form.pk]))
