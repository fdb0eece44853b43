"""Tasks follow every later change of the plan, its dates and its organisations."""

import datetime
import uuid

import pytest

from monitoring import actions
from monitoring.actions import TaskChanges
from monitoring.actions.reconciling import NO_ACTIVITY, NO_DATE, NO_MEMBER
from monitoring.models import Task
from msoko.people.models.body import BodyKind
from plans import actions as plan_actions
from plans.deadlines import parse, rule_to_dict
from plans.models import Activity
from tests.factories import BodyFactory, CalendarEventFactory, DuePolicyFactory, EditionFactory, PlanFactory
from tests.monitoring.test_actions_creating import add_activity

TODAY = datetime.date(2026, 2, 10)
APRIL, MAY = datetime.date(2026, 4, 15), datetime.date(2026, 5, 20)


@pytest.fixture
def edition(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(plan=plan)


@pytest.fixture
def heads(municipality):
    return BodyFactory(
        municipality=municipality, kind=BodyKind.GROUP, name="Руководители школ", group_kinds=["school"]
    )


@pytest.fixture
def reconcile(edition, specialist):
    def run(today=TODAY):
        return actions.reconcile_tasks(edition, by=specialist, today=today)

    return run


def answer(task, by):
    actions.add_link(task, by=by, url="https://school.example/a", client_key=uuid.uuid4())
    return actions.submit_task(task, by=by)


def rewrite(activity, words):
    activity.due_text = words
    activity.due_rule = rule_to_dict(parse(words, activity.edition.plan.period))
    activity.save()


def dues() -> list[tuple[int, datetime.date | None, str]]:
    return list(Task.objects.order_by("due_on", "pk").values_list("organization", "due_on", "state"))


def test_a_told_date_gives_the_waiting_task_its_date(edition, heads, school, specialist, reconcile):
    activity = add_activity(edition, "по графику ФИОКО", heads)
    reconcile()
    plan_actions.set_due_date(
        [activity], starts_on=APRIL, due_on=MAY, document_text="приказ № 12", by=specialist
    )

    assert reconcile() == TaskChanges(kept=1, moved=1)
    task = Task.objects.get()
    assert (task.starts_on, task.due_on, task.occurrence_text) == (APRIL, MAY, "15.04–20.05.2026")


def test_an_event_dates_all_rows_that_wait_and_moves_their_tasks(
    edition, heads, school, specialist, reconcile
):
    rows = [add_activity(edition, "по графику ВПР", heads) for _ in range(3)]
    reconcile()
    event = CalendarEventFactory(municipality=edition.municipality, starts_on=APRIL, ends_on=MAY)
    plan_actions.tie_to_event(rows, event, settings=_settings(edition), by=specialist)
    assert reconcile().moved == 3

    plan_actions.move_event(
        event,
        starts_on=APRIL,
        ends_on=datetime.date(2026, 5, 29),
        document_text="приказ № 14",
        settings=_settings(edition),
        seen_version=1,
        by=specialist,
    )

    assert reconcile() == TaskChanges(kept=3, moved=3)
    assert set(Task.objects.values_list("due_on", flat=True)) == {datetime.date(2026, 5, 29)}


def _settings(edition):
    from plans.due_queries import due_settings  # noqa: PLC0415 -- settings are not ready at import

    return due_settings(edition.municipality_id)


def test_a_new_occurrence_gets_its_task_and_the_others_keep_theirs(edition, heads, school, reconcile):
    activity = add_activity(edition, "март, июнь", heads)
    reconcile()
    before = dict(Task.objects.values_list("due_on", "pk"))
    rewrite(activity, "январь, март, июнь")

    assert reconcile() == TaskChanges(made=1, kept=2)
    after = dict(Task.objects.values_list("due_on", "pk"))
    assert before.items() <= after.items()
    assert datetime.date(2026, 1, 31) in after


def test_a_vanished_occurrence_is_closed_with_a_reason_and_opens_again(edition, heads, school, reconcile):
    activity = add_activity(edition, "март, июнь", heads)
    reconcile()
    rewrite(activity, "март")

    assert reconcile() == TaskChanges(kept=1, closed=1)
    assert Task.objects.get(state="closed").closing_reason == NO_DATE
    rewrite(activity, "март, июнь")
    assert reconcile() == TaskChanges(kept=2, reopened=1)
    assert not Task.objects.filter(state="closed").exists()


def test_what_a_person_closed_stays_closed(edition, heads, school, specialist, reconcile):
    add_activity(edition, "март", heads)
    reconcile()
    actions.close_task(Task.objects.get(), by=specialist, reason="Школа на ремонте.")

    assert reconcile() == TaskChanges(kept=1)
    assert Task.objects.get().closing_reason == "Школа на ремонте."


def test_nothing_with_evidence_is_dropped(
    edition, heads, school, other_school, school_head, other_head, reconcile
):
    activity = add_activity(edition, "июнь", heads)
    reconcile()
    answer(Task.objects.get(organization=school), school_head)
    draft = Task.objects.get(organization=other_school)
    actions.add_link(draft, by=other_head, url="https://school.example/b", client_key=uuid.uuid4())
    activity.assignments.all().delete()

    changes = reconcile()

    assert changes == TaskChanges(unaddressed=(activity.pk,))
    assert set(Task.objects.values_list("state", flat=True)) == {"submitted", "open"}


@pytest.mark.parametrize("is_excluded", [False, True])
def test_a_row_that_left_the_plan_closes_its_tasks(
    edition, heads, school, reconcile, specialist, is_excluded
):
    activity = add_activity(edition, "март", heads)
    reconcile()
    edition.state, edition.order_number_text, edition.order_on = "amended", "7", TODAY
    edition.approved_at, edition.approved_by = "2026-01-10T10:00Z", specialist
    edition.save()
    later = EditionFactory(plan=edition.plan, number=2)
    if is_excluded:
        twin = add_activity(later, "март", heads)
        Activity.objects.filter(pk=twin.pk).update(key=activity.key, is_excluded=True)

    assert actions.reconcile_tasks(later, by=specialist, today=TODAY) == TaskChanges(closed=1)
    assert Task.objects.get().closing_reason == NO_ACTIVITY


def test_a_school_closed_in_june_is_not_asked_in_september(edition, heads, school, other_school, reconcile):
    add_activity(edition, "май, сентябрь", heads)
    reconcile()
    school.closed_on = datetime.date(2026, 6, 15)
    school.save()

    assert reconcile() == TaskChanges(kept=3, closed=1)
    closed = Task.objects.get(state="closed")
    assert (closed.organization, closed.due_on.month, closed.closing_reason) == (school, 9, NO_MEMBER)


def test_a_lag_set_later_moves_dates_but_not_answered_tasks(
    edition, heads, school, other_school, school_head, reconcile
):
    add_activity(edition, "ежеквартально", heads)
    reconcile()
    first = Task.objects.filter(organization=school).order_by("due_on")[0]
    answer(first, school_head)
    DuePolicyFactory(municipality=edition.municipality, report_lag_days=10)

    assert reconcile() == TaskChanges(kept=8, moved=7)
    first.refresh_from_db()
    assert first.due_on == datetime.date(2026, 3, 31)
    dates = Task.objects.filter(organization=other_school).order_by("due_on").values_list("due_on", flat=True)
    assert [f"{day:%d.%m}" for day in dates] == ["10.04", "10.07", "10.10", "10.01"]


def test_a_granted_postponement_holds_until_the_plan_moves_beyond_it(edition, heads, school, reconcile):
    activity = add_activity(edition, "март", heads)
    reconcile()
    task = Task.objects.get()
    Task.objects.update(planned_on=task.due_on, due_on=datetime.date(2026, 4, 20))

    assert reconcile() == TaskChanges(kept=1)
    rewrite(activity, "май")
    assert reconcile() == TaskChanges(kept=1, moved=1)
    task.refresh_from_db()
    assert (task.due_on, task.planned_on) == (datetime.date(2026, 5, 31), None)


@pytest.mark.parametrize(
    "words", ["ежеквартально", "по графику", "март, по графику", "постоянно", "еженедельно"]
)
def test_the_second_run_changes_nothing(words, edition, heads, school, reconcile):
    add_activity(edition, words, heads)
    reconcile()
    before = list(Task.objects.order_by("pk").values())

    changes = reconcile()

    assert (changes.made, changes.moved, changes.closed, changes.reopened) == (0, 0, 0, 0)
    assert list(Task.objects.order_by("pk").values()) == before
