"""What people look at all day: the plan, a cell, the school's list, the review queue."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.models import Activity
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered

QUERIES = "запросов"
PAGE_QUERIES, PLAN_QUERIES = 10, 12


def page(client: Client, address: str) -> Once:
    def once() -> None:
        answered(client.get(address))

    return once


def queries(client: Client, address: str) -> Once:
    def once() -> float:
        with CaptureQueriesContext(connection) as captured:
            answered(client.get(address))
        return float(sum(not _is_frame(query["sql"]) for query in captured))

    return once


def _is_frame(sql: str) -> bool:
    """The transaction itself and whose rows it sees are no questions of the page."""
    return sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SELECT set_config"))


def plan_address(stage: Stage) -> str:
    return reverse("plans:plan-detail", args=[stage.plan.pk])


@measure("план, 92 строки: страница", target=120, runs=15, warm=2)
def plan_page(stage: Stage) -> Once:
    return page(stage.specialist, plan_address(stage))


@measure("план, 92 строки: обращения к базе", unit=QUERIES, target=PLAN_QUERIES, runs=1, warm=1)
def plan_queries(stage: Stage) -> Once:
    return queries(stage.specialist, plan_address(stage))


@measure("план: сохранить ячейку со сроком", target=60, runs=15, warm=2)
def cell(stage: Stage) -> Once:
    return saving(stage, "due", ("Март", "II квартал"))


@measure("план: сохранить ячейку с исполнителем", target=60, runs=15, warm=2)
def executor_cell(stage: Stage) -> Once:
    return saving(stage, "executors", ("Руководители ОО", "Специалисты УО Руководители ОО"))


def saving(stage: Stage, name: str, words: tuple[str, str]) -> Callable[[], None]:
    """Write the two texts in turn; the version is old on purpose, what was seen is not."""
    with stage.seen():
        activity = Activity.objects.filter(edition=stage.edition).order_by("position")[5]
    address = reverse("plans:activity-cell", args=[activity.pk, name])
    seen = activity.due_text if name == "due" else activity.executors_text
    texts = [seen]

    def once() -> None:
        text = words[len(texts) % 2]
        data = {"text": text, "seen": texts[-1], "version": activity.version}
        answered(stage.specialist.post(address, data, headers={"HX-Request": "true"}))
        texts.append(text)

    return once


@measure("школа: свой список", target=50, runs=15, warm=2, note="домашняя страница: 50 мс")
def school_home(stage: Stage) -> Once:
    return page(stage.client("school4"), "/")


@measure("школа: обращения к базе", unit=QUERIES, target=PAGE_QUERIES, runs=1)
def school_queries(stage: Stage) -> Once:
    return queries(stage.client("school4"), "/")


@measure("специалист: «Мой день»", target=50, runs=15, warm=2)
def department_home(stage: Stage) -> Once:
    return page(stage.specialist, "/")


@measure("специалист: обращения к базе на «Моём дне»", unit=QUERIES, target=PAGE_QUERIES, runs=1)
def department_queries(stage: Stage) -> Once:
    return queries(stage.specialist, "/")


@measure("очередь проверки", target=50, runs=15, warm=2)
def review_queue(stage: Stage) -> Once:
    return page(stage.specialist, reverse("monitoring:review-queue"))


@measure("очередь проверки: обращения к базе", unit=QUERIES, target=PAGE_QUERIES, runs=1)
def review_queries(stage: Stage) -> Once:
    return queries(stage.specialist, reverse("monitoring:review-queue"))
