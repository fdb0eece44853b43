"""The page of signatures: attaching, refusing, withdrawing, the copy with the mark (O7, ES-01 … ES-03)."""

import datetime
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from reports import actions
from reports.models import DocumentSignature
from tests import file_makers as make
from tests.factories import DocumentSignatureFactory, PaperPolicyFactory
from tests.reports.plans import edition_with
from tests.reports.rendering.words import pdf_pages, words
from tests.reports.signing_cast import original, signature_of

FEBRUARY = datetime.date(2026, 2, 12)


@pytest.fixture
def order(authority, school, specialist, official):
    document = actions.draft_order(edition_with(authority), by=specialist)
    return actions.register_document(document, number_text="7", dated_on=FEBRUARY, by=official)


def page(document) -> str:
    return reverse("reports:document-signatures", args=[document.pk])


def send(client: Client, document, content: bytes, name: str):
    return client.post(page(document), {"file": SimpleUploadedFile(name, content)})


def test_signature_of_the_stored_file_is_kept_with_its_certificate(order, specialist, enter_as):
    content = original(order)

    response = send(enter_as(specialist), order, signature_of(content), "приказ.pdf.sig")

    made = DocumentSignature.objects.get()
    assert response.url == page(order)
    assert (made.kind, made.fit, made.filename, made.attached_by) == (
        "detached", "same", "приказ.pdf.sig", specialist,
    )  # fmt: skip
    (certificate,) = made.file.signatures.all()
    assert certificate.owner_text == "Сосновская Ольга Петровна, Начальник"
    assert original(order) == content


def test_signature_of_another_file_is_refused_and_nothing_remains(order, official, enter_as):
    response = send(enter_as(official), order, signature_of(b"another file"), "приказ.pdf.sig")

    assert response.status_code == 422
    assert "Эта подпись сделана для другого файла" in response.content.decode()
    assert DocumentSignature.objects.count() == 0


def test_signature_that_states_no_digest_is_kept_and_said_to_be_unchecked(order, specialist, enter_as):
    client = enter_as(specialist)

    send(client, order, make.signature(), "приказ.p7s")

    shown = client.get(page(order)).content.decode()
    assert DocumentSignature.objects.get().fit == "unknown"
    assert "Сверить подпись с файлом не удалось" in shown
    assert "отметка на копии не печатается" in shown
    assert "Печать копии" not in shown


def test_scan_is_kept_and_prints_no_mark(order, specialist, enter_as):
    client = enter_as(specialist)

    send(client, order, make.pdf(), "скан.pdf")

    assert DocumentSignature.objects.get().kind == "scan"
    assert client.get(reverse("reports:document-marked", args=[order.pk])).url == page(order)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"MZ" + bytes(2000), "приказ.exe", "exe"),
        (b"", "приказ.sig", "Файл пустой"),
        (make.pdf(), "приказ.sig", "приказ.sig"),
    ],
)
def test_other_files_are_refused_with_a_sentence(order, specialist, enter_as, content, name, sentence):
    response = send(enter_as(specialist), order, content, name)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert DocumentSignature.objects.count() == 0


def test_same_file_twice_is_refused(order, specialist, enter_as):
    client, content = enter_as(specialist), signature_of(original(order))
    send(client, order, content, "a.sig")

    response = send(client, order, content, "b.sig")

    assert response.status_code == 422
    assert "уже приложен" in response.content.decode()


def test_copy_with_the_mark_is_a_file_of_its_own_and_the_same_each_time(order, specialist, enter_as):
    client, before = enter_as(specialist), original(order)
    send(client, order, signature_of(before), "приказ.sig")

    address = reverse("reports:document-marked", args=[order.pk])
    first, second = (b"".join(client.get(address)) for _ in range(2))

    assert first == second != before == original(order)
    said = words(" ".join(pdf_pages(first)))
    assert [word in said for word in ("ЭЛЕКТРОННОЙ", "Сосновская", "15.04.2027")] == [True] * 3
    assert "ЭЛЕКТРОННОЙ" not in words(" ".join(pdf_pages(before)))
    answer = client.get(address)
    assert unquote(answer["Content-Disposition"]).endswith(", копия с отметкой.pdf")
    assert b"".join(answer) == first
    word = client.get(reverse("reports:document-marked-docx", args=[order.pk]))
    assert word.status_code == 200


def test_withdrawn_signature_stays_with_its_reason_and_prints_no_mark(order, specialist, enter_as):
    client = enter_as(specialist)
    send(client, order, signature_of(original(order)), "приказ.sig")
    made = DocumentSignature.objects.get()
    address = reverse("reports:signature-withdraw", args=[made.pk])

    client.post(address, {"reason": " "})
    made.refresh_from_db()
    assert made.withdrawn_at is None
    client.post(address, {"reason": "Приложена по ошибке"})

    made.refresh_from_db()
    assert (made.reason_text, made.withdrawn_by) == ("Приложена по ошибке", specialist)
    assert client.get(reverse("reports:document-marked", args=[order.pk])).url == page(order)
    assert "Приложена по ошибке" in client.get(page(order)).content.decode()


def test_school_reads_the_signatures_and_attaches_none(order, school_head, enter_as):
    made = DocumentSignatureFactory(document=order)
    client = enter_as(school_head)

    assert client.get(page(order)).status_code == 200
    assert send(client, order, make.pdf(), "скан.pdf").status_code == 403
    withdraw = reverse("reports:signature-withdraw", args=[made.pk])
    assert client.post(withdraw, {"reason": "x"}).status_code == 403


def test_draft_has_no_page_of_signatures(authority, school, specialist, enter_as):
    draft = actions.draft_order(edition_with(authority), by=specialist)

    assert enter_as(specialist).get(page(draft)).status_code == 404


def test_check_page_names_the_owner_as_the_certificate_does(order, specialist, enter_as):
    send(enter_as(specialist), order, signature_of(original(order)), "приказ.sig")

    shown = Client().get(reverse("reports:document-check", args=[order.check_key])).content.decode()

    assert "Сосновская Ольга Петровна, Начальник" in shown
    assert "действителен с 15.01.2026 по 15.04.2027" in shown
    assert "Действительность электронной подписи здесь не проверяется" in shown


def test_queries_do_not_grow_with_signatures(order, specialist, enter_as, django_assert_num_queries):
    client, counts = enter_as(specialist), []
    for number in (1, 2):
        DocumentSignatureFactory.create_batch(number, document=order)
        with django_assert_num_queries(20, exact=False) as asked:
            client.get(page(order))
        counts.append(len(asked))

    assert counts[0] == counts[1]


# WeasyPrint forgets to close the colour profile that it reads for PDF/A.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
def test_papers_for_signing_are_archival_where_the_municipality_says_so(
    authority, school, specialist, official, municipality
):
    PaperPolicyFactory(municipality=municipality, pdf_variant="pdf/a-3a")
    document = actions.draft_order(edition_with(authority), by=specialist)

    document = actions.register_document(document, number_text="8", dated_on=FEBRUARY, by=official)

    metadata = PdfReader(BytesIO(original(document))).xmp_metadata
    assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("3", "A")


def test_database_refuses_a_withdrawal_without_a_reason(order, specialist):
    made = DocumentSignatureFactory(document=order)

    with pytest.raises(IntegrityError, match="withdrawn_signature_says_why"), transaction.atomic():
        DocumentSignature.objects.filter(pk=made.pk).update(
            withdrawn_at=datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC), withdrawn_by=specialist
        )
