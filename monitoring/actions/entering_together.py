"""Many cells of one organisation at once: a pasted block, a form sent without JavaScript (M2).

Each cell stands for itself: a word that is no answer is refused with its sentence and the others are kept, as
if they had been typed one after the other. What has not changed is not written: its version stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from monitoring.actions.computing import recompute
from monitoring.actions.entering import (
    check_window,
    columns_of,
    local_day,
    locked_submission,
    read_answer,
    write_value,
)
from monitoring.actions.gestures import NotPossible
from monitoring.actions.recording import record_deviations
from monitoring.checks import Answer
from monitoring.models import PrimaryValue, RoundField, Submission
from monitoring.queries.forms_of_rounds import Form, form_of
from msoko.people.models import User

_Place = tuple[int, int | None]


@dataclass(frozen=True)
class Typed:
    """`comment` None leaves the comment as it is; `seen_version` None overwrites whatever stands there."""

    line: RoundField
    raw: str
    comment: str | None = None
    seen_version: int | None = None


@dataclass(frozen=True)
class SavedTogether:
    """`refused`: key of a line -> why its cell was not kept."""

    form: Form
    saved: frozenset[int]
    refused: Mapping[int, str]


@transaction.atomic
def save_values(submission: Submission, typed: Sequence[Typed], *, by: User, now: datetime) -> SavedTogether:
    """Keep the cells that can be read, compute once, record the deviations once."""
    submission = locked_submission(submission)
    check_window(submission, today=local_day(now))
    standing = _standing(submission)
    saved: set[int] = set()
    refused: dict[int, str] = {}
    codes: set[str] = set()
    for one in typed:
        try:
            answer = read_answer(one.line.field, one.raw)
            if _is_same(standing.get((one.line.field_id, one.line.scope_id)), answer, one.comment):
                continue
            write_value(
                submission,
                one.line,
                answer,
                by=by,
                now=now,
                comment=one.comment,
                seen_version=one.seen_version,
            )
        except NotPossible as refusal:
            refused[one.line.pk] = str(refusal)
            continue
        saved.add(one.line.pk)
        codes.add(one.line.field.code)
    if codes:
        changed = recompute(
            submission.round, now=now, organizations=[submission.organization_id], codes=codes
        )
        record_deviations(changed, by=by, now=now)
    return SavedTogether(form_of(submission), frozenset(saved), refused)


def _standing(submission: Submission) -> dict[_Place, PrimaryValue]:
    rows = PrimaryValue.objects.filter(
        organization=submission.organization_id,
        year=submission.round.year,
        period=submission.round.period,
    )
    return {(row.field_id, row.scope_id): row for row in rows}


def _is_same(row: PrimaryValue | None, answer: Answer, comment: str | None) -> bool:
    if row is None or answer is None:
        return row is None and answer is None
    is_said = comment is None or comment.strip() == row.comment
    return is_said and all(getattr(row, name) == given for name, given in columns_of(answer).items())
