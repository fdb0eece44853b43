"""Documents issued here, in the answer to a task."""

import datetime

import pytest

from monitoring.models import Evidence
from reports import actions
from tests.factories import DocumentFactory, TaskFactory
from tests.reports.plans import edition_with


@pytest.fixture
def order(authority, school, specialist, official):
    """A registered order approving a plan."""
    draft = actions.draft_order(edition_with(authority), by=specialist)
    return actions.register_document(
        draft, number_text="118-од", dated_on=datetime.date(2026, 1, 12), by=official
    )


@pytest.fixture
def task(order, school):
    return TaskFactory(activity=order.edition.activities.first(), organization=school, occurrence=9)


def address(task, order=None) -> str:
    path = f"/reports/tasks/{task.pk}/documents/"
    return f"{path}{order.pk}/attach/" if order else path


def test_school_takes_an_issued_order(enter_as, school_head, order, task, django_assert_num_queries):
    client = enter_as(school_head)
    # 8 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(10):
        assert "№ 118-од" in client.get(address(task)).content.decode()

    for _ in range(2):
        response = client.post(address(task, order))
        assert (response.status_code, response.url) == (302, f"/monitoring/tasks/{task.pk}/")

    evidence = Evidence.objects.get()
    assert evidence.filename == "Приказ № 118-од от 12.01.2026.pdf"
    assert evidence.file in [one.file for one in order.renderings.all()]


def test_drafts_and_tasks_of_others_are_not_there(
    enter_as, school_head, other_head, specialist, order, task, authority
):
    draft = DocumentFactory(edition__plan__municipality=authority.municipality, title="Черновик приказа")
    assert draft.title not in enter_as(school_head).get(address(task)).content.decode()
    assert enter_as(school_head).post(address(task, draft)).status_code == 404
    assert enter_as(other_head).get(address(task)).status_code == 404
    assert enter_as(other_head).post(address(task, order)).status_code == 404
    assert enter_as(specialist).post(address(task, order)).status_code == 403
    assert enter_as(specialist).get(address(task)).url == f"/monitoring/tasks/{task.pk}/"
    assert Evidence.objects.count() == 0
