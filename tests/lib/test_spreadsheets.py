from datetime import date, datetime, time
from io import BytesIO

import openpyxl
from openpyxl.styles import Font

from msoko.lib.spreadsheets import MAX_COLUMNS, MAX_ROWS, SheetRow, plain_text, read_sheets, write_table


def saved(fill) -> bytes:
    workbook = openpyxl.Workbook()
    fill(workbook)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_what_is_written_is_read_back_as_text():
    content = write_table(
        "План: 2025/2026", ["№", "Мероприятие"], [["1.10", "=1+1"], ["#N/A", "а\x00б\ud800в"]]
    )

    [sheet] = read_sheets(content)

    assert sheet.title == "План  2025 2026"
    assert [row.cells for row in sheet.rows] == [("№", "Мероприятие"), ("1.10", "=1+1"), ("#N/A", "абв")]
    assert [row.is_bold for row in sheet.rows] == [True, False, False]


def test_text_that_looks_like_a_formula_is_not_one():
    workbook = openpyxl.load_workbook(BytesIO(write_table("т", ["к"], [["=HYPERLINK(1)"], ["+7"], ["@a"]])))

    types = {cell.data_type for row in workbook.active.iter_rows() for cell in row}
    assert types == {"s"}


def test_values_are_said_as_they_look():
    def fill(workbook):
        sheet = workbook.active
        sheet.append(
            [
                1.1,
                2.0,
                True,
                False,
                date(2025, 3, 1),
                datetime.combine(date(2025, 3, 1), time(9, 30)),
                7,
                0.25,
            ]
        )
        sheet["A1"].number_format = "0.00"

    [sheet] = read_sheets(saved(fill))

    assert sheet.rows[0].cells == ("1.10", "2", "да", "нет", "01.03.2025", "01.03.2025 09:30", "7", "0.25")


def test_merged_cells_reach_across_and_down():
    def fill(workbook):
        sheet = workbook.active
        sheet.append(["Раздел", None, None])
        sheet.append(["1", "УО", "май"])
        sheet.append(["2", None, "июнь"])
        sheet["A1"].font = Font(bold=True)
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B2:B3")

    [sheet] = read_sheets(saved(fill))

    assert sheet.rows == (
        SheetRow(1, ("Раздел", "", ""), is_bold=True, across=(1, 2)),
        SheetRow(2, ("1", "УО", "май")),
        SheetRow(3, ("2", "УО", "июнь"), down=(1,)),
    )


def test_reading_is_capped_and_says_so():
    def fill(workbook):
        workbook.active.cell(MAX_ROWS + 5, 1, "далеко")
        workbook.active.cell(1, MAX_COLUMNS + 5, "широко")
        workbook.active.cell(1, 1, "близко")

    [sheet] = read_sheets(saved(fill))

    assert sheet.is_cut
    assert [row.cells for row in sheet.rows] == [("близко", *[""] * (MAX_COLUMNS - 1))]


def test_hidden_sheets_are_marked():
    def fill(workbook):
        workbook.active.append(["видно"])
        hidden = workbook.create_sheet("Старый")
        hidden.append(["не видно"])
        hidden.sheet_state = "hidden"

    assert [(sheet.title, sheet.is_hidden) for sheet in read_sheets(saved(fill))] == [
        ("Sheet", False),
        ("Старый", True),
    ]


def test_plain_text_keeps_lines_and_letters():
    assert plain_text("строка\nвторая\tи «кавычки» 😀") == "строка\nвторая\tи «кавычки» 😀"


def test_notes_stand_above_the_header_and_numbers_stay_numbers():
    sheet = openpyxl.load_workbook(
        BytesIO(write_table("т", ["к", "ч"], [["=1", 7]], notes=("Задания", "Составлено сегодня")))
    ).active

    assert list(sheet.values) == [
        ("Задания", None),
        ("Составлено сегодня", None),
        (None, None),
        ("к", "ч"),
        ("=1", 7),
    ]
    assert (sheet.freeze_panes, sheet["A5"].data_type) == ("A5", "s")
