"""The register of documents: filters, search, the spreadsheet."""

import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports import actions
from reports.models import Document
from tests.factories import DocumentFactory, EditionFactory, PlanFactory
from tests.reports.plans import edition_with

LIST = reverse("reports:document-list")


def document(authority, title: str, number: str = "", day: datetime.date | None = None, **fields) -> Document:
    plan = PlanFactory(municipality=authority.municipality, owner=authority, title=f"План {title}")
    if day:
        now = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
        fields |= {"state": "registered", "registered_at": now, "registered_by": fields.pop("by")}
    return DocumentFactory(
        edition=EditionFactory(plan=plan), title=title, number_text=number, dated_on=day, **fields
    )


@pytest.fixture
def documents(authority, official):
    return {
        "draft": document(authority, "О проведении мониторинга"),
        "old": document(authority, "Об утверждении плана", "7", datetime.date(2025, 2, 1), by=official),
        "new": document(
            authority, "О внесении изменений в план", "01-12", datetime.date(2026, 3, 1), by=official
        ),
    }


def titles(response) -> list[str]:
    return [one.title for one in response.context["page"].object_list]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["draft", "new", "old"]),
        ("?year=2025", ["old"]),
        ("?state=draft", ["draft"]),
        ("?kind=order_approving_plan&year=2026", ["new"]),
        ("?q=01-12", ["new"]),
        ("?q=мониторинги", ["draft"]),
        ("?q=планы", ["new", "old"]),
        ("?q=утверж", ["old"]),
        ("?q=нет+такого", []),
        ("?year=1999", ["draft", "new", "old"]),
    ],
)
def test_list_is_filtered(documents, specialist, enter_as, query, found):
    response = enter_as(specialist).get(f"{LIST}{query}")

    assert titles(response) == [documents[name].title for name in found]


def test_spreadsheet_says_what_the_page_shows(documents, official, specialist, enter_as):
    response = enter_as(specialist).get(reverse("reports:document-list-xlsx") + "?year=2026")

    rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).active.values)
    assert rows[0][0] == "Документы"
    assert rows[1][0].startswith("Составлено ")
    assert rows[3:] == [
        ("Дата", "Номер", "Вид", "Заголовок", "План", "Состояние", "Зарегистрировал"),
        (
            "01.03.2026",
            "01-12",
            "приказ об утверждении плана",
            "О внесении изменений в план",
            "План О внесении изменений в план",
            "зарегистрирован",
            str(official),
        ),
    ]


def test_part_of_the_page_is_given_to_htmx(documents, specialist, enter_as):
    shown = enter_as(specialist).get(LIST, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in shown
    assert documents["new"].title in shown


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number_of_documents(authority, specialist, enter_as, count):
    for number in range(count):
        document(authority, f"Приказ {number}")
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        shown = client.get(LIST)

    assert len(titles(shown)) == count
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 9


def test_empty_list_says_where_orders_come_from(specialist, enter_as):
    assert "Документов пока нет" in enter_as(specialist).get(LIST).content.decode()


def test_filter_that_finds_nothing_leads_back(documents, specialist, enter_as):
    assert "Таких документов нет" in enter_as(specialist).get(f"{LIST}?q=ничего").content.decode()


def test_school_gets_the_register_of_what_it_may_read(school_head, authority, specialist, enter_as):
    actions.draft_order(edition_with(authority), by=specialist)

    shown = enter_as(school_head).get(reverse("reports:document-list"))

    assert enter_as(school_head).get(reverse("reports:document-list-xlsx")).status_code == 200
    assert shown.context["count"] == 0
