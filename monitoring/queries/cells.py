"""One cell of one organisation: its value, every value that stood there before, the remarks to it (CK-07)."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import QuerySet

from monitoring.models import DataRemark, PrimaryValue, RoundField, Submission
from monitoring.queries.grid import cell_text
from msoko.people.models import User


@dataclass(frozen=True)
class Version:
    """`number` 1 is the first value."""

    number: int
    text: str
    comment: str
    reason: str
    entered_at: datetime
    entered_by: str


def value_of(submission: Submission, line: RoundField) -> PrimaryValue | None:
    return PrimaryValue.objects.filter(**_place(submission, line)).select_related("field").first()


def history_of(value: PrimaryValue | None) -> list[Version]:
    """The newest first; read from the history that the database keeps itself."""
    if value is None:
        return []
    events = apps.get_model("monitoring", "PrimaryValueEvent")._default_manager
    rows = list(events.filter(pgh_obj=value.pk).order_by("-pgh_id"))
    people = {one.pk: str(one) for one in User.objects.filter(pk__in=[row.entered_by_id for row in rows])}
    newest = {row.version: row for row in reversed(rows)}
    return [
        Version(
            row.version,
            cell_text(row),
            row.comment,
            row.correction_reason,
            row.entered_at,
            people.get(row.entered_by_id, ""),
        )
        for _, row in sorted(newest.items(), reverse=True)
    ]


def remarks_of(submission: Submission, line: RoundField) -> QuerySet[DataRemark]:
    own = DataRemark.objects.filter(**_place(submission, line))
    return own.select_related("made_by", "closed_by").order_by("-made_at")


def _place(submission: Submission, line: RoundField) -> dict[str, object]:
    return {
        "organization": submission.organization_id,
        "field": line.field_id,
        "year": submission.round.year,
        "period": submission.round.period,
        "scope": line.scope_id,
    }
