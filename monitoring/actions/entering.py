"""An organisation gives its values cell by cell, sends them, has them accepted or returned (CK-02, CK-03,
CK-07).

Saving never refuses a number that a check objects to: it is kept and the finding is shown, because the
other number may be the wrong one. What no form can hold (a word instead of a number) is refused. Errors and
warnings without a comment stop the sending (CK-03: «Errors block sending; warnings need a comment»).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from monitoring import checks, round_states
from monitoring.actions.computing import recompute
from monitoring.actions.gestures import NotPossible
from monitoring.actions.recording import Recorded, record_deviations
from monitoring.checks import Answer
from monitoring.models import (
    CollectionRound,
    DataRemark,
    PrimaryField,
    PrimaryValue,
    RoundField,
    Submission,
)
from monitoring.queries.form_checks import FIELD_KINDS
from monitoring.queries.forms_of_rounds import Form, closes_on, form_of
from monitoring.submission_states import SubmissionState
from monitoring.values import Absent
from msoko.people.models import User

_EDITABLE = (SubmissionState.FILLING, SubmissionState.RETURNED)
_CHANGED_MEANWHILE = "Пока страница была открыта, это значение изменилось. Посмотрите новое и решите ещё раз."


@dataclass(frozen=True)
class Saved:
    """The row as it is now (None: emptied), the form checked anew, and the deviations that moved."""

    value: PrimaryValue | None
    form: Form
    deviations: Recorded


@transaction.atomic
def save_value(
    submission: Submission,
    line: RoundField,
    *,
    raw: object,
    by: User,
    now: datetime,
    comment: str | None = None,
    seen_version: int | None = None,
) -> Saved:
    """Keep one cell. An empty one takes the value away; `comment` None leaves the comment as it is."""
    submission = locked_submission(submission)
    check_window(submission, today=local_day(now))
    answer = read_answer(line.field, raw)
    value = write_value(submission, line, answer, by=by, now=now, comment=comment, seen_version=seen_version)
    changed = recompute(
        submission.round,
        now=now,
        organizations=[submission.organization_id],
        codes=[line.field.code],
    )
    moved = record_deviations(changed, by=by, now=now)
    return Saved(value, form_of(submission), moved)


def read_answer(asked: PrimaryField, raw: object) -> Answer:
    """What a person typed, or a Russian sentence why it is no answer."""
    field = checks.Field(asked.code, asked.name, FIELD_KINDS[asked.kind])
    answers, refused = checks.read_answers({asked.code: raw}, [field])
    if refused:
        raise NotPossible(refused[0].sentence)
    return answers.get(asked.code)


def write_value(
    submission: Submission,
    line: RoundField,
    answer: Answer,
    *,
    by: User,
    now: datetime,
    comment: str | None = None,
    reason: str = "",
    seen_version: int | None = None,
) -> PrimaryValue | None:
    """Write the cell with its author, moment and version; the history keeps what stood there before."""
    place = place_of(submission, line)
    current = PrimaryValue.objects.select_for_update().filter(**place).first()
    if seen_version is not None and seen_version != (current.version if current else 0):
        raise NotPossible(_CHANGED_MEANWHILE)
    if answer is None:
        if current is not None:
            current.delete()
        return None
    row = current or PrimaryValue(municipality_id=submission.municipality_id, version=0, **place)
    for name, given in columns_of(answer).items():
        setattr(row, name, given)
    row.comment = row.comment if comment is None else comment.strip()
    row.correction_reason, row.entered_at, row.entered_by = reason, now, by
    row.version += 1
    row.save()
    return row


def columns_of(answer: Answer) -> dict[str, object]:
    is_absent, is_day = isinstance(answer, Absent), isinstance(answer, date)
    is_word = isinstance(answer, str) and not is_absent
    return {
        "value": None if is_absent or is_day or is_word else answer,
        "date_on": answer if is_day else None,
        "choice_text": answer if is_word else "",
        "absence": str(answer) if is_absent else "",
    }


def place_of(submission: Submission, line: RoundField) -> dict[str, object]:
    if line.round_id != submission.round_id:
        raise NotPossible("Этого поля нет в сборе.")
    return {
        "organization_id": submission.organization_id,
        "field_id": line.field_id,
        "year": submission.round.year,
        "period": submission.round.period,
        "scope_id": line.scope_id,
    }


@transaction.atomic
def correct_value(
    submission: Submission, line: RoundField, *, raw: object, reason: str, by: User, now: datetime
) -> Saved:
    """CK-07: put right what was sent, accepted or locked; the old value and the reason stay in the history.

    Open remarks of the specialist about the cell are closed: it has been put right (CK-05).
    """
    if not reason.strip():
        raise NotPossible("Напишите, почему исправляете: причина останется рядом со старым значением.")
    submission = locked_submission(submission)
    answer = read_answer(line.field, raw)
    if answer is None:
        raise NotPossible("Исправленное значение не может быть пустым: напишите «нет данных», если его нет.")
    value = write_value(submission, line, answer, by=by, now=now, reason=reason.strip())
    place = place_of(submission, line)
    DataRemark.objects.filter(**place, closed_at=None).update(closed_at=now, closed_by=by)
    changed = recompute(
        submission.round, now=now, organizations=[submission.organization_id], codes=[line.field.code]
    )
    moved = record_deviations(changed, by=by, now=now)
    return Saved(value, form_of(submission), moved)


@transaction.atomic
def write_data_remark(
    submission: Submission, line: RoundField, *, text: str, due_on: date, by: User
) -> DataRemark:
    """CK-05: the school sees the field marked, with what to do and until when."""
    if not text.strip():
        raise NotPossible("Напишите, что исправить.")
    return DataRemark.objects.create(
        municipality_id=submission.municipality_id,
        **place_of(submission, line),
        text=text.strip(),
        due_on=due_on,
        made_by=by,
    )


def local_day(now: datetime) -> date:
    return timezone.localtime(now).date()


def locked_submission(submission: Submission) -> Submission:
    locked = Submission.objects.select_for_update(of=("self",)).select_related("round", "organization")
    return locked.get(pk=submission.pk)


def check_window(submission: Submission, *, today: date) -> None:
    if submission.state not in _EDITABLE:
        raise NotPossible(
            f"Данные сейчас «{submission.get_state_display()}» и не меняются. "
            "Отзовите их или исправьте значение с указанием причины."
        )
    check_open(submission, today=today)


def check_open(submission: Submission, *, today: date) -> None:
    asked: CollectionRound = submission.round
    last = closes_on(submission)
    if asked.state == round_states.RoundState.CLOSED and last > asked.closes_on and today <= last:
        return
    if asked.state != round_states.RoundState.OPEN:
        raise NotPossible(f"Сбор сейчас «{asked.get_state_display()}»: данные не принимаются.")
    if today < asked.opens_on:
        raise NotPossible(f"Сбор откроется {asked.opens_on:%d.%m.%Y}.")
    if today > last:
        raise NotPossible(f"Срок сбора прошёл {last:%d.%m.%Y}. Попросите специалиста продлить его.")
