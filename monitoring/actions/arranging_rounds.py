"""A draft of a collection round takes its shape: its words and dates, what and who is asked (M2, CY-09).

CY-09: «Representative sample: list of organisations/classes in it, rule, date», used as the filter of a
collection.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.db.models import F

from monitoring.actions.collecting import choose_fields, choose_organizations, locked_round
from monitoring.actions.gestures import NotPossible
from monitoring.models import (
    AssessmentProcedure,
    CollectionRound,
    Indicator,
    ProcedureScope,
    SchoolSubject,
    Submission,
)
from monitoring.round_states import RoundState
from msoko.people.models import Organization, User


@transaction.atomic
def change_round(asked: CollectionRound, *, by: User, **details: object) -> CollectionRound:
    """Write the words and dates of a draft anew; an open round keeps what was promised."""
    asked = locked_round(asked)
    _only_draft(asked)
    for name, value in details.items():
        setattr(asked, name, value)
    asked.version += 1
    asked.save(update_fields=[*details, "version"])
    return asked


@transaction.atomic
def shape_round(
    asked: CollectionRound,
    *,
    indicators: Collection[Indicator],
    scopes: Collection[ProcedureScope],
    organizations: Collection[Organization],
    grades: Mapping[int, Sequence[int]],
    by: User,
) -> CollectionRound:
    """Make the lines and the list of a draft exactly these; `grades` are the classes of each sample."""
    choose_fields(asked, indicators=indicators, scopes=scopes, by=by)
    choose_organizations(asked, organizations=organizations, by=by)
    Submission.objects.filter(round=asked).update(grades=[])
    for key, chosen in grades.items():
        if chosen:
            Submission.objects.filter(round=asked, organization=key).update(grades=sorted(set(chosen)))
    CollectionRound.objects.filter(pk=asked.pk).update(version=F("version") + 1)
    return asked


@transaction.atomic
def add_scope(
    municipality_id: int,
    *,
    procedure: AssessmentProcedure,
    subject: SchoolSubject | None,
    grade: int | None,
    by: User,
) -> ProcedureScope:
    """GU-01: «add «ВПР, математика, 5 кл., 2025» without a programmer»; what is there already stays."""
    if subject is None and grade is None:
        raise NotPossible("Выберите предмет или класс.")
    made, _ = ProcedureScope.objects.get_or_create(
        municipality_id=municipality_id, procedure=procedure, subject=subject, grade=grade
    )
    return made


def _only_draft(asked: CollectionRound) -> None:
    if asked.state != RoundState.DRAFT:
        raise NotPossible("Сбор уже открыт: его название, период и даты не меняются. Продлите срок школе.")
