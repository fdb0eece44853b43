"""An edition takes force by an order: the first one of a plan, or the changes to one in force.

Called when the order is registered. Whatever the order is (it approves the plan, or it amends it) the rules
are the same; the paper itself lies above, in `reports`.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans import states
from plans.actions.amending import keep_lost_rows, number_added_rows
from plans.actions.endorsing import what_holds_up
from plans.actions.readiness import refuse_unready
from plans.actions.refusals import Refused
from plans.actions.stating import locked_edition
from plans.models import Edition
from plans.states import EditionState


@transaction.atomic
def approve_edition(edition: Edition, *, order_number: str, order_on: datetime.date, by: User) -> Edition:
    """Freeze the edition by the number and date of its order.

    Effects in order: what was dropped without an exclusion comes back as excluded, added rows are numbered;
    the edition that was in force before, if any, becomes «изменён»; this one takes force, and the database
    seals it with the checksum of its words.
    """
    edition = locked_edition(edition)
    state = states.check(edition.state, "approve")
    if not order_number.strip():
        raise Refused("Укажите номер приказа: план утверждается приказом.")
    refuse_unready(edition)
    if held_up := what_holds_up(edition, today=timezone.localdate()):
        raise Refused(held_up)
    before = edition.plan.editions.select_for_update().filter(state=EditionState.APPROVED).first()
    if before is None and edition.is_amendment:
        raise Refused("План уже не действует, поэтому изменить его нельзя.")
    if before is not None:
        _check_dates(before, order_on)
        keep_lost_rows(edition, before)
        number_added_rows(edition)
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
    edition.refresh_from_db(fields=["content_digest"])
    return edition


def _check_dates(before: Edition, order_on: datetime.date) -> None:
    if before.order_on and order_on < before.order_on:
        raise Refused(
            f"Приказ об изменениях датирован раньше, чем утверждён план ({before.order_on:%d.%m.%Y}). "
            "Проверьте дату."
        )
