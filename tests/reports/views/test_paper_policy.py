"""The settings of papers: who may change them, what they change, what the standard forbids."""

import pytest
from django.urls import reverse

from reports import actions
from reports.layout import GOST_2025, Margins
from reports.models import PaperPolicy
from tests.reports.plans import edition_with

PAGE = reverse("reports:paper-policy")
FIELDS = {
    "version": 1,
    "standard": "2016",
    "font_family": "Liberation Serif",
    "body_points": 13,
    "table_points": 11,
    "line_spacing": "1.5",
    "left_margin": 25,
    "right_margin": 10,
    "top_margin": 20,
    "bottom_margin": 20,
    "is_heading_bold": "on",
    "pdf_variant": "pdf/a-3a",
}


def test_saved_settings_lay_out_the_next_papers(authority, specialist, enter_as):
    document = actions.draft_order(edition_with(authority), by=specialist)
    before = actions.document_paper(document).layout

    response = enter_as(specialist).post(PAGE, FIELDS)

    layout = actions.document_paper(document).layout
    assert response["Location"] == PAGE
    assert before == GOST_2025
    assert (layout.standard, layout.requisite_width) == ("ГОСТ Р 7.0.97-2016", 75)
    assert layout.margins == Margins(20, 10, 20, 25)
    assert (layout.body_points, layout.table_points, layout.line_spacing) == (13, 11, 1.5)
    assert (layout.is_heading_bold, layout.is_table_header_bold) == (True, False)


def test_second_save_changes_the_same_row(municipality, specialist, enter_as):
    client = enter_as(specialist)
    client.post(PAGE, FIELDS)

    client.post(PAGE, {**FIELDS, "body_points": 12})

    assert [(one.body_points, one.version) for one in PaperPolicy.objects.all()] == [(12, 2)]


def test_late_one_is_told_and_changes_nothing(municipality, specialist, enter_as):
    client = enter_as(specialist)
    client.post(PAGE, FIELDS)
    client.post(PAGE, {**FIELDS, "body_points": 12})

    shown = client.post(PAGE, {**FIELDS, "body_points": 14}, follow=True).content.decode()

    assert "оформление изменили" in shown
    assert PaperPolicy.objects.get().body_points == 12


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("left_margin", 15, "По стандарту это поле не меньше 20 мм."), ("line_spacing", "2", "1.5")],
)
def test_narrower_than_the_standard_is_refused(municipality, specialist, enter_as, field, value, sentence):
    response = enter_as(specialist).post(PAGE, {**FIELDS, field: value})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not PaperPolicy.objects.exists()


def test_who_may_open_it(specialist, administrator, official, school_head, observer, enter_as):
    people = (specialist, administrator, official, school_head, observer)

    assert [enter_as(one).get(PAGE).status_code for one in people] == [200, 200, 403, 403, 403]
