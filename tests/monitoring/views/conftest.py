"""A task of Школа № 101 in an approved plan, and an answer of it that waits for review."""

import uuid
from io import BytesIO

import pytest

from monitoring import actions
from monitoring.models import Evidence, Task
from msoko.people.actions import store_file
from plans.states import EditionState
from tests import file_makers
from tests.factories import ActivityFactory, EditionFactory, PlanFactory, SectionFactory, TaskFactory

#: made once: the identifier inside of a PDF follows the clock, and «the same file» means the same bytes
PDF = file_makers.pdf()


@pytest.fixture
def edition(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(
        plan=plan,
        state=EditionState.APPROVED,
        order_number_text="12",
        order_on="2026-01-10",
        approved_at="2026-01-10T10:00Z",
        approved_by=specialist,
    )


@pytest.fixture
def section(edition):
    return SectionFactory(edition=edition)


@pytest.fixture
def new_task(edition, section):
    """`new_task(school, due_on=...)`: one more task of its own activity."""

    def make(organization, *, title="Справка о тренировочных экзаменах", **fields) -> Task:
        activity = ActivityFactory(edition=edition, section=section, title=title)
        return TaskFactory(activity=activity, organization=organization, **fields)

    return make


@pytest.fixture
def task(new_task, school):
    return new_task(school)


@pytest.fixture
def add_pdf(municipality):
    def add(task, by, *, name="справка.pdf", content=None) -> Evidence:
        stream = BytesIO(content or PDF)
        stored = store_file(stream, content_type="application/pdf", municipality=municipality, by=by)
        return actions.add_file(task, by=by, file=stored, filename=name, client_key=uuid.uuid4())

    return add


@pytest.fixture
def submit(add_pdf):
    def send(task, by) -> Task:
        add_pdf(task, by)
        return actions.submit_task(task, by=by)

    return send
