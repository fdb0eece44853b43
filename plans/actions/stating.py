"""Moving an edition through its states; `plans.states` says which moves there are."""

import datetime

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans import states
from plans.actions.readiness import refuse_unready
from plans.actions.refusals import Refused
from plans.models import Edition
from plans.states import EditionState


def locked_edition(edition: Edition) -> Edition:
    """Read the edition again and hold it until the transaction ends."""
    return Edition.objects.select_for_update(of=("self",)).select_related("plan").get(pk=edition.pk)


def locked_draft(edition: Edition) -> Edition:
    """Hold the edition for a change of its rows; only a draft can be changed."""
    edition = locked_edition(edition)
    if not edition.is_editable:
        label = EditionState(edition.state).label
        raise Refused(f"План сейчас «{label}», править можно только черновик. Обновите страницу.")
    return edition


@transaction.atomic
def submit_edition(edition: Edition, *, by: User) -> Edition:
    """Send the draft for endorsement; a remark of an earlier return is answered by this and goes away."""
    edition = locked_edition(edition)
    edition.state = states.check(edition.state, "submit")
    if not edition.activities.exists():
        raise Refused("В плане ещё нет ни одного мероприятия. Добавьте строки и отправьте план снова.")
    refuse_unready(edition)
    edition.submitted_at = timezone.now()
    edition.submitted_by = by
    edition.remark_text = ""
    edition.save(update_fields=["state", "submitted_at", "submitted_by", "remark_text"])
    return edition


@transaction.atomic
def return_edition(edition: Edition, *, reason: str, by: User) -> Edition:
    """Give the edition back to its authors as a draft, with the reason they read above the table."""
    edition = locked_edition(edition)
    edition.state = states.check(edition.state, "return")
    if not reason.strip():
        raise Refused("Напишите, что нужно исправить: без этого специалист не узнает, почему план вернулся.")
    edition.remark_text = reason.strip()
    edition.submitted_at = None
    edition.submitted_by = None
    edition.save(update_fields=["state", "remark_text", "submitted_at", "submitted_by"])
    return edition


@transaction.atomic
def approve_edition(edition: Edition, *, order_number: str, order_on: datetime.date, by: User) -> Edition:
    """Freeze the edition by the number and date of its order.

    Called when the order is registered. The edition that was in force before, if any, becomes «изменён».
    """
    edition = locked_edition(edition)
    state = states.check(edition.state, "approve")
    if not order_number.strip():
        raise Refused("Укажите номер приказа: план утверждается приказом.")
    refuse_unready(edition)
    before = edition.plan.editions.select_for_update().filter(state=EditionState.APPROVED).first()
    if before is not None:
        before.state = states.check(before.state, "amend")
        before.save(update_fields=["state"])
    edition.state = state
    edition.order_number_text = order_number.strip()
    edition.order_on = order_on
    edition.approved_at = timezone.now()
    edition.approved_by = by
    edition.save(
        update_fields=["state", "order_number_text", "order_on", "approved_at", "approved_by"],
    )
    return edition
