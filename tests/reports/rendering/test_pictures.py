"""One picture in every output: the same drawing, the same caption, words for whoever does not see it."""

import base64
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html
from PIL import Image

from msoko.lib.charts import svg
from reports.papers.model import Orientation, PageSection, Paper, Picture
from reports.papers.pictures import pictures_in
from reports.rendering.html import paper_html
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_digest, paper_text
from reports.rendering.word import paper_docx
from tests.reports.papers.printed import PAPERS, as_word, printed
from tests.reports.papers.test_tags import assert_valid, walk
from tests.reports.rendering.words import (
    docx_alternatives,
    docx_words,
    html_words,
    printed_words,
    words,
)

PAPER = PAPERS["report_with_pictures"]
PICTURES = list(pictures_in(PAPER.pages))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EMU_PER_MILLIMETRE = 36000
#: a file says of itself that it is PDF/UA: this one says PDF/A
NOT_UA = frozenset({"DOC-012", "UA-28-004"})


def test_text_says_the_words_and_then_the_caption() -> None:
    lines = paper_text(PAPER).replace("\xa0", " ").splitlines()

    place = lines.index("Рисунок 1 – Динамика: базовый уровень")
    assert lines[place - 1] == "Доля выросла с 70 до 75."


@pytest.mark.parametrize("mode", ["pdf", "screen"])
def test_page_says_them_too(mode: str) -> None:
    assert html_words(paper_html(PAPER, mode=mode)) == words(paper_text(PAPER))


def test_pdf_carries_the_drawing_of_the_page() -> None:
    images = html.fromstring(paper_html(PAPER, mode="pdf")).xpath("//figure/img")

    drawn = [base64.b64decode(image.get("src").partition("base64,")[2]) for image in images]
    assert drawn == [svg(one.chart) for one in PICTURES]
    assert [image.get("width") for image in images] == [None] * len(PICTURES)


def test_screen_fetches_pictures_from_their_address_and_keeps_their_place() -> None:
    markup = paper_html(
        PAPER, mode="screen", address=lambda picture: f"/{picture.number}-{picture.sheet}.svg"
    )

    tree = html.fromstring(markup)
    images = tree.xpath("//figure/img")
    assert [image.get("src") for image in images] == [f"/{one.number}-{one.sheet}.svg" for one in PICTURES]
    assert (images[0].get("width"), images[0].get("height")) == ("730", "307")
    assert tree.xpath("//*[@style] | //style | //script") == []


def test_pdf_tags_figures_with_their_words_and_captions() -> None:
    with pikepdf.open(BytesIO(printed("report_with_pictures"))) as pdf:
        elements = list(walk(pdf.Root.StructTreeRoot))
        figures = [one for one in elements if one.S == "/Figure"]
        captions = [one for one in elements if one.S == "/Caption"]
        boxes = [[float(side) for side in one.A.BBox] for one in figures]
        pages = [[float(side) for side in one.Pg.MediaBox] for one in figures]
        parents = {str(one.P.S) for one in (*figures, *captions)}

    assert [words(str(one.Alt)) for one in figures] == [words(one.words) for one in PICTURES]
    assert len(captions) == len(PICTURES)
    assert parents == {"/Div"}
    # The left margin of the portrait sheet, and the right one.
    assert boxes[0][0] == pytest.approx(30 / 25.4 * 72, abs=1)
    assert boxes[0][2] == pytest.approx((210 - 15) / 25.4 * 72, abs=1)
    for (left, bottom, right, top), (_, _, width, height) in zip(boxes, pages, strict=True):
        assert 0 < left < right < width
        assert 0 < bottom < top < height


# WeasyPrint forgets to close the colour profile that it reads for PDF/A.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
def test_paper_for_signing_has_pictures_without_transparency(tmp_path: Path) -> None:
    content = paper_pdf(PAPER, variant="pdf/a-3a").content

    assert_valid(content, tmp_path, ignored=NOT_UA)
    with pikepdf.open(BytesIO(content)) as pdf:
        states = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        assert [one for one in states if float(one.get("/ca", 1)) < 1 or float(one.get("/CA", 1)) < 1] == []
        assert [one for one in states if "/SMask" in one] == []


def test_word_has_pictures_with_words_as_wide_as_the_text_at_most() -> None:
    made = as_word("report_with_pictures")

    assert docx_alternatives(made) == [one.words for one in PICTURES]
    assert docx_words(made) == printed_words(PAPER)
    with zipfile.ZipFile(BytesIO(made)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        sizes = [Image.open(BytesIO(package.read(name))).info["dpi"][0] for name in media]
    extents = [int(one.get("cx")) / EMU_PER_MILLIMETRE for one in document.iter("{*}extent")]
    assert extents[:4] == pytest.approx([165] * 4, abs=0.1)
    assert max(extents[4:]) <= 257
    assert [round(size) for size in sizes] == [200] * len(PICTURES)


def test_word_numbers_captions_itself_in_its_own_style() -> None:
    with zipfile.ZipFile(BytesIO(as_word("report_with_pictures"))) as package:
        document = etree.fromstring(package.read("word/document.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))

    fields = list(document.iter(f"{W}fldSimple"))
    assert [(one.get(f"{W}instr"), "".join(one.itertext())) for one in fields] == [
        *[(r"SEQ Рисунок \* ARABIC", str(number)) for number in range(1, 6)],
        *[(r"SEQ Рисунок \c", "5")] * 2,
    ]
    used = [one.getparent().find(f"{W}pPr/{W}pStyle").get(f"{W}val") for one in fields]
    names = {one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val") for one in styles.iter(f"{W}style")}
    assert [names[one] for one in used] == [
        *["caption"] * 3,
        # The last picture of the text stays with the signature.
        "Caption перед подписью",
        *["caption"] * 3,
    ]
    caption = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Caption")
    assert caption.find(f"{W}semiHidden") is None
    assert caption.find(f"{W}rPr/{W}color") is None


def test_high_picture_is_never_higher_than_the_page() -> None:
    tall = PICTURES[4]
    paper = Paper("Карта", (PageSection(Orientation.LANDSCAPE, (tall,)),))

    with zipfile.ZipFile(BytesIO(paper_docx(paper))) as package:
        document = etree.fromstring(package.read("word/document.xml"))

    extent = next(document.iter("{*}extent"))
    assert int(extent.get("cy")) / EMU_PER_MILLIMETRE <= 210 - 30 - 15 - 26 + 0.1


def test_digest_covers_what_is_drawn() -> None:
    def with_value(value: float) -> Paper:
        section = PAPER.pages[0]
        changed = tuple(
            Picture(type(one.chart)("Риск", (("Школа", value),)), one.title, one.words)
            if isinstance(one, Picture) and one.number == 3
            else one
            for one in section.blocks
        )
        return Paper("Отчёт", (PageSection(section.orientation, changed),))

    assert paper_digest(with_value(4.0)) == paper_digest(with_value(4.0))
    assert paper_digest(with_value(4.0)) != paper_digest(with_value(5.0))
