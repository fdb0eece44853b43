"""Reports by forms: who owes what, how late, whose placement nobody has confirmed (MC-03 to MC-06)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from monitoring.filing_states import TONES, FilingState
from monitoring.models import ReportFiling, ReportingForm
from monitoring.queries.shortcomings import Removal, removals_of
from monitoring.reporting_calendar import Due, FormRule, days_late, due_this_year
from msoko.lib.language_ru import plural
from msoko.people.models import Organization, User

#: what is still waited for
OWED = (FilingState.EXPECTED, FilingState.RETURNED, FilingState.MISSED)
WAITING = (FilingState.FILED, FilingState.IN_REVIEW)
SHOW = {
    "owed": "Не отчитались",
    "late": "Опаздывают",
    "waiting": "На проверке",
    "unplaced": "Размещение не подтверждено",
    "accepted": "Принято",
    "all": "Все",
}


@dataclass(frozen=True)
class FilingRow:
    filing: ReportFiling
    days_late: int

    @property
    def tone(self) -> str:
        is_owed = self.filing.state in OWED
        return "red" if is_owed and self.days_late else TONES[FilingState(self.filing.state)]

    @property
    def is_unplaced(self) -> bool:
        """MC-04: «a task accepted without a link shows «размещение не подтверждено»»."""
        one = self.filing
        return one.reporting_form.is_placement_needed and one.filed_on is not None and one.checked_at is None


@dataclass(frozen=True)
class CycleRow:
    """One organisation in a form of several years: when it was last done, when it is due (MC-05)."""

    organization: Organization
    last_on: date | None
    due: Due | None
    is_overdue: bool
    removal: Removal | None = None


def filings_of(user: User) -> QuerySet[ReportFiling]:
    """All reports this person may see; the department's own belong to the department."""
    return ReportFiling.objects.visible_to(user).select_related("reporting_form", "organization")


def shown(filings: QuerySet[ReportFiling], show: str, today: date) -> QuerySet[ReportFiling]:
    return filings.filter(conditions(today)[show]).order_by("due_on", "organization__short_name", "pk")


def conditions(today: date) -> dict[str, Q]:
    owed = Q(state__in=OWED)
    return {
        "owed": owed,
        "late": owed & Q(due_on__lt=today),
        "waiting": Q(state__in=WAITING),
        "unplaced": Q(reporting_form__is_placement_needed=True, filed_on__isnull=False, checked_at=None),
        "accepted": Q(state=FilingState.ACCEPTED),
        "all": Q(),
    }


def rows_of(filings: Iterable[ReportFiling], today: date) -> list[FilingRow]:
    return [FilingRow(one, days_late(one.due_on, one.filed_on, today)) for one in filings]


def rule_of(form: ReportingForm) -> FormRule:
    return FormRule(due_words(form), form.starts_on, form.ends_on, -form.year_shift)


def due_words(form: ReportingForm) -> str:
    """The deadline in words; a form of several years without any comes once in so many (MC-05)."""
    if form.due_text:
        return form.due_text
    count = form.every_year_count
    years = plural(count, "год", "года", "лет")
    return f"не реже 1 раза в {count} {years}" if count > 1 else "по приказу"


def givers_of(form: ReportingForm, year: int) -> list[Organization]:
    """Organisations of the kinds that give this form and are at work in the year."""
    own = Organization.objects.filter(municipality=form.municipality_id, kind__in=form.giver_kinds)
    at_work = Q(closed_on__isnull=True) | Q(closed_on__gte=date(year, 1, 1))
    opened = Q(opened_on__isnull=True) | Q(opened_on__lte=date(year, 12, 31))
    return list(own.filter(at_work, opened).order_by("short_name"))


def last_facts(form: ReportingForm, *, before: date | None = None) -> Mapping[int, date]:
    """Organisation -> the day it last gave this form."""
    given = ReportFiling.objects.filter(reporting_form=form, filed_on__isnull=False)
    if before is not None:
        given = given.filter(filed_on__lt=before)
    rows = given.order_by().values("organization").annotate(last=Max("filed_on"))
    return dict(rows.values_list("organization", "last"))


def cycle_of(form: ReportingForm, year: int, today: date) -> list[CycleRow]:
    """Everybody who gives the form, those due this year first."""
    facts = last_facts(form)
    givers = givers_of(form, year)
    removals = removals_of(form, today) if form.is_assessment else {}
    due = due_this_year({one.pk: facts.get(one.pk) for one in givers}, rule_of(form), year)
    rows = [
        CycleRow(
            one,
            facts.get(one.pk),
            due.get(one.pk),
            bool((found := due.get(one.pk)) and found.due_on and found.due_on < today),
            removals.get(one.pk),
        )
        for one in givers
    ]
    return sorted(rows, key=lambda row: (row.due is None, not row.is_overdue, row.organization.short_name))


def counts(filings: QuerySet[ReportFiling], today: date) -> dict[str, int]:
    """How many stand under each chip."""
    asked = {
        key: Count("pk", filter=condition) for key, condition in conditions(today).items() if key != "all"
    }
    return filings.order_by().aggregate(**asked, all=Count("pk"))
