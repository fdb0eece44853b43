"""Feedback of schools on a draft for a set time, and the answers (CY-06)."""

import datetime

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans.actions.refusals import Refused
from plans.actions.stating import locked_edition
from plans.models import Activity, Edition, FeedbackRemark
from plans.models.feedback import FeedbackVerdict

LONGEST_DAYS = 90


@transaction.atomic
def open_feedback(edition: Edition, *, until_on: datetime.date, today: datetime.date, by: User) -> Edition:
    """Show the draft to all schools and take their remarks until the day; a later day prolongs."""
    edition = locked_edition(edition)
    if not edition.is_in_work:
        raise Refused("План уже утверждён: замечания собирают к проекту.")
    if not today <= until_on <= today + datetime.timedelta(days=LONGEST_DAYS):
        raise Refused(f"Укажите день не раньше сегодняшнего и не позже чем через {LONGEST_DAYS} дней.")
    edition.feedback_until_on = until_on
    edition.feedback_opened_at = timezone.now()
    edition.feedback_opened_by = by
    edition.save(update_fields=["feedback_until_on", "feedback_opened_at", "feedback_opened_by"])
    return edition


@transaction.atomic
def write_remark(
    edition: Edition, *, activity: Activity | None, text: str, today: datetime.date, by: User
) -> FeedbackRemark:
    """A school says what it thinks of one row, or of the plan as a whole."""
    edition = locked_edition(edition)
    until = edition.feedback_until_on
    if not edition.is_in_work or until is None or until < today:
        raise Refused("Замечания к этому проекту больше не принимаются. Позвоните специалисту управления.")
    if not text.strip():
        raise Refused("Напишите замечание.")
    if by.position is None or by.position.organization is None:
        raise Refused("Замечания пишет организация, а вы сейчас ни от одной не работаете.")
    return FeedbackRemark.objects.create(
        municipality_id=edition.municipality_id,
        edition=edition,
        organization=by.position.organization,
        activity_key=activity.key if activity else None,
        place_text=str(activity) if activity else "",
        text=text.strip(),
        written_by=by,
    )


@transaction.atomic
def answer_remark(remark: FeedbackRemark, *, verdict: str, text: str, by: User) -> FeedbackRemark:
    """Answer a remark; an answer may be corrected until the plan is approved."""
    edition = locked_edition(remark.edition)
    if not edition.is_in_work:
        raise Refused("План уже утверждён: ответы на замечания больше не меняются.")
    if verdict == FeedbackVerdict.DECLINED and not text.strip():
        raise Refused("Напишите, почему замечание отклонено: школа увидит этот ответ.")
    remark.verdict = verdict
    remark.answer_text = text.strip()
    remark.answered_at = timezone.now()
    remark.answered_by = by
    remark.save(update_fields=["verdict", "answer_text", "answered_at", "answered_by"])
    return remark
