"""What people do with a deviation (DV-02): ask, justify, accept, return, close; each step has a person and
a moment.

«зафиксировано → запрошено обоснование → получено обоснование / исправлены данные → принято / возвращено →
закрыто; ... due date for the answer is a setting». A correction of data is no step of its own: it follows
from the value.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from monitoring import deviation_states
from monitoring.actions.gestures import NotPossible
from monitoring.models import Deviation, DeviationMessage, MonitoringPolicy
from msoko.people.models import User


@transaction.atomic
def request_justifications(
    deviations: Iterable[Deviation], *, by: User, today: date, due_on: date | None = None, text: str = ""
) -> list[Deviation]:
    """Ask for several at once; without a date the setting of the municipality says how many days."""
    locked = Deviation.objects.select_for_update().filter(pk__in=[one.pk for one in deviations])
    asked = []
    for one in locked.order_by("pk"):
        last = due_on or today + timedelta(days=answer_days(one.municipality_id))
        if last < today:
            raise NotPossible("День ответа уже прошёл: укажите более поздний.")
        asked.append(_step(one, "request", text, by=by, answer_due_on=last))
    return asked


@transaction.atomic
def justify_deviation(deviation: Deviation, *, text: str, by: User, today: date) -> Deviation:
    """The organisation explains; without a request too: it may know before it is asked."""
    one = _locked(deviation)
    days = timedelta(days=answer_days(one.municipality_id))
    due_on = one.answer_due_on or today + days
    said = _said(text, "Напишите обоснование: его прочтёт специалист управления.")
    return _step(one, "justify", said, by=by, is_of_organization=True, answer_due_on=due_on)


@transaction.atomic
def accept_deviation(deviation: Deviation, *, by: User, text: str = "") -> Deviation:
    """The justification is good: it goes to the analytic report as it stands (DV-05)."""
    return _step(_locked(deviation), "accept", text, by=by)


@transaction.atomic
def return_deviation(deviation: Deviation, *, text: str, by: User, due_on: date) -> Deviation:
    said = _said(text, "Напишите, чего не хватает: школа увидит этот текст.")
    return _step(_locked(deviation), "return", said, by=by, answer_due_on=due_on)


@transaction.atomic
def close_deviation(deviation: Deviation, *, by: User) -> Deviation:
    return _step(_locked(deviation), "close", "", by=by)


def answer_days(municipality_id: int) -> int:
    own = MonitoringPolicy.objects.filter(municipality=municipality_id).values_list(
        "answer_day_count", flat=True
    )
    return own.first() or MonitoringPolicy().answer_day_count


def _locked(deviation: Deviation) -> Deviation:
    return Deviation.objects.select_for_update().get(pk=deviation.pk)


def _said(text: str, sentence: str) -> str:
    if not text.strip():
        raise NotPossible(sentence)
    return text.strip()


def _step(
    one: Deviation, verb: str, text: str, *, by: User, is_of_organization: bool = False, **changes: object
) -> Deviation:
    one.state = deviation_states.check(one.state, verb)
    for name, value in changes.items():
        setattr(one, name, value)
    one.version += 1
    one.save(update_fields=["state", "version", *changes])
    DeviationMessage.objects.create(
        municipality_id=one.municipality_id,
        deviation=one,
        state=one.state,
        text=text.strip(),
        is_of_organization=is_of_organization,
        written_by=by,
    )
    return one
