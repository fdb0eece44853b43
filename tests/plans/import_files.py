"""Plans as files for the tests of the import: small ones made here, the real ones where they lie."""

import io
from pathlib import Path

import docx
import openpyxl

from tests.shared_samples import SHARED

HEADERS = ("№", "Мероприятие", "Сроки проведения", "Ответственный исполнитель", "Представление результатов")
Row = tuple[str, str, str, str, str]


def row(number: int, *, due: str = "Март", executors: str = "Управление образования") -> Row:
    subject = ("знаний", "умений", "условий", "кадров", "ресурсов")[number % 5]
    return (f"1.{number}.", f"Провести мониторинг {subject}, этап {number}", due, executors, "Справка")


def word_plan(rows: list[Row], *, title: str = "План мероприятий на 2026 год", headers=HEADERS) -> bytes:
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(rows=0, cols=len(headers))
    for cells in (headers, ("1. Система оценки качества подготовки обучающихся",), *rows):
        added = table.add_row().cells
        if len(cells) == 1:
            added[0].merge(added[-1]).text = cells[0]
            continue
        for cell, text in zip(added, cells, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def excel_plan(rows: list[Row], *, title: str = "План мероприятий на 2026 год") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append([title])
    sheet.append(HEADERS)
    for cells in rows:
        sheet.append(cells)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def sample(name: str) -> bytes:
    assert SHARED is not None
    return (Path(SHARED) / "samples" / name).read_bytes()
