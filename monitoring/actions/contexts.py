"""Context of many organisations in a year: written whole, or not at all (CL-01, M4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from monitoring.actions.targeting import Settled
from monitoring.context_reading import contradictions, read_choice, read_count, read_decimal, read_yes
from monitoring.models import ContextProfile, SchoolType
from monitoring.models.cluster import SHARES_OF_PUPILS, SHARES_OF_TEACHERS
from monitoring.queries.contexts import COLUMNS, column, contexts_of, new_context, organizations_of, title
from monitoring.values import NotAValue
from msoko.people.models import User

WHOLES = (
    ("pupil_count", SHARES_OF_PUPILS),
    ("teacher_count", SHARES_OF_TEACHERS),
    ("post_count", ("vacancy_count",)),
)


@dataclass(frozen=True)
class GivenContext:
    """`column` is one of COLUMNS; `where` is how a message names the cell."""

    organization: int
    column: str
    raw: object
    where: str


@transaction.atomic
def save_contexts(
    municipality_id: int, year: int, given: Iterable[GivenContext], *, by: User, now: datetime
) -> Settled:
    organizations = {one.pk: one for one in organizations_of(municipality_id, year)}
    rows = dict(contexts_of(municipality_id, year))
    before = {key: _values(one) for key, one in rows.items()}
    problems: list[str] = []
    touched: dict[int, str] = {}
    for one in given:
        row = rows.setdefault(one.organization, new_context(organizations[one.organization], year))
        try:
            setattr(row, one.column, _read(one.column, one.raw))
        except NotAValue as refusal:
            problems.append(f"{one.where}: {refusal}")
        touched.setdefault(one.organization, organizations[one.organization].short_name)
    for key, name in touched.items():
        numbers = {column_name: getattr(rows[key], column_name) for column_name in COLUMNS}
        titles = {column_name: title(column_name) for column_name in COLUMNS}
        problems += [f"{name}: {sentence}" for sentence in contradictions(numbers, WHOLES, titles)]
    if problems:
        return Settled(tuple(problems))
    changed = [rows[key] for key in touched if before.get(key) != _values(rows[key])]
    _write(changed, by, now)
    return Settled((), len(changed))


def _read(name: str, raw: object) -> object:
    kind = column(name)
    if isinstance(kind, models.BooleanField):
        return read_yes(raw)
    if name == "school_type":
        return read_choice(raw, dict(SchoolType.choices))
    return read_decimal(raw) if isinstance(kind, models.DecimalField) else read_count(raw)


def _values(row: ContextProfile) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in COLUMNS)


def _write(changed: list[ContextProfile], by: User, now: datetime) -> None:
    """Who and when belong to the rows that have changed, not to all that were sent."""
    for row in changed:
        row.updated_at, row.updated_by = now, by
    ContextProfile.objects.bulk_create([row for row in changed if not row.pk])
    known = [row for row in changed if row.pk]
    ContextProfile.objects.bulk_update(known, [*COLUMNS, "updated_at", "updated_by"], batch_size=500)
