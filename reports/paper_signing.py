"""What attaches signatures to a registered document, and the copy with their mark (O7, domain 3.9).

«ES-01 the mark is printed only when signature data were really stored»; «ES-02 the original file and the
signature stay unchanged; the copy with the mark is a separate file named «копия с отметкой»».
"""

from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from monitoring.file_tasks import ask_scan
from msoko.lib.file_kinds import FileKind
from msoko.lib.signed_files import Fit, fit_of
from msoko.lib.uploads import CheckedFile
from msoko.people import files
from msoko.people.actions import store_file
from msoko.people.models import FileSignature, User
from reports import actions
from reports.document_queries import certificates_of
from reports.models import Document, DocumentSignature, Rendering, SignatureFit, SignatureKind
from reports.papers.marks import marked
from reports.papers.model import Paper, SignatureMark
from reports.states import DocumentState


class CannotSign(Exception):
    """The file cannot be attached, or the copy not made; the text is a sentence for people."""


@transaction.atomic
def attach_signature(
    document: Document, *, stream: BinaryIO, checked: CheckedFile, by: User
) -> DocumentSignature:
    """Keep a scan or a detached signature of a registered document.

    Effects in order: a detached signature is compared with the stored PDF, and one of another file is
    refused; the bytes are stored with what they say; the row is made; the antivirus is asked.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state != DocumentState.REGISTERED:
        raise CannotSign("Подписи прикладывают к зарегистрированному документу. Сначала зарегистрируйте его.")
    if document.signatures.standing().filter(file__sha256=checked.sha256).exists():
        raise CannotSign(f"Файл «{checked.safe_name}» уже приложен к этому документу.")
    kind = SignatureKind.DETACHED if checked.kind is FileKind.SIGNATURE else SignatureKind.SCAN
    fit = _fit(document, stream) if kind == SignatureKind.DETACHED else ""
    owner = document.municipality_id
    stored = store_file(
        stream,
        content_type=checked.content_type,
        municipality=owner,
        by=by,
        reading=checked.reading,
    )
    given = {"kind": kind, "file": stored, "filename": checked.safe_name, "fit": fit, "attached_by": by}
    made = DocumentSignature.objects.create(municipality_id=owner, document=document, **given)
    ask_scan(stored)
    return made


def _fit(document: Document, stream: BinaryIO) -> str:
    final = actions.final_rendering(document)
    if final is None:
        return SignatureFit.UNKNOWN
    with files.store().open(final.file.sha256) as original:
        fit = fit_of(stream.read(), original.read())
    stream.seek(0)
    if fit is Fit.OTHER:
        raise CannotSign(
            "Эта подпись сделана для другого файла, поэтому она не приложена. Скачайте PDF документа с этой "
            "страницы, подпишите именно его, не открывая и не пересохраняя, и приложите новый файл подписи."
        )
    return SignatureFit(fit.value)


@transaction.atomic
def withdraw_signature(signature: DocumentSignature, *, reason: str, by: User) -> DocumentSignature:
    """Take a signature off the document with a reason; the row and the bytes stay."""
    signature = DocumentSignature.objects.select_for_update().get(pk=signature.pk)
    if signature.withdrawn_at is not None:
        raise CannotSign("Эта подпись уже отозвана.")
    if not reason.strip():
        raise CannotSign("Напишите, почему подпись отзывается: причина останется в истории документа.")
    signature.withdrawn_at, signature.withdrawn_by = timezone.now(), by
    signature.reason_text = reason.strip()[:500]
    signature.save(update_fields=["withdrawn_at", "withdrawn_by", "reason_text"])
    return signature


def marked_rendering(document: Document, *, by: User | None) -> Rendering:
    """The copy with the mark: the same words, the same bytes each time, beside the signed original."""
    return actions.render_paper(document, marked_paper(document), by=by)


def marked_paper(document: Document) -> Paper:
    marks = [mark_of(one.certificate) for one in certificates_of(document)]
    if not marks:
        raise CannotSign(
            "Копии с отметкой нет: у документа нет электронной подписи с читаемым сертификатом. "
            "Приложите файл подписи (.sig или .p7s) с сертификатом."
        )
    return marked(actions.document_paper(document), marks)


def mark_of(found: FileSignature) -> SignatureMark:
    return SignatureMark(found.serial_text, found.owner_text, found.valid_since_on, found.valid_until_on)
