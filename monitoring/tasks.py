"""Background work of reminders: each ten minutes what is due is written down, then the letters leave.

Each job can run twice: the log knows what was planned and what was sent.
"""

import datetime
import logging
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from monitoring import actions
from monitoring.actions.sending import MAX_TRIES
from monitoring.models import PersonalLink, Reminder, ReminderState
from msoko.lib import row_security
from msoko.people.models import Municipality, Organization

log = logging.getLogger(__name__)


class LetterNotSent(Exception):
    """The mail server did not take the letter; the job comes back later."""


@app.periodic(cron="*/10 * * * *")
@app.task(name="plan_reminders", queue="mail", queueing_lock="plan-reminders")
def plan_reminders(timestamp: int) -> None:
    """Plan each municipality in a transaction of its own; one that fails does not stop the others."""
    failed = []
    for municipality in Municipality.objects.order_by("pk"):
        try:
            remind(municipality, now=timezone.now())
        except Exception:
            log.exception("Reminders of %s were not planned.", municipality.code)
            failed.append(municipality.code)
    if failed:
        raise RuntimeError(f"Reminders were not planned: {', '.join(failed)}")


def remind(municipality: Municipality, *, now: datetime.datetime, is_anytime: bool = False) -> list[Reminder]:
    """Write down what is due and ask for its sending, in one transaction."""
    with row_security.entered(municipality.pk):
        written = actions.write_reminders(municipality, now=now, is_anytime=is_anytime)
        for reminder in written:
            defer_sending(reminder)
    return written


@app.task(
    name="send_reminder", queue="mail", retry=RetryStrategy(max_attempts=MAX_TRIES + 1, exponential_wait=9)
)
def send_reminder(*, reminder_id: int, municipality_id: int) -> None:
    with row_security.entered(municipality_id):
        reminder = actions.deliver_reminder(reminder_id, now=timezone.now())
    # Said after the commit, so that the try and its reason stay in the log.
    if reminder.state == ReminderState.QUEUED:
        raise LetterNotSent(f"Reminder {reminder_id}: {reminder.error_text}")


def defer_sending(reminder: Reminder) -> None:
    send_reminder.defer(reminder_id=reminder.pk, municipality_id=reminder.municipality_id)


@transaction.atomic
def renew_link(link: PersonalLink, *, now: datetime.datetime) -> Reminder:
    """Send a new link to the address of the person for whom the old one was."""
    actions.demand_renewal(link, now=now)
    reminder = actions.write_link_letter(link, now=now)
    defer_sending(reminder)
    return reminder


@transaction.atomic
def ask_for_data(
    municipality: Municipality,
    *,
    owed: Mapping[Organization, Sequence[str]],
    subject: str,
    address: str,
    now: datetime.datetime,
) -> actions.Asked:
    """Write to everybody who owes something and ask for the sending of the letters."""
    asked = actions.write_data_letters(municipality, owed=owed, subject=subject, address=address, now=now)
    for reminder in asked.letters:
        defer_sending(reminder)
    return asked


@transaction.atomic
def send_again(reminder: Reminder) -> Reminder:
    """Try a failed letter once more."""
    reminder = actions.requeue_reminder(reminder)
    if reminder.state == ReminderState.QUEUED:
        defer_sending(reminder)
    return reminder
