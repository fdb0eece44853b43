"""The rules of deadlines: who may set them, what follows."""

import datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from monitoring.due_tasks import reconcile_all, reconcile_municipality
from monitoring.models import Task
from plans.due_queries import due_settings
from plans.models import DuePolicy
from tests.factories import CalendarDayFactory, DuePolicyFactory
from tests.monitoring.views.test_plan_dates import edition, heads, rows, words

__all__ = ["edition", "heads", "rows"]
ADDRESS = "/plans/due-policy/"
GIVEN = {
    "report_lag_days": 10,
    "period_lag_days": "",
    "day_off": "next",
    "school_year_begin_day": 15,
    "school_year_begin_month": 9,
    "school_year_end_day": 25,
    "school_year_end_month": 6,
    "version": 1,
}


def test_rules_are_saved_and_counted_with(enter_as, specialist, municipality):
    response = enter_as(specialist).post(
        f"{ADDRESS}?year=2026", {**GIVEN, "term_1_start": "2026-09-01", "term_1_end": "2026-10-25"}
    )

    assert response.status_code == 302
    settings = due_settings(municipality.pk)
    assert (settings.report_lag_days, settings.day_off, settings.school_year_begin) == (10, "next", (9, 15))
    assert [(one.name, f"{one.end:%d.%m.%Y}") for one in settings.school_calendar] == [
        ("term_1", "25.10.2026")
    ]


def test_the_dates_of_other_years_stay(enter_as, specialist, municipality):
    client = enter_as(specialist)
    dates = {"term_1_start": "2026-09-01", "term_1_end": "2026-10-25"}
    client.post(f"{ADDRESS}?year=2026", {**GIVEN, **dates})
    client.post(f"{ADDRESS}?year=2025", {**GIVEN, "term_1_start": "2025-09-01", "term_1_end": "2025-10-24"})

    assert [one["end"] for one in DuePolicy.objects.get().school_calendar] == ["2025-10-24", "2026-10-25"]


def test_tasks_follow_in_the_background(edition, rows, enter_as, specialist):
    enter_as(specialist).post(ADDRESS, GIVEN)
    job = ProcrastinateJob.objects.get(task_name="reconcile_municipality")

    reconcile_municipality(**job.args)

    assert f"{Task.objects.get(activity=rows[2]).due_on:%d.%m.%Y}" == "10.04.2026"


def test_every_municipality_is_reconciled_at_night(municipality, stranger):
    reconcile_all(timestamp=0)

    assert ProcrastinateJob.objects.filter(task_name="reconcile_municipality").count() >= 2


def test_a_year_without_its_decree_is_named(enter_as, specialist):
    CalendarDayFactory(day="2098-12-31", is_working=False)

    page = enter_as(specialist).get(f"{ADDRESS}?year=2098").content.decode()

    assert [year in page for year in ("Переносов на 2098 год", "Переносов на 2099 год")] == [False, True]


def test_the_calendar_moves_due_dates_off_days_off(municipality):
    DuePolicyFactory(municipality=municipality, day_off="next")
    CalendarDayFactory(day="2026-03-31", is_working=False)
    settings = due_settings(municipality.pk)

    assert f"{settings.due(datetime.date(2026, 3, 31)):%d.%m.%Y}" == "01.04.2026"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"term_1_start": "2026-09-01"}, "укажите обе даты"),
        ({"term_1_start": "2026-10-01", "term_1_end": "2026-09-01"}, "окончание раньше начала"),
        ({"term_1_start": "2024-09-01", "term_1_end": "2024-10-01"}, "не входят в учебный год"),
        ({"school_year_begin_day": 31}, "Такого дня в этом месяце нет"),
        ({"report_lag_days": 90}, "60"),
    ],
)
def test_nonsense_is_refused(change, sentence, enter_as, specialist):
    response = enter_as(specialist).post(f"{ADDRESS}?year=2026", {**GIVEN, **change})

    assert response.status_code == 422
    assert sentence in words(response)
    assert not DuePolicy.objects.exists()


def test_a_second_writer_is_told(enter_as, specialist, municipality):
    DuePolicyFactory(municipality=municipality, version=3)

    response = enter_as(specialist).post(ADDRESS, GIVEN, follow=True)

    assert "правила изменили" in words(response)


def test_who_sets_the_rules(enter_as, specialist, administrator, official, observer, school_head):
    for person, status in (
        (specialist, 200),
        (administrator, 200),
        (official, 403),
        (observer, 403),
        (school_head, 403),
    ):
        assert enter_as(person).get(ADDRESS).status_code == status
