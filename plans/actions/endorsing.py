"""Endorsement (согласование): who is asked, what they answer, whether that lets the plan go on.

PL-01: «черновик → на согласовании → утверждён». Decided here: an edition with remarks is not approved until
they are answered by a new sending; silence after the day to answer does not hold the plan up.
"""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from msoko.people.models import Position, User
from plans import states
from plans.actions.amending import number_added_rows
from plans.actions.readiness import refuse_unready
from plans.actions.refusals import Refused
from plans.actions.stating import locked_edition
from plans.models import Edition, Visa
from plans.models.visa import VisaVerdict
from plans.states import EditionState

NO_DAY = "Выберите, до какого дня ответить: без срока согласование не кончится."


@transaction.atomic
def submit_edition(
    edition: Edition, *, by: User, posts: Sequence[Position] = (), due_on: datetime.date | None = None
) -> Edition:
    """Send the draft for endorsement; a remark of an earlier return is answered by this and goes away.

    Effects in order: added rows of a draft of changes are numbered; the edition is sent; each post is asked
    for its visa. Without posts the plan goes straight to whoever approves it.
    """
    edition = locked_edition(edition)
    edition.state = states.check(edition.state, "submit")
    if not edition.activities.exists():
        raise Refused("В плане ещё нет ни одного мероприятия. Добавьте строки и отправьте план снова.")
    if posts and due_on is None:
        raise Refused(NO_DAY)
    refuse_unready(edition)
    number_added_rows(edition)
    edition.submitted_at = timezone.now()
    edition.submitted_by = by
    edition.remark_text = ""
    edition.save(update_fields=["state", "submitted_at", "submitted_by", "remark_text"])
    if due_on is not None:
        _ask(edition, posts, due_on)
    return edition


def _ask(edition: Edition, posts: Sequence[Position], due_on: datetime.date) -> None:
    place = {"municipality_id": edition.municipality_id, "edition": edition}
    number = _last_round(edition) + 1
    Visa.objects.bulk_create(Visa(**place, round=number, post=post, due_on=due_on) for post in posts)


@transaction.atomic
def recall_edition(edition: Edition, *, by: User) -> Edition:
    """Take the edition back from endorsement to correct it; what was answered stays on the sheet."""
    edition = locked_edition(edition)
    edition.state = states.check(edition.state, "recall")
    edition.submitted_at = None
    edition.submitted_by = None
    edition.save(update_fields=["state", "submitted_at", "submitted_by"])
    return edition


@transaction.atomic
def decide_visa(visa: Visa, *, is_agreed: bool, remark: str = "", by: User) -> Visa:
    """Answer for the post, with the words of its holder of this day.

    The answer may be changed for as long as it counts.
    """
    edition = locked_edition(visa.edition)
    if edition.state != EditionState.ENDORSEMENT or visa.round != _last_round(edition):
        raise Refused("Согласование этой редакции уже закончено, поэтому ответ не нужен.")
    if not is_agreed and not remark.strip():
        raise Refused("Напишите замечание: без него автор не узнает, что исправить.")
    visa.verdict = VisaVerdict.AGREED if is_agreed else VisaVerdict.RETURNED
    visa.remark_text = remark.strip()
    visa.post_text = by.position.title_text if by.position else ""
    visa.name_text = str(by)
    visa.decided_at = timezone.now()
    visa.decided_by = by
    visa.save()
    return visa


def standing_visas(edition: Edition) -> "QuerySet[Visa]":
    """The visas of the last sending, in the order in which they were asked."""
    return edition.visas.filter(round=_last_round(edition)).order_by("pk")


def what_holds_up(edition: Edition, *, today: datetime.date) -> str:
    """Why the edition cannot be approved yet, as a sentence; empty when nothing holds it up."""
    if edition.state != EditionState.ENDORSEMENT:
        return ""
    visas = list(standing_visas(edition).select_related("post__user"))
    remarks = [visa.name_text for visa in visas if visa.verdict == VisaVerdict.RETURNED]
    if remarks:
        return f"Есть замечания: {', '.join(remarks)}. Верните план на доработку или дождитесь согласия."
    waiting = [
        str(visa.post.user) for visa in visas if visa.verdict == VisaVerdict.WAITING and visa.due_on >= today
    ]
    return f"Ещё не согласовали: {', '.join(waiting)}." if waiting else ""


def _last_round(edition: Edition) -> int:
    return edition.visas.aggregate(last=Max("round"))["last"] or 0
