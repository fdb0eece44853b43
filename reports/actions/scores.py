"""Confirming the score of a criterion (domain 4.2: «by a published document»)."""

from typing import Any

from django.db import transaction

from msoko.people.models import User
from reports.actions.answering import NotYet
from reports.models import Criterion, CriterionScore


@transaction.atomic
def confirm_score(
    criterion: Criterion, *, municipality_id: int, year: int, points: int, by: User, **proof: Any
) -> CriterionScore:
    """One score of a criterion for a year; confirming again replaces it, the history keeps the older one."""
    if points > criterion.highest_points:
        raise NotYet(f"По этому критерию больше {criterion.highest_points} не ставят.")
    return CriterionScore.objects.update_or_create(
        municipality_id=municipality_id,
        criterion=criterion,
        year=year,
        defaults={"points": points, "confirmed_by": by, **proof},
    )[0]
