"""The once-only meter: requests and estimated minutes of each organisation by month (T7).

The rule is `monitoring.effort`; the numbers of the municipality stand over those of the product. One query
for the sums of a year, whatever the number of tasks.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, ExtractMonth

from monitoring.effort import HELD_MINUTES, KIND_MINUTES, OTHER_MINUTES, minutes_of_kind
from monitoring.models import AnswerEffort, Evidence, Task
from monitoring.states import TaskState
from msoko.people.models import Organization, User
from plans.models import Deliverable, DeliverableKind

MONTHS = range(1, 13)
Minutes = dict[int | None, int]


@dataclass(frozen=True)
class Load:
    """What one month cost one organisation."""

    requests: int = 0
    minutes: int = 0
    held: int = 0
    returns: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.requests + other.requests,
            self.minutes + other.minutes,
            self.held + other.held,
            self.returns + other.returns,
        )


@dataclass
class MeterRow:
    organization: str
    months: dict[int, Load] = field(default_factory=dict)

    @property
    def cells(self) -> list[Load]:
        return [self.months.get(month, Load()) for month in MONTHS]

    @property
    def total(self) -> Load:
        return sum(self.months.values(), Load())


@dataclass(frozen=True)
class Meter:
    rows: list[MeterRow]
    total: MeterRow


@dataclass(frozen=True)
class EffortRow:
    """A kind and its minutes; `is_own` when the municipality has set them."""

    kind_id: int | None
    name: str
    minutes: int
    standard: int

    @property
    def is_own(self) -> bool:
        return self.minutes != self.standard


def meter(user: User, year: int, own: Minutes) -> Meter:
    """The organisations that were asked for something in the year, the heaviest first."""
    rows: dict[int, MeterRow] = {}
    names = dict(Organization.objects.visible_to(user).values_list("pk", "short_name"))
    for one in _sums(user, year, own):
        row = rows.setdefault(one["organization_id"], MeterRow(names.get(one["organization_id"], "")))
        row.months[one["month"]] = Load(one["requests"], one["minutes"], one["held"], one["returns"])
    total: dict[int, Load] = defaultdict(Load)
    for row in rows.values():
        for month, load in row.months.items():
            total[month] += load
    shown = sorted(rows.values(), key=lambda row: (-row.total.minutes, row.organization))
    return Meter(shown, MeterRow("Всего", dict(total)))


def _sums(user: User, year: int, own: Minutes) -> QuerySet[Task, dict[str, int]]:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    asked = Task.objects.visible_to(user).filter(due_on__range=(first, last)).exclude(state=TaskState.CLOSED)
    return (
        asked.annotate(month=ExtractMonth("due_on"), cost=_cost(own), is_held=_is_held())
        .annotate(spent=Case(When(is_held=True, then=Value(HELD_MINUTES)), default=_with_returns()))
        .values("organization_id", "month")
        .annotate(
            requests=Count("pk"),
            minutes=Sum("spent"),
            held=Count("pk", filter=Q(is_held=True)),
            returns=Sum(F("round") - 1),
        )
        .order_by()
    )


def _with_returns() -> Combinable:
    """Each return adds half of the answer: cost * (1 + returns / 2)."""
    return F("cost") + F("cost") * (F("round") - 1) / 2


def _cost(own: Minutes) -> Coalesce:
    """The minutes of the documents that the activity expects; of «прочее» when it names none."""
    other = own.get(None, OTHER_MINUTES)
    of_kind = Case(
        *(When(kind=kind, then=Value(minutes)) for kind, minutes in own.items() if kind is not None),
        *(When(kind__key=key, then=Value(minutes)) for key, minutes in KIND_MINUTES.items()),
        default=Value(other),
        output_field=IntegerField(),
    )
    documents = Deliverable.objects.filter(activity=OuterRef("activity")).order_by().values("activity")
    return Coalesce(Subquery(documents.annotate(all=Sum(of_kind)).values("all")), Value(other))


def _is_held() -> Q | Exists:
    """Everything in the present round was in the system before: the same file stands in an earlier task."""
    present = Evidence.objects.standing().filter(task=OuterRef("pk"), round=OuterRef("round"))
    earlier = Evidence.objects.filter(
        file=OuterRef("file"), pk__lt=OuterRef("pk"), task__organization=OuterRef("task__organization")
    ).exclude(task=OuterRef("task"))
    known = present.filter(Exists(earlier))
    return Exists(known) & ~Exists(present.exclude(Exists(earlier)))


def own_minutes() -> Minutes:
    """What the municipality has set; None is «прочее»."""
    return {row.kind_id: row.minutes for row in AnswerEffort.objects.all()}


def effort_rows(own: Minutes) -> list[EffortRow]:
    """Every kind with its minutes, and «прочее» at the end."""
    rows = [
        EffortRow(kind.pk, kind.name, own.get(kind.pk, minutes_of_kind(kind.key)), minutes_of_kind(kind.key))
        for kind in DeliverableKind.objects.order_by("position", "name")
    ]
    return [*rows, EffortRow(None, "Прочее, вид не назван", own.get(None, OTHER_MINUTES), OTHER_MINUTES)]
