"""The door to WeasyPrint: what it opens, what it refuses, what it mends."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from msoko.lib.pdf import OwnFilesFetcher, PdfError, packaged_fonts, render_pdf

FONTS = packaged_fonts("PT Serif")
CSS = '@page { size: A5; @top-center { content: counter(page) } } body { font-family: "PT Serif" }'


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="ru"><head><title>Проба</title></head><body>{body}</body></html>'


def render(body: str, css: str = CSS) -> bytes:
    return render_pdf(page(body), stylesheets=(css,), fonts=FONTS).content


@pytest.mark.parametrize("family", ["PT Serif", "PT Sans"])
def test_packaged_fonts_have_four_faces(family: str) -> None:
    faces = packaged_fonts(family)

    assert [(face.weight, face.style) for face in faces] == [
        ("normal", "normal"),
        ("bold", "normal"),
        ("normal", "italic"),
        ("bold", "italic"),
    ]
    assert all(face.path.is_file() for face in faces)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "https://example.org/x.png", "ftp://example.org/x", "file:///etc/hostname"],
)
def test_foreign_address_stops_the_rendering(address: str) -> None:
    with pytest.raises(PdfError, match="посторонний файл или сайт"):
        render(f'<img alt="знак" src="{address}">')


def test_path_cannot_climb_out_of_the_own_files(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")

    with pytest.raises(PdfError):
        render(f'<img alt="знак" src="{(tmp_path / "own").as_uri()}/../secret.png">')


def test_own_font_file_is_opened() -> None:
    fetcher = OwnFilesFetcher(frozenset(face.path for face in FONTS))

    response = fetcher.fetch(FONTS[0].path.as_uri())

    assert response.read() == FONTS[0].path.read_bytes()
    response.close()


def test_picture_within_the_document_is_drawn() -> None:
    picture = BytesIO()
    Image.new("RGB", (2, 2), "black").save(picture, "PNG")
    dot = f"data:image/png;base64,{b64encode(picture.getvalue()).decode()}"

    reader = PdfReader(BytesIO(render(f'<img alt="точка" src="{dot}">')))

    assert len(reader.pages[0].images) == 1


def test_torn_word_can_be_joined_and_real_hyphens_stay() -> None:
    css = CSS + " p { width: 4cm; hyphens: auto; hyphenate-character: '\u2011' }"
    text = "совершенствования профессиональных объединений по закону 273\u2011ФЗ и 10\u2011го числа"

    said = PdfReader(BytesIO(render(f"<p>{text}</p>", css))).pages[0].extract_text()

    assert "\u00ad\n" in said
    assert said.replace("\u00ad\n", "").split() == [*text.replace("\u2011", "-").split(), "1"]


def test_kept_spaces_are_searchable() -> None:
    said = PdfReader(BytesIO(render("<p>приказ №\u00a0697 от 2023\u00a0г.</p>"))).pages[0].extract_text()

    assert "приказ № 697 от 2023 г." in said


def test_header_cells_say_what_they_head_and_page_numbers_are_silent() -> None:
    body = (
        "<table><thead><tr><th>Срок</th><th>Итог</th></tr></thead><tr><td>май</td><td>отчёт</td></tr></table>"
    )

    with pikepdf.open(BytesIO(render(body))) as pdf:
        elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        scopes = [str(thing.A.Scope) for thing in elements if thing.S == "/TH"]
        cells = [dict(thing.A) for thing in elements if thing.S == "/TD"]
        operators = pikepdf.parse_content_stream(pdf.pages[0])
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        tagged = [int(operands[1]["/MCID"]) for operands, operator in operators if str(operator) == "BDC"]

    assert scopes == ["/Column", "/Column"]
    assert cells == [{"/O": pikepdf.Name("/Table")}] * 2
    # Four cells are read aloud, the fifth text, the page number, is not.
    assert len(tagged) == 4
    assert len(owners) == 5


def test_second_paper_is_drawn_like_the_first() -> None:
    first, second = (render_pdf(page("<p>Текст</p>"), stylesheets=(CSS,), fonts=FONTS) for _ in range(2))

    assert first.page_count == second.page_count == 1
    texts = [PdfReader(BytesIO(pdf.content)).pages[0].extract_text() for pdf in (first, second)]
    assert texts == ["Текст\n1"] * 2
