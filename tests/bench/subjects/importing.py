"""A plan comes in. The budget is for one parse in the sandbox with the writing that follows; a person waits
three times on the way (the file, the look at it, the creation), and each time the file is parsed.
"""

from tests.bench.harness import Once, measure
from tests.bench.stage import Stage
from tests.plan_files import PlanFile, made_plan, plan_of_92_rows
from tests.shared_samples import SHARED

SOURCE = "план из общих примеров" if SHARED else "составленный план"
BUDGET = 1000


def parse_and_write(stage: Stage, file: PlanFile) -> Once:
    def once() -> float:
        return stage.import_plan(file) * 1000

    return once


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
