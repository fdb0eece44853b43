"""Tasks of a plan: made when it takes force, and looked through again after a change.

Issue 4: «petrozavodsk 2024 with 25 organisations: tasks made in at most 3 s».
"""

import datetime
import time

from django.db import transaction

from monitoring.actions import reconcile_tasks
from msoko.people.models import Organization
from msoko.people.models.organization import OrganizationKind
from plans.models import Assignment
from tests.bench.harness import SECONDS, Once, measure
from tests.bench.stage import Stage
from tests.factories import BodyFactory, OrganizationFactory
from tests.shared_samples import SHARED

SOURCE = "план из общих примеров" if SHARED else "составленный план"
SCHOOLS, TODAY = 25, datetime.date(2026, 1, 12)


def reconciled(stage: Stage, *, times: int) -> float:
    """Seconds of the last run; everything is taken back afterwards."""
    edition = stage.edition
    with transaction.atomic():
        with stage.seen():
            ask_schools(stage)
            for _ in range(times):
                began = time.perf_counter()
                changes = reconcile_tasks(edition, by=None, today=TODAY)
                took = time.perf_counter() - began
            assert changes.kept + changes.made > SCHOOLS
        transaction.set_rollback(True)
    return took


def ask_schools(stage: Stage) -> None:
    """Every row of the plan asks the same 25 schools."""
    known = Organization.objects.filter(kind=OrganizationKind.SCHOOL).count()
    OrganizationFactory.create_batch(max(SCHOOLS - known, 0), municipality=stage.municipality)
    group = BodyFactory(
        municipality=stage.municipality, kind="group", name="Школы измерения", group_kinds=["school"]
    )
    Assignment.objects.filter(activity__edition=stage.edition).delete()
    Assignment.objects.bulk_create(
        Assignment(municipality=stage.municipality, activity=row, body=group)
        for row in stage.edition.activities.all()
    )


@measure("задания плана, 92 строки на 25 школ: создать", unit=SECONDS, target=3, runs=3, note=SOURCE)
def made(stage: Stage) -> Once:
    return lambda: reconciled(stage, times=1)


@measure("задания плана, 92 строки на 25 школ: сверить снова", unit=SECONDS, target=3, runs=3, note=SOURCE)
def checked(stage: Stage) -> Once:
    return lambda: reconciled(stage, times=2)
