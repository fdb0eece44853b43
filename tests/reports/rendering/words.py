"""How tests compare what a page, a PDF and the model say.

Words are compared in order. A PDF parts a word at the end of a line with U+00AD and a line
feed: joining them gives the word back. Kept spaces and hyphens count as ordinary ones.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree, html
from pypdf import PdfReader

from msoko.lib.language_ru import plain
from msoko.lib.word import WordParagraph, read_blocks
from reports.papers.model import Paper, Picture
from reports.rendering.text import paper_text


def words(text: str) -> list[str]:
    return plain(text).replace("\u2060", "").split()


def html_words(markup: str) -> list[str]:
    """The words of a page; a picture of a paper is its alternative text."""
    tree = html.fromstring(markup)
    body = tree.find("body")
    return words("".join(_texts(tree if body is None else body)))


def docx_words(content: bytes) -> list[str]:
    """The words as our own reader of Word files hears them, numbers of clauses written out."""
    lines: list[str] = []
    for block in read_blocks(content):
        if isinstance(block, WordParagraph):
            lines.append(block.text)
        else:
            # A cell over several columns is repeated as empty ones.
            lines.extend(cell for row in block.rows for cell in row.cells)
    return words(" ".join(lines))


def printed_words(paper: Paper) -> list[str]:
    """The words that stand on paper to be seen: without those that are read instead of a picture."""
    pages = tuple(
        replace(
            section,
            blocks=tuple(
                replace(one, words="") if isinstance(one, Picture) else one for one in section.blocks
            ),
        )
        for section in paper.pages
    )
    return words(paper_text(replace(paper, pages=pages)))


def docx_alternatives(content: bytes) -> list[str]:
    """What Word reads out instead of each picture of the text."""
    with ZipFile(BytesIO(content)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    return [str(one.get("descr")) for one in document.iter("{*}docPr")]


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """Blocks part words, inline elements do not."""
    edge = "" if element.tag in ("a", "span", "wbr") else " "
    is_picture = element.tag == "img" and element.getparent().tag == "figure"
    yield edge + ((element.get("alt") if is_picture else element.text) or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield edge


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page, torn words joined."""
    return [page.extract_text().replace("\u00ad\n", "") for page in PdfReader(BytesIO(content)).pages]


def page_as_read(content: bytes, number: int) -> str:
    """The text of one page as poppler reads it, the engine behind most readers of Linux.

    A letter that no installed font draws gives the page a character map of its own, which pypdf
    does not follow.
    """
    command = ["pdftotext", "-layout", "-f", str(number), "-l", str(number), "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
