"""The sheet of endorsement (domain 3.10): «№ / должность / И.О. Фамилия / дата / подпись / замечания».

Ready for the page and for a paper: everything a paper needs stands in `EndorsementLine`.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from msoko.people.models import Position
from msoko.people.roles import Role
from plans.models import Edition, Visa
from plans.models.visa import VisaVerdict


@dataclass(frozen=True)
class EndorsementLine:
    """`answered_on` is empty for whoever has not answered; `is_late` says that the day has passed."""

    visa: Visa
    number: int
    post_text: str
    name_text: str
    answered_on: datetime.date | None
    remark_text: str
    is_late: bool

    @property
    def tone(self) -> str:
        return "red" if self.is_late else self.visa.tone

    @property
    def label(self) -> str:
        return "не ответил в срок" if self.is_late else self.visa.get_verdict_display()


@dataclass(frozen=True)
class EndorsementSheet:
    """`standing` are the visas of the last sending, `earlier` those before it, the newest first."""

    standing: list[EndorsementLine]
    earlier: list[EndorsementLine]

    @property
    def agreed_count(self) -> int:
        return sum(line.visa.verdict == VisaVerdict.AGREED for line in self.standing)


def endorsement_sheet(edition: Edition, *, today: datetime.date) -> EndorsementSheet:
    visas = list(edition.visas.select_related("post__user").order_by("-round", "pk"))
    last = visas[0].round if visas else 0
    lines = [_line(visa, number, today) for number, visa in enumerate(visas, start=1)]
    return EndorsementSheet(
        [line for line in lines if line.visa.round == last],
        [line for line in lines if line.visa.round != last],
    )


def _line(visa: Visa, number: int, today: datetime.date) -> EndorsementLine:
    is_waiting = visa.verdict == VisaVerdict.WAITING
    return EndorsementLine(
        visa=visa,
        number=number,
        post_text=visa.post_text or visa.post.title_text,
        name_text=visa.name_text or str(visa.post.user),
        answered_on=timezone.localtime(visa.decided_at).date() if visa.decided_at else None,
        remark_text=visa.remark_text,
        is_late=is_waiting and visa.due_on < today,
    )


def posts_to_ask(municipality_id: int, *, today: datetime.date, but: Position | None) -> "QuerySet[Position]":
    """People of the department who may be asked for a visa; whoever sends the plan does not ask himself."""
    posts = Position.objects.filter(municipality=municipality_id).held_on(today)
    asked = posts.filter(Q(role=Role.SPECIALIST) | Q(role=Role.OFFICIAL), acts_for__isnull=True)
    asked = asked.select_related("user").order_by("role", "user__last_name", "pk")
    return asked.exclude(pk=but.pk) if but else asked
