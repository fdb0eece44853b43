"""Papers are printed in the background: once, for the own municipality, when somebody looks at them."""

import pytest
from django.db import connection
from django.urls import reverse

from reports import actions, tasks
from reports.models import Rendering
from tests.reports.plans import edition_with


@pytest.fixture
def order(authority, school, specialist, official):
    return actions.draft_order(edition_with(authority), by=specialist)


def test_worker_renders_once_however_often_it_runs(order, municipality):
    for _ in range(2):
        tasks.render_document(document_id=order.pk, municipality_id=municipality.pk)
    tasks.render_document(document_id=order.pk + 1000, municipality_id=municipality.pk)

    assert Rendering.objects.get().document == order


def test_worker_of_another_municipality_finds_nothing(order, stranger):
    tasks.render_document(document_id=order.pk, municipality_id=stranger.position.municipality_id)

    assert not Rendering.objects.exists()


def test_rendering_is_asked_once_while_it_waits(order, specialist, enter_as):
    client = enter_as(specialist)
    for _ in range(2):
        client.get(reverse("reports:document-detail", args=[order.pk]))

    with connection.cursor() as cursor:
        cursor.execute("SELECT args, status FROM procrastinate_jobs")
        jobs = cursor.fetchall()
    assert len(jobs) == 1
    assert jobs[0][1] == "todo"


def test_rendered_page_asks_for_nothing(order, specialist, enter_as):
    actions.render_document(order, by=specialist)

    enter_as(specialist).get(reverse("reports:document-detail", args=[order.pk]))

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)
