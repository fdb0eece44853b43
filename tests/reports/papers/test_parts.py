"""Parts of the body: tables are typed as lines."""

from reports.papers.model import (
    BodyRow,
    Bullets,
    Gap,
    GroupRow,
    Label,
    Orientation,
    Paragraph,
    Subheading,
    Table,
)
from reports.papers.parts import annex_sections, body_and_annexes, part_blocks, table_text
from reports.papers.texts import Part, PartKind


def blocks(kind: PartKind, text: str) -> list:
    return list(part_blocks([Part(kind, text)]))


def test_text_heading_and_list():
    assert blocks(PartKind.TEXT, "Первая.\n\nВторая [[чем]].") == [
        Paragraph(("Первая.",)),
        Paragraph(("Вторая ", Gap("parts-1", "чем"), ".")),
    ]
    assert blocks(PartKind.HEADING, "Выводы") == [Subheading(("Выводы",))]
    assert blocks(PartKind.LIST, "- один;\n– два.") == [Bullets((("один;",), ("два.",)))]
    assert blocks(PartKind.TABLE, "") == blocks(PartKind.LIST, " ") == []


def test_table_has_a_name_groups_and_a_total():
    name, table = blocks(
        PartKind.TABLE, "Таблица 1. Исполнение\nШкола | Сдано\nГород\nШкола № 1 | 12\nИтого | 12,5 %"
    )

    assert name == Label(("Таблица 1. Исполнение",))
    assert isinstance(table, Table)
    assert [(column.header, column.is_centred) for column in table.columns] == [
        ("Школа", False),
        ("Сдано", True),
    ]
    assert sum(column.share for column in table.columns) == 100
    assert table.rows == (
        GroupRow(2, "", "Город"),
        BodyRow(("Школа №\xa01", "12")),
        BodyRow(("Итого", "12,5\xa0%"), is_total=True),
    )


def test_short_rows_are_filled_and_long_ones_widen_the_table():
    (table,) = blocks(PartKind.TABLE, "А | Б\n1 | 2 | 3\n4 | 5")

    assert [row.cells for row in table.rows] == [("1", "2", "3"), ("4", "5", "")]
    assert len(table.columns) == 3


def test_cells_survive_being_typed():
    text = table_text([("Имя", "Знак"), ("а|б", "два\nслова")], name="Таблица")

    label, table = blocks(PartKind.TABLE, text)

    assert label == Label(("Таблица",))
    assert table.rows[0].cells == ("а|б", "два слова")


def test_annexes_are_cut_off_and_their_gaps_lead_to_their_parts():
    parts = [
        Part(PartKind.TEXT, "Тело"),
        Part(PartKind.ANNEX, "Состав группы"),
        Part(PartKind.TEXT, "[[кто]]"),
        Part(PartKind.WIDE_ANNEX, ""),
        Part(PartKind.TEXT, "Широкий"),
    ]

    body, annexes = body_and_annexes(parts)
    first, second = annex_sections(
        annexes,
        field="parts",
        first=len(body) + 1,
        stamp=lambda title, number: (f"Приложение № {number + 1}",),
    )

    assert body == parts[:1]
    assert first.blocks[-1] == Paragraph((Gap("parts-3", "кто"),))
    assert (first.orientation, second.orientation) == ("portrait", "landscape")
    assert len(second.blocks) == 2


def test_table_of_more_columns_than_a_sheet_takes_is_parted():
    header = ["Школа", *(f"Трек {number}" for number in range(1, 15))]
    rows = [["Школа № 1", *map(str, range(1, 15))], ["Сельские"], ["Школа № 2", *("–" for _ in range(14))]]

    name, first, label, second = blocks(PartKind.TABLE, table_text([header, *rows], name="Зоны"))
    wide = list(
        part_blocks([Part(PartKind.TABLE, table_text([header, *rows]))], orientation=Orientation.LANDSCAPE)
    )

    assert (name, label) == (Label(("Зоны",)), Label(("Продолжение таблицы",)))
    assert [column.header for column in first.columns] == header[:8]
    assert [column.header for column in second.columns][:2] == ["Школа", "Трек 8"]
    assert next(row.cells for row in second.rows if isinstance(row, BodyRow)) == (
        "Школа №\xa01", "8", "9", "10", "11", "12", "13", "14"
    )  # fmt: skip
    assert [row for row in second.rows if isinstance(row, GroupRow)] == [GroupRow(2, "", "Сельские")]
    assert sum(column.share for column in second.columns) == 100
    assert [len(table.columns) for table in wide] == [15]
