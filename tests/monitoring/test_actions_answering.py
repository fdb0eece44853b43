"""What the organisation does with its task."""

import uuid

import pytest

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.models import Evidence, Task
from monitoring.requisites import Requisites
from monitoring.states import ForbiddenTransition, TaskState
from tests.factories import StoredFileFactory, TaskFactory


@pytest.fixture
def task(school):
    return TaskFactory(organization=school, activity__edition__plan__municipality=school.municipality)


@pytest.fixture
def file(municipality):
    return StoredFileFactory(municipality=municipality)


def add_link(task, by, url="https://school.example/plan"):
    return actions.add_link(task, by=by, url=url, client_key=uuid.uuid4())


def fresh(task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_three_kinds_of_evidence(task, file, school_head):
    actions.add_file(task, by=school_head, file=file, filename="справка.pdf", client_key=uuid.uuid4())
    add_link(task, school_head)
    actions.add_requisites(
        task, by=school_head, requisites=Requisites("Приказ", "41"), client_key=uuid.uuid4()
    )
    assert [str(one) for one in task.evidence.all()] == [
        "справка.pdf",
        "https://school.example/plan",
        "Приказ № 41",
    ]
    assert fresh(task).version == 4


def test_repeated_client_key_makes_one_row(task, file, school_head):
    key = uuid.uuid4()
    first = actions.add_file(task, by=school_head, file=file, filename="справка.pdf", client_key=key)
    second = actions.add_file(task, by=school_head, file=file, filename="справка.pdf", client_key=key)
    assert (first, Evidence.objects.count()) == (second, 1)


def test_repeated_client_key_is_answered_even_after_submitting(task, school_head):
    key = uuid.uuid4()
    first = actions.add_link(task, by=school_head, url="https://school.example/", client_key=key)
    actions.submit_task(task, by=school_head)
    assert actions.add_link(task, by=school_head, url="https://school.example/", client_key=key) == first


def test_same_file_stands_once_in_a_round(task, file, school_head):
    for name in ("справка.pdf", "справка.pdf"):
        actions.add_file(task, by=school_head, file=file, filename=name, client_key=uuid.uuid4())
    assert Evidence.objects.count() == 1


def test_same_file_under_another_name_stands_once_too(task, file, school_head):
    for name in ("справка.pdf", "копия.pdf"):
        actions.add_file(task, by=school_head, file=file, filename=name, client_key=uuid.uuid4())
    assert [one.filename for one in Evidence.objects.all()] == ["справка.pdf"]


def test_withdrawn_evidence_stays_in_the_history_and_may_come_again(task, file, school_head):
    first = actions.add_file(task, by=school_head, file=file, filename="а.pdf", client_key=uuid.uuid4())
    withdrawn = actions.withdraw_evidence(first, by=school_head)
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_at is not None) == (school_head, True)
    actions.add_file(task, by=school_head, file=file, filename="а.pdf", client_key=uuid.uuid4())
    assert Evidence.objects.count() == 2


def test_withdrawing_twice_is_answered_by_a_sentence(task, school_head):
    evidence = add_link(task, school_head)
    actions.withdraw_evidence(evidence, by=school_head)
    with pytest.raises(NotPossible, match="уже убран"):
        actions.withdraw_evidence(evidence, by=school_head)


def test_evidence_of_an_earlier_round_stays(task, school_head, specialist):
    evidence = add_link(task, school_head)
    actions.submit_task(task, by=school_head)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    evidence.refresh_from_db()
    with pytest.raises(NotPossible, match="прошлому ответу"):
        actions.withdraw_evidence(evidence, by=school_head)


def test_evidence_of_an_earlier_round_can_be_taken_into_the_new_one(task, school_head, specialist):
    evidence = add_link(task, school_head)
    actions.submit_task(task, by=school_head)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    repeated = actions.copy_evidence(evidence, to=evidence.task, by=school_head)
    assert (repeated.round, repeated.url, evidence.round) == (2, evidence.url, 1)


def test_nothing_cannot_be_submitted(task, school_head):
    actions.withdraw_evidence(add_link(task, school_head), by=school_head)
    with pytest.raises(NotPossible, match="нечего"):
        actions.submit_task(task, by=school_head)
    assert fresh(task).state == TaskState.OPEN


def test_submitting_says_who_and_when(task, school_head):
    add_link(task, school_head)
    submitted = actions.submit_task(task, by=school_head)
    assert (submitted.state, submitted.submitted_by, submitted.round) == (TaskState.SUBMITTED, school_head, 1)
    assert submitted.submitted_at is not None


def test_double_submit_from_a_stale_page_is_answered_by_a_sentence(task, school_head):
    add_link(task, school_head)
    stale = fresh(task)
    actions.submit_task(task, by=school_head, submission_key=uuid.uuid4())
    with pytest.raises(ForbiddenTransition, match="«на проверке»"):
        actions.submit_task(stale, by=school_head, submission_key=uuid.uuid4())


def test_the_same_submit_sent_twice_is_one_submit(task, school_head):
    add_link(task, school_head)
    key = uuid.uuid4()
    first = actions.submit_task(task, by=school_head, submission_key=key)
    again = actions.submit_task(task, by=school_head, submission_key=key)
    assert (again.version, again.submitted_at) == (first.version, first.submitted_at)


def test_recall_opens_the_same_round(task, school_head):
    add_link(task, school_head)
    actions.submit_task(task, by=school_head)
    recalled = actions.recall_task(task, by=school_head)
    assert (recalled.state, recalled.round, recalled.submitted_at) == (TaskState.OPEN, 1, None)
    assert task.evidence.count() == 1


@pytest.mark.parametrize("gesture", ["add", "withdraw", "recall"])
def test_accepted_answer_is_frozen(gesture, task, school_head, specialist):
    evidence = add_link(task, school_head)
    actions.submit_task(task, by=school_head)
    actions.accept_task(task, by=specialist)
    before = fresh(task).version
    with pytest.raises(ForbiddenTransition, match="«принято»"):
        {
            "add": lambda: add_link(task, school_head, "https://school.example/other"),
            "withdraw": lambda: actions.withdraw_evidence(evidence, by=school_head),
            "recall": lambda: actions.recall_task(task, by=school_head),
        }[gesture]()
    assert (fresh(task).version, Evidence.objects.filter(withdrawn_at=None).count()) == (before, 1)
