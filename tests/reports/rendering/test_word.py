"""The order as a Word file: the words of the model, real styles, numbering, sections, repeated header."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from msoko.lib.word import WordTable, read_blocks
from reports.papers.model import (
    BodyRow,
    Clause,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
    Verb,
)
from reports.papers.order import PlanActivity, PlanFacts, order_paper
from reports.rendering.text import paper_text
from reports.rendering.word import paper_docx
from tests.reports.papers_cast import AUTHORITY, COLUMNS, draft_order, plan
from tests.reports.rendering.words import docx_words, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "1.",
    "<script>alert(1)</script> &amp; \x00\ud800 {{ x }}",
    "=1+1",
    "слово" * 2000,
    "\u202eзадом наперёд",
    "a\tb\nc",
)


def order(facts: PlanFacts, **changes: object) -> Paper:
    return order_paper(replace(draft_order(facts, AUTHORITY), **changes), facts)  # type: ignore[arg-type]


def part(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(f"word/{name}.xml"))


def values(root: etree._Element, tag: str) -> list[str | None]:
    return [one.get(f"{W}val") for one in root.iter(f"{W}{tag}")]


@pytest.fixture(scope="module")
def paper() -> Paper:
    return order(plan(6))


@pytest.fixture(scope="module")
def content(paper: Paper) -> bytes:
    return paper_docx(paper)


def test_word_says_the_words_of_the_model(paper: Paper, content: bytes) -> None:
    assert docx_words(content) == words(paper_text(paper))


def test_clauses_are_numbered_by_word(content: bytes) -> None:
    document = part(content, "document")

    levels = [value for one in document.iter(f"{W}numPr") for value in values(one, "ilvl")]
    assert levels == ["0", "0", "0", "1", "1", "0"]
    assert values(part(content, "numbering"), "lvlText")[:2] == ["%1.", "%1.%2."]


def test_numbers_that_do_not_run_are_written_as_they_are() -> None:
    clauses = (Clause("1.", ("Утвердить план.",)), Clause("3.", ("Контроль оставляю за собой.",)))
    blocks = (Verb("ПРИКАЗЫВАЮ:"), *clauses, SignatureBlock(("Начальник",), "А.Б. Озёрная"))

    made = paper_docx(Paper("Приказ", (PageSection(Orientation.PORTRAIT, blocks),)))

    assert docx_words(made) == words(
        "ПРИКАЗЫВАЮ: 1. Утвердить план. 3. Контроль оставляю за собой. Начальник А.Б. Озёрная"
    )


def test_pages_are_turned_and_numbered(content: bytes) -> None:
    sections = list(part(content, "document").iter(f"{W}sectPr"))

    sizes = [
        (one.find(f"{W}pgSz").get(f"{W}orient"), one.find(f"{W}titlePg") is not None) for one in sections
    ]
    assert sizes == [(None, True), ("landscape", False)]
    margins = sections[0].find(f"{W}pgMar")
    # 20, 15, 20 and 30 mm in twentieths of a point.
    assert [round(int(margins.get(f"{W}{side}")) / 56.7) for side in ("top", "right", "bottom", "left")] == [
        20,
        15,
        20,
        30,
    ]
    assert "PAGE" in [one.get(f"{W}instr") for one in part(content, "header1").iter(f"{W}fldSimple")]


def test_header_repeats_rows_hold_together_and_groups_go_with_their_rows(content: bytes) -> None:
    annex = list(part(content, "document").iter(f"{W}tbl"))[-1]
    rows = list(annex.iter(f"{W}tr"))

    assert [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None] == rows[:1]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    styles = {one.get(f"{W}styleId"): one for one in part(content, "styles").iter(f"{W}style")}
    groups = {values(row, "pStyle")[0] for row in rows if row.find(f".//{W}gridSpan") is not None}
    assert len(groups) == 2
    assert all(styles[name].find(f"{W}pPr/{W}keepNext") is not None for name in groups)


def test_signature_goes_with_the_last_text(content: bytes) -> None:
    document = part(content, "document")
    styles = {one.get(f"{W}styleId"): one for one in part(content, "styles").iter(f"{W}style")}

    last = document.find(f".//{W}tbl").getprevious()

    name = last.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    assert styles[name].find(f"{W}pPr/{W}keepNext") is not None


def test_row_taller_than_a_page_may_be_torn() -> None:
    long = PlanActivity(("1.", "слово " * 1500, "май", "УО", "беседа", "справка"))

    made = paper_docx(order(PlanFacts("План", COLUMNS, (long,))))

    annex = list(part(made, "document").iter(f"{W}tbl"))[-1]
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in annex.iter(f"{W}tr")] == [False, True]


def test_header_taller_than_a_page_is_an_ordinary_row() -> None:
    table = Table((TableColumn("слово " * 900, 40), TableColumn("Срок", 60)), (BodyRow(("1", "май")),))

    made = paper_docx(Paper("План", (PageSection(Orientation.LANDSCAPE, (table,)),)))

    first = next(part(made, "document").iter(f"{W}trPr"))
    assert [etree.QName(one).localname for one in first] == []


def test_hostile_text_is_text() -> None:
    facts = PlanFacts("План", COLUMNS, (PlanActivity(HOSTILE),))

    made = paper_docx(order(facts))

    tables = [block for block in read_blocks(made) if isinstance(block, WordTable)]
    assert tables[-1].rows[-1].cells[1].startswith("<script>alert(1)</script> &amp;")
    assert b"w:hyperlink" not in etree.tostring(part(made, "document"))


def test_paragraph_without_indent_has_none() -> None:
    blocks = (Paragraph(("Начало",)), Paragraph(("Без отступа",), indent=False))

    made = paper_docx(Paper("Справка", (PageSection(Orientation.PORTRAIT, blocks),)))

    names = values(part(made, "document"), "pStyle")
    assert len(set(names)) == 2
    assert docx_words(made) == ["Начало", "Без", "отступа"]


def test_code_of_checking_stands_on_the_first_page_only(paper: Paper) -> None:
    made = paper_docx(replace(paper, check_url="https://msoko.example.ru/reports/check/0/"))

    with zipfile.ZipFile(BytesIO(made)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        footers = [name for name in package.namelist() if name.startswith("word/footer")]
    assert (len(pictures), len(footers)) == (1, 1)
    assert docx_words(made) == words(paper_text(paper))
