"""What a calendar page shows: activities with their windows and how far their organisations are.

D4: «Calendar: month, quarter and year view (Gantt-like strip by direction)». DL-05: «Kinds without a date
are never overdue»; they are listed apart. One entry is one window of one activity, however many organisations
answer; one query fetches them all, a second the sections they stand in.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q

from monitoring import wording
from monitoring.periods import Period
from monitoring.queries.sections import direction_of
from monitoring.querysets import TaskQuerySet
from monitoring.states import OWED, TaskState
from plans.models import Section

#: from this distance on what is owed is no longer «впереди»
_NEAR = datetime.timedelta(days=7)
_OUTSIDE = "Без раздела"
#: the shape of a tone, as in the pills: the days of a month have no room for pills
SHAPES = {"green": "●", "amber": "▲", "red": "■", "grey": "–"}


@dataclass(frozen=True)
class Entry:
    """A window of an activity. `query` is the address of its tasks in the list of tasks."""

    activity_id: int
    section_id: int | None
    number: str
    title: str
    starts_on: datetime.date
    due_on: datetime.date | None
    tone: str
    state_text: str
    query: str
    count: int
    #: the only task of this entry: the page of it is shown instead of a list
    task_id: int | None

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def shape(self) -> str:
        return SHAPES[self.tone]

    @property
    def dates(self) -> str:
        """«1 марта – 30 апреля», «до 30 апреля», «30 апреля»."""
        if self.due_on is None:
            return "без срока"
        last = wording.day_month(self.due_on, self.due_on)
        if self.starts_on == self.due_on:
            return last
        return f"{wording.day_month(self.starts_on, self.due_on)} – {last}"


@dataclass(frozen=True)
class Found:
    dated: list[Entry]
    undated: list[Entry]


@dataclass(frozen=True)
class Group:
    """A direction of a plan and its entries in the order of the plan."""

    title: str
    entries: list[Entry]


def nearest_day(tasks: TaskQuerySet, period: Period) -> datetime.date | None:
    """For an empty period: the first deadline after it, else the last one before it."""
    found = tasks.aggregate(
        later=Min("due_on", filter=Q(due_on__gt=period.last)),
        earlier=Max("due_on", filter=Q(due_on__lt=period.first)),
    )
    return found["later"] or found["earlier"]


def calendar_entries(tasks: TaskQuerySet, period: Period, today: datetime.date) -> Found:
    """Everything of these tasks that touches the period, and what waits for a date meanwhile."""
    found = Found([], [])
    for row in _rows(tasks, period):
        one = _entry(row, today)
        if one.count:
            (found.undated if one.due_on is None else found.dated).append(one)
    return found


def _rows(tasks: TaskQuerySet, period: Period) -> Iterable[dict[str, Any]]:
    begun = Q(starts_on__lte=period.last) | Q(starts_on=None, due_on__lte=period.last)
    plan = "activity__edition__plan"
    waiting = {f"{plan}__starts_on__lte": period.last, f"{plan}__ends_on__gte": period.first}
    return (
        tasks.filter(Q(due_on__gte=period.first) & begun | Q(due_on=None, state__in=OWED, **waiting))
        .values(
            "activity_id",
            "activity__section_id",
            "activity__number_text",
            "activity__title",
            "activity__edition_id",
            "activity__position",
            "starts_on",
            "due_on",
        )
        .annotate(
            task_id=Min("pk"),
            all=Count("pk", filter=~Q(state=TaskState.CLOSED)),
            accepted=Count("pk", filter=Q(state=TaskState.ACCEPTED)),
            submitted=Count("pk", filter=Q(state=TaskState.SUBMITTED)),
            returned=Count("pk", filter=Q(state=TaskState.RETURNED)),
            owed=Count("pk", filter=Q(state__in=OWED)),
        )
        .order_by("activity__edition_id", "activity__position", "due_on", "starts_on")
    )


def _entry(row: dict[str, Any], today: datetime.date) -> Entry:
    due_on = row["due_on"]
    tone, text = state_of(row, due_on, today)
    days = f"&due_from={due_on}&due_to={due_on}" if due_on else ""
    show = "all" if due_on else "undated"
    return Entry(
        activity_id=row["activity_id"],
        section_id=row["activity__section_id"],
        number=row["activity__number_text"].rstrip("."),
        title=row["activity__title"],
        starts_on=row["starts_on"] or due_on or today,
        due_on=due_on,
        tone=tone,
        state_text=text,
        query=f"activity={row['activity_id']}{days}&show={show}",
        count=row["all"],
        task_id=row["task_id"] if row["all"] == 1 else None,
    )


def state_of(counts: dict[str, Any], due_on: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """Tone and words for all organisations of an entry together: the worst decides."""
    total, owed = counts["all"], counts["owed"]
    if due_on and due_on < today and owed:
        return "red", _share("просрочено", owed, total)
    if counts["returned"]:
        return "red", _share("вернули", counts["returned"], total)
    if total and counts["accepted"] == total:
        return "green", _share("принято", total, total)
    if not owed:
        return "amber", _share("на проверке", counts["submitted"], total)
    is_near = due_on is not None and due_on <= today + _NEAR
    return ("amber" if is_near else "grey"), _share("ждём", owed, total)


def _share(word: str, count: int, total: int) -> str:
    if total <= 1:
        return "ждёт ответа" if word == "ждём" else word
    return f"{word} {total}" if count == total else f"{word} {count} из {total}"


def by_direction(entries: Iterable[Entry]) -> list[Group]:
    """Put entries under the directions they stand in, in the order of the plan."""
    entries = list(entries)
    wanted = Section.objects.filter(
        edition__in=Section.objects.filter(pk__in={one.section_id for one in entries}).values("edition")
    )
    sections = {one.pk: one for one in wanted.order_by("edition", "position")}
    found: dict[int | None, list[Entry]] = {}
    for one in entries:
        found.setdefault(direction_of(sections, one.section_id), []).append(one)
    shown = [pk for pk in [*sections, None] if pk in found]
    return [Group(_title(sections, pk), found[pk]) for pk in shown]


def _title(sections: dict[int, Section], pk: int | None) -> str:
    return sections[pk].title if pk else _OUTSIDE
