"""Deviations are recorded, sized anew and closed by the machine after every change of a value (DV-01, DV-03).

DV-03: «A corrected value re-runs the checks and closes the deviation by itself when the breach is gone». An
accepted deviation stays accepted while its value stays; when the value changes and still breaks, it is
recorded again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import connection

from monitoring import deviating, deviation_states
from monitoring.bulk_writing import upsert
from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, DeviationMessage, Indicator, IndicatorValue
from monitoring.queries.bases import Compared, compared
from monitoring.values import Absent, Value, rounded
from msoko.people.models import User

_COLUMNS = ("municipality_id", "indicator_value_id", "organization_id", "kind", "severity", "value",
            "compared_value", "threshold", "size", "explanation_text", "state", "recorded_at",
            "answer_due_on", "version")  # fmt: skip
_UNIQUE = ("indicator_value_id", "kind")
_FIRST_STEPS = """
INSERT INTO monitoring_deviationmessage
    (municipality_id, deviation_id, state, text, is_of_organization, written_at, written_by_id)
SELECT municipality_id, id, state, '', false, %(now)s, %(by)s FROM monitoring_deviation WHERE id =
ANY(%(keys)s)
"""
_SETTLED = (DeviationState.ACCEPTED, DeviationState.CLOSED)
_CHANGING = ("state", "value", "compared_value", "threshold", "size", "explanation_text")


@dataclass(frozen=True)
class Recorded:
    """Keys of the new deviations, and those that were there and have moved."""

    new: tuple[int, ...] = ()
    moved: tuple[Deviation, ...] = ()


def record_deviations(values: Collection[int], *, by: User, now: datetime) -> Recorded:
    """Compare these indicator values with what was expected and write what follows.

    Nothing happens when no value is named: what did not change has its deviations already.
    """
    rows = list(IndicatorValue.objects.filter(pk__in=values).defer("inputs").order_by("pk"))
    if not rows:
        return Recorded()
    first = rows[0]
    indicators = Indicator.objects.in_bulk({row.indicator_id for row in rows})
    for row in rows:
        # One object for all its values: there may be tens of thousands.
        row.indicator = indicators[row.indicator_id]
    bases = compared(
        first.municipality_id, year=first.year, period=first.period, indicators=indicators.values()
    )
    known: dict[int, dict[str, Deviation]] = {}
    for old in Deviation.objects.select_for_update().filter(indicator_value__in=values):
        known.setdefault(old.indicator_value_id, {})[old.kind] = old
    made, changed = [], []
    for row in rows:
        found, touched = _compare(row, known.get(row.pk, {}), bases, now=now)
        made += found
        changed += touched
    new = _write(made)
    _write([one for one, _ in changed])
    _tell(new, by=by, now=now)
    DeviationMessage.objects.bulk_create(
        DeviationMessage(
            municipality_id=one.municipality_id, deviation=one, state=one.state, text=text, written_by=by
        )
        for one, text in changed
        if text
    )
    return Recorded(new, tuple(one for one, _ in changed))


def _write(deviations: Sequence[Deviation]) -> tuple[int, ...]:
    """In one go: a table of all schools brings thousands of them, and a second one changes thousands."""
    if not deviations:
        return ()
    rows = ([getattr(one, column) for column in _COLUMNS] for one in deviations)
    return tuple(upsert(Deviation, _COLUMNS, rows, unique=_UNIQUE, compared=_CHANGING))


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


def _tell(new: Sequence[int], *, by: User, now: datetime) -> None:
    """The first step of each new deviation; as many rows as there are, so the database writes them itself."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_STEPS, {"keys": list(new), "by": by.pk, "now": now})
