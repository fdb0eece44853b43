"""The printed order: words, pages, numbers, tags. Every test renders a real PDF."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from msoko.lib.language_ru import plain
from reports.layout import GOST_2025
from reports.papers.model import Paper
from reports.papers.order import PlanActivity, PlanFacts, order_paper
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_text
from tests.reports.papers_cast import AUTHORITY, COLUMNS, activity, draft_order, plan
from tests.reports.rendering.words import page_as_read, pdf_pages, words

HEADER = words(" ".join(header for _, header in COLUMNS))


def printed(facts: PlanFacts, **changes: object) -> Paper:
    order = replace(draft_order(facts, AUTHORITY), **changes)  # type: ignore[arg-type]
    return order_paper(order, facts)


@pytest.fixture(scope="module")
def annex() -> tuple[Paper, bytes, int]:
    """An order whose annex takes several pages."""
    paper = printed(plan(24))
    pdf = paper_pdf(paper)
    return paper, pdf.content, pdf.page_count


def test_pdf_says_the_words_of_the_model(annex: tuple[Paper, bytes, int]) -> None:
    paper, content, _ = annex

    pages = [words(page) for page in pdf_pages(content)]
    # What only pages have: the number on each but the first, and the header repeated.
    said = pages[0] + pages[1][:-1] + [word for page in pages[2:] for word in page[len(HEADER) : -1]]
    assert said == words(paper_text(paper))


def test_pages_are_counted_turned_and_numbered(annex: tuple[Paper, bytes, int]) -> None:
    _, content, page_count = annex

    pages = PdfReader(BytesIO(content)).pages
    texts = [words(text) for text in pdf_pages(content)]
    assert page_count == len(pages) > 4
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [
        False,
        *[True] * (page_count - 1),
    ]
    assert texts[0][-2:] == ["А.Б.", "Озёрная"]
    assert [text[-1] for text in texts[1:]] == [str(number) for number in range(2, page_count + 1)]
    assert [text[: len(HEADER)] for text in texts[2:]] == [HEADER] * (page_count - 2)


def test_row_that_fits_a_page_is_not_torn(annex: tuple[Paper, bytes, int]) -> None:
    _, content, _ = annex

    starts = [words(text)[len(HEADER)] for text in pdf_pages(content)[2:]]
    assert [start for start in starts if not (start == "Раздел" or start.rstrip(".").isdigit())] == []


def test_row_taller_than_a_page_is_torn_under_a_header() -> None:
    tall = PlanActivity(("2.", "Слово о качестве " * 200, "май", "ОО", "Z" * 900, "справка"))
    facts = PlanFacts("План на 2026 год", COLUMNS, (activity(1), tall, activity(3)))

    texts = [words(text) for text in pdf_pages(paper_pdf(printed(facts)).content)]

    assert [text[: len(HEADER)] for text in texts[2:]] == [HEADER] * (len(texts) - 2)
    said = [word for text in texts for word in text]
    assert said.count("качестве") == 200
    assert "".join(word for word in said if set(word) == {"Z"}) == "Z" * 900


def test_numbers_begin_anew_where_the_section_says_so() -> None:
    paper = printed(plan(24))
    order, annex_pages = paper.pages
    restarted = replace(paper, pages=(order, replace(annex_pages, restart_numbers=True)))

    texts = [words(text) for text in pdf_pages(paper_pdf(restarted).content)]

    assert texts[1][-1] != "1"
    assert [text[-1] for text in texts[2:]] == [str(number) for number in range(2, len(texts))]


def test_pdf_is_tagged_titled_and_in_russian(annex: tuple[Paper, bytes, int]) -> None:
    paper, content, _ = annex

    reader = PdfReader(BytesIO(content))
    assert reader.root_object["/Lang"] == "ru"
    assert reader.root_object["/MarkInfo"] == {"/Marked": True}
    assert reader.root_object["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (paper.title, paper.author)
    labels = [item["/Title"] for item in reader.outline if isinstance(item, dict)]
    assert [plain(label) for label in labels] == [
        draft_order(plan(), AUTHORITY).heading,
        plan().title,
    ]


def test_engine_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    facts = plan(3)
    gapped = draft_order(facts, replace(AUTHORITY, centre_head_name="", signatory_post=()))

    paper_pdf(order_paper(gapped, facts))

    assert caplog.messages == []


def test_foreign_letters_and_markup_are_printed_as_text() -> None:
    cells = (
        "1.",
        "<script>alert(1)</script> & → ✓ 😀 \u2010 ә 中 \x00\ud800",
        "&nbsp;",
        "</td>",
        "{{ x }}",
        "«№–ё„“»",
    )

    content = paper_pdf(printed(PlanFacts("План", COLUMNS, (PlanActivity(cells),)))).content

    said = " ".join(page_as_read(content, 2).split())
    for text in ("<script>alert(1)</script>", "&nbsp;", "</td>", "{{ x }}", "«№–ё„“»"):
        assert text in said


# WeasyPrint forgets to close the colour profile that it reads for PDF/A.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
def test_paper_for_signing_is_archival() -> None:
    content = paper_pdf(printed(plan(1)), variant="pdf/a-3a").content

    metadata = PdfReader(BytesIO(content)).xmp_metadata
    assert metadata is not None
    assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("3", "A")
    assert PdfReader(BytesIO(content)).root_object["/MarkInfo"] == {"/Marked": True}


def test_fonts_are_those_of_the_package_and_embedded(annex: tuple[Paper, bytes, int]) -> None:
    _, content, _ = annex

    fonts = PdfReader(BytesIO(content)).pages[1]["/Resources"]["/Font"].values()  # type: ignore[index]
    descendants = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts]
    assert {str(font["/BaseFont"]).split("+")[1] for font in descendants} == {"PT-Serif", "PT-Serif-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in descendants)


def test_smaller_type_takes_fewer_pages() -> None:
    facts = plan(14)
    order = draft_order(facts, AUTHORITY)

    small, large = (
        paper_pdf(order_paper(order, facts, replace(GOST_2025, table_points=points))) for points in (9, 12)
    )

    assert small.page_count < large.page_count
