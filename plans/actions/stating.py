"""Moving an edition through its states; `plans.states` says which moves there are."""

from django.db import transaction

from msoko.people.models import User
from plans import states
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
