"""When it was done: the gestures of the demo all happen at its start, its story has lasted more than a year.

Only the moments of rows that gestures have written are moved back; who and what stay as they were written.
"""

import datetime

from django.db import models
from django.utils import timezone

from reports.demo_story import Story
from reports.models import EffectivenessReview, Judgement, ManagementDecision, RecommendationAnswer

#: an organisation takes a recommendation on after so many days, answers so many days before the day due
TAKEN_AFTER, ANSWERED_BEFORE = 3, 5
#: by this day the department has looked at what came of the measures of the year before
JUDGED = "+0-10-28"


def move_back(story: Story) -> None:
    today = story.cast.today
    for answer in RecommendationAnswer.objects.select_related("recommendation"):
        sent_on, due_on = answer.recommendation.sent_on, answer.recommendation.due_on
        assert sent_on is not None, "who answers is written down when it is sent"
        taken_on = min(sent_on + datetime.timedelta(days=TAKEN_AFTER), today)
        answered_on = min(due_on - datetime.timedelta(days=ANSWERED_BEFORE), today)
        _write(answer, accepted_at=taken_on, answered_at=max(answered_on, taken_on))
    for decision in ManagementDecision.objects.select_related("document"):
        paper = decision.document
        made_on = paper.dated_on if paper and paper.dated_on else story.day(JUDGED)
        _write(decision, made_at=made_on, closed_at=min(decision.due_on, today))
    for review in EffectivenessReview.objects.exclude(judgement=Judgement.EARLY):
        _write(review, reviewed_at=story.day(JUDGED))


def _write(row: models.Model, **days: datetime.date) -> None:
    """A moment that was not there stays away."""
    moments = {
        name: timezone.make_aware(datetime.datetime.combine(day, datetime.time(10, 30)))
        for name, day in days.items()
        if getattr(row, name) is not None
    }
    type(row)._default_manager.filter(pk=row.pk).update(**moments)
