"""The calendar: days, strip, list, filters, what has no date."""

import datetime

import pytest
import time_machine

from monitoring import actions
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    DirectionFactory,
    SectionFactory,
    TaskFactory,
)

CALENDAR = "/monitoring/calendar/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


def day(month, number):
    return datetime.date(2026, month, number)


def cells(page) -> dict[datetime.date, list[tuple[str, str, str]]]:
    found = (cell for week in page.context["weeks"] for cell in week if cell.entries)
    return {cell.day: [(one.title, one.tone, one.state_text) for one in cell.entries] for cell in found}


def test_month_shows_what_is_due_and_how_it_stands(
    enter_as, specialist, edition, section, school, other_school, school_head, new_task, submit
):
    late = new_task(school, title="Отчёт", due_on=day(4, 10))
    TaskFactory(activity=late.activity, organization=other_school, due_on=day(4, 10), state="closed",
                closing_reason="Не нужно")  # fmt: skip
    shared = ActivityFactory(edition=edition, section=section, title="Справка")
    first = TaskFactory(activity=shared, organization=school, due_on=day(4, 30))
    TaskFactory(activity=shared, organization=other_school, due_on=day(4, 30))
    actions.accept_task(submit(first, school_head), by=specialist)
    new_task(school, title="Позже", due_on=day(5, 1))

    page = enter_as(specialist).get(CALENDAR)

    assert cells(page) == {
        day(4, 10): [("Отчёт", "red", "просрочено")],
        day(4, 30): [("Справка", "amber", "ждём 1 из 2")],
    }
    assert [cell.day for week in page.context["weeks"] for cell in week if cell.is_today] == [day(4, 27)]
    text = page.content.decode()
    assert "сегодня" in text
    assert f'href="/monitoring/tasks/{late.pk}/"' in text
    assert f"?activity={shared.pk}&amp;due_from=2026-04-30&amp;due_to=2026-04-30&amp;show=all" in text


def test_busy_day_names_some_and_counts_the_others(enter_as, specialist, school, new_task):
    for _ in range(7):
        new_task(school, due_on=day(4, 30))

    page = enter_as(specialist).get(f"{CALENDAR}?organization={school.pk}")

    text = page.content.decode()
    assert "ещё 3" in text
    days = "due_from=2026-04-30&amp;due_to=2026-04-30"
    assert f"?show=all&amp;organization={school.pk}&amp;{days}" in text


@pytest.mark.parametrize(
    ("state", "due_on", "expected"),
    [
        ("accepted", day(4, 1), ("green", "принято")),
        ("submitted", day(4, 1), ("amber", "на проверке")),
        ("returned", day(4, 30), ("red", "вернули")),
        ("open", day(4, 27), ("amber", "ждёт ответа")),
        ("open", day(4, 29), ("amber", "ждёт ответа")),
        ("open", day(4, 26), ("red", "просрочено")),
    ],
)
def test_states(enter_as, specialist, school, school_head, new_task, state, due_on, expected):
    answered = {"submitted_at": "2026-03-01T09:00Z", "submitted_by": school_head}
    new_task(school, due_on=due_on, state=state, **(answered if state != "open" else {}))

    assert cells(enter_as(specialist).get(CALENDAR))[due_on][0][1:] == expected


def test_strip_of_a_year_by_direction(enter_as, specialist, edition, school, new_task):
    direction = SectionFactory(edition=edition, title="Качество подготовки")
    track = SectionFactory(edition=edition, parent=direction, level="track", title="Трек")
    activity = ActivityFactory(edition=edition, section=track, title="Отчёт")
    TaskFactory(activity=activity, organization=school, starts_on=day(1, 1), due_on=day(3, 31))
    TaskFactory(activity=activity, organization=school, occurrence=1, starts_on=None, due_on=day(7, 1))

    strip = enter_as(specialist).get(f"{CALENDAR}?scale=year").context["strip"]

    (group,) = strip.groups
    (row,) = group.rows
    assert group.title == "Качество подготовки"
    assert [(bar.x, bar.width, bar.tone) for bar in row.bars] == [
        ("0.0", "297.5", "red"),
        ("600.0", "9.0", "grey"),
    ]
    assert [one.dates.replace("\u00a0", " ") for one in row.entries] == ["1 января – 31 марта", "1 июля"]
    assert row.telling.state_text == "просрочено"
    assert (len(strip.months), strip.today) == (12, "386.7")


def test_window_that_begins_before_the_quarter_is_cut(enter_as, specialist, school, new_task):
    new_task(school, starts_on=day(2, 1), due_on=day(4, 30))
    new_task(school, starts_on=day(6, 1), due_on=day(8, 31))
    new_task(school, starts_on=day(1, 1), due_on=day(3, 31))

    strip = enter_as(specialist).get(f"{CALENDAR}?scale=quarter&on=2026-05-05").context["strip"]

    bars = [bar for group in strip.groups for row in group.rows for bar in row.bars]
    assert [(bar.x, bar.width) for bar in bars] == [("0.0", "397.5"), ("800.0", "397.5")]


def test_list_says_the_same_in_words(enter_as, specialist, school, new_task):
    new_task(school, title="Отчёт", due_on=day(5, 31))
    new_task(school, title="Справка", due_on=day(4, 30))
    new_task(school, title="Осенью", due_on=day(10, 1))

    page = enter_as(specialist).get(f"{CALENDAR}?scale=quarter&list=1")

    months = [(title, [one.title for one in entries]) for title, entries in page.context["months"]]
    assert months == [("Апрель 2026", ["Справка"]), ("Май 2026", ["Отчёт"])]


def test_what_has_no_date_is_apart(enter_as, specialist, school, new_task):
    new_task(school, title="По событию", due_on=None, starts_on=None)
    new_task(school, title="Отвечено", due_on=None, starts_on=None, state="closed", closing_reason="Не нужно")
    client = enter_as(specialist)

    page = client.get(CALENDAR)

    assert [one.title for one in page.context["undated"]] == ["По событию"]
    assert "Сроки не определены: 1" in page.content.decode()
    assert client.get(f"{CALENDAR}?on=2030-01-01").context["undated"] == [], "the plan is over by then"


@pytest.mark.parametrize(("on", "nearest"), [("2026-01-10", day(6, 1)), ("2026-12-10", day(8, 20))])
def test_empty_period_leads_to_the_nearest_deadline(on, nearest, enter_as, specialist, school, new_task):
    new_task(school, due_on=day(6, 1))
    new_task(school, due_on=day(8, 20))

    page = enter_as(specialist).get(f"{CALENDAR}?on={on}")

    assert page.context["nearest"] == nearest
    assert f'href="?on={nearest}"' in page.content.decode()


def test_filters(enter_as, specialist, edition, school, other_school, new_task):
    direction = DirectionFactory()
    top = SectionFactory(edition=edition, direction=direction)
    inside = ActivityFactory(edition=edition, section=top, title="Внутри")
    body = AssignmentFactory(activity=inside, body=BodyFactory(name="Отдел")).body
    TaskFactory(activity=inside, organization=school, due_on=day(4, 30))
    new_task(other_school, title="Снаружи", due_on=day(4, 30))
    client = enter_as(specialist)

    def found(query):
        return [
            title for entries in cells(client.get(f"{CALENDAR}?{query}")).values() for title, *_ in entries
        ]

    assert sorted(found("")) == ["Внутри", "Снаружи"]
    assert found(f"direction={direction.pk}") == ["Внутри"]
    assert found(f"executor={body.pk}") == ["Внутри"]
    assert found(f"organization={other_school.pk}") == ["Снаружи"]
    assert sorted(found(f"plan={edition.plan_id}")) == ["Внутри", "Снаружи"]


def test_school_head_sees_the_own_organisation_only(enter_as, school_head, school, other_school, new_task):
    new_task(school, title="Своё", due_on=day(4, 30))
    new_task(other_school, title="Чужое", due_on=day(4, 30))

    page = enter_as(school_head).get(f"{CALENDAR}?organization={other_school.pk}")

    assert [title for entries in cells(page).values() for title, *_ in entries] == ["Своё"]
    assert "Чужое" not in page.content.decode()
    assert "organization" not in page.context["filter"].form.fields


def test_stranger_sees_nothing_of_it(enter_as, stranger, school, new_task):
    new_task(school, due_on=day(4, 30))

    assert cells(enter_as(stranger).get(CALENDAR)) == {}


def test_everybody_is_led_here(enter_as, specialist, official, observer, school_head):
    for user in (specialist, official, observer, school_head):
        assert 'href="/monitoring/calendar/"' in enter_as(user).get(CALENDAR).content.decode()


def test_part_for_htmx(enter_as, specialist, school, new_task):
    new_task(school, due_on=day(4, 30))
    page = enter_as(specialist).get(CALENDAR, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Апрель 2026" in page


@pytest.mark.parametrize("query", ["", "scale=year", "scale=quarter&list=1"])
@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, query, enter_as, specialist, school, new_task, django_assert_num_queries):
    for _ in range(count):
        new_task(school, due_on=day(4, 30))
    client = enter_as(specialist)
    # of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12 if query == "scale=year" else 11):
        client.get(f"{CALENDAR}?{query}")
