"""A plan of any length as Word, Excel and text, for the journeys and the measurements.

The first choice is the real plan of the shared samples; where it is not at hand, the rows of the demo plan
are told again and again, each with a title of its own, so that everything also runs on a bare clone.
"""

import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path

import openpyxl
from weasyprint import HTML

from msoko.lib.spreadsheets import write_table
from msoko.lib.word import WordBlock, WordParagraph, WordRow, WordTable, write_blocks
from tests.shared_samples import SHARED

SAMPLE, SAMPLE_ROWS = "petrozavodsk-2024", 92
DEMO_PLAN = Path(__file__).resolve().parents[1] / "fixtures" / "demo" / "plan.txt"
HEADER = (
    "№",
    "Наименование раздела, мероприятия",
    "Сроки проведения",
    "Ответственный исполнитель",
    "Форма проведения",
    "Представление результатов",
)
TITLE = "План мероприятий управления качеством образования в Приозёрном городском округе на 2026 год"
_ROWS_A_PAGE = 9
_PDF_STYLE = (
    "@page{size:A4 landscape;margin:15mm}body{font:10pt serif}td{border:.5pt solid;padding:2pt 4pt;"
    "vertical-align:top}table{border-collapse:collapse;table-layout:fixed;width:100%}"
)
NUMBERED = re.compile(r"\d+\.\d+\.?")


@dataclass(frozen=True)
class PlanFile:
    """A file to give to the importer, and the titles that must come out of it in this order."""

    name: str
    content: bytes
    titles: tuple[str, ...]
    source: str


def plan_of_92_rows(suffix: str) -> PlanFile:
    """The sample plan when the shared samples are here, else a made one of the same length."""
    if SHARED is None:
        return made_plan(suffix, SAMPLE_ROWS)
    folder = SHARED / "samples"
    content = (folder / f"{SAMPLE}.{suffix}").read_bytes()
    return PlanFile(f"{SAMPLE}.{suffix}", content, _sample_titles(folder), "the shared sample")


def made_plan(suffix: str, count: int) -> PlanFile:
    rows = _rows(count)
    content = _WRITERS[suffix](rows)
    return PlanFile(f"plan-{count}.{suffix}", content, tuple(row[1] for row in rows), "a made plan")


@cache
def _sample_titles(folder: Path) -> tuple[str, ...]:
    """Read by hand from the workbook: rows whose first cell is a number like 2.14."""
    sheet = openpyxl.load_workbook(folder / f"{SAMPLE}.xlsx").worksheets[0]
    rows = [[str(value or "").strip() for value in row] for row in sheet.iter_rows(values_only=True)]
    return tuple(row[1] for row in rows if NUMBERED.fullmatch(row[0]))


def _rows(count: int) -> list[list[str]]:
    rows = list(islice(cycle(_demo_rows()), count))
    return [
        [f"1.{place}.", f"{row[1]} (очередь {place})", *row[2:]] for place, row in enumerate(rows, start=1)
    ]


@cache
def _demo_rows() -> list[list[str]]:
    lines = (line.split("\t") for line in DEMO_PLAN.read_text().splitlines())
    return [cells for cells in lines if len(cells) == len(HEADER) and NUMBERED.fullmatch(cells[0])]


def _docx(rows: list[list[str]]) -> bytes:
    table = [WordRow(HEADER, is_bold=True), *(WordRow(tuple(row)) for row in rows)]
    blocks: list[WordBlock] = [WordParagraph(TITLE, is_bold=True), WordTable(tuple(table))]
    return write_blocks(blocks)


def _xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(write_table("План", HEADER, rows)))
    sheet = book.worksheets[0]
    sheet.insert_rows(1)
    sheet["A1"] = TITLE
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _txt(rows: list[list[str]]) -> bytes:
    return "\n".join([TITLE, "", *("\t".join(row) for row in [HEADER, *rows])]).encode()


def wide_pdf(pages: int) -> bytes:
    """Print a ruled table over this many landscape pages, the header on each."""
    count = pages * _ROWS_A_PAGE
    while True:
        cells = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in _rows(count)
        )
        head = "".join(f"<td>{html.escape(header)}</td>" for header in HEADER)
        style = f"<style>{_PDF_STYLE}</style>"
        document = f"{style}<p>{TITLE}</p><table><thead><tr>{head}</tr></thead>{cells}</table>"
        rendered = HTML(string=document).render()
        if len(rendered.pages) >= pages:
            return rendered.copy(rendered.pages[:pages]).write_pdf()
        count += pages


_WRITERS: dict[str, Callable[[list[list[str]]], bytes]] = {"docx": _docx, "xlsx": _xlsx, "txt": _txt}
