"""Reports by forms: what each organisation owes in a year, its filing, placement and review (MC-03 to MC-05).

MC-03: «For each form, organisation and period the system creates a report task». MC-01: «changing a date
changes only future periods»: a report that is there keeps the day it was asked for. MC-04: «a task accepted
without a link shows «размещение не подтверждено»»: accepting without a link is allowed, and seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from monitoring import filing_states
from monitoring.actions.gestures import NotPossible
from monitoring.filing_states import FilingState
from monitoring.models import ReportFiling, ReportingForm
from monitoring.models.measuring import ReportingPeriod
from monitoring.queries.filings import givers_of, last_facts, rule_of
from monitoring.reporting_calendar import Due, dues
from msoko.people.models import Organization, User

_PERIODS: dict[int, tuple[str, ...]] = {
    1: (ReportingPeriod.YEAR,),
    2: (ReportingPeriod.FIRST_HALF, ReportingPeriod.SECOND_HALF),
    4: (
        ReportingPeriod.FIRST_QUARTER,
        ReportingPeriod.SECOND_QUARTER,
        ReportingPeriod.THIRD_QUARTER,
        ReportingPeriod.FOURTH_QUARTER,
    ),
}


@dataclass(frozen=True)
class Planned:
    """`unclear` are forms whose deadline gives no period that is known here."""

    made_count: int
    unclear: tuple[ReportingForm, ...]


@transaction.atomic
def plan_filings(municipality_id: int, *, year: int, by: User) -> Planned:
    """Ask every giver of every form for the reports due in this year; what is there already stays."""
    made: list[ReportFiling] = []
    unclear = []
    for form in ReportingForm.objects.filter(municipality=municipality_id):
        facts = last_facts(form, before=date(year, 1, 1))
        for organization in givers_of(form, year):
            found = dues(rule_of(form), year, last_fact=facts.get(organization.pk))
            if found and len(found) not in _PERIODS:
                unclear.append(form)
                break
            made += _filings(form, organization, found)
    before = ReportFiling.objects.filter(municipality=municipality_id).count()
    ReportFiling.objects.bulk_create(made, ignore_conflicts=True)
    after = ReportFiling.objects.filter(municipality=municipality_id).count()
    return Planned(after - before, tuple(unclear))


def _filings(form: ReportingForm, organization: Organization, found: Sequence[Due]) -> list[ReportFiling]:
    return [
        ReportFiling(
            municipality_id=form.municipality_id,
            reporting_form=form,
            organization=organization,
            year=due.reported_year,
            period=period,
            due_on=due.due_on,
        )
        for due, period in zip(found, _PERIODS.get(len(found), ()), strict=True)
    ]


@transaction.atomic
def set_filing_due(form: ReportingForm, *, year: int, due_on: date, by: User) -> int:
    """An order has given the date: those who have not filed yet are due then; the number of them."""
    owed = ReportFiling.objects.filter(
        reporting_form=form, year=year, state__in=[FilingState.EXPECTED, FilingState.RETURNED]
    )
    count = 0
    for one in owed.select_for_update():
        _write(one, due_on=due_on)
        count += 1
    return count


@transaction.atomic
def file_report(
    filing: ReportFiling, *, filed_on: date, placement_url: str, by: User, today: date
) -> ReportFiling:
    """The organisation says when it has given the report and where it lies."""
    if filed_on > today:
        raise NotPossible("Дата сдачи ещё не наступила: укажите день, когда отчёт сдан.")
    one = _locked(filing)
    if one.placement_url != placement_url:
        one.checked_at = one.checked_by = None
    return _moved(
        one,
        "file",
        filed_on=filed_on,
        placement_url=placement_url,
        return_reason="",
        checked_at=one.checked_at,
        checked_by=one.checked_by,
    )


@transaction.atomic
def check_placement(filing: ReportFiling, *, by: User, now: datetime) -> ReportFiling:
    """The specialist has opened the link and seen the report there (MC-04: «link and date of check»)."""
    one = _locked(filing)
    if not one.placement_url:
        raise NotPossible("Ссылки на размещение нет: проверять нечего. Верните отчёт и попросите ссылку.")
    return _write(one, checked_at=now, checked_by=by)


@transaction.atomic
def take_filing(filing: ReportFiling, *, by: User) -> ReportFiling:
    """The specialist has begun to look: the organisation sees «на проверке» (MC-03)."""
    return _moved(_locked(filing), "take")


@transaction.atomic
def accept_filing(filing: ReportFiling, *, by: User, now: datetime) -> ReportFiling:
    return _moved(_locked(filing), "accept", reviewed_at=now, reviewed_by=by, return_reason="")


@transaction.atomic
def return_filing(filing: ReportFiling, *, reason: str, by: User, now: datetime) -> ReportFiling:
    if not reason.strip():
        raise NotPossible("Напишите, почему отчёт возвращён: школа увидит этот текст.")
    return _moved(_locked(filing), "return", reviewed_at=now, reviewed_by=by, return_reason=reason.strip())


@transaction.atomic
def miss_filing(filing: ReportFiling, *, by: User, today: date) -> ReportFiling:
    """The department states that the report was not given in time."""
    one = _locked(filing)
    if one.due_on is None or one.due_on >= today:
        raise NotPossible("Срок ещё не прошёл: отчёт рано считать несданным.")
    return _moved(one, "miss")


@transaction.atomic
def record_last_filing(
    form: ReportingForm, *, organization: Organization, filed_on: date, by: User, now: datetime
) -> ReportFiling:
    """MC-05: «last assessment date per organisation»: what was given before the system is written down."""
    if filed_on > timezone.localtime(now).date():
        raise NotPossible("Дата ещё не наступила: укажите день последней оценки.")
    filing, _ = ReportFiling.objects.update_or_create(
        reporting_form=form,
        organization=organization,
        year=filed_on.year + form.year_shift,
        period=ReportingPeriod.YEAR,
        defaults={
            "municipality_id": form.municipality_id,
            "state": FilingState.ACCEPTED,
            "filed_on": filed_on,
            "reviewed_at": now,
            "reviewed_by": by,
        },
    )
    return filing


@transaction.atomic
def save_reporting_form(form: ReportingForm, *, by: User) -> ReportingForm:
    """Keep a row of the directory; reports that are asked for already keep their dates (MC-01)."""
    form.save()
    return form


def _locked(filing: ReportFiling) -> ReportFiling:
    return ReportFiling.objects.select_for_update().get(pk=filing.pk)


def _moved(one: ReportFiling, verb: str, **changes: object) -> ReportFiling:
    return _write(one, state=filing_states.check(one.state, verb), **changes)


def _write(one: ReportFiling, **changes: object) -> ReportFiling:
    for name, value in changes.items():
        setattr(one, name, value)
    one.version += 1
    one.save(update_fields=[*changes, "version"])
    return one
