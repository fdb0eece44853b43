"""300 organisations × 200 indicators × 5 years = 300,000 values: the form, the table of a year, the
import.
"""

import datetime
from collections.abc import Callable

import time_machine
from django.test import Client
from django.urls import reverse

from monitoring import actions
from monitoring.models import CollectionRound, Submission
from monitoring.queries.forms_of_rounds import form_of
from msoko.lib import row_security
from msoko.people.models import Position, User
from msoko.people.roles import Role
from tests.bench.harness import SECONDS, Once, measure
from tests.bench.measurements import LAST_YEAR, measured_municipality, table_of
from tests.bench.stage import Stage
from tests.cast import person

NOW = datetime.datetime(LAST_YEAR, 10, 5, 9, tzinfo=datetime.UTC)
NOTE = "300 000 значений"
LINES = 200


def inside(once: Callable[[], object]) -> Once:
    """Run in the municipality of the values."""
    home = measured_municipality()

    def run() -> None:
        with row_security.entered(home.pk):
            once()

    return run


def author() -> User:
    home = measured_municipality()
    with row_security.entered(home.pk):
        person = User.objects.get(username=home.code)
    return person.acting_as(Position(role=Role.SPECIALIST, municipality=home))


@measure("показатели: таблица 300 × 200, загрузка", unit=SECONDS, target=10, runs=3, warm=0, note=NOTE)
def import_table(stage: Stage) -> Once:
    """Each run brings other values: every one is new or changed, and so is every indicator."""
    home, person = measured_municipality(), author()
    with row_security.entered(home.pk):
        asked = CollectionRound.objects.get()
        lines = list(asked.fields.select_related("field").order_by("position"))
    # Outside of the transaction: PostgreSQL does not wait for somebody who fills in a workbook.
    files = [table_of(lines, seed=seed) for seed in range(3)]

    def once() -> None:
        rows = actions.read_workbook(files.pop(), "таблица.xlsx")
        done = actions.import_table(asked, rows, by=person, now=NOW)
        if done.problems:
            raise RuntimeError(done.problems[0])

    return inside(once)


@measure("показатели: таблица 300 × 200, просмотр", unit=SECONDS, target=6, runs=3, warm=0, note=NOTE)
def preview_table(stage: Stage) -> Once:
    """From the file to what would change and what the checks would say; nothing is written."""
    home, person = measured_municipality(), author()
    with row_security.entered(home.pk):
        asked = CollectionRound.objects.get()
        lines = list(asked.fields.select_related("field").order_by("position"))
    content = table_of(lines, seed=9)

    def once() -> None:
        kept = actions.keep_table(asked, content=content, filename="таблица.xlsx", by=person)
        if actions.preview_table(kept).problems:
            raise RuntimeError("The table of the bench has problems.")

    return inside(once)


@measure("показатели: форма одной школы", target=150, runs=9, warm=2, note=NOTE)
def school_form(stage: Stage) -> Once:
    def once() -> None:
        form_of(Submission.objects.select_related("round", "organization").order_by("pk")[7])

    return inside(once)


@measure("показатели: страница одной школы", target=150, runs=9, warm=2, note=NOTE)
def school_page(stage: Stage) -> Once:
    """The grid as a head of a school opens it, with a field for each of the 200 lines."""
    home = measured_municipality()
    with row_security.entered(home.pk):
        submission = Submission.objects.select_related("organization").order_by("pk")[7]
        head = person("bench-head", "Замерова", submission.organization, Role.SCHOOL_HEAD, "директор")
    client = Client(SERVER_NAME="localhost")
    client.force_login(head, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("monitoring:submission-detail", args=[submission.pk])

    def once() -> None:
        with time_machine.travel(NOW):
            page = client.get(address)
        if page.content.count(b'class="grid-row') < LINES:
            raise RuntimeError(f"{page.status_code}: the grid is not there.")

    return once


@measure("показатели: одна ячейка сохранена", target=150, runs=9, warm=2, note=NOTE)
def save_cell(stage: Stage) -> Once:
    person, values = author(), iter(range(30, 60))

    def once() -> None:
        submission = Submission.objects.select_related("round", "organization").order_by("pk")[7]
        line = submission.round.fields.select_related("field").get(field__code="m1")
        actions.save_value(submission, line, raw=str(next(values)), by=person, now=NOW)

    return inside(once)
