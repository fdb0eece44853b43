"""The last fifty gestures of a person in an edition: undo and redo, kept in the database.

«Undo and redo of the last 50 gestures» (issue on the plan editor): a gesture holds each changed row as it
was and as it became, so it survives a reload. It is undone only while the rows still say what the gesture
made of them; what somebody else has changed since is never overwritten: the person reads who and what, and
the gesture before comes next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Subquery

from msoko.people.models import User
from plans.actions.applying import Obstacle, apply_changes
from plans.actions.refusals import Refused
from plans.actions.snapshots import Change, says_something
from plans.actions.stating import locked_draft
from plans.models import Edition, Gesture

AT_MOST = 50
_TITLE = Gesture._meta.get_field("title").max_length or 0


@dataclass(frozen=True)
class Returned:
    """What was undone or done again, in words; `row` is the kind and key of a row to look at, when one is
    left.
    """

    text: str
    row: tuple[str, int] | None = None
    is_refused: bool = False


def record(edition: Edition, *, title: str, changes: Sequence[Change], by: User) -> Gesture | None:
    """Note a gesture; what was undone before can no longer be done again. None: nothing has changed."""
    said = [change for change in changes if says_something(change)]
    if not said:
        return None
    own = Gesture.objects.filter(edition=edition, person=by)
    own.filter(is_undone=True).delete()
    gesture = Gesture.objects.create(
        municipality_id=edition.municipality_id,
        edition=edition,
        person=by,
        title=title[:_TITLE],
        changes=said,
    )
    kept = own.order_by("-pk").values("pk")[AT_MOST - 1 : AT_MOST]
    own.filter(pk__lt=Subquery(kept)).delete()
    return gesture


@transaction.atomic
def undo(edition: Edition, *, by: User) -> Returned:
    """Put back what stood before the last gesture of this person that is not undone yet."""
    return _turn(edition, is_undone=False, by=by)


@transaction.atomic
def redo(edition: Edition, *, by: User) -> Returned:
    """Do again what this person undid last."""
    return _turn(edition, is_undone=True, by=by)


def _turn(edition: Edition, *, is_undone: bool, by: User) -> Returned:
    edition = locked_draft(edition)
    own = Gesture.objects.filter(edition=edition, person=by, is_undone=is_undone)
    gesture = own.order_by("pk" if is_undone else "-pk").first()
    if gesture is None:
        raise Refused("Повторять больше нечего." if is_undone else "Отменять больше нечего.")
    try:
        with transaction.atomic():
            row = apply_changes(edition, gesture.changes, is_back=not is_undone)
    except Obstacle as obstacle:
        # Kept, it would bar the way to all gestures before it.
        gesture.delete()
        verb = "Повторить" if is_undone else "Отменить"
        return Returned(f"{verb} нельзя: {gesture.title}. {obstacle}", is_refused=True)
    gesture.is_undone = not is_undone
    gesture.save(update_fields=["is_undone"])
    return Returned(f"{'Повторено' if is_undone else 'Отменено'}: {gesture.title}.", row)
