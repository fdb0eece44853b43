"""Dates that people set: for one row, for all rows that wait for one event, from the words of the results.

D2: «the specialist sets the date with the document that sets it; one shared calendar event dates all
activities that wait for it». The words of the plan never change here: a date stands beside them, in every
edition of the plan. Tasks follow in `monitoring`, which calls these verbs.
"""

import datetime
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F

from msoko.people.models import Municipality, User
from plans.actions.refusals import Refused
from plans.deadlines import (
    Composite,
    DueRule,
    DueSettings,
    EveryNYears,
    Window,
    due_from,
    event_window,
)
from plans.models import Activity, CalendarEvent, DueDecision, Plan
from plans.undated import rule_of, tied_rules

_TEXT_LENGTH = DueDecision._meta.get_field("document_text").max_length
NO_DOCUMENT = "Напишите, каким документом установлена дата: вид, номер, дата. Её увидят исполнители."
BACKWARDS = "Окончание раньше начала. Поправьте даты."


@transaction.atomic
def set_due_date(
    activities: Sequence[Activity],
    *,
    starts_on: datetime.date,
    due_on: datetime.date,
    document_text: str,
    url: str = "",
    by: User,
) -> list[DueDecision]:
    """Give the rows one date; a row that has this very date already keeps it as it is."""
    if due_on < starts_on:
        raise Refused(BACKWARDS)
    window = Window(starts_on, due_on, due_on, "")
    return add_dates([(activity, window) for activity in activities], words=document_text, url=url, by=by)


def tell_last_fact(
    activities: Sequence[Activity],
    *,
    held_on: datetime.date,
    words: str,
    url: str = "",
    settings: DueSettings,
    by: User,
) -> list[DueDecision]:
    """«1 раз в 3 года»: count the next date from the day on which it was held last."""
    if not words.strip():
        raise Refused(NO_DOCUMENT)
    rules = [(activity, every_n_years(rule_of(activity))) for activity in activities]
    dates = [(activity, due_from(rule, held_on, settings)) for activity, rule in rules if rule]
    if not dates:
        raise Refused("Эти сроки не отсчитываются от последнего проведения. Укажите дату.")
    return add_dates(dates, words=f"проводилось {held_on:%d.%m.%Y}, {words.strip()}", url=url, by=by)


def every_n_years(rule: DueRule) -> EveryNYears | None:
    parts = rule.parts if isinstance(rule, Composite) else (rule,)
    return next((part for part in parts if isinstance(part, EveryNYears)), None)


@transaction.atomic
def add_dates(
    dates: Iterable[tuple[Activity, Window]],
    *,
    words: str,
    url: str = "",
    event: CalendarEvent | None = None,
    by: User,
) -> list[DueDecision]:
    """Write the windows as decided dates of their rows; `words` say what sets them."""
    if event is None and not words.strip():
        raise Refused(NO_DOCUMENT)
    dates = list(dates)
    known = set(
        DueDecision.objects.filter(activity_key__in={activity.key for activity, _ in dates}).values_list(
            "plan", "activity_key", "due_on"
        )
    )
    said = {"document_text": words.strip()[:_TEXT_LENGTH], "url": url, "event": event, "decided_by": by}
    fresh = {
        (activity.edition.plan_id, activity.key, window.due_on): DueDecision(
            municipality_id=activity.municipality_id,
            plan_id=activity.edition.plan_id,
            activity_key=activity.key,
            starts_on=window.start,
            due_on=window.due_on or window.end,
            **said,
        )
        for activity, window in dates
        if (activity.edition.plan_id, activity.key, window.due_on) not in known
    }
    return DueDecision.objects.bulk_create(fresh.values())


@transaction.atomic
def add_event(
    municipality: Municipality,
    *,
    title: str,
    kind: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    document_text: str,
    url: str = "",
    by: User,
) -> CalendarEvent:
    """Put an event into the calendar of the municipality; rows are tied to it by `tie_to_event`."""
    _check_event(starts_on, ends_on, document_text)
    return CalendarEvent.objects.create(
        municipality=municipality,
        title=title.strip(),
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        document_text=document_text.strip(),
        url=url,
    )


def tie_to_event(
    activities: Sequence[Activity], event: CalendarEvent, *, settings: DueSettings, by: User
) -> list[DueDecision]:
    """Give each row the dates of the event, or those its own words count from it."""
    dates = [
        (activity, event_window(rule_of(activity), event.starts_on, event.ends_on, settings))
        for activity in activities
    ]
    return add_dates(dates, words="", event=event, by=by)


@transaction.atomic
def move_event(
    event: CalendarEvent,
    *,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    document_text: str,
    url: str = "",
    settings: DueSettings,
    seen_version: int,
    by: User,
) -> list[Plan]:
    """Change the dates of the event and of every row tied to it; tell which plans are touched."""
    _check_event(starts_on, ends_on, document_text)
    dates = {"starts_on": starts_on, "ends_on": ends_on, "document_text": document_text.strip(), "url": url}
    seen = CalendarEvent.objects.filter(pk=event.pk, version=seen_version)
    changed = seen.update(**dates, version=F("version") + 1)
    if not changed:
        raise Refused("Пока страница была открыта, событие изменили. Посмотрите новые даты и решите ещё раз.")
    event.refresh_from_db()
    decisions = list(event.decisions.select_related("plan"))
    rules = tied_rules(decisions)
    for decision in decisions:
        window = event_window(rules[decision.activity_key], event.starts_on, event.ends_on, settings)
        decision.starts_on, decision.due_on = window.start, window.due_on or window.end
    _drop_twins(decisions)
    DueDecision.objects.bulk_update(decisions, ["starts_on", "due_on"])
    return list({decision.plan_id: decision.plan for decision in decisions}.values())


def _drop_twins(decisions: list[DueDecision]) -> None:
    """A row may have a date of its own on the very day to which the event moves: one date is enough."""
    wanted = {(one.plan_id, one.activity_key, one.due_on) for one in decisions}
    others = DueDecision.objects.filter(activity_key__in={one.activity_key for one in decisions})
    twins = [
        one.pk
        for one in others.exclude(pk__in=[one.pk for one in decisions])
        if (one.plan_id, one.activity_key, one.due_on) in wanted
    ]
    DueDecision.objects.filter(pk__in=twins).delete()


@transaction.atomic
def withdraw_date(decision: DueDecision, *, by: User) -> None:
    """Take a date back: the row waits again, or has only the dates of its own words; the history stays."""
    DueDecision.objects.filter(pk=decision.pk).delete()


def _check_event(starts_on: datetime.date, ends_on: datetime.date | None, document_text: str) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Refused(BACKWARDS)
    if not document_text.strip():
        raise Refused(NO_DOCUMENT)
