"""A collection round from its draft to its lock (M2), and what an organisation may do in its window.

M2: «Windows, exceptions for one school, lock after approval». Opening asks everybody who is on the list;
approving locks: from then on a value is put right only with a reason.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from monitoring import round_states
from monitoring.actions.computing import read_formula, recompute
from monitoring.actions.gestures import NotPossible
from monitoring.actions.recording import record_deviations
from monitoring.models import (
    CollectionRound,
    Indicator,
    IndicatorSet,
    IndicatorValue,
    PrimaryField,
    ProcedureScope,
    RoundExtension,
    RoundField,
    Submission,
)
from monitoring.submission_states import SubmissionState
from msoko.people.models import Organization, User


@transaction.atomic
def create_round(
    indicator_set: IndicatorSet,
    *,
    by: User,
    title: str,
    year: int,
    opens_on: date,
    closes_on: date,
    **details: object,
) -> CollectionRound:
    """A draft without lines and organisations; `details` are the other fields of the round."""
    return CollectionRound.objects.create(
        municipality_id=indicator_set.municipality_id,
        indicator_set=indicator_set,
        title=title,
        year=year,
        opens_on=opens_on,
        closes_on=closes_on,
        created_by=by,
        **details,
    )


@transaction.atomic
def choose_fields(
    asked: CollectionRound,
    *,
    indicators: Collection[Indicator],
    scopes: Collection[ProcedureScope] = (),
    by: User,
) -> list[RoundField]:
    """Make the form of a draft: every primary field that these indicators need, once, in the order of fields.

    A field of a procedure stands once for each scope of that procedure.
    """
    asked = locked_round(asked)
    _only_draft(asked)
    names = frozenset().union(*(read_formula(one.formula_text).names for one in indicators))
    fields = PrimaryField.objects.filter(municipality=asked.municipality_id, code__in=names)
    missing = sorted(names - {one.code for one in fields})
    if missing:
        raise NotPossible(f"В формулах есть поля, которых нет в справочнике: {', '.join(missing)}.")
    needed = {one.pk: one for one in fields}
    needed |= {one.pk: one for one in PrimaryField.objects.filter(limited_fields__in=fields)}
    RoundField.objects.filter(round=asked).delete()
    lines = [
        RoundField(municipality_id=asked.municipality_id, round=asked, field=one, scope=scope, position=place)
        for place, (one, scope) in enumerate(_lines(needed.values(), scopes), start=1)
    ]
    return RoundField.objects.bulk_create(lines)


def _lines(
    fields: Iterable[PrimaryField], scopes: Collection[ProcedureScope]
) -> list[tuple[PrimaryField, ProcedureScope | None]]:
    ordered = sorted(fields, key=lambda one: (one.position, one.code))
    found: list[tuple[PrimaryField, ProcedureScope | None]] = [
        (one, None) for one in ordered if one.procedure_id is None
    ]
    for scope in scopes:
        found += [(one, scope) for one in ordered if one.procedure_id == scope.procedure_id]
    without = {one.name for one in ordered if one.procedure_id} - {one.name for one, scope in found if scope}
    if without:
        raise NotPossible(f"Выберите предметы и классы для полей: {', '.join(sorted(without))}.")
    return found


@transaction.atomic
def choose_organizations(
    asked: CollectionRound, *, organizations: Collection[Organization], by: User
) -> list[Submission]:
    """Make the list of those who are asked exactly this one; only while nobody is asked yet."""
    asked = locked_round(asked)
    _only_draft(asked)
    Submission.objects.filter(round=asked).exclude(organization__in=organizations).delete()
    known = set(Submission.objects.filter(round=asked).values_list("organization", flat=True))
    return Submission.objects.bulk_create(
        Submission(municipality_id=asked.municipality_id, round=asked, organization=one)
        for one in organizations
        if one.pk not in known
    )


@transaction.atomic
def open_round(asked: CollectionRound, *, by: User) -> CollectionRound:
    asked = locked_round(asked)
    if asked.state == round_states.RoundState.DRAFT:
        if not RoundField.objects.filter(round=asked).exists():
            raise NotPossible("В сборе нет ни одного поля: выберите показатели.")
        if not Submission.objects.filter(round=asked).exists():
            raise NotPossible("В сборе нет ни одной организации: выберите, кто сдаёт данные.")
        return _moved(asked, "open")
    return _moved(asked, "reopen")


@transaction.atomic
def close_round(asked: CollectionRound, *, by: User, now: datetime) -> CollectionRound:
    """Close the window, compute the set anew and compare every value with what was expected (DV-01)."""
    asked = _moved(locked_round(asked), "close")
    recompute(asked, now=now)
    record_deviations(values_of_round(asked), by=by, now=now)
    return asked


@transaction.atomic
def approve_round(asked: CollectionRound, *, by: User, now: datetime) -> CollectionRound:
    """Lock the values. What is still being filled or waits for a review stands in the way."""
    asked = locked_round(asked)
    round_states.check(asked.state, "approve")
    waiting = (
        Submission.objects.filter(round=asked)
        .exclude(state=SubmissionState.ACCEPTED)
        .select_related("organization")
        .order_by("organization__short_name")
    )
    names = [str(one.organization) for one in waiting]
    if names:
        shown = ", ".join(names[:5]) + (f" и ещё {len(names) - 5}" if len(names) > 5 else "")
        raise NotPossible(f"Ещё не приняты данные: {shown}. Примите их или уберите организацию из сбора.")
    return _moved(asked, "approve", approved_at=now, approved_by=by)


@transaction.atomic
def extend_round(
    asked: CollectionRound, *, organization: Organization, closes_on: date, reason: str, by: User
) -> RoundExtension:
    """An exception for one organisation: its window is longer, everybody else's stays."""
    if not Submission.objects.filter(round=asked, organization=organization).exists():
        raise NotPossible(f"{organization}: в этом сборе организация не участвует.")
    if asked.state not in (round_states.RoundState.OPEN, round_states.RoundState.CLOSED):
        raise NotPossible(f"Сбор сейчас «{asked.get_state_display()}»: продлевать нечего.")
    if closes_on <= asked.closes_on:
        raise NotPossible(f"Сбор и так открыт по {asked.closes_on:%d.%m.%Y}: укажите день позже.")
    if not reason.strip():
        raise NotPossible("Напишите, почему срок продлён.")
    return RoundExtension.objects.create(
        municipality_id=asked.municipality_id,
        round=asked,
        organization=organization,
        closes_on=closes_on,
        reason=reason.strip(),
        granted_by=by,
    )


def values_of_round(asked: CollectionRound) -> list[int]:
    """Keys of the indicator values of the set in the year and period of the round."""
    own = IndicatorValue.objects.filter(
        municipality=asked.municipality_id,
        year=asked.year,
        period=asked.period,
        indicator__indicator_set=asked.indicator_set_id,
    )
    return list(own.values_list("pk", flat=True))


def locked_round(asked: CollectionRound) -> CollectionRound:
    return CollectionRound.objects.select_for_update(of=("self",)).get(pk=asked.pk)


def _only_draft(asked: CollectionRound) -> None:
    if asked.state != round_states.RoundState.DRAFT:
        raise NotPossible("Сбор уже открыт: состав полей и организаций не меняется.")


def _moved(asked: CollectionRound, verb: str, **changes: object) -> CollectionRound:
    asked.state = round_states.check(asked.state, verb)
    for name, value in changes.items():
        setattr(asked, name, value)
    asked.version += 1
    asked.save(update_fields=["state", "version", *changes])
    return asked
