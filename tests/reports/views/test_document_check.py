"""The open page of checking: what it tells to a visitor, and what it does not."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from reports import actions
from tests.factories import DocumentFactory, PaperPolicyFactory
from tests.reports.plans import edition_with


@pytest.fixture
def order(authority, school, specialist):
    return actions.draft_order(edition_with(authority), by=specialist)


@pytest.fixture
def registered(order, official):
    return actions.register_document(
        order, number_text="01-05/12", dated_on=datetime.date(2026, 1, 12), by=official
    )


def page(key: str) -> str:
    return reverse("reports:document-check", args=[key])


def test_visitor_reads_requisites_and_the_checksum_and_no_content(registered):
    response = Client().get(page(registered.check_key))

    shown = response.content.decode()
    told = ("№ 01-05/12 от 12.01.2026", "зарегистрирован", actions.final_rendering(registered).file.sha256)
    assert [text in shown for text in told] == [True] * 3
    assert registered.title not in shown
    assert "no-store" in response["Cache-Control"]


def test_draft_and_unknown_key_are_not_told_apart(order):
    answers = [Client().get(page(key)) for key in (order.check_key, "0" * 32, "%27")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert ["Такого документа нет" in answer.content.decode() for answer in answers] == [True] * 3


def test_keys_differ(order):
    other = DocumentFactory(edition__plan__municipality=order.municipality)

    assert len({order.check_key, other.check_key}) == 2
    assert len(order.check_key) == 32


def test_code_stands_on_registered_papers_only_where_it_is_wanted(order, official, municipality):
    PaperPolicyFactory(municipality=municipality, has_qr_code=True)
    before = actions.document_paper(order).check_url

    done = actions.register_document(order, number_text="7", dated_on=datetime.date(2026, 1, 12), by=official)

    assert before == ""
    assert actions.document_paper(done).check_url == f"http://localhost:8000{page(done.check_key)}"
