"""Markers of doubtful results, lists of schools, problems: found by the rules, decided by people
(OB-01, 4.4, AN-06).
"""

from django.db import transaction

from monitoring import flag_states, weakness_states
from monitoring.actions.gestures import NotPossible
from monitoring.models import (
    Deviation,
    LowPerformance,
    LowPerformanceKind,
    ObjectivityFlag,
    ObjectivityMarker,
    Weakness,
    WeaknessKind,
)
from monitoring.queries.analysis.signs import found_signs
from monitoring.queries.analysis.standing import low_verdicts, social_indexes
from monitoring.weakness_states import WeaknessState
from msoko.people.models import Organization, Position, User
from plans.models import Direction


@transaction.atomic
def raise_flags(municipality_id: int, *, year: int, by: User) -> list[ObjectivityFlag]:
    """Set the markers that this year's values raise and that are not set yet; what people decided stays."""
    known = set(
        ObjectivityFlag.objects.filter(municipality=municipality_id, year=year).values_list(
            "organization", "marker", "scope"
        )
    )
    made = [
        ObjectivityFlag(
            municipality_id=municipality_id,
            organization_id=one.organization_id,
            marker_id=one.marker_id,
            scope_id=one.scope_id,
            year=year,
            size=one.size,
            threshold=one.threshold,
            explanation_text=one.sentence,
            found_by=by,
        )
        for one in found_signs(municipality_id, year)
        if (one.organization_id, one.marker_id, one.scope_id) not in known
    ]
    return ObjectivityFlag.objects.bulk_create(made)


@transaction.atomic
def add_flag(
    marker: ObjectivityMarker, *, organization: Organization, year: int, text: str, by: User
) -> ObjectivityFlag:
    """By hand: a federal list, a procedure without observers."""
    if not text.strip():
        raise NotPossible("Напишите, откуда известно о признаке.")
    row = ObjectivityFlag(
        municipality_id=marker.municipality_id,
        marker=marker,
        organization=organization,
        year=year,
        explanation_text=text.strip(),
        found_by=by,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    return row


@transaction.atomic
def decide_flag(flag: ObjectivityFlag, *, verb: str, text: str, by: User) -> ObjectivityFlag:
    """OB-01: «выявлен / проверяется / подтверждён / снят»; a decision says why."""
    flag = ObjectivityFlag.objects.select_for_update().get(pk=flag.pk)
    flag.state = flag_states.check(flag.state, verb)
    if verb in ("confirm", "lift") and not text.strip():
        raise NotPossible("Напишите, почему признак подтверждён или снят.")
    flag.decision_text = text.strip()
    flag.save(update_fields=["state", "decision_text"])
    return flag


@transaction.atomic
def make_lists(municipality_id: int, *, year: int, by: User) -> dict[LowPerformanceKind, int]:
    """ШНОР and ШНСУ of a year by the rules set; rows set by hand stay, the rest is made anew."""
    kept = LowPerformance.objects.filter(municipality=municipality_id, year=year)
    by_hand = set(kept.filter(is_manual=True).values_list("organization", "kind"))
    kept.filter(is_manual=False).delete()
    low, hard = LowPerformanceKind.LOW_RESULTS, LowPerformanceKind.HARD_CONDITIONS
    found = [(low, *one) for one in low_verdicts(municipality_id, year)]
    found += [(hard, *one) for one in social_indexes(municipality_id, year)]
    made = LowPerformance.objects.bulk_create(
        LowPerformance(
            municipality_id=municipality_id,
            organization_id=organization,
            year=year,
            kind=kind,
            reason=sentence,
            rule=rule,
            ground=ground,
            listed_by=by,
        )
        for kind, organization, sentence, rule, ground in found
        if (organization, kind) not in by_hand
    )
    return {kind: sum(one.kind == kind for one in made) for kind in (low, hard)}


@transaction.atomic
def add_to_list(organization: Organization, *, year: int, kind: str, reason: str, by: User) -> LowPerformance:
    if not reason.strip():
        raise NotPossible("Напишите, почему школа внесена вручную.")
    row, _ = LowPerformance.objects.update_or_create(
        organization=organization,
        year=year,
        kind=kind,
        defaults={
            "municipality_id": organization.municipality_id,
            "is_manual": True,
            "reason": reason.strip(),
            "listed_by": by,
        },
    )
    return row


@transaction.atomic
def add_weakness(
    municipality_id: int,
    *,
    direction: Direction,
    year: int,
    text: str,
    by: User,
    kind: str = WeaknessKind.PROBLEM,
    **details: object,
) -> Weakness:
    """`details`: severity, indicator, organization, owner."""
    if not text.strip():
        raise NotPossible("Напишите, в чём проблема.")
    return Weakness.objects.create(
        municipality_id=municipality_id,
        direction=direction,
        year=year,
        text=text.strip(),
        kind=kind,
        found_by=by,
        **details,
    )


def weakness_of(
    deviation: Deviation, *, text: str, kind: str, by: User, owner: Position | None = None
) -> Weakness:
    """AN-06: «problem made from a deviation in two clicks»; a second click finds the first one's work."""
    old = Weakness.objects.filter(deviation=deviation).first()
    if old is not None:
        return old
    value = deviation.indicator_value
    return add_weakness(
        deviation.municipality_id,
        direction=value.indicator.direction,
        year=value.year,
        text=text,
        by=by,
        kind=kind,
        severity=deviation.severity,
        indicator=value.indicator,
        organization=deviation.organization,
        deviation=deviation,
        owner=owner,
    )


@transaction.atomic
def settle_weakness(weakness: Weakness, *, verb: str, text: str, by: User) -> Weakness:
    weakness = Weakness.objects.select_for_update().get(pk=weakness.pk)
    weakness.state = weakness_states.check(weakness.state, verb)
    if weakness.state in (WeaknessState.SOLVED, WeaknessState.DISMISSED) and not text.strip():
        raise NotPossible("Напишите, чем закончилось.")
    weakness.decision_text = text.strip()
    weakness.save(update_fields=["state", "decision_text"])
    return weakness
