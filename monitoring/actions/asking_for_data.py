"""Letters to those who have not given their data or their reports, by one click (M2, MC-06).

MC-06: «Table “who has not reported” with one click to remind; reminders go to the work address of the body».
Nothing leaves here: `monitoring.tasks` asks for the sending in the same transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from monitoring.actions.reminding import greeting_name, local_moment
from monitoring.models import Reminder, ReminderKind
from monitoring.queries.reminding import mail_address, recipients
from msoko.people.models import Municipality, Organization, Position


@dataclass(frozen=True)
class Asked:
    """Who is written to; who was written to today already; who has no head or no address."""

    letters: tuple[Reminder, ...]
    asked_today: tuple[Organization, ...]
    unreachable: tuple[Organization, ...]


@transaction.atomic
def write_data_letters(
    municipality: Municipality,
    *,
    owed: Mapping[Organization, Sequence[str]],
    subject: str,
    address: str,
    now: datetime,
) -> Asked:
    """One letter for each organisation with the lines it owes; the same subject once a day."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    today = local_moment(municipality, now).date()
    people = recipients(municipality.pk, today).answering
    own = Reminder.objects.filter(
        municipality=municipality, kind=ReminderKind.DATA, planned_on=today, subject=subject
    )
    told = set(own.values_list("person", flat=True))
    letters, asked_today, unreachable = [], [], []
    for organization, lines in owed.items():
        held = next(iter(people.get(organization.pk, [])), None)
        if held is None:
            unreachable.append(organization)
        elif held.user_id in told:
            asked_today.append(organization)
        else:
            told.add(held.user_id)
            letters.append(_letter(municipality, held, subject, lines, address, now))
    return Asked(tuple(letters), tuple(asked_today), tuple(unreachable))


def _letter(
    municipality: Municipality,
    held: Position,
    subject: str,
    lines: Sequence[str],
    address: str,
    now: datetime,
) -> Reminder:
    body = [
        f"Здравствуйте, {greeting_name(held.user)}!",
        "",
        f"{held.organization}: управление образования ждёт данные.",
        "",
        *(f"– {line}" for line in lines),
        "",
        f"Открыть: {address}",
        "",
        "Если данные уже отправлены, отвечать на это письмо не нужно.",
        municipality.name,
    ]
    work_address = held.organization.email if held.organization else ""
    return Reminder.objects.create(
        municipality=municipality,
        person=held.user,
        kind=ReminderKind.DATA,
        planned_on=local_moment(municipality, now).date(),
        subject=subject,
        body_text="\n".join(body),
        to_text=work_address or mail_address(held),
        queued_at=now,
    )
