"""A row of a plan as plain values, fit for JSON, and the difference of two such pictures."""

import uuid
from decimal import Decimal
from typing import Any

from plans.columns import TEXT_FIELDS
from plans.models import Activity, Section
from plans.ordering import plain

#: fields of a snapshot
ACTIVITY_FIELDS = (*TEXT_FIELDS, "key", "section_id", "position", "is_excluded", "exclusion_reason")
SECTION_FIELDS = ("level", "number_text", "lead_text", "title", "parent_id", "direction_id", "position")

Snapshot = dict[str, Any]
#: {"kind", "pk", "before", "after"}; None where the row did not exist, else only what differs
Change = dict[str, Any]


def fields_of(row: Activity | Section) -> tuple[str, ...]:
    return ACTIVITY_FIELDS if isinstance(row, Activity) else SECTION_FIELDS


def snapshot(row: Activity | Section) -> Snapshot:
    return {name: _stored(getattr(row, name)) for name in fields_of(row)}


def _stored(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, Decimal):
        return format(plain(value), "f")
    return dict(value) if isinstance(value, dict) else value


def put(row: Activity | Section, values: Snapshot) -> None:
    for name, value in values.items():
        setattr(row, name, Decimal(value) if name == "position" else value)


def added(row: Activity | Section) -> Change:
    return _change(row, None, snapshot(row))


def removed(row: Activity | Section, before: Snapshot) -> Change:
    return _change(row, before, None)


def altered(row: Activity | Section, before: Snapshot) -> Change:
    """What differs now from the picture taken before; `before` and `after` are empty when nothing does."""
    after = snapshot(row)
    names = [name for name in after if before[name] != after[name]]
    return _change(row, {name: before[name] for name in names}, {name: after[name] for name in names})


def _change(row: Activity | Section, before: Snapshot | None, after: Snapshot | None) -> Change:
    return {"kind": row._meta.model_name, "pk": row.pk, "before": before, "after": after}


def says_something(change: Change) -> bool:
    return change["before"] != change["after"]
