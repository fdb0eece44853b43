"""The sheet: what it shows to whom, its filters, and what it costs."""

import pytest
from django.urls import reverse

from plans import actions
from plans.columns import cell_columns
from tests.factories import ActivityFactory, AssignmentFactory, DeliverableFactory, OrganizationFactory
from tests.plans.conftest import ASIDE


@pytest.fixture
def address(draft):
    return reverse("plans:plan-detail", args=[draft.plan_id])


def filled(draft, section, group, number):
    activity = ActivityFactory(edition=draft, section=section, number_text=number, position=9000)
    AssignmentFactory(activity=activity, body=group, role="leading")
    DeliverableFactory(activity=activity)
    return activity


def test_the_sheet_looks_like_the_document(draft, enter_as, specialist, address):
    page = enter_as(specialist).get(address).content.decode()
    sheet = page[page.index("<tbody>") :]

    assert sheet.index("Направление 1") < sheet.index("Семинар 1.2") < sheet.index("Направление 2")
    for column in draft.plan.columns:
        assert f'<th scope="col">{column["header"]}</th>' in page
    assert "4 мероприятия" in page
    assert "К согласованию" in page


def test_a_group_shows_how_many_organisations_it_means_today(
    draft, section, schools, enter_as, specialist, address
):
    OrganizationFactory.create_batch(2, municipality=draft.municipality)
    filled(draft, section("1"), schools, "1.3")

    page = enter_as(specialist).get(address).content.decode()

    assert "Руководители ОО · 2" in page


def test_an_unknown_executor_and_an_open_deadline_stay_visible(draft, row, enter_as, specialist, address):
    columns = {column.name: column for column in cell_columns(draft.plan.columns)}
    words = {"executors": "Совет отцов", "due": "По графику министерства"}
    for name, text in words.items():
        actions.edit_cell(
            row("1.1"), column=columns[name], text=text, version=row("1.1").version, by=specialist
        )

    page = enter_as(specialist).get(address).content.decode()

    assert "не найден: Совет отцов" in page
    assert 'class="cell-note is-amber">▲' in page
    assert "До утверждения осталось" in page


@pytest.mark.parametrize("more", [1, 3])
def test_the_sheet_costs_twelve_queries_for_any_number_of_rows(
    draft, section, schools, enter_as, specialist, address, django_assert_num_queries, more
):
    for number in range(more):
        filled(draft, section("1"), schools, f"1.{number + 3}")
    client = enter_as(specialist)
    client.get(address)

    with django_assert_num_queries(11 + ASIDE):
        client.get(address, {"text": "семинар", "questions": "all"})


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"1.1", "1.2", "2.1", "2.2"}),
        ({"text": "семинары"}, {"1.1", "1.2", "2.1", "2.2"}),
        ({"text": "2.1"}, {"2.1"}),
        ({"text": "ничего такого"}, set()),
        ({"month": "2026-03"}, set()),
        ({"questions": "all"}, {"1.1", "1.2", "2.1", "2.2"}),
        ({"questions": "duplicate"}, set()),
        ({"section": "нет"}, {"1.1", "1.2", "2.1", "2.2"}),
    ],
)
def test_filters_by_address(draft, enter_as, specialist, address, query, shown):
    response = enter_as(specialist).get(address, query)

    assert {row.label for row in response.context["rows"] if not row.is_section} == shown


def test_filters_by_section_executor_and_month(draft, row, section, schools, enter_as, specialist, address):
    due, executors = (
        column for column in cell_columns(draft.plan.columns) if column.key in ("due", "executors")
    )
    actions.edit_cell(row("2.2"), column=due, text="Апрель", version=1, by=specialist)
    actions.edit_cell(row("1.2"), column=executors, text="Руководители ОО", version=1, by=specialist)
    client = enter_as(specialist)

    def labels(**query):
        rows = client.get(address, query).context["rows"]
        return [row.title if row.is_section else row.label for row in rows]

    assert labels(section=section("2").pk) == ["Направление 2", "2.1", "2.2"]
    assert labels(body=schools.pk) == ["Направление 1", "1.2"]
    assert labels(month="2026-04") == ["Направление 2", "2.2"]
    assert labels(month="2026-04", body=schools.pk) == []


def test_htmx_gets_the_sheet_alone(enter_as, specialist, address):
    page = enter_as(specialist).get(address, headers={"HX-Request": "true"}).content.decode()

    assert page.startswith('<div id="plan-sheet"')


def test_nobody_else_may_edit(draft, enter_as, official, observer, administrator, address):
    for person in (official, observer, administrator):
        page = enter_as(person).get(address).content.decode()
        assert "data-editable" not in page
        assert "/cells/" not in page
        assert "К согласованию" not in page


def test_a_school_sees_the_plan_only_when_it_is_in_force(draft, enter_as, school_head, official, address):
    client = enter_as(school_head)
    assert client.get(address).status_code == 404

    actions.approve_edition(draft, order_number="7", order_on=draft.plan.starts_on, by=official)

    assert client.get(address).status_code == 200


def test_strangers_and_passers_by_see_nothing(client, enter_as, stranger, address):
    assert enter_as(stranger).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_the_reason_of_a_return_stands_above_the_sheet(draft, enter_as, specialist, official, address):
    actions.submit_edition(draft, by=specialist)
    actions.return_edition(draft, reason="Уточните сроки ВПР", by=official)

    assert "Уточните сроки ВПР" in enter_as(specialist).get(address).content.decode()


def test_an_empty_plan_says_the_first_step(draft, enter_as, specialist, address):
    draft.sections.all().delete()

    assert "В плане ещё нет строк" in enter_as(specialist).get(address).content.decode()
