"""The page «Сроки» of a plan as ready values: what waits for a date, what was told, what may be added.

D2: «rules without a date are first-class: the list «сроки не определены», grouped by what they wait for».
Three queries, whatever the number of rows; the edition brings its settings (`due_annotations`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plans.deadlines import (
    DueRule,
    DueSettings,
    Mention,
    Missing,
    PlanPeriod,
    Told,
    Waiting,
    WaitKind,
    mentioned,
    rule_from_dict,
    waits,
)
from plans.due_queries import settings_on
from plans.models import Activity, CalendarEvent, DueDecision, Edition

#: dates named under a row; of more only the first and the last are told
NAMED_DATES = 4


@dataclass(frozen=True)
class WaitingRow:
    activity: Activity
    label: str
    waiting: Waiting


@dataclass(frozen=True)
class WaitingGroup:
    """Rows that wait for the same; the kind says what a person has to tell."""

    waiting: Waiting
    rows: list[WaitingRow]

    @property
    def anchor(self) -> str:
        return f"group-{self.rows[0].activity.pk}"


@dataclass(frozen=True)
class Offer:
    """Dates named in the column of results that are not among the dates of the row yet (DL-08)."""

    activity: Activity
    label: str
    mention: Mention

    @property
    def dates(self) -> str:
        return dates_words(
            [Told(one.due_on or one.end, one.due_on or one.end, "") for one in self.mention.windows]
        )


@dataclass(frozen=True)
class DatedRow:
    activity: Activity
    label: str
    decisions: list[DueDecision]


@dataclass(frozen=True)
class PlanDates:
    groups: list[WaitingGroup]
    offers: list[Offer]
    dated: list[DatedRow]
    events: list[CalendarEvent]
    on_demand: list[Activity]

    @property
    def waiting_count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def plan_dates(edition: Edition) -> PlanDates:
    settings, period = settings_on(edition), edition.plan.period
    activities = list(Activity.objects.in_plan().filter(edition=edition).order_by("position", "pk"))
    decisions: dict[object, list[DueDecision]] = defaultdict(list)
    for one in DueDecision.objects.filter(plan=edition.plan_id).select_related("event", "decided_by"):
        decisions[one.activity_key].append(one)
    events = CalendarEvent.objects.filter(municipality=edition.municipality_id).order_by("starts_on", "title")
    return PlanDates(
        groups=_groups(activities, decisions, period, settings),
        offers=[
            offer
            for activity in activities
            for offer in offers_of(activity, [one.told for one in decisions[activity.key]], period, settings)
        ],
        dated=[
            DatedRow(
                activity, label_of(activity), sorted(decisions[activity.key], key=lambda one: one.due_on)
            )
            for activity in activities
            if decisions[activity.key]
        ],
        events=list(events),
        on_demand=[one for one in activities if one.due_rule.get("kind") in ("on_demand", "on_fact")],
    )


def _groups(
    activities: Iterable[Activity],
    decisions: dict[object, list[DueDecision]],
    period: PlanPeriod,
    settings: DueSettings,
) -> list[WaitingGroup]:
    found: dict[str, list[WaitingRow]] = defaultdict(list)
    for activity in activities:
        waiting = None if decisions[activity.key] else waiting_of(activity, period, settings)
        if waiting is not None:
            # Rows whose words nobody understands have nothing in common.
            is_alone = waiting.kind in (WaitKind.WORDS, WaitKind.LAST_FACT)
            key = f"{waiting.key} {activity.pk}" if is_alone else waiting.key
            found[key].append(WaitingRow(activity, label_of(activity), waiting))
    groups = [WaitingGroup(rows[0].waiting, rows) for rows in found.values()]
    return sorted(groups, key=lambda group: (list(WaitKind).index(group.waiting.kind), -len(group.rows)))


def rule_of(activity: Activity) -> DueRule:
    return rule_from_dict(activity.due_rule) if activity.due_rule else Missing()


def waiting_of(activity: Activity, period: PlanPeriod, settings: DueSettings) -> Waiting | None:
    return waits(rule_of(activity), period, settings)


def offers_of(
    activity: Activity, told: Iterable[Told], period: PlanPeriod, settings: DueSettings
) -> list[Offer]:
    """What the results of the row name and nobody has taken yet."""
    taken = {one.due_on for one in told}
    return [
        Offer(activity, label_of(activity), mention)
        for mention in mentioned(activity.deliverables_text, period, settings)
        if any(window.due_on not in taken for window in mention.windows)
    ]


def label_of(activity: Activity) -> str:
    return activity.number_text.rstrip(".") or activity.title[:40].strip() or "без номера"


def dates_words(dates: list[Told]) -> str:
    """«01.01, 01.06, 20.09.2026», or of many «12 дат с 25.01.2026 по 25.12.2026»."""
    labels = [one.label for one in dates]
    if len(labels) <= NAMED_DATES:
        return ", ".join(labels)
    return f"{len(labels)} дат с {labels[0]} по {labels[-1]}"


def tied_rules(decisions: Iterable[DueDecision]) -> dict[object, DueRule]:
    """The rule of each tied row as its newest edition has it; a row that is gone counts no days."""
    keys = {decision.activity_key for decision in decisions}
    rows = Activity.objects.filter(key__in=keys).order_by("edition__number")
    found: dict[object, DueRule] = dict.fromkeys(keys, Missing())
    for activity in rows:
        found[activity.key] = rule_of(activity)
    return found
