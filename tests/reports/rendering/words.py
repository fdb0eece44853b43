"""How tests compare what a page, a PDF and the model say.

Words are compared in order. A PDF parts a word at the end of a line with U+00AD and a line
feed: joining them gives the word back. Kept spaces and hyphens count as ordinary ones.
"""

import subprocess
from collections.abc import Iterator
from io import BytesIO

from lxml import html
from pypdf import PdfReader

from msoko.lib.language_ru import plain
from msoko.lib.word import WordParagraph, read_blocks


def words(text: str) -> list[str]:
    return plain(text).replace("\u2060", "").split()


def html_words(markup: str) -> list[str]:
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


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """Blocks part words, inline elements do not."""
    edge = "" if element.tag in ("a", "span", "wbr") else " "
    yield edge + (element.text or "")
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
