"""The only door to PDFium: the words of a PDF as plain text, page after page, in the order they were written.

Quick where msoko.lib.pdf_reading is thorough: no places, no tables, so a search and a piece of advice cost
a few milliseconds a page. Pictures are not recognised: a scan has no words.
"""

from collections.abc import Iterator

import pypdfium2


def page_texts(content: bytes) -> Iterator[str]:
    """Yield the text of each page; a broken document raises PDFium's own exception."""
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            words = page.get_textpage()
            try:
                yield words.get_text_bounded().replace("\r\n", "\n")
            finally:
                words.close()
                page.close()
    finally:
        document.close()
