"""Invented numbers of the demo municipality: the same on every start, believable, with everything in them.

A number depends on its organisation, field and year alone. Shares of a strong school are higher, most things
grow from year to year; a little is missing, a little falls.
"""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from monitoring.models import FieldKind, PrimaryField
from monitoring.values import Absent, Value

#: parts that are good when they are small
BAD_PARTS = frozenset(
    {
        "ege_below", "no_certificate", "vpr_two", "oge_two", "medals_unconfirmed", "vacancies", "absent",
        "repeaters", "bias_markers",
    }
)  # fmt: skip
#: code of a field -> its share of pupils, for what is a whole and no part
WHOLES = {
    "vpr_total": 9, "oge_total": 8, "ege_total": 5, "fl_total": 8, "graduates": 14, "recheck_total": 4,
    "medals": 1, "rooms": 2, "teachers": 7, "at_risk": 6, "children_5_18": 96, "special_5_18": 5,
    "programmes": 3, "pupils_4_11": 70, "olympiad_municipal": 6, "pupils": 100, "pupils_6_11": 52,
    "profile_10": 7, "profile_graduates": 6, "graduates_9": 10, "pupils_8_11": 34, "young": 2, "posts": 8,
    "programmes_upbringing": 1, "prevention_before": 2, "register": 2, "pupils_13": 40, "educators": 8,
    "parents_asked": 60, "children": 100, "shnor": 1, "sirius": 2, "illness_days": 900,
}  # fmt: skip


@dataclass(frozen=True)
class Pupil:
    """How large an organisation is and how well it does: 0 is the weakest, 100 the strongest."""

    key: str
    count: int
    strength: int


def lot(*words: object) -> int:
    """A number from 0 to 99 that depends on the words alone."""
    return uuid.uuid5(uuid.NAMESPACE_OID, " ".join(map(str, words))).int % 100


def told_values(whose: Pupil, fields: list[PrimaryField], *, scope: str, step: int) -> dict[str, Value]:
    """A value for each field, parts never larger than their wholes; `step` counts the years."""
    told: dict[str, Value] = {}
    # Wholes first, then parts, parts of parts and sums over the whole.
    for one in sorted(fields, key=_turn):
        told[one.code] = _told(whose, one, told, step, scope)
    return told


def _turn(field: PrimaryField) -> int:
    if field.code.endswith("_sum"):
        return 3
    if field.limit_field is None:
        return 0
    return 1 if field.limit_field.limit_field_id is None else 2


def _told(whose: Pupil, field: PrimaryField, told: dict[str, Value], step: int, scope: str) -> Value:
    drawn = lot(whose.key, field.code, scope)
    level = _level(whose, step, drawn)
    if drawn == 7 and step == 0:
        return Absent.NO_DATA
    if field.code.endswith("_sum"):
        whole = told[field.code.replace("_sum", "_total")]
        mark = Decimal(level - 8) if field.code == "ege_sum" else Decimal(200 + level * 2) / 100 + 1
        return whole if isinstance(whole, Absent) else (whole * mark).to_integral_value()
    if field.limit_field is not None:
        return _part(field.code, told[field.limit_field.code], level)
    if field.kind == FieldKind.DECIMAL:
        return Decimal(level) / 25 + 1
    if field.code in BAD_PARTS:
        return Decimal(max(0, (100 - whose.strength) // 30 + drawn % 3 - step))
    return Decimal(max(whose.count * WHOLES.get(field.code, 10) // 100 + drawn % 3 - 1, 0))


def _level(whose: Pupil, step: int, drawn: int) -> int:
    """From 5 to 98: strength, a lot of its own, and a step each year, mostly upwards."""
    grown = step * (3 if drawn % 5 else -6)
    return min(98, max(5, 38 + whose.strength * 45 // 100 + drawn % 17 + grown))


def _part(code: str, whole: Value, level: int) -> Value:
    if isinstance(whole, Absent):
        return whole
    changed = {
        "vpr_high": level * 11 // 20,
        "ege_high": level * 2 // 5,
        "recheck_same": 100 - (100 - level) // 5,
        "rooms_observed": min(100, level + 15),
    }
    share = (100 - level) * 2 // 3 if code in BAD_PARTS else changed.get(code, level)
    return (whole * share / 100).to_integral_value()
