"""What the deadlines of a municipality are counted with: its settings, the calendar, the dates people set."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from msoko.lib.calendar_ru import ProductionCalendar
from msoko.people.models import Municipality
from plans.deadlines import DueSettings, SchoolDates, Told
from plans.models import CalendarDay, DueDecision, DuePolicy

#: key of an activity -> the dates that people have set for it
ToldDates = Mapping[uuid.UUID, tuple[Told, ...]]
POLICY_FIELDS = (
    "report_lag_days",
    "period_lag_days",
    "day_off",
    "school_year_begin_month",
    "school_year_begin_day",
    "school_year_end_month",
    "school_year_end_day",
    "school_calendar",
)


def due_annotations(municipality: str = "municipality") -> dict[str, ArraySubquery]:
    """What `settings_on` reads of a row, so that the settings need no query of their own."""
    policies = DuePolicy.objects.filter(municipality=OuterRef(municipality))
    days = CalendarDay.objects.order_by("day")
    return {
        "due_policies": ArraySubquery(
            policies.values(found=JSONObject(**{name: name for name in POLICY_FIELDS}))
        ),
        "calendar_days": ArraySubquery(days.values(found=JSONObject(day="day", is_working="is_working"))),
    }


def settings_on(row: Any) -> DueSettings:
    """The settings that came with the row by `due_annotations`; asked for when they did not."""
    if not hasattr(row, "due_policies"):
        return due_settings(row.municipality_id)
    days: list[dict[str, Any]] = row.calendar_days or []
    policies: list[dict[str, Any]] = row.due_policies or []
    calendar = production_calendar(
        (datetime.date.fromisoformat(one["day"]), one["is_working"]) for one in days
    )
    return settings_of(policies[0], calendar) if policies else DueSettings(calendar=calendar)


def due_settings(municipality_id: int) -> DueSettings:
    """The settings of a municipality with the production calendar; one query."""
    found = Municipality.objects.filter(pk=municipality_id).annotate(**due_annotations("pk")).first()
    return settings_on(found) if found else DueSettings()


def production_calendar(days: Iterable[tuple[datetime.date, bool]]) -> ProductionCalendar:
    known = list(days)
    return ProductionCalendar(
        days_off=frozenset(day for day, is_working in known if not is_working),
        working_days=frozenset(day for day, is_working in known if is_working),
    )


def settings_of(policy: Mapping, calendar: ProductionCalendar) -> DueSettings:
    return DueSettings(
        report_lag_days=policy["report_lag_days"],
        period_lag_days=policy["period_lag_days"],
        day_off=policy["day_off"],
        school_year_begin=(policy["school_year_begin_month"], policy["school_year_begin_day"]),
        school_year_end=(policy["school_year_end_month"], policy["school_year_end_day"]),
        calendar=calendar,
        school_calendar=school_dates(policy["school_calendar"]),
    )


def school_dates(stored: Iterable[Mapping[str, str]]) -> tuple[SchoolDates, ...]:
    return tuple(
        SchoolDates(
            one["name"],
            datetime.date.fromisoformat(one["start"]),
            datetime.date.fromisoformat(one["end"]),
        )
        for one in stored
    )


def told_dates(plan_id: int) -> ToldDates:
    """Every date set by a person in this plan, by the key of its activity; one query."""
    found: dict[uuid.UUID, list[Told]] = defaultdict(list)
    for decision in DueDecision.objects.filter(plan=plan_id).select_related("event").order_by("due_on", "pk"):
        found[decision.activity_key].append(decision.told)
    return {key: tuple(dates) for key, dates in found.items()}


def told_annotation(plan_id: int) -> dict[str, ArraySubquery]:
    """What `told_on` reads of an activity, so that a page of a plan needs no query for its dates."""
    decisions = DueDecision.objects.filter(plan=plan_id, activity_key=OuterRef("key")).order_by(
        "due_on", "pk"
    )
    told = JSONObject(
        start="starts_on",
        due="due_on",
        document="document_text",
        title="event__title",
        event_document="event__document_text",
    )
    return {"told": ArraySubquery(decisions.values(found=told))}


def told_on(activity: Any) -> tuple[Told, ...]:
    """The dates that came with the row by `told_annotation`."""
    return tuple(
        Told(
            datetime.date.fromisoformat(one["start"]),
            datetime.date.fromisoformat(one["due"]),
            f"{one['title']}, {one['event_document']}" if one["title"] else one["document"],
        )
        for one in activity.told or []
    )
