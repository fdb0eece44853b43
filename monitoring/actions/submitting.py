"""What one organisation gave is sent, taken back, accepted or returned (CK-03, M2).

«Errors block sending; warnings need a comment» (CK-03).
"""

from datetime import datetime

from django.db import transaction

from monitoring import round_states, submission_states
from monitoring.actions.entering import check_open, check_window, local_day, locked_submission
from monitoring.actions.gestures import NotPossible
from monitoring.models import Submission
from monitoring.queries.forms_of_rounds import form_of
from msoko.people.models import User


@transaction.atomic
def submit_submission(submission: Submission, *, by: User, now: datetime) -> Submission:
    """Send everything. Refused with the first objections when something stands in the way."""
    submission = locked_submission(submission)
    check_window(submission, today=local_day(now))
    objections = form_of(submission).unanswered()
    if objections:
        more = f" Всего замечаний: {len(objections)}." if len(objections) > 3 else ""
        raise NotPossible(" ".join(one.sentence for one in objections[:3]) + more)
    return _moved(submission, "submit", submitted_at=now, submitted_by=by)


@transaction.atomic
def recall_submission(submission: Submission, *, by: User, now: datetime) -> Submission:
    """Take back what nobody has looked at yet, while the window is open."""
    submission = locked_submission(submission)
    check_open(submission, today=local_day(now))
    return _moved(submission, "recall", submitted_at=None, submitted_by=None)


@transaction.atomic
def accept_submission(submission: Submission, *, by: User, now: datetime) -> Submission:
    submission = locked_submission(submission)
    return _moved(submission, "accept", reviewed_at=now, reviewed_by=by, return_reason="")


@transaction.atomic
def return_submission(submission: Submission, *, reason: str, by: User, now: datetime) -> Submission:
    """Send the data back with a reason; an approved round takes nothing back."""
    if not reason.strip():
        raise NotPossible("Напишите, почему возвращаете: школа увидит этот текст.")
    submission = locked_submission(submission)
    if submission.round.state == round_states.RoundState.APPROVED:
        raise NotPossible("Сбор утверждён: данные исправляют по одному, с причиной.")
    return _moved(submission, "return", reviewed_at=now, reviewed_by=by, return_reason=reason.strip())


def _moved(submission: Submission, verb: str, **changes: object) -> Submission:
    submission.state = submission_states.check(submission.state, verb)
    for name, value in changes.items():
        setattr(submission, name, value)
    submission.version += 1
    submission.save(update_fields=["state", "version", *changes])
    return submission
