"""Two workers plan at the same moment, with real commits: each letter is written once and sent once."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from monitoring import actions, tasks
from monitoring.models import Reminder, ReminderState
from msoko.lib import row_security
from tests.factories import (
    ActivityFactory,
    MunicipalityFactory,
    OrganizationFactory,
    PositionFactory,
    TaskFactory,
    UserFactory,
)

NOW = datetime.datetime(2026, 3, 31, 6, 30, tzinfo=datetime.UTC)
WORKERS = 3


def together(work) -> list:
    start = Barrier(WORKERS)

    def one(number: int):
        start.wait(timeout=20)
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, range(WORKERS)))


def test_many_workers_write_one_letter_and_send_it_once(committed_db, postbox):
    municipality = MunicipalityFactory()
    with row_security.entered(municipality.pk):
        school = OrganizationFactory(municipality=municipality)
        head = UserFactory(email="head@school101.example.ru")
        PositionFactory(user=head, municipality=municipality, organization=school, role="school_head")
        activity = ActivityFactory(municipality=municipality, edition__plan__municipality=municipality)
        TaskFactory(activity=activity, organization=school)

    written = together(lambda: len(tasks.remind(municipality, now=NOW)))
    with row_security.entered(municipality.pk):
        (reminder,) = Reminder.objects.all()

    def send() -> str:
        with row_security.entered(municipality.pk):
            return actions.deliver_reminder(reminder.pk, now=NOW).state

    assert sorted(written) == [0, 0, 1]
    assert together(send) == [ReminderState.SENT] * WORKERS
    assert len(postbox.letters) == 1
