"""Changed by, cancelled by: by registration, by hand, on both pages, in the register, on the open page."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans import actions as plan_actions
from plans.models import Activity
from reports import actions, linking
from reports.document_queries import relations_of
from reports.models import DocumentKind, DocumentLink
from reports.standing import Standing, standing_of
from tests.factories import DocumentFactory
from tests.reports.plans import edition_with

JANUARY, MAY = datetime.date(2026, 1, 12), datetime.date(2026, 5, 18)


@pytest.fixture
def order(authority, school, specialist, official):
    document = actions.draft_order(edition_with(authority), by=specialist)
    return actions.register_document(document, number_text="1", dated_on=JANUARY, by=official)


@pytest.fixture
def amending(order, specialist, official):
    draft = plan_actions.amend_edition(order.edition, by=specialist)
    Activity.objects.filter(edition=draft, number_text="1.1").update(due_text="Апрель")
    document = actions.draft_amending_order(draft, by=specialist)
    return actions.register_document(document, number_text="2", dated_on=MAY, by=official)


def detail(document) -> str:
    return reverse("reports:document-detail", args=[document.pk])


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], Standing.IN_FORCE),
        (["amends", "amends"], Standing.AMENDED),
        (["amends", "repeals", "amends"], Standing.REPEALED),
    ],
)
def test_cancelling_outweighs_changing(kinds, expected):
    assert standing_of(kinds) is expected


def test_registration_of_an_amending_order_links_it_to_the_first_one(order, amending, specialist, enter_as):
    client = enter_as(specialist)

    link = DocumentLink.objects.get()

    assert (link.document, link.target, link.kind) == (amending, order, "amends")
    assert f'Изменён: <a href="{detail(amending)}">' in client.get(detail(order)).content.decode()
    assert f'Изменяет: <a href="{detail(order)}">' in client.get(detail(amending)).content.decode()


def test_register_shows_which_orders_are_changed(order, amending, specialist, enter_as):
    rows = enter_as(specialist).get(reverse("reports:document-list")).context["rows"]

    assert [(document.number_text, state) for document, _, state in rows] == [
        ("2", "зарегистрирован"),
        ("1", "изменён"),
    ]


def test_open_page_tells_the_state_and_the_order_that_changed(order, amending):
    page = reverse("reports:document-check", args=[order.check_key])

    shown = Client().get(page).content.decode()

    assert "изменён" in shown
    assert reverse("reports:document-check", args=[amending.check_key]) in shown
    assert "№ 2 от 18.05.2026" in shown


def test_official_notes_that_one_order_cancels_another(order, amending, official, enter_as):
    DocumentLink.objects.all().delete()
    client, page = enter_as(official), reverse("reports:document-links", args=[amending.pk])

    assert client.get(page).status_code == 200
    response = client.post(page, {"kind": "repeals", "target": order.pk})

    assert response.url == detail(amending)
    assert "отменён" in client.get(detail(order)).content.decode()


def test_earlier_order_cannot_change_a_later_one(order, amending, official):
    with pytest.raises(linking.CannotLink, match="не может изменить или отменить более поздний"):
        linking.link_documents(order, target=amending, kind="repeals", by=official)
    with pytest.raises(linking.CannotLink, match="сам себя"):
        linking.link_documents(order, target=order, kind="repeals", by=official)
    with pytest.raises(linking.CannotLink, match="Уже отмечено"):
        linking.link_documents(amending, target=order, kind="repeals", by=official)
    assert DocumentLink.objects.count() == 1


def test_draft_is_linked_to_nothing(order, specialist):
    draft = DocumentFactory(edition=order.edition, kind=DocumentKind.ORDER_AMENDING_PLAN)

    with pytest.raises(linking.CannotLink, match="только зарегистрированные"):
        linking.link_documents(draft, target=order, kind="amends", by=specialist)


def test_school_links_nothing(order, school_head, enter_as):
    page = reverse("reports:document-links", args=[order.pk])

    assert enter_as(school_head).get(page).status_code == 403


def test_last_of_several_orders_is_the_current_one(order, amending, official):
    later = DocumentFactory(
        edition=amending.edition, kind=DocumentKind.ORDER_APPROVING_PLAN, state="registered",
        number_text="3", dated_on=datetime.date(2026, 6, 1), registered_at=timezone.now(),
        registered_by=official,
    )  # fmt: skip
    linking.link_documents(later, target=order, kind="amends", by=official)

    assert relations_of(order).current == later
