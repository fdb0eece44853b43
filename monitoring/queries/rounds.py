"""Collection rounds as the department sees them: who has given what, the table of all values."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from monitoring.formulas import parse_formula
from monitoring.models import (
    AssessmentProcedure,
    CollectionRound,
    DataRemark,
    Indicator,
    PrimaryValue,
    ProcedureScope,
    RoundField,
    Submission,
)
from monitoring.models.measuring import Level
from monitoring.queries.forms_of_rounds import round_fields
from monitoring.queries.grid import cell_text
from monitoring.queries.reporting import OWED
from monitoring.queries.submissions import with_progress
from monitoring.submission_states import TONES, SubmissionState
from monitoring.values import Absent
from msoko.people.models import Organization, User
from msoko.people.models.organization import OrganizationKind

Place = tuple[int, int | None]
_ABSENT = {Absent.NO_DATA: "н/д", Absent.NOT_APPLICABLE: "н/п"}


@dataclass(frozen=True)
class Given:
    """One organisation in a round; it comes with `last_on`, `asked_count`, `filled_count`."""

    submission: Submission
    is_extended: bool
    is_late: bool

    @property
    def tone(self) -> str:
        return "red" if self.is_late else TONES[SubmissionState(self.submission.state)]

    @property
    def percent(self) -> int:
        asked, filled = self.submission.asked_count, self.submission.filled_count  # type: ignore[attr-defined]
        return 100 * min(filled, asked) // asked if asked else 0


@dataclass(frozen=True)
class ValueRow:
    """`keys` are those of the lines, for the addresses of the cells."""

    submission: Submission
    cells: tuple[str, ...]
    keys: tuple[int, ...]

    @property
    def addressed(self) -> list[tuple[int, str]]:
        return list(zip(self.keys, self.cells, strict=True))


def rounds_of(user: User) -> QuerySet[Any]:
    given = Q(submissions__state__in=[SubmissionState.SENT, SubmissionState.ACCEPTED])
    return (
        CollectionRound.objects.visible_to(user)
        .select_related("indicator_set")
        .annotate(
            asked_count=Count("submissions"),
            given_count=Count("submissions", filter=given),
            waiting_count=Count("submissions", filter=Q(submissions__state=SubmissionState.SENT)),
        )
        .order_by("-year", "-opens_on", "-pk")
    )


def given_in(asked: CollectionRound, today: datetime.date) -> list[Given]:
    """Everybody who is asked: those who are late first, then by name."""
    rows = with_progress(Submission.objects.filter(round=asked)).select_related("organization")
    found = [
        Given(one, one.last_on > asked.closes_on, one.state in OWED and one.last_on < today)
        for one in rows.order_by("organization__short_name", "pk")
    ]
    return sorted(found, key=lambda one: not one.is_late)


def offered_to(asked: CollectionRound) -> tuple[QuerySet, QuerySet, QuerySet]:
    """Indicators of the set, scopes of procedures and organisations that a draft may choose from."""
    own = {"municipality": asked.municipality_id}
    return (
        Indicator.objects.filter(indicator_set=asked.indicator_set_id)
        .select_related("direction")
        .order_by("direction__position", "position", "code"),
        ProcedureScope.objects.filter(**own)
        .select_related("procedure", "subject")
        .order_by("procedure__position", "subject__name", "grade", "pk"),
        Organization.objects.filter(**own, closed_on=None).order_by("kind", "short_name"),
    )


def procedures_of(asked: CollectionRound) -> QuerySet[AssessmentProcedure]:
    return AssessmentProcedure.objects.filter(municipality=asked.municipality_id).order_by("position", "pk")


def chosen_indicators(asked: CollectionRound, indicators: QuerySet[Indicator]) -> set[int]:
    """Indicators all of whose fields are lines of the round already.

    Of an empty draft those of organisations; those of a procedure are ticked together with its subjects
    and classes, which nobody can guess.
    """
    codes = set(RoundField.objects.filter(round=asked).values_list("field__code", flat=True))
    if not codes:
        return {one.pk for one in indicators if one.procedure_id is None and one.level == Level.ORGANIZATION}
    return {one.pk for one in indicators if parse_formula(one.formula_text).names <= codes}


def chosen_organizations(asked: CollectionRound, organizations: QuerySet[Organization]) -> set[int]:
    """Those on the list; an empty draft begins with the schools."""
    known = set(Submission.objects.filter(round=asked).values_list("organization", flat=True))
    return known or {one.pk for one in organizations if one.kind == OrganizationKind.SCHOOL}


def table_of(
    asked: CollectionRound, submissions: list[Submission]
) -> tuple[list[RoundField], list[ValueRow]]:
    """Organisations by lines; «н/д» and «н/п» are not 0, and nothing is none of them."""
    lines = round_fields(asked)
    values = PrimaryValue.objects.filter(
        organization__in=[one.organization_id for one in submissions], year=asked.year, period=asked.period
    ).select_related("field")
    found: dict[int, dict[Place, str]] = defaultdict(dict)
    for value in values:
        text = _ABSENT[Absent(value.absence)] if value.absence else cell_text(value)
        found[value.organization_id][value.field_id, value.scope_id] = text
    return lines, [
        ValueRow(
            one,
            tuple(found[one.organization_id].get((line.field_id, line.scope_id), "") for line in lines),
            tuple(line.pk for line in lines),
        )
        for one in submissions
    ]


def round_values_table(asked: CollectionRound) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The header and the rows of all values, for a file: the page shows a part of the organisations."""
    lines, rows = table_of(asked, list(submissions_in(asked)))
    header = ("Организация", *map(str, lines))
    return header, [(row.submission.organization.short_name, *row.cells) for row in rows]


def submissions_in(asked: CollectionRound) -> QuerySet[Submission]:
    return (
        Submission.objects.filter(round=asked)
        .select_related("organization")
        .order_by("organization__short_name", "pk")
    )


def open_remarks(asked: CollectionRound) -> QuerySet[DataRemark]:
    own = DataRemark.objects.filter(
        municipality=asked.municipality_id,
        year=asked.year,
        period=asked.period,
        closed_at=None,
        organization__in=Submission.objects.filter(round=asked).values("organization"),
        field__in=RoundField.objects.filter(round=asked).values("field"),
    )
    return own.select_related("organization", "field", "scope__procedure", "scope__subject", "made_by")
