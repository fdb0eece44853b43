"""How a municipality arranges its reviewing: who looks at which direction, and which phrases are at hand."""

from collections.abc import Collection, Sequence

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.models import AnswerEffort, ReturnPhrase, ReviewDuty
from msoko.people.models import Position, User

MAX_PHRASES = 30


@transaction.atomic
def arrange_duties(
    municipality_id: int, *, positions: Sequence[Position], wanted: Collection[tuple[int, int]], by: User
) -> int:
    """Make the duties of these posts exactly `wanted`, pairs of post and direction; say how many changed."""
    held = ReviewDuty.objects.select_for_update().filter(position__in=positions)
    now = {(duty.position_id, duty.direction_id): duty for duty in held}
    gone = [duty.pk for pair, duty in now.items() if pair not in wanted]
    ReviewDuty.objects.filter(pk__in=gone).delete()
    known = {position.pk for position in positions}
    added = [pair for pair in wanted if pair not in now and pair[0] in known]
    ReviewDuty.objects.bulk_create(
        ReviewDuty(municipality_id=municipality_id, position_id=post, direction_id=direction)
        for post, direction in added
    )
    return len(gone) + len(added)


@transaction.atomic
def arrange_phrases(municipality_id: int, *, phrases: Sequence[tuple[str, str]], by: User) -> None:
    """Make the phrases of the municipality exactly these pairs of a label and a text, in this order."""
    labels = [label.casefold() for label, _ in phrases]
    if len(set(labels)) < len(labels):
        raise NotPossible("Названия кнопок должны различаться: у двух причин оно одно и то же.")
    if len(phrases) > MAX_PHRASES:
        raise NotPossible(f"Причин больше {MAX_PHRASES}: найти среди них нужную труднее, чем написать.")
    ReturnPhrase.objects.filter(municipality=municipality_id).delete()
    ReturnPhrase.objects.bulk_create(
        ReturnPhrase(municipality_id=municipality_id, label=label, text=text, position=place)
        for place, (label, text) in enumerate(phrases, 1)
    )


@transaction.atomic
def set_efforts(municipality_id: int, *, minutes: dict[int | None, int | None], by: User) -> None:
    """Set the minutes of kinds; None takes the standard number of the product again."""
    for kind_id, count in minutes.items():
        own = AnswerEffort.objects.filter(municipality=municipality_id, kind=kind_id)
        if count is None:
            own.delete()
        elif not own.update(minutes=count):
            AnswerEffort.objects.create(municipality_id=municipality_id, kind_id=kind_id, minutes=count)
