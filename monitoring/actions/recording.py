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
from monitoring.models import Deviation, Severity
from monitoring.queries.bases import ComparedValue, compared_values, one_of
from monitoring.values import rounded
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
_NEXT_STEPS = """
INSERT INTO monitoring_deviationmessage
    (municipality_id, deviation_id, state, text, is_of_organization, written_at, written_by_id)
SELECT told.*, false, %s, %s FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[]) AS told
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
    rows, bases = compared_values(values)
    known: dict[int, dict[str, Deviation]] = {}
    for old in Deviation.objects.select_for_update().filter(one_of("indicator_value", values)):
        known.setdefault(old.indicator_value_id, {})[old.kind] = old
    made: list[Sequence[object]] = []
    changed: list[tuple[Deviation, str]] = []
    for row in rows:
        own = known.get(row.pk, {})
        found = deviating.deviations(row.value, bases.expectations(row), bases.bases(row))
        made += [_new(row, one, now) for one in found if one.kind not in own]
        changed += _moved(own, found, now=now)
    new = _write(made)
    _write([[getattr(one, column) for column in _COLUMNS] for one, _ in changed])
    with connection.cursor() as cursor:
        # As many rows as there are deviations, so the database writes them itself.
        cursor.execute(_FIRST_STEPS, {"keys": list(new), "by": by.pk, "now": now})
        if told := [(one.municipality_id, one.pk, one.state, text) for one, text in changed if text]:
            cursor.execute(_NEXT_STEPS, [now, by.pk, *map(list, zip(*told, strict=True))])
    return Recorded(new, tuple(one for one, _ in changed))


def _write(rows: Sequence[Sequence[object]]) -> tuple[int, ...]:
    """In one go: a table of all schools brings thousands of them, and a second one changes thousands."""
    return tuple(upsert(Deviation, _COLUMNS, rows, unique=_UNIQUE, compared=_CHANGING)) if rows else ()


def _moved(
    known: dict[str, Deviation], found: Sequence[deviating.Deviation], *, now: datetime
) -> list[tuple[Deviation, str]]:
    """Deviations that were there, as they are now, and what is said of each step."""
    if not known:
        return []
    changed = [(known[one.kind], _again(known[one.kind], one, now)) for one in found if one.kind in known]
    gone = deviating.closed_by_correction([deviating.DeviationKind(kind) for kind in known], found)
    standing = [known[kind] for kind in gone if known[kind].state != DeviationState.CLOSED]
    return changed + [(one, _vanished(one)) for one in standing]


def _new(row: ComparedValue, found: deviating.Deviation, now: datetime) -> Sequence[object]:
    """The columns of a new row; an object of the model for each of them would cost more than the writing."""
    numbers = (rounded(number, 10) for number in (found.value, found.base, found.limit, found.size))
    return (
        row.indicator.municipality_id,
        row.pk,
        row.organization_id,
        found.kind,
        Severity.WARNING,
        *numbers,
        found.sentence[:500],
        DeviationState.RECORDED,
        now,
        None,
        1,
    )


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
