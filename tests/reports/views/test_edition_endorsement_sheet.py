"""The sheet of endorsement as a paper, from the visas of an edition (domain 3.10)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EditionFactory, VisaFactory
from tests.reports.rendering.words import pdf_pages, words


@pytest.fixture
def edition(municipality, authority, official, specialist):
    edition = EditionFactory(
        plan__municipality=municipality, plan__owner=authority, plan__title="План мероприятий на 2026 год"
    )
    VisaFactory(
        edition=edition, post=official.position, verdict="returned", remark_text="Уточнить срок",
        post_text="Начальник управления", name_text="Сосновская О.П.",
        decided_at=timezone.now(), decided_by=official,
    )  # fmt: skip
    VisaFactory(edition=edition, post=specialist.position)
    return edition


def test_sheet_is_printed_and_opened_in_word(edition, specialist, enter_as):
    client = enter_as(specialist)

    response = client.get(reverse("reports:edition-endorsement-pdf", args=[edition.pk]))

    said = words(" ".join(pdf_pages(b"".join(response.streaming_content))))
    assert said[said.index("ЛИСТ") :][:2] == ["ЛИСТ", "СОГЛАСОВАНИЯ"]
    assert [word in said for word in ("О.П.", "Сосновская", "Уточнить", "Ельникова")] == [True] * 4
    docx = client.get(reverse("reports:edition-endorsement-docx", args=[edition.pk]))
    assert docx.status_code == 200


def test_page_of_endorsement_leads_to_the_sheet(edition, specialist, enter_as):
    shown = enter_as(specialist).get(reverse("plans:edition-endorsement", args=[edition.pk])).content.decode()

    assert reverse("reports:edition-endorsement-pdf", args=[edition.pk]) in shown


def test_school_does_not_read_the_sheet_of_a_draft(edition, school_head, enter_as):
    response = enter_as(school_head).get(reverse("reports:edition-endorsement-pdf", args=[edition.pk]))

    assert response.status_code == 404
