"""The order with its annex: its files made warm and beside LibreOffice, and «Печать» of an unchanged plan."""

from django.urls import reverse

from msoko.people.models import Organization
from reports.actions import begin_mailing, document_paper, draft_order, make_letter
from reports.models import Document
from reports.rendering.pdf import paper_pdf
from reports.rendering.word import paper_docx
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered
from tests.soffice import IS_INSTALLED, print_pdfs


def order(stage: Stage) -> Document:
    """The order of the plan of 92 rows, drafted by opening its page."""
    answered(stage.specialist.get(reverse("reports:edition-order", args=[stage.edition.pk])), 302)
    with stage.seen():
        return draft_order(stage.edition, by=stage.edition.plan.created_by)


@measure("приказ с приложением, 92 строки: PDF", target=1500, runs=5, note="прогретый процесс")
def order_pdf(stage: Stage) -> Once:
    document = order(stage)

    def once() -> None:
        with stage.seen():
            paper = document_paper(document)
        paper_pdf(paper)

    return once


@measure("приказ с приложением, 92 строки: DOCX", target=1000, runs=5, note="прогретый процесс")
def order_docx(stage: Stage) -> Once:
    document = order(stage)

    def once() -> None:
        with stage.seen():
            paper = document_paper(document)
        paper_docx(paper)

    return once


def order_by_libreoffice(stage: Stage) -> Once:
    """The way that the product does without: LibreOffice turns the Word file into a PDF."""
    with stage.seen():
        content = paper_docx(document_paper(order(stage)))
    source = stage.folder / "order.docx"
    source.write_bytes(content)

    def once() -> None:
        print_pdfs([source], stage.folder)
        assert source.with_suffix(".pdf").read_bytes().startswith(b"%PDF")

    return once


if IS_INSTALLED:
    measure("тот же DOCX в PDF: LibreOffice", runs=3, warm=1, note="для сравнения, новый процесс каждый раз")(
        order_by_libreoffice
    )


@measure("«Печать» при неизменном плане", target=100, runs=15, warm=1, note="готовый файл")
def printing(stage: Stage) -> Once:
    address = reverse("reports:document-pdf", args=[order(stage).pk])

    def once() -> None:
        response = answered(stage.specialist.get(address))
        assert b"".join(response.streaming_content).startswith(b"%PDF")

    return once


@measure("страница приказа с просмотром, 92 строки", runs=9, warm=1)
def order_page(stage: Stage) -> Once:
    address = reverse("reports:document-detail", args=[order(stage).pk])

    def once() -> None:
        answered(stage.specialist.get(address))

    return once


@measure(
    "рассылка: 150 писем составить и напечатать",
    target=120_000,
    runs=1,
    warm=0,
    note="один процесс; два делят вдвое",
)
def letters(stage: Stage) -> Once:
    """«150 letters at most 60 s with 2 workers»: one process has twice the time."""

    def once() -> None:
        with stage.seen():
            person = stage.edition.plan.created_by
            municipality = stage.edition.municipality
            organizations = list(Organization.objects.filter(municipality=municipality))
            for _ in range(150 // len(organizations) + 1):
                mailing = begin_mailing(
                    municipality,
                    subject="адресные рекомендации",
                    organizations=organizations,
                    edition=stage.edition,
                    direction=None,
                    by=person,
                )
                for addressee in mailing.addressees.select_related("organization"):
                    letter = make_letter(mailing, addressee)
                    if letter:
                        paper_pdf(document_paper(letter))

    return once
