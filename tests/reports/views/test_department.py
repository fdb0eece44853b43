"""The day of the department, the search, and where each role lands."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.states import TaskState
from plans.states import EditionState
from reports import queries
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    EditionFactory,
    OrganizationFactory,
    PlanFactory,
    TaskFactory,
    UserFactory,
)

TODAY = datetime.date(2026, 3, 16)
NOON = datetime.datetime(2026, 3, 10, 9, tzinfo=datetime.UTC)


@pytest.fixture
def edition(authority):
    return EditionFactory(plan=PlanFactory(municipality=authority.municipality, owner=authority))


@pytest.fixture
def activity(edition):
    return ActivityFactory(edition=edition, title="Мониторинг объективности", number_text="2.4")


@pytest.fixture
def on_the_day(time_machine):
    time_machine.move_to("2026-03-16 12:00 +0300", tick=False)


def task(activity, school, *, days: int, state: TaskState = TaskState.OPEN, occurrence: int = 0, **facts):
    if state in (TaskState.SUBMITTED, TaskState.ACCEPTED):
        facts |= {"submitted_at": NOON, "submitted_by": UserFactory()}
    due_on = TODAY + datetime.timedelta(days=days)
    return TaskFactory(
        activity=activity, organization=school, due_on=due_on, state=state, occurrence=occurrence, **facts
    )


def statements(captured: CaptureQueriesContext) -> int:
    return len([query for query in captured if "SAVEPOINT" not in query["sql"]])


def found_by(client, words: str) -> str:
    response = client.get(reverse("reports:search"), {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def test_counts_tell_each_condition_once(specialist, activity, school):
    task(activity, school, days=-1, occurrence=0)
    task(activity, school, days=0, occurrence=1)
    task(activity, school, days=7, occurrence=2)
    task(activity, school, days=8, occurrence=3)
    task(activity, school, days=-3, state=TaskState.RETURNED, occurrence=4)
    task(activity, school, days=-3, state=TaskState.SUBMITTED, occurrence=5)
    task(activity, school, days=-3, state=TaskState.ACCEPTED, occurrence=6)
    task(activity, school, days=-3, state=TaskState.CLOSED, occurrence=7, closing_reason="не проводится")

    counts = queries.day_counts(specialist, today=TODAY)

    assert (counts.total, counts.accepted, counts.submitted, counts.returned) == (7, 1, 1, 1)
    assert (counts.overdue, counts.due_this_week) == (2, 2)
    assert counts.oldest_submitted_at == NOON
    assert counts.accepted_percent == 14


def test_day_without_tasks_has_no_percent(specialist):
    counts = queries.day_counts(specialist, today=TODAY)

    assert (counts.accepted_percent, counts.oldest_submitted_at) == (0, None)


def test_late_organizations_stand_by_the_length_of_their_list(specialist, activity, school, other_school):
    task(activity, school, days=-1)
    for occurrence in range(2):
        task(activity, other_school, days=-2, occurrence=occurrence)
    task(activity, school, days=1, occurrence=5)

    late = queries.late_organizations(specialist, today=TODAY)

    assert [(line["organization__short_name"], line["count"]) for line in late] == [
        ("Школа № 102", 2),
        ("Школа № 101", 1),
    ]


def test_nearest_dates_count_the_answers_still_owed(specialist, activity, school, other_school):
    for organization in (school, other_school):
        task(activity, organization, days=3)
    task(activity, school, days=2, state=TaskState.ACCEPTED, occurrence=1)
    task(activity, school, days=-1, occurrence=2)

    [line] = queries.nearest_dates(specialist, today=TODAY)

    assert (line["due_on"], line["count"]) == (TODAY + datetime.timedelta(days=3), 2)


def test_day_of_the_specialist_opens_with_what_waits(specialist, activity, school, enter_as, on_the_day):
    task(activity, school, days=-1, state=TaskState.SUBMITTED)

    shown = enter_as(specialist).get("/").content.decode()

    assert "16 марта, понедельник" in shown
    assert "Проверить 1 ответ" in shown
    assert activity.edition.plan.title in shown


def test_day_of_the_specialist_without_answers_offers_the_import(specialist, enter_as):
    shown = enter_as(specialist).get("/").content.decode()

    assert "Загрузить план из файла" in shown
    assert "Заданий пока нет" in shown


@pytest.mark.parametrize("role", ["official", "observer", "administrator"])
def test_others_of_the_department_see_the_day_without_buttons(role, request, activity, school, enter_as):
    task(activity, school, days=-1, state=TaskState.SUBMITTED)

    shown = enter_as(request.getfixturevalue(role)).get("/").content.decode()

    assert "Ближайшие сроки" in shown
    assert "Проверить 1 ответ" not in shown
    assert "Загрузить план из файла" not in shown


def test_school_head_lands_on_the_own_tasks(school_head, other_school, activity, school, edition, enter_as):
    foreign = ActivityFactory(edition=edition, title="Только для другой школы")
    edition.state = EditionState.APPROVED
    edition.order_number_text, edition.order_on = "5", TODAY
    edition.approved_at, edition.approved_by = NOON, UserFactory()
    edition.save()
    task(activity, school, days=3)
    task(foreign, other_school, days=3)

    shown = enter_as(school_head).get("/").content.decode()

    assert "Мониторинг объективности" in shown
    assert "Только для другой школы" not in shown
    assert "Кто не ответил в срок" not in shown


def test_person_without_position_is_told_so(municipality):
    client = Client()
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/").status_code == 403


def test_day_shows_nothing_of_another_municipality(stranger, activity, school, enter_as):
    task(activity, school, days=-1)

    shown = enter_as(stranger).get("/").content.decode()

    assert "Школа № 101" not in shown
    assert activity.edition.plan.title not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_day_costs_the_same_for_any_number_of_tasks(specialist, authority, count, enter_as, on_the_day):
    for number in range(count):
        plan = PlanFactory(municipality=authority.municipality, owner=authority, title=f"План {number}")
        activity = ActivityFactory(edition=EditionFactory(plan=plan))
        organization = OrganizationFactory(municipality=authority.municipality)
        task(activity, organization, days=-1)
        task(activity, organization, days=1, occurrence=1)
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as captured:
        shown = client.get("/").content.decode()

    assert shown.count("ждём 1 ответ") == count
    assert statements(captured) == 12


@pytest.mark.parametrize("words", ["мониторинга", "объективность", "2.4", "МОНИТОРИНГ объективности"])
def test_search_finds_activities_in_any_form_of_the_words(specialist, activity, enter_as, words):
    shown = found_by(enter_as(specialist), words)

    assert f"#activity-{activity.pk}" in shown
    assert f"Найдено по словам «{words}»: 1" in shown


def test_search_finds_organizations_and_documents(specialist, edition, school, enter_as):
    document = DocumentFactory(edition=edition, title="Об утверждении перечня показателей")
    client = enter_as(specialist)

    assert "Школа № 101" in found_by(client, "№ 101")
    assert reverse("reports:document-detail", args=[document.pk]) in found_by(client, "показатели")


def test_search_leaves_old_editions_out(specialist, activity, edition, enter_as):
    edition.state = EditionState.AMENDED
    edition.order_number_text, edition.order_on = "5", TODAY
    edition.approved_at, edition.approved_by = NOON, specialist
    edition.save()

    assert "Ничего не нашлось" in found_by(enter_as(specialist), "мониторинга")


def test_search_of_a_school_sees_neither_drafts_nor_other_schools(
    school_head, activity, edition, other_school, enter_as
):
    DocumentFactory(edition=edition, title="Об утверждении перечня показателей")
    client = enter_as(school_head)

    assert "Ничего не нашлось" in found_by(client, "мониторинга")
    assert "Ничего не нашлось" in found_by(client, "показатели")
    assert "Школа № 102" not in found_by(client, "Школа")


def test_search_finds_nothing_foreign(stranger, activity, edition, school, enter_as):
    DocumentFactory(edition=edition, title="Об утверждении перечня показателей")
    client = enter_as(stranger)

    for words in ("мониторинга", "показатели", "Школа"):
        assert "Ничего не нашлось" in found_by(client, words)


@pytest.mark.parametrize("words", ["", "   "])
def test_search_without_words_asks_nothing(specialist, enter_as, words):
    assert "Поиск</h1>" in found_by(enter_as(specialist), words)


@pytest.mark.parametrize("words", ["'", '"', "a & b | !", "% _ \\", "<b>", "а" * 500, "а\0б"])
def test_search_survives_odd_words(specialist, activity, enter_as, words):
    assert "<b>" not in found_by(enter_as(specialist), words)


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_any_number_of_finds(specialist, authority, count, enter_as):
    for number in range(count):
        plan = PlanFactory(municipality=authority.municipality, owner=authority)
        edition = EditionFactory(plan=plan)
        ActivityFactory(edition=edition, title=f"Мониторинг {number}")
        DocumentFactory(edition=edition, title=f"О мониторинге {number}")
        OrganizationFactory(municipality=authority.municipality, name=f"Центр «Мониторинг {number}»")
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as captured:
        shown = found_by(client, "мониторинг")

    assert f": {3 * count}</h1>" in shown
    assert statements(captured) == 9


def test_anonymous_is_sent_to_the_door(db):
    for url in ("/", reverse("reports:search")):
        assert Client().get(url)["Location"].startswith("/people/sign-in/")
