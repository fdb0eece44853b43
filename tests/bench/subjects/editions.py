"""A plan of 400 rows in force: its next edition, the comparison, the roll-over; and the files of 150 rows."""

import datetime

from django.db import transaction
from django.urls import reverse

from plans import actions
from plans.columns import column_set
from plans.documents import PlanDocument, RowLine, plan_document
from plans.exporting import plan_docx, plan_xlsx
from plans.models import Activity, Assignment, Deliverable, Edition, Section
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered

ROWS, SECTIONS = 400, 10


def plan_in_force(stage: Stage) -> Edition:
    """400 rows under ten headings, each with an executor and a result, approved."""
    own = stage.edition.plan
    with stage.seen():
        body = Assignment.objects.filter(activity__edition__plan=own).order_by("pk").first().body
        plan = actions.create_plan(
            title="План на 400 строк", kind=own.kind, period_kind=own.period_kind, starts_on=own.starts_on,
            ends_on=own.ends_on, columns=column_set("6"), owner=own.owner, by=own.created_by,
        )  # fmt: skip
        edition = plan.editions.get()
        place = {"municipality_id": edition.municipality_id, "edition": edition}
        sections = Section.objects.bulk_create(
            Section(
                **place, level="direction", number_text=str(n), title=f"Направление {n}", position=n * 10**6
            )
            for n in range(1, SECTIONS + 1)
        )
        rows = Activity.objects.bulk_create(
            Activity(
                **place, section=sections[n % SECTIONS], executors_text="Руководители ОО", due_text="Март",
                number_text=f"{n % SECTIONS + 1}.{n // SECTIONS + 1}", deliverables_text="Справка",
                title=f"Провести мониторинг объективности оценивания, часть {n}",
                position=(n % SECTIONS + 1) * 10**6 + n * 1000,
            )
            for n in range(ROWS)
        )  # fmt: skip
        own_place = {"municipality_id": edition.municipality_id}
        Assignment.objects.bulk_create(Assignment(**own_place, activity=row, body=body) for row in rows)
        Deliverable.objects.bulk_create(
            Deliverable(**own_place, activity=row, text="Справка") for row in rows
        )
        return actions.approve_edition(
            edition, order_number="1", order_on=datetime.date(2026, 1, 12), by=own.created_by
        )


@measure("следующая редакция, 400 строк", target=1000, runs=5)
def next_edition(stage: Stage) -> Once:
    edition = plan_in_force(stage)

    def once() -> None:
        with stage.seen(), transaction.atomic():
            actions.amend_edition(edition, by=edition.plan.created_by)
            transaction.set_rollback(True)

    return once


@measure("сравнение редакций, 400 строк, 40 изменены", target=250, runs=9)
def comparison(stage: Stage) -> Once:
    edition = plan_in_force(stage)
    with stage.seen():
        draft = actions.amend_edition(edition, by=edition.plan.created_by)
        Activity.objects.filter(edition=draft, number_text__endswith=".7").update(due_text="Апрель")
        Activity.objects.filter(edition=draft, number_text__endswith=".9").update(title="Провести семинар")
        Activity.objects.filter(edition=draft, number_text__endswith=".17").update(due_text="Май - июнь")
        Activity.objects.filter(edition=draft, number_text__endswith=".27").update(remark="Переносится")
    address = reverse("plans:plan-compare", args=[edition.plan_id])

    def once() -> None:
        answered(stage.specialist.get(address))

    return once


@measure("на следующий год, 400 строк: страница", target=250, runs=9)
def roll_over_page(stage: Stage) -> Once:
    address = reverse("monitoring:plan-roll-over", args=[plan_in_force(stage).plan_id])

    def once() -> None:
        answered(stage.specialist.get(address))

    return once


def document_of_150_rows(stage: Stage) -> PlanDocument:
    with stage.seen():
        whole = plan_document(stage.edition)
    rows = [line for line in whole.lines if isinstance(line, RowLine)]
    lines = (rows * (150 // len(rows) + 1))[:150]
    return PlanDocument(whole.title, whole.columns, tuple(lines))


@measure("план в Word, 150 строк", target=300, runs=9)
def writing_docx(stage: Stage) -> Once:
    document = document_of_150_rows(stage)
    return lambda: plan_docx(document) and None


@measure("план в Excel, 150 строк", target=300, runs=9)
def writing_xlsx(stage: Stage) -> Once:
    document = document_of_150_rows(stage)
    return lambda: plan_xlsx(document) and None
