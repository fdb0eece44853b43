"""The execution of a plan in numbers that lead to their tasks."""

import datetime
from io import BytesIO

import openpyxl
import pytest
import time_machine

from monitoring import actions
from monitoring.queries.execution import STATES
from tests.factories import ActivityFactory, SectionFactory, TaskFactory


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


def day(month, number):
    return datetime.date(2026, month, number)


def counts(progress) -> dict[str, int]:
    return {key: number for key, number in progress.counts.items() if number}


def test_counts(
    enter_as, specialist, edition, section, school, other_school, school_head, other_head, new_task, submit
):
    actions.accept_task(submit(new_task(school, due_on=day(4, 30)), school_head), by=specialist)
    actions.accept_task(submit(new_task(school, due_on=day(4, 1)), school_head), by=specialist)
    new_task(school, due_on=day(4, 26))
    new_task(school, due_on=None)
    submit(new_task(other_school, due_on=day(5, 20)), other_head)
    actions.close_task(new_task(other_school, due_on=day(4, 2)), by=specialist, reason="Исключено.")
    track = SectionFactory(edition=edition, parent=section, level="track")
    TaskFactory(
        activity=ActivityFactory(edition=edition, section=track),
        organization=other_school,
        starts_on=day(5, 1),
        due_on=day(6, 1),
    )

    page = enter_as(specialist).get(f"/monitoring/editions/{edition.pk}/execution/")

    first, second = page.context["organizations"]
    assert (first.title, counts(first), first.percent) == (
        "Школа № 101",
        {
            "due": 2,
            "due_accepted": 1,
            "done": 1,
            "done_late": 1,
            "overdue": 1,
            "in_progress": 1,
            "undated": 1,
            "all": 4,
        },
        50,
    )
    assert (second.title, counts(second), second.percent) == (
        "Школа № 102",
        {"in_progress": 1, "submitted": 1, "not_required": 1, "not_started": 1, "all": 3},
        None,
    )
    assert all(sum(row.counts[key] for key in STATES) == row.counts["all"] for row in (first, second))
    assert [(one.title, one.counts["all"]) for one in page.context["directions"]] == [(section.title, 7)]
    assert page.context["total"].counts["all"] == 7
    assert f"?edition={edition.pk}&amp;organization={school.pk}&amp;show=overdue" in page.content.decode()


def test_plan_without_tasks(enter_as, specialist, edition):
    page = enter_as(specialist).get(f"/monitoring/editions/{edition.pk}/execution/")
    assert "Заданий по этому плану нет" in page.content.decode()


def test_school_sees_its_own_numbers_only(enter_as, school_head, edition, school, other_school, new_task):
    new_task(school)
    new_task(other_school)
    page = enter_as(school_head).get(f"/monitoring/editions/{edition.pk}/execution/")
    assert [one.title for one in page.context["organizations"]] == ["Школа № 101"]


@pytest.mark.parametrize(("by", "head"), [("direction", "Направление"), ("organization", "Организация")])
def test_spreadsheet(by, head, enter_as, specialist, edition, school, new_task):
    new_task(school, due_on=day(4, 26))
    client = enter_as(specialist)
    address = f"/monitoring/editions/{edition.pk}/execution/xlsx/?by={by}"
    assert address in client.get(f"/monitoring/editions/{edition.pk}/execution/").content.decode()

    rows = list(openpyxl.load_workbook(BytesIO(client.get(address).content)).active.values)

    assert [row[0] for row in rows[:4]] == [
        "Исполнение плана на 27.04.2026",
        f"План: {edition.plan.title}, редакция 1",
        "Составлено 27.04.2026 12:00, Ельникова В.П., Главный специалист",
        None,
    ]
    assert rows[4] == (
        head,
        "Не наступило",
        "В работе",
        "Исполнено",
        "Исполнено с опозданием",
        "Просрочено",
        "Не требуется",
        "Перенесено",
        "Всего",
        "Вернули",
        "На проверке",
        "Без срока",
        "Наступил срок",
        "Принято из наступивших, %",
    )
    assert rows[5][1:] == (0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0)
    assert rows[6] == ("Всего", *rows[5][1:])


def test_stranger_gets_no_spreadsheet(enter_as, stranger, edition):
    address = f"/monitoring/editions/{edition.pk}/execution/xlsx/"
    assert enter_as(stranger).get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, edition, school, new_task, django_assert_num_queries):
    for _ in range(count):
        new_task(school)
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get(f"/monitoring/editions/{edition.pk}/execution/")
