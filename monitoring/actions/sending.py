"""One letter leaves: at most one process sends it, and what went wrong is written down.

quality.md 3: «Every job can run twice ... 5 tries with back-off, then a visible «не удалось» for the
administrator». The row is locked while the server takes the letter; a second run finds it sent. The only
letter that can go twice is one after which this process was killed before its commit; its Message-ID is the
same, so mail programs show it once.
"""

import datetime
import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from monitoring import letters
from monitoring.link_tokens import address_of
from monitoring.models import PersonalLink, Reminder, ReminderState

MAX_TRIES = 5
#: answers of a server, a network that fails, an address that cannot be written
_FAILURES = (smtplib.SMTPException, OSError, ValueError)


@transaction.atomic
def deliver_reminder(reminder_id: int, *, now: datetime.datetime) -> Reminder:
    """Send the letter unless it was sent; a failure leaves it queued, the fifth one makes it failed."""
    reminder = Reminder.objects.select_for_update().get(pk=reminder_id)
    if reminder.state != ReminderState.QUEUED:
        return reminder
    reminder.tries_count += 1
    try:
        _message(reminder).send()
    except _FAILURES as failure:
        reminder.error_text = _told(failure)
        if reminder.tries_count >= MAX_TRIES:
            reminder.state = ReminderState.FAILED
    else:
        reminder.state, reminder.sent_at, reminder.error_text = ReminderState.SENT, now, ""
    reminder.save(update_fields=["state", "sent_at", "tries_count", "error_text"])
    return reminder


@transaction.atomic
def requeue_reminder(reminder: Reminder) -> Reminder:
    """Let a failed letter be tried again from the beginning."""
    failed = Reminder.objects.filter(pk=reminder.pk, state=ReminderState.FAILED)
    failed.update(state=ReminderState.QUEUED, tries_count=0)
    reminder.refresh_from_db()
    return reminder


def _message(reminder: Reminder) -> EmailMultiAlternatives:
    own = PersonalLink.objects.filter(position__user=reminder.person_id)
    links = own.in_bulk(letters.linked_ids(reminder.body_text))
    body = letters.with_links(reminder.body_text, {pk: address_of(link.key) for pk, link in links.items()})
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    message = EmailMultiAlternatives(
        reminder.subject,
        body,
        to=[reminder.to_text],
        headers={
            "Message-ID": f"<reminder-{reminder.municipality_id}-{reminder.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letters.as_html(body), "text/html")
    return message


def _told(failure: Exception) -> str:
    return f"{type(failure).__name__}: {failure}"[:1000]
