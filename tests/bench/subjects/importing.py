"""A plan comes in. The file is parsed once, in the sandbox, when it is given; the look at it and the creation
work with what was kept.
"""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.bench.harness import Once, measure
from tests.bench.stage import Stage, answered
from tests.plan_files import PlanFile, made_plan, plan_of_92_rows
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
