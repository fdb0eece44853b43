"""Word files of every paper: sound by the rules of the format, and LibreOffice prints their words."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from msoko.lib.language_ru import plain
from reports.papers.model import Paper, Table
from reports.rendering.word import paper_docx
from tests.reports.papers.hostile import with_hostile_texts
from tests.reports.papers.printed import PAPERS, Page, as_word, pages_of
from tests.reports.rendering.words import printed_words
from tests.soffice import IS_INSTALLED, print_pdfs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: the order in which the schema wants the properties of a paragraph
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
TABLE_ORDER = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW",
    "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook",
)  # fmt: skip
ORDERS = {"pPr": PARAGRAPH_ORDER, "tcPr": CELL_ORDER, "tblPr": TABLE_ORDER}


def parts(content: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def name_of(element: etree._Element) -> str:
    return etree.QName(element).localname


def values(part: etree._Element, tag: str) -> set[str]:
    return {one.get(f"{W}val") for one in part.iter(f"{W}{tag}")}


def assert_sound(content: bytes) -> None:
    """What makes Word offer to repair a file."""
    found = parts(content)
    document = found["word/document.xml"]
    styles = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
    numbers = {one.get(f"{W}numId") for one in found["word/numbering.xml"].iter(f"{W}num")}
    known = {one.get("Id") for one in found["word/_rels/document.xml.rels"]}
    asked = {value for one in document.iter() for key, value in one.attrib.items() if key.startswith(R)}

    assert asked <= known
    assert values(document, "numId") <= numbers
    for name, part in found.items():
        if name.startswith("word/") and name.endswith(".xml"):
            used = (values(part, tag) for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"))
            assert set().union(*used) <= styles
            assert_ordered(part)
    assert name_of(document[0][-1]) == "sectPr"
    for table in document.iter(f"{W}tbl"):
        assert_whole(table)


def assert_ordered(part: etree._Element) -> None:
    """Properties stand once and in the order of the schema."""
    for kind, order in ORDERS.items():
        for properties in part.iter(f"{W}{kind}"):
            places = [order.index(name_of(one)) for one in properties]
            assert places == sorted(set(places))


def assert_whole(table: etree._Element) -> None:
    """A paragraph behind the table and in each cell, and in each row as many columns as in the grid."""
    following = table.getnext()
    assert following is not None
    assert name_of(following) == "p"
    columns = len(table.find(f"{W}tblGrid"))
    for row in table.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
        assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns
        assert [name_of(cell[-1]) for cell in cells] == ["p"] * len(cells)


@pytest.mark.parametrize("name", PAPERS)
def test_file_is_sound(name: str) -> None:
    assert_sound(as_word(name))


@pytest.mark.parametrize("name", PAPERS)
def test_file_of_hostile_texts_is_sound(name: str) -> None:
    assert_sound(paper_docx(with_hostile_texts(PAPERS[name])))


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of every paper, made of its Word file in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    files = []
    for name in PAPERS:
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(as_word(name))
    print_pdfs(files, folder)
    return folder


@pytest.mark.skipif(not IS_INSTALLED, reason="LibreOffice is not installed here")
def test_libreoffice_prints_the_same_words(by_libreoffice: Path) -> None:
    """All papers in one test, so that one worker starts LibreOffice once."""
    for name, paper in PAPERS.items():
        pages = pages_of((by_libreoffice / f"{name}.pdf").read_bytes())

        assert said(pages, headers_of(paper)) == squeezed(" ".join(printed_words(paper))), name


def headers_of(paper: Paper) -> list[str]:
    tables = [block for section in paper.pages for block in section.blocks if isinstance(block, Table)]
    return [squeezed("".join(column.header for column in table.columns)) for table in tables]


def said(pages: list[Page], headers: list[str]) -> str:
    """Without what only pages have: their numbers, and the header where a table goes on."""
    whole = ""
    for number, page in enumerate(pages, start=1):
        text = squeezed("".join(line.text for line in page.lines if line.top > 18))
        assert squeezed("".join(line.text for line in page.lines if line.top <= 18)) == (
            "" if number == 1 else str(number)
        )
        for header in headers:
            if number > 1 and header in whole:
                text = text.removeprefix(header)
        whole += text
    return whole


def squeezed(text: str) -> str:
    """Letters only: a hyphen at the end of a line may be one of the text or of the engine."""
    return "".join(plain(text).translate({0x2060: None, 0xAD: None, ord("-"): None, 0x2010: None}).split())
