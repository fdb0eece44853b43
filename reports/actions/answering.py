"""From the letters to the answer of the last addressee (RC-02, RC-03).

«направлена → принята к исполнению → исполнена»: many organisations may answer one recommendation; the last of
them moves it.
"""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from monitoring.models import Evidence
from msoko.people.models import User
from plans.models import Plan
from reports.models import (
    AddresseeKind,
    Mailing,
    RecommendationAnswer,
    RecommendedMeasure,
    TargetedRecommendation,
)
from reports.recommendation_states import OWED, RecommendationState, check
from reports.recommended import addressed_organizations


class NotYet(Exception):
    """Something that must be there before is missing; the text is a sentence for people."""


@transaction.atomic
def send_mailed(mailing: Mailing, *, dated_on: datetime.date, by: User) -> None:
    """The letters are registered: their recommendations are sent."""
    written_on = timezone.localtime(mailing.created_at).date()
    for one in mailing.recommendations.filter(state=RecommendationState.APPROVED):
        send_recommendation(one, sent_on=dated_on, members_on=written_on, by=by)


@transaction.atomic
def send_recommendation(
    recommendation: TargetedRecommendation,
    *,
    sent_on: datetime.date,
    by: User,
    members_on: datetime.date | None = None,
) -> TargetedRecommendation:
    """Write down who answers: a group is those who belonged to it when the letters were written.

    Without letters it is the day of sending.
    """
    recommendation = locked(recommendation)
    recommendation.state = check(recommendation.state, "send")
    recommendation.sent_on = sent_on
    organizations = addressed_organizations(recommendation, members_on or sent_on)
    if not organizations and recommendation.addressee_kind != AddresseeKind.SERVICE:
        raise NotYet(f"В «{recommendation.addressee}» нет ни одной организации. Проверьте состав группы.")
    recommendation.save(update_fields=["state", "sent_on"])
    RecommendationAnswer.objects.bulk_create(
        RecommendationAnswer(
            municipality_id=recommendation.municipality_id,
            recommendation=recommendation,
            organization_id=organization,
        )
        for organization in organizations
    )
    return recommendation


@transaction.atomic
def accept_recommendation(answer: RecommendationAnswer, *, by: User) -> RecommendationAnswer:
    """The organisation takes it on; the last one to do so moves the recommendation."""
    recommendation, answer = locked(answer.recommendation), locked_answer(answer)
    if recommendation.state != RecommendationState.ACCEPTED:
        check(recommendation.state, "accept")
    if answer.accepted_at is None:
        answer.accepted_at, answer.accepted_by = timezone.now(), by
        answer.version += 1
        answer.save(update_fields=["accepted_at", "accepted_by", "version"])
    _follow_answers(recommendation)
    return answer


@transaction.atomic
def answer_recommendation(
    answer: RecommendationAnswer, *, measures_text: str, evidence: Evidence | None, proof_url: str, by: User
) -> RecommendationAnswer:
    """Tell the measures and their proof; the last answer fulfils the recommendation."""
    recommendation = locked(answer.recommendation)
    if recommendation.state != RecommendationState.ACCEPTED:
        check(recommendation.state, "accept")
    answer = locked_answer(answer)
    now = timezone.now()
    if answer.accepted_at is None:
        answer.accepted_at, answer.accepted_by = now, by
    answer.measures_text, answer.evidence, answer.proof_url = measures_text, evidence, proof_url
    answer.answered_at, answer.answered_by, answer.return_reason = now, by, ""
    answer.version += 1
    answer.save()
    _follow_answers(recommendation)
    return answer


@transaction.atomic
def return_answer(answer: RecommendationAnswer, *, reason: str, by: User) -> RecommendationAnswer:
    """The department is not satisfied: the organisation answers again.

    Others may still owe their answers; only a recommendation that was fulfilled goes back.
    """
    recommendation, answer = locked(answer.recommendation), locked_answer(answer)
    if answer.answered_at is None:
        raise NotYet("Организация ещё не ответила, возвращать нечего.")
    if recommendation.state not in OWED:
        move(recommendation, "return")
    answer.answered_at = answer.answered_by = None
    answer.return_reason = reason
    answer.version += 1
    answer.save()
    return answer


@transaction.atomic
def settle_service(recommendation: TargetedRecommendation, *, verb: str, by: User) -> TargetedRecommendation:
    """A municipal service has no page of its own: the department notes what it has done."""
    if recommendation.addressee_kind != AddresseeKind.SERVICE:
        raise NotYet("Эту рекомендацию принимает и исполняет сама организация.")
    return move(locked(recommendation), verb)


@transaction.atomic
def link_measure(
    recommendation: TargetedRecommendation, *, plan: Plan, activity_key: uuid.UUID, by: User
) -> RecommendedMeasure:
    return RecommendedMeasure.objects.get_or_create(
        recommendation=recommendation,
        activity_key=activity_key,
        defaults={"municipality_id": recommendation.municipality_id, "plan": plan, "linked_by": by},
    )[0]


def _follow_answers(recommendation: TargetedRecommendation) -> None:
    answers = list(recommendation.answers.all())
    if recommendation.state == RecommendationState.SENT and all(one.accepted_at for one in answers):
        move(recommendation, "accept")
    if recommendation.state == RecommendationState.ACCEPTED and all(one.answered_at for one in answers):
        move(recommendation, "complete")


def move(recommendation: TargetedRecommendation, verb: str) -> TargetedRecommendation:
    recommendation.state = check(recommendation.state, verb)
    recommendation.version += 1
    recommendation.save(update_fields=["state", "version"])
    return recommendation


def locked(recommendation: TargetedRecommendation) -> TargetedRecommendation:
    return TargetedRecommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)


def locked_answer(answer: RecommendationAnswer) -> RecommendationAnswer:
    return RecommendationAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
