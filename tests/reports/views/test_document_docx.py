"""The order as a Word file, from its page."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from reports import actions
from tests.reports.plans import edition_with


@pytest.fixture
def address(authority, school, specialist):
    document = actions.draft_order(edition_with(authority), by=specialist)
    return reverse("reports:document-docx", args=[document.pk])


def test_word_file_is_given_under_a_readable_name(address, specialist, enter_as):
    response = enter_as(specialist).get(address)

    name = "Проект приказа об утверждении плана мероприятий на 2026 год.docx"
    assert b"".join(response.streaming_content).startswith(b"PK")
    assert unquote(response["Content-Disposition"]) == f"attachment; filename*=utf-8''{name}"


def test_word_file_of_a_draft_is_not_for_schools(address, school_head, enter_as):
    assert enter_as(school_head).get(address).status_code == 404
