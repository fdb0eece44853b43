"""Tying activities of the plan to an assessment whose shortcomings they remove (MC-05)."""

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.models import FilingMeasure, ReportFiling
from msoko.people.models import User
from plans.models import Activity


@transaction.atomic
def link_measure(filing: ReportFiling, *, activity: Activity, kind: str, by: User) -> FilingMeasure:
    """Tie a row of a plan in force to the assessment; its tasks then tell how the removal goes."""
    filing = ReportFiling.objects.select_for_update(of=("self",)).get(pk=filing.pk)
    if not filing.reporting_form.is_assessment:
        raise NotPossible("Мероприятия связывают с оценкой, которая проходит раз в несколько лет (НОКО).")
    if filing.filed_on is None:
        raise NotPossible("Оценки ещё не было: сначала запишите, когда она проведена, потом её мероприятия.")
    made, is_new = FilingMeasure.objects.get_or_create(
        filing=filing,
        activity_key=activity.key,
        defaults={
            "municipality_id": filing.municipality_id,
            "kind": kind,
            "plan_id": activity.edition.plan_id,
            "linked_by": by,
        },
    )
    if not is_new:
        raise NotPossible("Это мероприятие с оценкой уже связано.")
    return made


@transaction.atomic
def unlink_measure(measure: FilingMeasure, *, by: User) -> None:
    """Take the tie back; the activity and its tasks stay as they are."""
    measure.delete()
