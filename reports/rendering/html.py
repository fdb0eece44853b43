"""One document model drawn as HTML: a whole document for the PDF, a fragment for the screen.

Both modes come from the same functions, so the preview says the words of the PDF; they
differ in what stands around (head and style sheet, or the desk) and in gaps, which are
amber and lead to their field on the screen and are an empty line on paper.

The tree is built of lxml elements and serialised at the end: people's text can only become
text, never markup. Measures come from `styles`.
"""

import base64
from collections.abc import Callable
from typing import Literal

from lxml import etree, html
from lxml.builder import ElementMaker

from msoko.lib.charts import svg
from msoko.lib.printable import printable as clean
from msoko.lib.qr_codes import qr_svg
from reports.papers.model import PageSection, Paper, Picture
from reports.rendering.html_blocks import Surroundings, block_elements
from reports.rendering.keeping import kept_texts
from reports.rendering.styles import QR_MILLIMETRES, screen_classes, section_name, table_room

Mode = Literal["pdf", "screen"]
Address = Callable[[Picture], str]

_E = ElementMaker()


def embedded(picture: Picture) -> str:
    """The picture itself as an address."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(picture.chart)).decode()}"


def paper_html(paper: Paper, *, mode: Mode, address: Address = embedded) -> str:
    """Draw the paper; `pdf` is a whole document, `screen` a fragment for a page.

    `address` says where a picture is fetched from; without it the picture lies in the markup.
    """
    draw: Callable[[Paper, Address], etree._Element] = _document if mode == "pdf" else _desk
    tree = draw(paper, address)
    doctype = "<!DOCTYPE html>" if mode == "pdf" else None
    return str(html.tostring(tree, encoding="unicode", doctype=doctype))


def _document(paper: Paper, address: Address) -> etree._Element:
    head = _E.head(
        _E.meta(charset="utf-8"),
        _E.title(clean(paper.title)),
        _E.meta(name="author", content=clean(paper.author)),
        _E.meta(name="description", content=clean(paper.subject)),
        _E.meta(name="generator", content="МСОКО"),
    )
    body = _E.body()
    for position, section in enumerate(paper.pages):
        room = table_room(paper.layout, section.orientation)
        kept = kept_texts(section.blocks)
        around = Surroundings("h1", room, gaps_are_links=False, address=address, kept=kept)
        body.append(_section(section, around, classes=f"paper {section_name(position)}"))
    return _E.html({"lang": paper.language}, head, body)


def _desk(paper: Paper, address: Address) -> etree._Element:
    desk = _E.div({"class": "paper-desk", "lang": paper.language})
    for section in paper.pages:
        # The page around the desk has its own first heading.
        room = table_room(paper.layout, section.orientation)
        around = Surroundings("h2", room, gaps_are_links=True, address=address)
        classes = f"paper paper-sheet paper-sheet--{section.orientation} {screen_classes(paper.layout)}"
        desk.append(_section(section, around, classes=classes))
    if paper.check_url:
        desk[0].append(_check_code(paper.check_url))
    return desk


def _check_code(address: str) -> etree._Element:
    picture = base64.b64encode(qr_svg(address, millimetres=QR_MILLIMETRES)).decode()
    source = f"data:image/svg+xml;base64,{picture}"
    return _E.p({"class": "paper-check"}, _E.img(src=source, alt="QR-код страницы проверки"))


def _section(section: PageSection, around: Surroundings, *, classes: str) -> etree._Element:
    element = _E.section({"class": classes})
    for block in section.blocks:
        element.extend(block_elements(block, around))
    return element
