"""The editor at a plan of 400 activities: its page, a cell, a row that moves, one step back.

«Plan of 400 activities: page at most 250 ms server time and 12 queries; saving a cell at most 60 ms; moving a
row does not rewrite the others» (issue on the plan editor).
"""

from collections.abc import Callable

from django.db.models import Max
from django.urls import reverse

from plans.history import events_of
from plans.models import Activity, Edition
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered
from tests.bench.subjects.pages import PLAN_QUERIES, QUERIES, page, queries
from tests.plan_files import made_plan

ROWS = 400
HTMX = {"HX-Request": "true"}


def large(stage: Stage) -> Edition:
    """The draft of 400 rows, made once for all measurements of this file."""
    if not hasattr(stage, "large_edition"):
        stage.import_plan(made_plan("xlsx", ROWS))
        with stage.seen():
            stage.large_edition = Edition.objects.select_related("plan").order_by("-pk")[0]
    return stage.large_edition


def large_page(stage: Stage, query: str = "") -> str:
    return reverse("plans:plan-detail", args=[large(stage).plan_id]) + query


def rows(stage: Stage) -> list[Activity]:
    with stage.seen():
        return list(Activity.objects.filter(edition=large(stage)).order_by("position"))


@measure("план, 400 строк: страница", target=250, runs=9, warm=2)
def plan_of_400(stage: Stage) -> Once:
    return page(stage.specialist, large_page(stage))


@measure("план, 400 строк: поиск и «с вопросами»", target=250, runs=5, warm=1)
def search_in_400(stage: Stage) -> Once:
    return page(stage.specialist, large_page(stage, "?text=семинары&questions=all"))


@measure("план, 400 строк: обращения к базе", unit=QUERIES, target=PLAN_QUERIES, runs=1, warm=1)
def queries_of_400(stage: Stage) -> Once:
    return queries(stage.specialist, large_page(stage))


@measure("план, 400 строк: сохранить ячейку", target=60, runs=15, warm=2)
def cell_of_400(stage: Stage) -> Once:
    activity = rows(stage)[200]
    address = reverse("plans:activity-cell", args=[activity.pk, "title"])
    texts = [activity.title]

    def once() -> None:
        text = f"Мероприятие, вариант {len(texts)}"
        data = {"text": text, "seen": texts[-1], "version": activity.version}
        answered(stage.specialist.post(address, data, headers=HTMX))
        texts.append(text)

    return once


@measure("план, 400 строк: переместить строку и показать план", target=400, runs=5, warm=1)
def move_in_400(stage: Stage) -> Once:
    return moving(stage, rows(stage)[200])


def moving(stage: Stage, activity: Activity) -> Callable[[], None]:
    address = reverse("plans:activity-move", args=[activity.pk])
    turns = []

    def once() -> None:
        turns.append(1)
        where = "up" if len(turns) % 2 else "down"
        answered(stage.specialist.post(address, {"where": where}, headers=HTMX))

    return once


@measure("план, 400 строк: строк записано при перемещении", unit="строк", target=1, runs=3, warm=1)
def rows_written_by_a_move(stage: Stage) -> Callable[[], float]:
    move = moving(stage, rows(stage)[100])

    def once() -> float:
        with stage.seen():
            last = events_of(Activity).aggregate(last=Max("pgh_id"))["last"]
        move()
        with stage.seen():
            return float(events_of(Activity).filter(pgh_id__gt=last).count())

    return once


@measure("план, 400 строк: отменить правку и показать план", target=400, runs=5, warm=1)
def undo_in_400(stage: Stage) -> Once:
    cell = cell_of_400(stage)
    for _ in range(8):
        cell()
    address = reverse("plans:edition-undo", args=[large(stage).pk])

    def once() -> None:
        answered(stage.specialist.post(address, headers=HTMX))

    return once
