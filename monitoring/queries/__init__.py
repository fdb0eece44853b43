"""Questions about tasks that several pages ask, answered with values that templates only print."""

from django.db.models import F, Func, IntegerField, QuerySet, Subquery

from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, Submission, Task
from monitoring.round_states import RoundState
from monitoring.states import OWED, TaskState
from monitoring.submission_states import SubmissionState
from msoko.people.models import Position, User


def waiting_counts(user: User) -> dict[str, int]:
    """Counts for the left column in one query: tasks owed, rounds of review, data asked for and given.

    Asked on every page: each count is a subquery of its own that an index answers.
    """
    position = user.position
    if position is None:
        return {}
    tasks = Task.objects.visible_to(user)
    given = Submission.objects.visible_to(user)
    own = given.filter(organization=position.organization_id, round__state=RoundState.OPEN)
    deviations = Deviation.objects.visible_to(user)
    asked = {
        "open": tasks.filter(state__in=OWED),
        "review": tasks.filter(state=TaskState.SUBMITTED),
        "given": given.filter(state=SubmissionState.SENT),
        "asked": own.filter(state__in=[SubmissionState.FILLING, SubmissionState.RETURNED]),
        "answered": deviations.filter(state__in=[DeviationState.JUSTIFIED, DeviationState.CORRECTED]),
        "deviating": deviations.filter(state__in=[DeviationState.REQUESTED, DeviationState.RETURNED]),
    }
    row = Position.objects.filter(pk=position.pk).values_list(*map(_count, asked.values())).get()
    counts = dict(zip(asked, row, strict=True))
    return {**counts, "own": counts["open"]}


def _count(rows: QuerySet) -> Subquery:
    """COUNT(*) as a subquery; an aggregate of Django would group it."""
    counted = rows.order_by().values(number=Func(F("pk"), function="COUNT"))
    return Subquery(counted, output_field=IntegerField())
