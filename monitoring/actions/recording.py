"""Deviations are recorded, sized anew and closed by the machine after every change of a value (DV-01, DV-03).

DV-03: «A corrected value re-runs the checks and closes the deviation by itself when the breach is gone». An
accepted deviation stays accepted while its value stays; when the value changes and still breaks, it is
recorded again.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal

from monitoring import deviating, deviation_states
from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, DeviationMessage, IndicatorValue
from monitoring.queries.bases import Compared, compared
from monitoring.values import Absent, Value, rounded
from msoko.people.models import User

_SETTLED = (DeviationState.ACCEPTED, DeviationState.CLOSED)
_UPDATED = [
    "state",
    "value",
    "compared_value",
    "threshold",
    "size",
    "explanation_text",
    "recorded_at",
    "version",
]


def record_deviations(values: Collection[int], *, by: User, now: datetime) -> list[Deviation]:
    """Compare these indicator values with what was expected; give the deviations that were written.

    Nothing happens when no value is named: what did not change has its deviations already.
    """
    rows = list(IndicatorValue.objects.filter(pk__in=values).select_related("indicator").order_by("pk"))
    if not rows:
        return []
    first = rows[0]
    bases = compared(
        first.municipality_id,
        year=first.year,
        period=first.period,
        indicators={row.indicator_id: row.indicator for row in rows}.values(),
    )
    known: dict[int, dict[str, Deviation]] = {}
    for old in Deviation.objects.select_for_update().filter(indicator_value__in=values):
        known.setdefault(old.indicator_value_id, {})[old.kind] = old
    made, changed = [], []
    for row in rows:
        new, touched = _compare(row, known.get(row.pk, {}), bases, now=now)
        made += new
        changed += touched
    Deviation.objects.bulk_create(made)
    Deviation.objects.bulk_update([one for one, _ in changed], _UPDATED)
    _tell([(one, "") for one in made] + [(one, text) for one, text in changed if text], by=by)
    return made + [one for one, _ in changed]


def _compare(
    row: IndicatorValue, known: dict[str, Deviation], bases: Compared, *, now: datetime
) -> tuple[list[Deviation], list[tuple[Deviation, str]]]:
    value: Value = row.value if row.value is not None else Absent(row.absence)
    found = deviating.deviations(value, bases.expectations(row), bases.bases(row))
    made = [_new(row, one, now) for one in found if one.kind not in known]
    changed = [(known[one.kind], _again(known[one.kind], one, now)) for one in found if one.kind in known]
    gone = deviating.closed_by_correction([deviating.DeviationKind(kind) for kind in known], found)
    standing = [known[kind] for kind in gone if known[kind].state != DeviationState.CLOSED]
    vanished = [(one, _vanished(one)) for one in standing]
    return made, changed + vanished


def _new(row: IndicatorValue, found: deviating.Deviation, now: datetime) -> Deviation:
    made = Deviation(
        municipality_id=row.municipality_id,
        indicator_value=row,
        organization_id=row.organization_id,
        kind=found.kind,
        recorded_at=now,
    )
    _sized(made, found)
    return made


def _sized(one: Deviation, found: deviating.Deviation) -> None:
    one.value, one.compared_value = rounded(found.value, 10), rounded(found.base, 10)
    one.size, one.threshold = rounded(found.size, 10), rounded(found.limit, 10)
    one.explanation_text = found.sentence[:500]


def _again(old: Deviation, found: deviating.Deviation, now: datetime) -> str:
    """The breach is still there; what a person has decided about another value holds no more."""
    is_changed = old.value != rounded(found.value, 10) or not old.size
    _sized(old, found)
    if not is_changed:
        return ""
    old.version += 1
    if old.state in _SETTLED:
        old.state, old.recorded_at = deviation_states.check(old.state, "recur"), now
        return "Отклонение появилось снова: значение изменилось."
    if old.state == DeviationState.RECORDED:
        return ""
    old.state = deviation_states.check(old.state, "correct")
    return "Данные исправлены, отклонение осталось."


def _vanished(old: Deviation) -> str:
    old.state = deviation_states.check(old.state, "vanish")
    # The size says that there is no breach: the same value may break a mean that has moved since.
    old.size = Decimal(0)
    old.version += 1
    return "Закрыто само: после изменения данных отклонения нет."


def _tell(steps: Sequence[tuple[Deviation, str]], *, by: User) -> None:
    DeviationMessage.objects.bulk_create(
        DeviationMessage(
            municipality_id=one.municipality_id, deviation=one, state=one.state, text=text, written_by=by
        )
        for one, text in steps
    )
