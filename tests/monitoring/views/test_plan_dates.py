"""The page «Сроки»: what waits is grouped, one date serves a group, tasks follow, others are refused."""

import datetime

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.models import Task
from msoko.people.models.body import BodyKind
from plans.deadlines import parse, rule_to_dict
from plans.models import CalendarEvent, DueDecision
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    CalendarEventFactory,
    DueDecisionFactory,
    EditionFactory,
    PlanFactory,
)
from tests.monitoring.test_actions_creating import add_activity

TODAY = datetime.date(2026, 2, 10)
DATE = {"starts_on": "2026-04-15", "ends_on": "2026-05-20", "document_text": "приказ № 12"}


@pytest.fixture
def edition(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(
        plan=plan,
        state="approved",
        order_number_text="1",
        order_on=TODAY,
        approved_at="2026-01-10T10:00Z",
        approved_by=specialist,
    )


@pytest.fixture
def heads(municipality):
    return BodyFactory(
        municipality=municipality, kind=BodyKind.GROUP, name="Руководители школ", group_kinds=["school"]
    )


@pytest.fixture
def rows(edition, heads, school, specialist):
    found = [add_activity(edition, "по графику ФИОКО", heads, title=f"Диктант {n}") for n in (1, 2)]
    found.append(add_activity(edition, "март", heads, title="Семинар"))
    actions.reconcile_tasks(edition, by=specialist, today=TODAY)
    return found


def address(edition, name=""):
    return reverse(f"monitoring:plan-dates{name}", args=[edition.plan_id])


def words(response):
    return response.content.decode()


def test_rows_that_wait_for_the_same_schedule_stand_together(edition, rows, enter_as, specialist):
    page = words(enter_as(specialist).get(address(edition)))

    assert "Сроки не определены: 2 мероприятия" in page
    assert page.count("«по графику ФИОКО»") == 1
    assert "Семинар" not in page


def test_one_event_dates_the_group_and_its_tasks(edition, rows, enter_as, specialist):
    given = {**DATE, "rows": [rows[0].pk, rows[1].pk], "title": "Всероссийские проверочные работы"}

    response = enter_as(specialist).post(address(edition, "-set"), given, follow=True)

    event = CalendarEvent.objects.get()
    assert event.title == "Всероссийские проверочные работы"
    assert DueDecision.objects.filter(event=event).count() == 2
    dues = set(Task.objects.filter(activity__in=rows[:2]).values_list("due_on", flat=True))
    assert dues == {datetime.date(2026, 5, 20)}
    assert "2 получили новый срок" in words(response)
    assert "Все сроки этого плана определены" in words(response)


def test_an_existing_event_is_chosen(edition, rows, enter_as, specialist):
    event = CalendarEventFactory(municipality=edition.municipality)

    enter_as(specialist).post(address(edition, "-set"), {"rows": [rows[0].pk], "event": event.pk})

    assert DueDecision.objects.get().event == event


def test_a_row_gets_a_date_of_its_own(edition, rows, enter_as, specialist):
    enter_as(specialist).post(address(edition, "-set"), {**DATE, "rows": [rows[0].pk]})

    assert not CalendarEvent.objects.exists()
    assert DueDecision.objects.get().document_text == "приказ № 12"


def test_the_document_has_title_number_date_and_link(edition, rows, enter_as, specialist):
    """DL-06: «the document (title, number, date, link)»."""
    document = {
        "document_text": "Приказ Рособрнадзора",
        "document_number": "12",
        "document_on": "2026-01-20",
        "url": "https://obrnadzor.example/12",
    }

    response = enter_as(specialist).post(
        address(edition, "-set"), {**DATE, **document, "rows": [rows[0].pk]}, follow=True
    )

    decision = DueDecision.objects.get()
    assert (decision.document_text, decision.url) == (
        "Приказ Рособрнадзора от 20.01.2026 № 12",
        "https://obrnadzor.example/12",
    )
    assert 'href="https://obrnadzor.example/12"' in words(response)


def test_a_refused_form_keeps_what_was_typed(edition, rows, enter_as, specialist):
    given = {**DATE, "document_text": "", "document_number": "77", "rows": [rows[0].pk]}

    response = enter_as(specialist).post(address(edition, "-set"), {**given, "group": f"group-{rows[0].pk}"})

    assert response.status_code == 422
    assert 'value="77"' in words(response)
    assert 'value="2026-05-20"' in words(response)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("document_text", "Напишите документ"), ("starts_on", "Выберите событие"), ("rows", "хотя бы одно")],
)
def test_what_is_missing_is_named(missing, sentence, edition, rows, enter_as, specialist):
    given = {**DATE, "rows": [rows[0].pk], "group": f"group-{rows[0].pk}"}
    given[missing] = [] if missing == "rows" else ""

    response = enter_as(specialist).post(address(edition, "-set"), given)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not DueDecision.objects.exists()


def test_a_date_is_taken_back_and_the_row_waits_again(edition, rows, enter_as, specialist):
    client = enter_as(specialist)
    client.post(address(edition, "-set"), {**DATE, "rows": [rows[0].pk]})

    client.post(address(edition, "-withdraw"), {"decision": DueDecision.objects.get().pk})

    assert not DueDecision.objects.exists()
    assert Task.objects.get(activity=rows[0]).due_on is None


def test_dates_of_the_results_are_taken_with_one_press(edition, rows, heads, enter_as, specialist):
    text = "Предоставление отчёта по состоянию на 25-е число (ежемесячно)"
    row = add_activity(edition, "в течение года", heads, deliverables_text=text)
    client = enter_as(specialist)
    assert "12 дат с 25.01.2026 по 25.12.2026" in words(client.get(address(edition)))

    response = client.post(address(edition, "-accept"), {"activity": row.pk, "back": "plan-detail"})

    assert response.url == reverse("plans:plan-detail", args=[edition.plan_id])
    dues = list(Task.objects.filter(activity=row).order_by("due_on").values_list("due_on", flat=True))
    assert dues == [datetime.date(2026, month, 25) for month in range(1, 13)]
    assert "12 дат с 25.01.2026" not in words(client.get(address(edition)))


def test_status_dates_of_the_results_become_three_tasks(edition, rows, heads, enter_as, specialist):
    text = "Информационная справка по состоянию на 20 сентября, 1 января, 1 июня"
    row = add_activity(edition, "в течение учебного года", heads, deliverables_text=text)

    enter_as(specialist).post(address(edition, "-accept"), {"activity": row.pk})

    dues = Task.objects.filter(activity=row).order_by("due_on").values_list("due_on", flat=True)
    assert [f"{day:%d.%m}" for day in dues] == ["01.01", "01.06", "20.09"]


def test_a_month_that_occurs_twice_is_chosen(edition, heads, school, enter_as, specialist):
    plan = edition.plan
    plan.period_kind, plan.starts_on, plan.ends_on = (
        "dates",
        datetime.date(2022, 8, 1),
        datetime.date(2023, 9, 30),
    )
    plan.save()
    row = ActivityFactory(
        edition=edition, section=None, due_text="Август", due_rule=rule_to_dict(parse("Август", plan.period))
    )
    AssignmentFactory(activity=row, body=heads)
    client = enter_as(specialist)
    assert "август 2023, до 31.08.2023" in words(client.get(address(edition)))

    client.post(address(edition, "-choose"), {"rows": row.pk, "options": "август 2023"})

    assert Task.objects.get().due_on == datetime.date(2023, 8, 31)


def test_the_last_time_gives_the_next_date(edition, heads, school, enter_as, specialist):
    row = add_activity(edition, "1 раз в 3 года", heads)
    given = {"rows": row.pk, "held_on": "2023-05-15", "document_text": "отчёт № 3"}

    enter_as(specialist).post(address(edition, "-set"), given)

    assert Task.objects.get().due_on == datetime.date(2026, 5, 15)
    assert DueDecision.objects.get().document_text == "проводилось 15.05.2023, отчёт № 3"


def test_what_was_not_needed_is_said_at_the_end_only(edition, heads, school, enter_as, specialist):
    row = add_activity(edition, "по запросу", heads)
    actions.reconcile_tasks(edition, by=specialist, today=TODAY)
    edition.plan.ends_on = datetime.date(2099, 12, 31)
    edition.plan.save()
    client = enter_as(specialist)

    early = client.post(address(edition, "-unneeded"), {"rows": row.pk}, follow=True)
    edition.plan.ends_on = datetime.date(2026, 1, 31)
    edition.plan.save()
    client.post(address(edition, "-unneeded"), {"rows": row.pk})

    assert "Период плана ещё идёт" in words(early)
    assert Task.objects.get().closing_reason.startswith("Не потребовалось")


GESTURES = ("-set", "-choose", "-accept", "-withdraw", "-unneeded")


@pytest.mark.parametrize("name", GESTURES)
def test_gestures_are_for_the_specialist_of_the_municipality(
    name, edition, rows, enter_as, official, school_head, stranger
):
    for person, status in ((official, 403), (school_head, 403), (stranger, 404)):
        assert enter_as(person).post(address(edition, name), {}).status_code == status


@pytest.mark.parametrize("name", GESTURES)
def test_the_dates_of_a_closed_plan_stand(name, edition, rows, enter_as, specialist):
    edition.state = "closed"
    edition.save()

    assert enter_as(specialist).post(address(edition, name), {}).status_code == 403


def test_others_read_the_page_without_gestures(edition, rows, enter_as, school_head):
    page = words(enter_as(school_head).get(address(edition)))

    assert "по графику ФИОКО" in page
    assert "Указать дату" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, edition, heads, enter_as, specialist, django_assert_num_queries):
    for _ in range(count):
        add_activity(edition, "по графику", heads)
        dated = add_activity(edition, "март", heads)
        DueDecisionFactory(plan=edition.plan, activity_key=dated.key, decided_by=specialist)
    client = enter_as(specialist)

    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(address(edition))


PAGE_QUERIES = 12
