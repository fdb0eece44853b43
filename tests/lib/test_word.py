from io import BytesIO

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from msoko.lib.word import WordParagraph, WordRow, WordTable, read_blocks, write_blocks


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    document = docx.Document()
    fragment = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")
    for element in reversed(list(fragment)):
        document.element.body.insert(0, element)
    return saved(document)


def texts(content: bytes) -> list[str]:
    return [block.text for block in read_blocks(content) if isinstance(block, WordParagraph) and block.text]


def test_blocks_come_back_in_their_order():
    blocks = (
        WordParagraph("До таблицы", is_bold=True),
        WordTable((WordRow(("а", "б")), WordRow(("общая", ""), is_bold=True, across=(1,)))),
        WordParagraph("После таблицы"),
    )

    assert read_blocks(write_blocks(blocks)) == blocks


def test_a_vertical_merge_repeats_the_text_above():
    blocks = (WordTable((WordRow(("УО", "май")), WordRow(("УО", "июнь"), down=(0,)))),)

    assert read_blocks(write_blocks(blocks)) == blocks


def test_insertions_are_taken_and_deletions_dropped():
    content = with_body(
        '<w:p><w:r><w:t xml:space="preserve">Срок </w:t></w:r>'
        '<w:ins w:id="1" w:author="x"><w:r><w:t>май</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>июнь</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>июль</w:t></w:r></w:moveFrom></w:p>'
    )

    assert texts(content) == ["Срок май"]


def test_hidden_text_breaks_and_marks():
    content = with_body(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r>"
        "<w:r><w:t>план</w:t><w:noBreakHyphen/><w:t>график</w:t><w:br/><w:t>разра</w:t>"
        "<w:softHyphen/><w:t>ботка</w:t><w:tab/><w:t>мер</w:t></w:r></w:p>"
    )

    assert texts(content) == ["план-график\nразработка мер"]


def test_content_controls_are_looked_through():
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>в поле</w:t></w:r></w:p></w:tc>"
    content = with_body(
        f"<w:sdt><w:sdtContent><w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr>"
        f'<w:tr><w:trPr><w:del w:id="4" w:author="x"/></w:trPr>{cell}</w:tr></w:tbl></w:sdtContent></w:sdt>'
    )

    assert read_blocks(content)[0] == WordTable((WordRow(("в поле",)),))


def test_list_items_are_lines_and_a_nested_table_is_text():
    cell = "<w:tc><w:p><w:r><w:t>внутри</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>"
    content = with_body(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>- один</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>- два</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    )

    assert read_blocks(content)[0] == WordTable((WordRow(("- один\n- два\nвнутри",)),))


def numbered(level: int = 0, text: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run}</w:p>"


def numbered_document(body: str, levels: str) -> bytes:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.append(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    kept = OxmlElement("w:num")
    kept.set(qn("w:numId"), "77")
    kept.append(parse_xml(f'<w:abstractNumId {nsdecls("w")} w:val="77"/>'))
    numbering.append(kept)
    fragment = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
    for element in reversed(list(fragment)):
        document.element.body.insert(0, element)
    return saved(document)


def level(index: int, pattern: str, kind: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def test_automatic_numbers_are_written_out():
    body = "".join(
        [
            numbered(0, "первое"),
            numbered(1, "вложенное"),
            numbered(1, "второе вложенное"),
            numbered(0, "второе"),
            numbered(1, "снова с начала"),
            numbered(0),
        ]
    )

    content = numbered_document(body, level(0, "%1.") + level(1, "%1.%2"))

    assert texts(content) == [
        "1. первое",
        "1.1 вложенное",
        "1.2 второе вложенное",
        "2. второе",
        "2.1 снова с начала",
    ]


def test_an_empty_numbered_cell_shows_its_number():
    row = f"<w:tr><w:tc>{numbered()}</w:tc><w:tc><w:p><w:r><w:t>дело</w:t></w:r></w:p></w:tc></w:tr>"
    content = numbered_document(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}{row}</w:tbl>", level(0, "%1."))

    assert read_blocks(content)[0] == WordTable((WordRow(("1.", "дело")), WordRow(("2.", "дело"))))


def test_letters_romans_bullets_and_none():
    kinds = {
        "russianLower": "б)",
        "upperRoman": "XIV)",
        "lowerRoman": "iv)",
        "decimalZero": "07)",
        "upperLetter": "C)",
    }
    starts = {"russianLower": 2, "upperRoman": 14, "lowerRoman": 4, "decimalZero": 7, "upperLetter": 3}
    for kind, shown in kinds.items():
        content = numbered_document(numbered(0, "дело"), level(0, "%1)", kind, starts[kind]))
        assert texts(content) == [f"{shown} дело"]

    assert texts(numbered_document(numbered(0, "дело"), level(0, "", "bullet"))) == ["- дело"]
    assert texts(numbered_document(numbered(0, "дело"), level(0, "%1", "none"))) == ["дело"]


def test_control_characters_never_reach_the_file():
    assert texts(write_blocks([WordParagraph("а\x00б\ud800в")])) == ["абв"]


def test_headings_are_told_by_their_style():
    document = docx.Document()
    document.add_heading("Раздел I", level=1)

    assert read_blocks(saved(document)) == (WordParagraph("Раздел I", is_heading=True),)


def test_a_row_that_begins_later_is_padded():
    cell = "<w:tc><w:p><w:r><w:t>х</w:t></w:r></w:p></w:tc>"
    content = with_body(
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
        + cell
        + "</w:tr></w:tbl>"
    )

    assert read_blocks(content)[0] == WordTable((WordRow(("", "", "х")),))


TEXT_BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><w:txbxContent>'
    "<w:p><w:r><w:t>УТВЕРЖДАЮ</w:t></w:r></w:p><w:p><w:r><w:t>Начальник</w:t></w:r></w:p>"
    "</w:txbxContent></a:graphicData></a:graphic></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>УТВЕРЖДАЮ</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>План</w:t></w:r></w:p>"
)


def test_a_text_box_stands_before_its_paragraph_and_once():
    assert texts(with_body(TEXT_BOX)) == ["УТВЕРЖДАЮ", "Начальник", "План"]


def cell(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_table_of_layout_is_taken_apart_and_a_table_in_a_cell_is_lines():
    inner = "<w:tbl><w:tr>" + "".join(cell(paragraph(text)) for text in "абв") + "</w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr>{cell(paragraph('Сверху') + inner + paragraph('Снизу'))}</w:tr></w:tbl>"
    small = "<w:tbl><w:tr>" + cell(paragraph("х")) + "</w:tr></w:tbl>"
    kept = f"<w:tbl><w:tr>{cell(paragraph('один'))}{cell(small + paragraph('два'))}</w:tr></w:tbl>"

    tables = [block for block in read_blocks(with_body(layout + kept)) if isinstance(block, WordTable)]

    assert [row.cells for table in tables for row in table.rows] == [("а", "б", "в"), ("один", "х\nдва")]
    assert texts(with_body(layout)) == ["Сверху", "Снизу"]


def test_a_footnote_leaves_no_trace():
    content = with_body('<w:p><w:r><w:t>план</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')

    assert texts(content) == ["план"]
