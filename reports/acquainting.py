"""What asks people to read a document and notes that they have (3.10: «electronic acknowledgement»)."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from monitoring.actions.reminding import greeting_name
from monitoring.link_tokens import absolute
from monitoring.models import Reminder, ReminderKind
from monitoring.tasks import defer_sending
from msoko.people.models import Position, User
from reports.models import Acquaintance, Document
from reports.states import DocumentState


class CannotAcquaint(Exception):
    """The sheet cannot be changed like this; the text is a sentence for people."""


@transaction.atomic
def ask_to_read(
    document: Document, *, posts: Iterable[Position], by: User, now: datetime.datetime
) -> list[Acquaintance]:
    """Ask each post once and write a letter to whoever holds it; who was asked before is left alone."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state != DocumentState.REGISTERED:
        raise CannotAcquaint("Знакомят с зарегистрированным документом. Сначала зарегистрируйте его.")
    asked = set(document.acquaintances.values_list("post", flat=True))
    fresh = [post for post in posts if post.pk not in asked]
    if not fresh:
        raise CannotAcquaint("Отметьте хотя бы одного человека, которого нужно ознакомить.")
    made = Acquaintance.objects.bulk_create(
        Acquaintance(
            municipality_id=document.municipality_id, document=document, post=post, asked_at=now, asked_by=by
        )
        for post in fresh
    )
    for acquaintance in made:
        write_reading_letter(acquaintance, now=now)
    return made


@transaction.atomic
def acknowledge_document(acquaintance: Acquaintance, *, by: User, now: datetime.datetime) -> Acquaintance:
    """Note that the document was read, with the name and the post of this day; twice changes nothing."""
    acquaintance = Acquaintance.objects.select_for_update().get(pk=acquaintance.pk)
    if acquaintance.acknowledged_at is not None:
        return acquaintance
    acquaintance.acknowledged_at, acquaintance.acknowledged_by = now, by
    acquaintance.name_text = full_name(by)
    acquaintance.post_text = post_line(by.position)
    acquaintance.save(update_fields=["acknowledged_at", "acknowledged_by", "name_text", "post_text"])
    return acquaintance


@transaction.atomic
def remind_to_read(document: Document, *, by: User, now: datetime.datetime) -> int:
    """Write to everybody who has not answered, at most once a day; say how many letters there are."""
    today = timezone.localtime(now).date()
    waiting = document.acquaintances.waiting().select_for_update(of=("self",)).select_related("document")
    late = [one for one in waiting if one.reminded_on is None or one.reminded_on < today]
    return sum(write_reading_letter(one, now=now) is not None for one in late)


@transaction.atomic
def drop_acquaintance(acquaintance: Acquaintance, *, by: User) -> None:
    """Take a post that was asked by mistake off the sheet; an answer stays for ever."""
    acquaintance = Acquaintance.objects.select_for_update().get(pk=acquaintance.pk)
    if acquaintance.acknowledged_at is not None:
        raise CannotAcquaint("Этот человек уже ознакомился, поэтому строка листа остаётся.")
    acquaintance.delete()


def write_reading_letter(acquaintance: Acquaintance, *, now: datetime.datetime) -> Reminder | None:
    """One letter to whoever holds the post today; without an address the page alone reminds."""
    today = timezone.localtime(now).date()
    person = _holder(acquaintance.post, today)
    if not person.email:
        return None
    acquaintance.reminded_on = today
    acquaintance.save(update_fields=["reminded_on"])
    document = acquaintance.document
    address = absolute(reverse("reports:document-detail", args=[document.pk]))
    what = f"{document.get_kind_display()} от {document.dated_on:%d.%m.%Y} № {document.number_text}"
    reminder = Reminder.objects.create(
        municipality_id=acquaintance.municipality_id,
        person=person,
        kind=ReminderKind.READING,
        planned_on=today,
        subject=f"Ознакомьтесь: {what}"[:200],
        body_text="\n\n".join(
            [
                f"Здравствуйте, {greeting_name(person)}!",
                f"Вас просят ознакомиться с документом: {what} «{document.title}».",
                f"Откройте его и нажмите «Ознакомлен(а)»: {address}",
            ]
        ),
        to_text=person.email,
        queued_at=now,
    )
    defer_sending(reminder)
    return reminder


def _holder(post: Position, today: datetime.date) -> User:
    """Whoever acts for the post today, else the one who holds it."""
    acting = post.substitutes.held_on(today).select_related("user").order_by("-since_on").first()
    return acting.user if acting else post.user


def full_name(person: User) -> str:
    return f"{person.last_name} {greeting_name(person)}".strip()


def post_line(post: Position | None) -> str:
    """«Директор, Школа № 101»."""
    if post is None:
        return ""
    place = post.organization.short_name if post.organization else ""
    return ", ".join(part for part in (post.title_text, place) if part)[:200]
