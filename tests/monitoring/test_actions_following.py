"""Tasks follow a change of the plan, from end to end: amended by its pages' actions, nothing is lost."""

import datetime

import pytest

from monitoring.actions.following import EXCLUDED
from monitoring.models import Task
from plans import actions as plan_actions
from plans.columns import cell_columns
from plans.models import Edition
from reports import actions
from tests.factories import BodyFactory, BodySpellingFactory, EditionFactory, PlanFactory, SectionFactory
from tests.monitoring.test_actions_creating import add_activity
from tests.monitoring.test_actions_reconciling import answer

FIRST = {"number_text": "512", "dated_on": datetime.date(2026, 1, 12)}
SECOND = {"number_text": "7", "dated_on": datetime.date(2026, 2, 2)}
THIRD = {"number_text": "9", "dated_on": datetime.date(2026, 2, 9)}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime.datetime(2026, 2, 10, 12, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def in_force(authority, school, other_school, specialist, official) -> Edition:
    """Three rows that ask both schools in March."""
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    edition = EditionFactory(plan=plan)
    body = BodyFactory(
        municipality=authority.municipality, kind="group", name="Все школы", group_kinds=["school"]
    )
    BodySpellingFactory(body=body, text="все школы ")
    section = SectionFactory(edition=edition)
    for number in ("1.1", "1.2", "1.3"):
        activity = add_activity(edition, "Март", body)
        activity.number_text, activity.section, activity.executors_text = number, section, "Все школы"
        activity.save()
    return actions.take_force(edition, by=official, **FIRST)


def task_of(edition, number, organization) -> Task:
    row = edition.activities.get(number_text=number)
    return Task.objects.get(activity=row, organization=organization)


def test_a_change_of_the_plan_keeps_what_was_answered_and_closes_what_was_dropped(
    in_force, school, other_school, school_head, specialist, official
):
    kept = answer(task_of(in_force, "1.1", school), school_head)
    answered = answer(task_of(in_force, "1.2", school), school_head)
    draft = plan_actions.amend_edition(in_force, by=specialist)
    plan_actions.exclude_activity(
        draft.activities.get(number_text="1.2"), reason="Нет средств", by=specialist
    )
    due = next(one for one in cell_columns(draft.plan.columns) if one.key == "due")
    moved = draft.activities.select_related("edition__plan").get(number_text="1.3")
    plan_actions.edit_cell(moved, column=due, text="Апрель", version=1, by=specialist)

    second = actions.take_force(draft, by=official, **SECOND)

    assert Task.objects.count() == 6
    assert set(Task.objects.values_list("activity__edition", flat=True)) == {second.pk}
    assert (task_of(second, "1.1", school).pk, task_of(second, "1.1", school).state) == (kept.pk, "submitted")
    closed = task_of(second, "1.2", school)
    assert (closed.pk, closed.state) == (answered.pk, "closed")
    assert closed.closing_reason == f"{EXCLUDED}Нет средств"
    assert closed.evidence.count() == 1
    assert task_of(second, "1.2", other_school).state == "closed"
    assert task_of(second, "1.3", other_school).due_on == datetime.date(2026, 4, 30)


def test_a_row_that_comes_back_is_owed_again(in_force, school, specialist, official):
    draft = plan_actions.amend_edition(in_force, by=specialist)
    plan_actions.exclude_activity(
        draft.activities.get(number_text="1.2"), reason="Нет средств", by=specialist
    )
    second = actions.take_force(draft, by=official, **SECOND)
    assert task_of(second, "1.2", school).state == "closed"

    draft = plan_actions.amend_edition(second, by=specialist)
    plan_actions.include_activity(draft.activities.get(number_text="1.2"), by=specialist)
    third = actions.take_force(draft, by=official, **THIRD)

    again = task_of(third, "1.2", school)
    assert (again.state, again.closing_reason, Task.objects.count()) == ("open", "", 6)


def test_an_accepted_answer_of_an_excluded_row_stays_accepted(
    in_force, school, school_head, specialist, official
):
    task = answer(task_of(in_force, "1.2", school), school_head)
    Task.objects.filter(pk=task.pk).update(state="accepted")
    draft = plan_actions.amend_edition(in_force, by=specialist)
    plan_actions.exclude_activity(
        draft.activities.get(number_text="1.2"), reason="Нет средств", by=specialist
    )

    second = actions.take_force(draft, by=official, **SECOND)

    assert task_of(second, "1.2", school).state == "accepted"
