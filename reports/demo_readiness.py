"""Cycles of tracks, marks of outside systems, confirmed scores: how ready the demo municipality is."""

import datetime

from plans.models import Direction
from reports.actions import cycles
from reports.actions.decisions import note_outside_entry
from reports.actions.scores import confirm_score
from reports.cycle_queries import shown_cycles
from reports.demo_story import Entry, Story
from reports.demo_values import lot
from reports.models import Criterion
from reports.readiness_queries import criteria_of

#: the criteria that nobody has looked at yet
LEFT = "-"


def tell_readiness(story: Story) -> None:
    for one in story.script["cycles"]:
        _lead(story, one)
    _note_entries(story)
    _confirm_scores(story)


def _lead(story: Story, told: Entry) -> None:
    """Steps closed by hand beside those that accepted proofs passed; early ones are explained or left."""
    part, number = told["section"]
    section = next(
        activity.section
        for (of_part, printed), activity in story.activities.items()
        if of_part == part and printed.startswith(f"{number}.") and activity.section
    )
    by = story.cast.specialist
    cycle = cycles.begin_cycle(story.edition, section, direction=section.direction, by=by)
    stages = list(cycle.stages.order_by("position"))
    for one in told["close"]:
        stage = stages[one["step"] - 1]
        cycles.close_stage(stage, text=one["text"], order_reason=one.get("reason", ""), by=by)
    if told["early"]:
        for shown in shown_cycles([cycle], by)[0].early:
            cycles.explain_stage(shown.stage, order_reason=told["early"], by=by)


def _note_entries(story: Story) -> None:
    directions = {one.key: one for one in Direction.objects.all()}
    for told in story.script["outside_entries"]:
        entered_on = story.day(told["on"])
        note_outside_entry(
            story.cast.municipality,
            by=story.cast.specialist,
            system_text=told["system"],
            year=entered_on.year,
            direction=directions[told["direction"]],
            plan=story.edition.plan,
            activity_key=story.activity(told["measure"]).key,
            entered_on=entered_on,
            person_text=str(story.people[told["person"]]),
            note=told["note"],
        )


def _confirm_scores(story: Story) -> None:
    """Scores of this calendar year, each for a document of this year; what is left out waits for a person."""
    year = story.cast.today.year
    version = criteria_of(year)
    assert version is not None, "the library of criteria is reference data"
    for criterion in version.criteria.select_related("direction").order_by("pk"):
        wanted = story.script["scores"][criterion.direction.key][criterion.step - 1]
        if wanted != LEFT:
            _confirm(story, criterion, year, min(int(wanted), criterion.highest_points))


def _confirm(story: Story, criterion: Criterion, year: int, points: int) -> None:
    proof_on = _day_of(story.cast.today, criterion)
    title = story.script["proofs"][str(criterion.step)]
    page = f"{criterion.direction.key.replace('_', '-')}/{criterion.step}"
    confirm_score(
        criterion,
        municipality_id=story.cast.municipality.pk,
        year=year,
        points=points,
        by=story.cast.specialist,
        proof_text=title,
        proof_on=proof_on,
        proof_url=f"https://authority.priozersky.example.org/quality/{page}/",
        comment="" if points == criterion.highest_points else story.script["comments"][str(points)],
    )


def _day_of(today: datetime.date, criterion: Criterion) -> datetime.date:
    """A day of this year that is not ahead, later for the later positions of the cycle."""
    gone = (today - today.replace(month=1, day=1)).days
    share = criterion.step * 10 - lot(criterion.direction.key, criterion.step) % 10
    return today.replace(month=1, day=1) + datetime.timedelta(days=gone * share // 100)
