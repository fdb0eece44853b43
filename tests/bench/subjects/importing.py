"""A plan comes in. The file is parsed once, in the sandbox, when it is given; the look at it and the creation
work with what was kept.
"""

import io
import os
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from msoko.lib import sandbox
from plans.file_reading import Vocabulary, read_plan_file
from plans.import_queries import reference_vocabulary
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered
from tests.plan_files import PlanFile, made_plan, plan_of_92_rows, wide_pdf
from tests.shared_samples import SHARED

SOURCE = "план из общих примеров" if SHARED else "составленный план"
BUDGET = 1000


def parse_and_write(stage: Stage, file: PlanFile) -> Once:
    """The first and the last page of the way; the look between them is measured below."""

    def once() -> float:
        return stage.import_plan(file) * 1000

    return once


@measure("просмотр загрузки, 150 строк: страница", target=250, runs=10, warm=1, note="после чтения")
def preview(stage: Stage) -> Once:
    address = given(stage, made_plan("docx", 150))

    def once() -> None:
        answered(stage.specialist.get(address))

    return once


def given(stage: Stage, file: PlanFile) -> str:
    """Where the preview of a given file is."""
    upload = SimpleUploadedFile(file.name, file.content)
    return answered(stage.specialist.post(reverse("plans:plan-import"), {"file": upload}), 302).url


@measure("загрузка DOCX, 92 строки: разобрать и записать", target=BUDGET, runs=5, note=SOURCE)
def docx(stage: Stage) -> Once:
    return parse_and_write(stage, plan_of_92_rows("docx"))


@measure("загрузка XLSX, 92 строки: разобрать и записать", target=BUDGET, runs=5, note=SOURCE)
def xlsx(stage: Stage) -> Once:
    return parse_and_write(stage, plan_of_92_rows("xlsx"))


@measure("загрузка TXT, 92 строки: разобрать и записать", target=BUDGET, runs=5, note=SOURCE)
def txt(stage: Stage) -> Once:
    return parse_and_write(stage, plan_of_92_rows("txt"))


@measure("загрузка DOCX, 150 строк: разобрать и записать", target=BUDGET, runs=5, note="составленный план")
def long_docx(stage: Stage) -> Once:
    return parse_and_write(stage, made_plan("docx", 150))


@measure("загрузка XLSX, 150 строк: разобрать и записать", target=BUDGET, runs=5, note="составленный план")
def long_xlsx(stage: Stage) -> Once:
    return parse_and_write(stage, made_plan("xlsx", 150))


@measure("загрузка DOCX, 92 строки: файл, просмотр, создание", runs=5, note="все три страницы")
def whole_way(stage: Stage) -> Once:
    file = plan_of_92_rows("docx")

    def once() -> None:
        stage.import_plan(file)

    return once


def parse(content: bytes, name: str) -> Once:
    """Only the reading, in its child process, without the pages around it."""
    vocabulary = reference_vocabulary()

    def once() -> None:
        read_plan_file(content, name, vocabulary)

    return once


@measure("разбор PDF, 30 страниц", target=6000, runs=3, note="таблица с линиями, в песочнице")
def long_pdf(_stage: Stage) -> Once:
    return parse(wide_pdf(pages=30), "план.pdf")


@measure("разбор DOCX, 150 строк, в песочнице", target=BUDGET, runs=5)
def parse_docx(_stage: Stage) -> Once:
    return parse(made_plan("docx", 150).content, "план.docx")


@measure("разбор XLSX, 150 строк, в песочнице", target=BUDGET, runs=5)
def parse_xlsx(_stage: Stage) -> Once:
    return parse(made_plan("xlsx", 150).content, "план.xlsx")


def peak(content: bytes, name: str, vocabulary: Vocabulary) -> Once:
    def once() -> float:
        stream = io.BytesIO(content)
        arguments = (name, vocabulary.bodies, vocabulary.kinds)
        return float(str(sandbox.run("tests.bench.peak:peak_of_parse", *arguments, stream=stream)))

    return once


def with_pictures(content: bytes, megabytes: int) -> bytes:
    """Add pictures that do not compress, as people leave them in a document."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.png", os.urandom(megabytes * 1024 * 1024))
    return stream.getvalue()


@measure("память разбора, DOCX 25 МБ", unit="МБ", target=300, runs=2, warm=0, note="150 строк и рисунки")
def memory_of_docx(_stage: Stage) -> Once:
    return peak(with_pictures(made_plan("docx", 150).content, 24), "план.docx", reference_vocabulary())


@measure("память разбора, PDF 30 страниц", unit="МБ", target=300, runs=2, warm=0)
def memory_of_pdf(_stage: Stage) -> Once:
    return peak(wide_pdf(pages=30), "план.pdf", reference_vocabulary())


@measure("память разбора, XLSX 5000 строк", unit="МБ", target=300, runs=2, warm=0)
def memory_of_xlsx(_stage: Stage) -> Once:
    return peak(made_plan("xlsx", 4900).content, "план.xlsx", reference_vocabulary())
