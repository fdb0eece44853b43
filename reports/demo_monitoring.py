"""Three years of monitoring in the demo municipality: values, targets, contexts, clusters, what follows.

Everything goes through the actions of monitoring; only the values of schools are written in bulk.
"""

import datetime
from collections.abc import Sequence

from monitoring.actions.adopting import adopt_presets
from monitoring.actions.collecting import (
    choose_fields,
    choose_organizations,
    create_round,
    open_round,
    values_of_round,
)
from monitoring.actions.computing import recompute
from monitoring.actions.recording import record_deviations
from monitoring.bulk_writing import upsert
from monitoring.models import (
    AssessmentProcedure,
    CollectionRound,
    Indicator,
    IndicatorSet,
    Level,
    PrimaryField,
    PrimaryValue,
    ProcedureScope,
    SchoolSubject,
    SchoolType,
    Submission,
)
from monitoring.round_states import RoundState
from monitoring.submission_states import SubmissionState
from monitoring.values import Absent
from msoko.people.models import Organization
from msoko.people.models.organization import OrganizationKind
from reports.demo_conclusions import tell_conclusions
from reports.demo_contexts import Cast, tell_clusters, tell_contexts, type_of
from reports.demo_targets import set_targets
from reports.demo_values import Pupil, lot, told_values

YEARS = 3
#: kind of organisation -> name of its round, directions whose indicators it is asked for
ASKED = {
    OrganizationKind.SCHOOL: (
        "Показатели школ",
        ("training_quality", "objectivity", "low_performing_schools", "talents", "career_guidance", "heads",
         "professional_development", "upbringing"),
    ),
    OrganizationKind.KINDERGARTEN: ("Показатели детских садов", ("preschool", "professional_development")),
    OrganizationKind.SUPPLEMENTARY: (
        "Показатели дополнительного образования",
        ("talents", "professional_development"),
    ),
}  # fmt: skip
SCOPES = (
    ("vpr", "russian", 5), ("vpr", "mathematics", 5), ("vpr", "mathematics", 7), ("oge", "russian", 9),
    ("oge", "mathematics", 9), ("ege", "russian", 11), ("ege", "mathematics_profile", 11),
    ("fl", "reading_literacy", 8), ("mkdo", None, None),
)  # fmt: skip
_COLUMNS = ("municipality_id", "organization_id", "field_id", "year", "period", "scope_id", "value",
            "absence", "choice_text", "comment", "correction_reason", "entered_at", "entered_by_id",
            "version")  # fmt: skip
_UNIQUE = ("organization_id", "year", "field_id", "period", "scope_id")


def tell_monitoring(cast: Cast) -> None:
    """Directories and targets, contexts and clusters, three years of values, and what people said of them."""
    pupils = {one: _pupil(one) for one in _organizations(cast)}
    adopted = adopt_presets(cast.municipality.pk, by=cast.specialist)
    indicator_set = adopted.indicator_set
    assert indicator_set is not None, "the presets hold indicators"
    years = range(cast.year - YEARS + 1, cast.year + 1)
    set_targets(cast, indicator_set, years)
    tell_contexts(cast, pupils, years)
    tell_clusters(cast, years)
    scopes = _scopes(cast)
    for step, year in enumerate(years):
        _tell_year(cast, indicator_set, scopes, pupils, year=year, step=step)
    tell_conclusions(cast, indicator_set, list(years))


def _organizations(cast: Cast) -> list[Organization]:
    rows = Organization.objects.filter(municipality=cast.municipality, kind__in=ASKED)
    return list(rows.order_by("kind", "pk"))


def _pupil(one: Organization) -> Pupil:
    """Lyceums do well, villages are small; everything else is by lot."""
    drawn = lot(one.short_name)
    strength = (
        70 + drawn % 30 if type_of(one) in (SchoolType.LYCEUM, SchoolType.GYMNASIUM) else drawn * 8 // 10
    )
    return Pupil(one.short_name, 60 + drawn if one.is_rural else 300 + drawn * 7, strength)


def _scopes(cast: Cast) -> list[ProcedureScope]:
    procedures = {one.code: one for one in AssessmentProcedure.objects.filter(municipality=cast.municipality)}
    subjects = {one.key: one for one in SchoolSubject.objects.all()}
    return ProcedureScope.objects.bulk_create(
        ProcedureScope(
            municipality=cast.municipality,
            procedure=procedures[procedure],
            subject=subjects[subject] if subject else None,
            grade=grade,
        )
        for procedure, subject, grade in SCOPES
    )


def _tell_year(
    cast: Cast,
    indicator_set: IndicatorSet,
    scopes: Sequence[ProcedureScope],
    pupils: dict[Organization, Pupil],
    *,
    year: int,
    step: int,
) -> None:
    """A round for each kind of organisation, its values, then one computation for the whole set."""
    rows: list[tuple] = []
    made = []
    for kind, (title, directions) in ASKED.items():
        members = {one: pupil for one, pupil in pupils.items() if one.kind == kind}
        asked = _round(cast, indicator_set, scopes, list(members), f"{title}, {year}", directions, year)
        made.append(asked)
        rows += _values(cast, asked, members, year, step)
    upsert(PrimaryValue, _COLUMNS, rows, unique=_UNIQUE, compared=("value", "absence"))
    recompute(made[0], now=cast.now)
    if year == cast.year:
        record_deviations(values_of_round(made[0]), by=cast.specialist, now=cast.now)
    is_last = year == cast.year
    changes: dict[str, object] = {"state": RoundState.CLOSED if is_last else RoundState.APPROVED}
    if not is_last:
        changes |= {"approved_at": cast.now, "approved_by": cast.official}
    CollectionRound.objects.filter(pk__in=[one.pk for one in made]).update(**changes)


def _round(
    cast: Cast,
    indicator_set: IndicatorSet,
    scopes: Sequence[ProcedureScope],
    members: list[Organization],
    title: str,
    directions: tuple[str, ...],
    year: int,
) -> CollectionRound:
    asked = create_round(
        indicator_set,
        by=cast.specialist,
        title=title,
        year=year,
        opens_on=datetime.date(year, 9, 1),
        closes_on=datetime.date(year, 10, 10),
    )
    indicators = list(
        Indicator.objects.filter(
            indicator_set=indicator_set, direction__key__in=directions, level=Level.ORGANIZATION
        ).select_related("procedure")
    )
    procedures = {one.procedure_id for one in indicators}
    choose_fields(
        asked,
        indicators=indicators,
        scopes=[one for one in scopes if one.procedure_id in procedures],
        by=cast.specialist,
    )
    choose_organizations(asked, organizations=members, by=cast.specialist)
    open_round(asked, by=cast.specialist)
    _accept(cast, asked)
    return asked


def _accept(cast: Cast, asked: CollectionRound) -> None:
    Submission.objects.filter(round=asked).update(
        state=SubmissionState.ACCEPTED,
        submitted_at=cast.now,
        submitted_by=cast.specialist,
        reviewed_at=cast.now,
        reviewed_by=cast.specialist,
    )


def _values(
    cast: Cast, asked: CollectionRound, members: dict[Organization, Pupil], year: int, step: int
) -> list[tuple]:
    lines = list(asked.fields.select_related("field__limit_field", "scope"))
    by_scope: dict[ProcedureScope | None, list[PrimaryField]] = {}
    for line in lines:
        by_scope.setdefault(line.scope, []).append(line.field)
    found = []
    for one, pupil in members.items():
        for scope, fields in by_scope.items():
            # A basic school has no class 11: nobody is asked to write a nought.
            if scope and scope.grade == 11 and type_of(one) == SchoolType.BASIC:
                continue
            word = f"{scope.subject_id}-{scope.grade}" if scope else ""
            told = told_values(pupil, fields, scope=word, step=step)
            for field in fields:
                value = told[field.code]
                is_absent = isinstance(value, Absent)
                found.append(
                    (cast.municipality.pk, one.pk, field.pk, year, asked.period, scope.pk if scope else None,
                     None if is_absent else value, str(value) if is_absent else "", "", "", "", cast.now,
                     cast.specialist.pk, 1)
                )  # fmt: skip
    return found
