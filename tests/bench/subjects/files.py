"""Reading and writing Office files through our doors, without the sandbox around them."""

from msoko.lib.spreadsheets import read_sheets, write_table
from msoko.lib.word import read_blocks
from tests.bench.harness import Once, measure
from tests.bench.stage import Stage
from tests.plan_files import HEADER, made_plan

DOCX_BUDGET, XLSX_BUDGET = 300, 1500
MANY_ROWS = 10_000


@measure("DOCX, 150 строк: прочитать", target=DOCX_BUDGET, runs=9)
def docx(stage: Stage) -> Once:
    content = made_plan("docx", 150).content

    def once() -> None:
        assert len(read_blocks(content)) == 2

    return once


@measure("XLSX, 150 строк: прочитать", target=DOCX_BUDGET, runs=9)
def xlsx(stage: Stage) -> Once:
    content = made_plan("xlsx", 150).content

    def once() -> None:
        assert len(read_sheets(content)) == 1

    return once


@measure("XLSX, 10 000 строк: записать", target=XLSX_BUDGET, runs=3)
def long_xlsx(stage: Stage) -> Once:
    rows = [[f"{place}.", *HEADER[1:]] for place in range(MANY_ROWS)]

    def once() -> None:
        write_table("Задания", HEADER, rows)

    return once
