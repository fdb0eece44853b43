"""Documents become words with a few marks; whatever else is in the file stays in the file."""

import io

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.preview_reading import read_in_child
from msoko.lib.previews import (
    MAX_BLOCKS,
    MAX_ROWS,
    Cell,
    Paragraph,
    Piece,
    Preview,
    Row,
    Table,
    preview,
)
from msoko.lib.refusals import Refused
from tests.lib.test_opendocument import cell, packed, table


def word(make) -> Preview:
    document = docx.Document()
    make(document)
    return read(document, FileKind.DOCX)


def read(made, kind) -> Preview:
    stream = io.BytesIO()
    made.save(stream)
    return read_in_child(io.BytesIO(stream.getvalue()), kind.value)


def test_word_keeps_headings_alignment_bold_and_italic():
    def make(document):
        document.add_heading("Справка", 1)
        line = document.add_paragraph("об итогах ")
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run("экзаменов").bold = True
        line.add_run(" весной").italic = True
        document.add_paragraph("")

    assert word(make).blocks == (
        Paragraph((Piece("Справка"),), level=1),
        Paragraph(
            (Piece("об итогах "), Piece("экзаменов", is_bold=True), Piece(" весной", is_italic=True)),
            align="center",
        ),
    )


def test_word_lists_show_their_marks():
    def make(document):
        document.add_paragraph("первое", style="List Number")
        document.add_paragraph("второе", style="List Number")
        document.add_paragraph("тире", style="List Bullet")

    assert [(block.mark, block.pieces[0].text) for block in word(make).blocks] == [
        ("1.", "первое"),
        ("2.", "второе"),
        ("-", "тире"),
    ]


def test_merged_cells_of_word_become_wide_and_tall():
    def make(document):
        made = document.add_table(3, 3)
        made.cell(0, 0).merge(made.cell(0, 1)).text = "широкая"
        made.cell(1, 2).merge(made.cell(2, 2)).text = "высокая"
        made.cell(1, 0).text = "а"

    assert word(make).blocks == (
        Table(
            (
                Row((Cell("широкая", across=2), Cell(""))),
                Row((Cell("а"), Cell(""), Cell("высокая", down=2))),
                Row((Cell(""), Cell(""))),
            )
        ),
    )


def test_markup_typed_by_people_stays_text():
    hostile = '<script>alert(1)</script><img src="http://host.example/x" onerror="f()">'

    assert word(lambda document: document.add_paragraph(hostile)).blocks == (Paragraph((Piece(hostile),)),)


def test_long_documents_are_cut_and_say_so():
    found = word(lambda document: [document.add_paragraph("слово") for _ in range(MAX_BLOCKS + 1)])

    assert (len(found.blocks), found.is_cut) == (MAX_BLOCKS, True)


def test_workbook_shows_visible_sheets_and_their_merges():
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Свод"
    first.append(["Школа", "Доля, %", ""])
    first.append(["№ 4", 88.5, "=1+1"])
    first.merge_cells("B1:C1")
    book.create_sheet("Черновик").sheet_state = "hidden"
    found = read(book, FileKind.XLSX)

    assert [(sheet.title, sheet.is_cut) for sheet in found.sheets] == [("Свод", False)]
    assert found.hidden_count == 1
    assert found.sheets[0].table == Table(
        (Row((Cell("Школа"), Cell("Доля, %", across=2))), Row((Cell("№ 4"), Cell("88.5"), Cell(""))))
    )


def test_long_sheets_are_cut_and_say_so():
    book = openpyxl.Workbook()
    for number in range(MAX_ROWS + 5):
        book.worksheets[0].append([number])
    (sheet,) = read(book, FileKind.XLSX).sheets

    assert (len(sheet.table.rows), sheet.is_cut) == (MAX_ROWS, True)


def test_opendocument_text_and_tables():
    body = '<text:h text:outline-level="1">Отчёт</text:h><text:p>Итоги</text:p>' + table(
        cell("а") + cell("б")
    )
    found = read_in_child(io.BytesIO(packed(body)), FileKind.ODT.value)

    assert found.blocks == (
        Paragraph((Piece("Отчёт"),), level=2),
        Paragraph((Piece("Итоги"),)),
        Table((Row((Cell("а"), Cell("б"))),)),
    )


def test_opendocument_sheets():
    body = '<table:table table:name="Лист1">' + table(cell("1") + cell("2"))[len("<table:table>") :]
    (sheet,) = read_in_child(io.BytesIO(packed(body, kind="spreadsheet")), FileKind.ODS.value).sheets

    assert (sheet.title, sheet.table) == ("Лист1", Table((Row((Cell("1"), Cell("2"))),)))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_plain_text(encoding):
    found = read_in_child(io.BytesIO("Справка\n\nитоги".encode(encoding)), FileKind.TEXT.value)

    assert [block.pieces[0].text for block in found.blocks] == ["Справка", "итоги"]


def test_broken_file_is_a_sentence_from_the_sandbox():
    with pytest.raises(Refused, match="не удалось прочитать"):
        preview(io.BytesIO(b"PK\x03\x04 rubbish"), CONTENT_TYPES[FileKind.DOCX], subject="Файл «x.docx»")


def test_the_answer_of_the_sandbox_is_the_preview():
    document = docx.Document()
    document.add_paragraph("Итоги")
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)

    found = preview(stream, CONTENT_TYPES[FileKind.DOCX], subject="Файл «x.docx»")

    assert found == Preview((Paragraph((Piece("Итоги"),)),))
