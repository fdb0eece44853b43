import zipfile
from io import BytesIO

import pytest

from msoko.lib import opendocument
from msoko.lib.word import WordParagraph, WordTable

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible")),
    )
)
STYLES = (
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H"><style:table-properties table:display="false"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
    'style:num-suffix="." text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def packed(body: str, kind: str = "text") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def blocks(body: str) -> tuple:
    return opendocument.read_text_blocks(packed(body))


def cells(body: str) -> list[tuple[str, ...]]:
    return [row.cells for block in blocks(body) if isinstance(block, WordTable) for row in block.rows]


def cell(text: str, **more: int) -> str:
    names = "".join(f' table:number-{name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f"<table:table-cell{names}><text:p>{text}</text:p></table:table-cell>"


def table(*rows: str) -> str:
    return (
        "<table:table>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table>"
    )


def test_paragraphs_say_their_words():
    found = blocks(
        "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>"
        '<text:section><text:h text:style-name="B">План<text:s text:c="3"/>на<text:tab/>год</text:h>'
        "</text:section>"
        "<text:p>а<text:line-break/>б<text:note><text:p>сноска</text:p></text:note></text:p>"
        '<text:p><text:span text:style-name="B">всё</text:span> '
        '<text:span text:style-name="B">жирно</text:span></text:p>'
        '<text:p>не <text:span text:style-name="B">всё</text:span></text:p>'
    )

    assert found == (
        WordParagraph("План на год", is_bold=True, is_heading=True),
        WordParagraph("а\nб"),
        WordParagraph("всё жирно", is_bold=True),
        WordParagraph("не всё"),
    )


def test_merged_and_repeated_cells():
    covered = "<table:covered-table-cell/>"
    body = table(
        cell("а", columns_spanned=2) + covered + cell("б", rows_spanned=2),
        cell("в", columns_repeated=2) + covered,
    )
    first, second = blocks(body)[0].rows

    assert (first.cells, first.across) == (("а", "", "б"), (1,))
    assert (second.cells, second.down) == (("в", "в", "б"), (2,))


def test_numbers_of_lists_are_written_out():
    def item(style: str, text: str, more: str = "") -> str:
        inner = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
        return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'

    deeper = "<text:list><text:list-item><text:p>б</text:p></text:list-item></text:list>"
    inner = f"<text:list-item>{deeper}</text:list-item>"
    outer = "<text:list-item><text:p>а</text:p></text:list-item>"
    nested = f'<text:list text:style-name="L">{outer}{inner}</text:list>'
    goes_on = ' text:continue-numbering="true"'
    found = blocks(nested + item("L", "в", goes_on) + item("L", "г") + item("D", "д") + item("нет", "е"))

    assert [block.text for block in found] == ["1. а", "1.1. б", "2. в", "1. г", "- д", "е"]


def test_a_list_header_has_no_number_and_inner_tables_become_lines():
    header = "<text:list><text:list-header><text:p>шапка</text:p></text:list-header></text:list>"
    inner = f"<table:table-cell>{table(cell('х') + cell('у'))}<text:p>низ</text:p></table:table-cell>"

    assert blocks(header) == (WordParagraph("шапка"),)
    assert cells(table(inner)) == [("х\nу\nниз",)]


def test_sheets_with_hidden_rows_and_dates():
    rows = (
        '<table:table-header-rows><table:table-row><table:table-cell table:style-name="B">'
        "<text:p>Срок</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="collapse">'
        '<table:table-cell office:date-value="2026-05-04T00:00:00"/>'
        "<table:table-cell><text:p>х</text:p></table:table-cell></table:table-row>"
    )
    other = '<table:table table:name="Т" table:style-name="H"/>'
    body = f'<table:table table:name="План">{rows}</table:table>{other}'
    plan, other = opendocument.read_sheets(packed(body, "spreadsheet"))

    assert [(row.position, row.cells, row.is_bold, row.is_hidden) for row in plan.rows] == [
        (1, ("Срок",), True, False),
        (5, ("04.05.2026", "х"), False, True),
    ]
    assert (plan.is_hidden, other.is_hidden, other.title) == (False, True, "Т")


def test_long_tables_are_cut_and_large_parts_refused(monkeypatch):
    monkeypatch.setattr(opendocument, "MAX_ROWS", 3)
    body = (
        f'<table:table table:name="П">{"<table:table-row>" + cell("х") + "</table:table-row>"}</table:table>'
        * 1
    )
    long = body.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="99">')

    assert [
        (len(sheet.rows), sheet.is_cut) for sheet in opendocument.read_sheets(packed(long, "spreadsheet"))
    ] == [(3, True)]

    monkeypatch.setattr(opendocument, "MAX_PART_BYTES", 100)
    with pytest.raises(opendocument.DamagedPart):
        opendocument.read_sheets(packed(long, "spreadsheet"))


def test_a_document_without_a_body_has_no_blocks():
    assert opendocument.read_text_blocks(packed("", "spreadsheet")) == ()
