"""Hostile text in any field of any paper: «printed as text, nothing fetched, nothing broken»."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree, html
from pypdf import PdfReader

from msoko.lib.pdf import OwnFilesFetcher
from msoko.lib.word import WordParagraph, read_blocks
from reports.papers.model import Paper
from reports.rendering.html import paper_html
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_text
from reports.rendering.word import paper_docx
from tests.reports.papers.hostile import LONG_WORD, with_a_long_word, with_hostile_texts
from tests.reports.papers.printed import PAPERS, pages_of
from tests.reports.rendering.words import html_words, printed_words, words

LONG = with_a_long_word(PAPERS.values())
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def kind(paper: Paper) -> str:
    return type(paper.pages[0].blocks[0]).__name__


def printed_lines(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Paper:
    return with_hostile_texts(PAPERS[request.param])


def test_page_shows_it_as_text(paper: Paper) -> None:
    for mode in ("pdf", "screen"):
        markup = paper_html(paper, mode=mode)

        assert html_words(markup) == words(paper_text(paper))
        assert (
            html.fromstring(markup).xpath("//script | //style | //section//img[not(@alt)] | //*[@onerror]")
            == []
        )
        assert [letter for letter in DIRECTION_MARKS if letter in markup] == []


def test_pdf_prints_it_and_fetches_nothing(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = OwnFilesFetcher.fetch

    def noted(self: OwnFilesFetcher, url: str, headers: dict[str, str] | None = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(OwnFilesFetcher, "fetch", noted)

    content = paper_pdf(paper).content

    # The first paper of a process reads our fonts.
    assert [url for url in asked if not url.startswith("data:") and not url.endswith((".ttf", ".otf"))] == []
    reader = PdfReader(BytesIO(content))
    assert [page["/Annots"] for page in reader.pages if "/Annots" in page] == []
    said = "".join("".join(printed_lines(content)).split())
    for text in ("<script>alert(1)</script>", "url(file:///etc/passwd)", "&nbsp;", "{{x}}", "нульзвонок"):
        assert text in said.replace("\u00ad", "")


def test_word_file_says_it(paper: Paper) -> None:
    made = paper_docx(paper)

    heard: list[str] = []
    for block in read_blocks(made):
        if isinstance(block, WordParagraph):
            heard.append(block.text)
        else:
            heard += [cell for row in block.rows for cell in row.cells]
    assert words(" ".join(heard)) == printed_words(paper)
    with ZipFile(BytesIO(made)) as package:
        parts = [
            etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".rels")
        ]
    outside = [one for part in parts for one in part.iter() if one.get("TargetMode") == "External"]
    assert outside == []


@pytest.mark.parametrize("paper", LONG, ids=[f"{kind(one)}-{number}" for number, one in enumerate(LONG)])
def test_ten_thousand_letters_stay_on_the_paper(paper: Paper) -> None:
    pages = pages_of(paper_pdf(paper).content)

    margins = paper.layout.margins if pages[0].width < pages[0].height else paper.layout.margins.turned()
    lines = [line for page in pages for line in page.lines if line.top > margins.top - 1]
    assert max(line.right for line in lines) <= pages[0].width - margins.right + 1
    assert min(line.left for line in lines) >= margins.left - 1
    letters = "".join(line.text for line in lines).count("К")
    assert letters >= LONG_WORD.count("К")
    # And they stay one word.
    assert html_words(paper_html(paper, mode="pdf")) == words(paper_text(paper))
