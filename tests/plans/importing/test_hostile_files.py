"""Files of absurd size or shape: a sentence, within the limits of the child process."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from msoko.lib.refusals import Refused
from msoko.lib.word import WordRow, WordTable, write_blocks
from plans.file_reading import PASTED_HTML_NAME, Vocabulary, read_plan_file
from tests.plans.importing.conftest import spellings

VOCABULARY = Vocabulary.of(spellings("bodies.json"), spellings("deliverable_kinds.json"))
HEADER = ("№", "Мероприятие", "Срок", "Ответственный")


def long_sheet() -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append(HEADER)
    for number in range(100_000):
        sheet.append([number, "Дело", "май", "УО"])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (long_sheet, "план.xlsx", "слишком много данных"),
        (
            lambda: ("\t".join(HEADER) + "\n1\tДело\tмай\tУО" * 100_000).encode(),
            "план.txt",
            "больше 5000 строк",
        ),
        (
            lambda: write_blocks(
                [WordTable((WordRow(HEADER), WordRow(("1", "слово " * 9000, "май", "УО"))))]
            ),
            "план.docx",
            "длиннее 30000",
        ),
        (lambda: b"<table>" + b"<tr><td rowspan=999 colspan=999>x" * 3000, PASTED_HTML_NAME, "не узнана"),
        (lambda: b"<div>" * 100_000 + b"<table><tr><td>x", PASTED_HTML_NAME, "таблиц"),
        (lambda: b"+---+\n" * 50_000, "план.txt", "нет таблицы"),
        (lambda: b"a   b   c   d\n" * 5000, "план.txt", "нет таблицы"),
    ],
)
def test_a_sentence_is_the_answer(content, name, words):
    with pytest.raises(Refused) as refusal:
        read_plan_file(content(), name, VOCABULARY)

    assert words in refusal.value.sentence


def test_a_pasted_table_is_read_in_the_child():
    html = "<table><tr><td>Мероприятие<td>Срок<td>Ответственный<tr><td>Совещание<td>май<td>УО</table>"

    plan = read_plan_file(html.encode(), PASTED_HTML_NAME, VOCABULARY)

    assert [row.title for row in plan.activities] == ["Совещание"]


def test_a_formula_is_read_as_the_value_that_was_saved():
    workbook = Workbook()
    workbook.active.append(HEADER)
    workbook.active.append(["1", "Совещание", "=1+1", '=HYPERLINK("http://x","УО")'])
    stream = BytesIO()
    workbook.save(stream)

    plan = read_plan_file(stream.getvalue(), "план.xlsx", VOCABULARY)

    assert [(row.title, row.due_text, row.executors_text) for row in plan.activities] == [
        ("Совещание", "", "")
    ]
