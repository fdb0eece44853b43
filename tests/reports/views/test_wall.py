"""The wall plan as a PDF: who gets it, what stands in it, what it looks like to a program."""

import datetime
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from plans.states import EditionState
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    EditionFactory,
    OrganizationFactory,
    PlanFactory,
    SectionFactory,
    TaskFactory,
)

#: in points
A3 = [0, 0, 1191, 842]


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
    return SectionFactory(edition=edition, title="Качество подготовки")


def address(edition) -> str:
    return f"/reports/plans/{edition.plan_id}/wall/"


def words(response) -> str:
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_sheet(enter_as, specialist, edition, section):
    activity = ActivityFactory(
        edition=edition, section=section, number_text="1.1", title="Справка о ВПР", due_text="Март-апрель",
        due_rule={},
    )  # fmt: skip
    for body in ("Школы", "Методический центр"):
        AssignmentFactory(activity=activity, body=BodyFactory(name=body))
    TaskFactory(activity=activity, due_on=datetime.date(2026, 4, 30))
    ActivityFactory(
        edition=edition, section=section, number_text="1.2", title="По графику", due_text="По графику"
    )

    response = enter_as(specialist).get(address(edition))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    text = words(response)
    for expected in ("Справка о ВПР", "Март-апрель", "и ещё 1", "до 30", "Качество подготовки", "II квартал",
                     "приказом от 10.01.2026 № 12", "срок не указан"):  # fmt: skip
        assert expected in text.replace("\u00a0", " ")
    with pikepdf.open(BytesIO(response.content)) as pdf:
        (page,) = pdf.pages
        assert [round(float(edge)) for edge in page.mediabox] == A3
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("ru", True)


def test_postponement_of_one_school_does_not_move_the_wall(enter_as, specialist, edition, section):
    activity = ActivityFactory(edition=edition, section=section, due_rule={})
    for due_on in (datetime.date(2026, 4, 29), datetime.date(2026, 5, 17)):
        TaskFactory(activity=activity, due_on=due_on)

    text = words(enter_as(specialist).get(address(edition)))

    assert "до 29" in text
    assert "до 17" not in text


def test_plan_of_92_rows_stands_on_one_sheet(enter_as, specialist, edition, section):
    municipality = edition.municipality
    OrganizationFactory(municipality=municipality)
    ActivityFactory.create_batch(
        92,
        edition=edition,
        section=section,
        title="Анализ результатов оценочных процедур и рекомендации " * 2,
    )

    response = enter_as(specialist).get(address(edition))

    (page,) = PdfReader(BytesIO(response.content)).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [842, 1191]


def test_school_sees_the_approved_plan_only(enter_as, school_head, specialist, edition, section):
    draft = EditionFactory(plan=PlanFactory(municipality=edition.municipality, created_by=specialist))

    client = enter_as(school_head)

    assert client.get(address(edition)).status_code == 200
    assert client.get(address(draft)).status_code == 404
    assert enter_as(specialist).get(address(draft)).status_code == 200


def test_stranger_gets_nothing(enter_as, stranger, edition):
    assert enter_as(stranger).get(address(edition)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, edition, section, django_assert_num_queries):
    for _ in range(count):
        AssignmentFactory(activity=ActivityFactory(edition=edition, section=section))
    client = enter_as(specialist)
    # the frame, edition, tasks, activities with assignments, bodies and deliverables, sections;
    # the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(13):
        client.get(address(edition))
