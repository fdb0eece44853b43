"""The list of tasks: chips, choices, order, the same as a spreadsheet."""

import datetime
from io import BytesIO

import factory
import openpyxl
import pytest
import time_machine

from monitoring import actions
from tests.factories import ActivityFactory, AssignmentFactory, DirectionFactory, SectionFactory, TaskFactory

TODAY = datetime.date(2026, 4, 27)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


def listed(client, query=""):
    return [row["task"] for row in client.get(f"/monitoring/tasks/?{query}").context["rows"]]


def chips(client) -> dict[str, int]:
    return {chip["key"]: chip["count"] for chip in client.get("/monitoring/tasks/").context["chips"]}


def test_chips_count_and_filter(enter_as, specialist, school, school_head, new_task, submit):
    late = new_task(school, due_on=datetime.date(2026, 4, 1))
    undated = new_task(school, due_on=None)
    sent = submit(new_task(school, due_on=datetime.date(2026, 5, 1)), school_head)
    client = enter_as(specialist)
    assert chips(client) == {
        "owed": 2,
        "in_progress": 2,
        "overdue": 1,
        "submitted": 1,
        "undated": 1,
        "all": 3,
    }
    assert listed(client) == [late, undated]
    assert listed(client, "show=overdue") == [late]
    assert listed(client, "show=undated") == [undated]
    assert listed(client, "show=submitted") == [sent]
    assert listed(client, "show=nonsense") == [late, undated]


def test_choices(enter_as, specialist, edition, section, school, other_school, new_task):
    direction = DirectionFactory()
    top = SectionFactory(edition=edition, direction=direction)
    track = SectionFactory(edition=edition, parent=top, level="track")
    inside = TaskFactory(activity=ActivityFactory(edition=edition, section=track), organization=school)
    outside = new_task(other_school)
    client = enter_as(specialist)
    assert listed(client, f"direction={direction.pk}") == [inside]
    assert listed(client, f"section={top.pk}") == [inside]
    assert listed(client, f"organization={other_school.pk}") == [outside]
    assert listed(client, f"edition={edition.pk}&show=all") == [inside, outside]


def test_dates_executors_and_one_activity(enter_as, specialist, school, new_task):
    early, late = new_task(school, due_on=datetime.date(2026, 5, 1)), new_task(school)
    body = AssignmentFactory(activity=late.activity).body
    client = enter_as(specialist)
    assert listed(client, "due_from=2026-04-30") == [early]
    assert listed(client, "due_to=2026-04-30") == [late]
    assert listed(client, f"executor={body.pk}") == [late]
    assert listed(client, f"plan={early.activity.edition.plan_id}") == [late, early]
    page = client.get(f"/monitoring/tasks/?activity={early.activity.pk}&show=all")
    assert [row["task"] for row in page.context["rows"]] == [early]
    assert page.context["applied"] == [{"text": str(early.activity), "query": "show=all"}]


def test_order(enter_as, specialist, school, other_school, new_task):
    undated = new_task(other_school, due_on=None)
    second, first = new_task(other_school, due_on=datetime.date(2026, 6, 1)), new_task(school)
    client = enter_as(specialist)
    assert listed(client, "sort=due") == [first, second, undated]
    assert listed(client, "sort=-due") == [second, first, undated]
    assert listed(client, "sort=-organization") == [second, undated, first]
    assert listed(client, "sort=activity") == [undated, second, first]
    assert listed(client, "sort=password") == [first, second, undated]
    columns = client.get("/monitoring/tasks/?sort=due").context["columns"]
    assert (columns[1]["aria"], columns[1]["query"]) == ("ascending", "sort=-due")


def test_head_chooses_no_organisation(enter_as, school_head, school, other_school, new_task):
    own, _ = new_task(school), new_task(other_school)
    client = enter_as(school_head)
    assert listed(client, f"organization={other_school.pk}") == [own]
    assert "organization" not in client.get("/monitoring/tasks/").context["filter"].form.fields


def test_pages(enter_as, specialist, edition, section, school, new_task):
    activity = new_task(school).activity
    TaskFactory.create_batch(
        101, activity=activity, organization=school, occurrence=factory.Sequence(lambda n: n + 1)
    )
    client = enter_as(specialist)
    assert len(listed(client)) == 100
    assert len(listed(client, "page=2")) == 2
    assert "страница 2 из 2" in client.get("/monitoring/tasks/?page=2").content.decode()


def test_part_for_htmx(enter_as, specialist, task):
    page = enter_as(specialist).get("/monitoring/tasks/", headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    assert task.activity.title in page.content.decode()


def test_empty(enter_as, specialist):
    assert "Таких заданий нет" in enter_as(specialist).get("/monitoring/tasks/").content.decode()


def test_spreadsheet(enter_as, specialist, school, new_task):
    task = new_task(school, due_on=datetime.date(2026, 4, 22))
    response = enter_as(specialist).get("/monitoring/tasks/xlsx/")
    rows = list(openpyxl.load_workbook(BytesIO(response.content)).active.values)
    assert [row[0] for row in rows[:4]] == [
        "Задания на 27.04.2026",
        "Состояние: ждут ответа",
        "Составлено 27.04.2026 12:00, Ельникова В.П., Главный специалист",
        None,
    ]
    assert rows[4][:3] == ("Организация", "Пункт", "Мероприятие")
    assert (rows[5][0], rows[5][2], rows[5][4]) == ("Школа № 101", task.activity.title, "22.04.2026")
    assert (rows[5][5], rows[5][6].replace("\u00a0", " ")) == ("просрочено", "на 5 дней")


def test_spreadsheet_says_what_was_chosen(enter_as, specialist, school, new_task):
    new_task(school)
    query = f"show=all&organization={school.pk}&due_to=2026-12-31"
    response = enter_as(specialist).get(f"/monitoring/tasks/xlsx/?{query}")
    rows = list(openpyxl.load_workbook(BytesIO(response.content)).active.values)
    assert [row[0] for row in rows[1:4]] == [
        "Состояние: все",
        "Организация: Школа № 101",
        "Срок по: 31.12.2026",
    ]


def test_states_of_a_row(enter_as, specialist, school, school_head, new_task, submit):
    """DL-10: «перенесено (with reason and who decided)»."""
    moved = new_task(school, due_on=datetime.date(2026, 4, 28))
    asked = actions.ask_postponement(
        moved, wanted_on=datetime.date(2026, 5, 20), reason="Болезнь", today=TODAY, by=school_head
    )
    actions.grant_postponement(asked, by=specialist)
    actions.close_task(new_task(school), by=specialist, reason="Исключено.")
    late = submit(new_task(school, due_on=datetime.date(2026, 4, 1)), school_head)
    actions.accept_task(late, by=specialist)
    new_task(school, starts_on=datetime.date(2026, 6, 1), due_on=datetime.date(2026, 6, 30))

    rows = enter_as(specialist).get("/monitoring/tasks/?show=all&sort=activity").context["rows"]

    said = [(row["standing"].text, row["standing"].note.replace("\u00a0", " ")) for row in rows]
    assert said == [
        ("перенесено", "до 20 мая; перенесено с 28.04.2026: Болезнь; решение: Ельникова В.П."),
        ("не требуется", "Исключено."),
        ("исполнено с опозданием", ""),
        ("не наступило", "до 30 июня"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, school, new_task, django_assert_num_queries):
    for _ in range(count):
        new_task(school)
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get("/monitoring/tasks/")
