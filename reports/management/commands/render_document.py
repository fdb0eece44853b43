"""Write a document to a file: `manage.py render_document 7 --format pdf --out order.pdf`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from msoko.lib.row_security import entered
from msoko.people import files
from msoko.people.models import Municipality
from reports import actions
from reports.models import Document
from reports.rendering.html import paper_html
from reports.rendering.word import paper_docx

FORMATS = ("pdf", "docx", "html")


class Command(BaseCommand):
    help = "Пишет документ в файл: PDF, DOCX или HTML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int, help="номер документа в базе, он стоит в адресе его страницы")
        parser.add_argument("--format", choices=FORMATS, default="pdf")
        parser.add_argument("--out", type=Path, required=True, metavar="ФАЙЛ")

    def handle(self, *args: Any, **options: Any) -> None:
        for municipality in Municipality.objects.order_by("pk"):
            with entered(municipality.pk):
                document = Document.objects.select_related("edition__plan").filter(pk=options["id"]).first()
                if document is not None:
                    self._write(options["out"], _content(document, options["format"]))
                    return
        raise CommandError(
            f"Документа с номером {options['id']} нет. Номер стоит в адресе страницы документа."
        )

    def _write(self, target: Path, content: bytes) -> None:
        try:
            target.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Записать «{target}» не удалось: {error.strerror}.") from None
        self.stdout.write(f"{target}: {len(content)} байт")


def _content(document: Document, name: str) -> bytes:
    if name == "pdf":
        # A registered document is its stored bytes and is never drawn again.
        rendering = actions.render_document(document, by=None)
        with files.store().open(rendering.file.sha256) as stored:
            return stored.read()
    paper = actions.document_paper(document)
    return paper_docx(paper) if name == "docx" else paper_html(paper, mode="pdf").encode()
