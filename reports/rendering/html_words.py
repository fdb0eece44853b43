"""Words of people inside an element: a line feed begins a new line, nothing can become markup."""

import re

from lxml import etree
from lxml.builder import ElementMaker

from msoko.lib.printable import printable

_E = ElementMaker()
Element = etree._Element
#: addresses of the Internet, codes, what leaned on a key
_LONG_WORD = re.compile(r"(\S{50,})")
_LONGEST_PIECE = 200


def append_text(element: Element, text: str) -> Element:
    """Append text; a line feed in it begins a new line of the same block."""
    first, *others = printable(text).split("\n")
    _append_words(element, first)
    for line in others:
        # The space is not seen, but keeps the words of two lines apart in bookmarks.
        _append_words(element, " ")
        element.append(etree.Element("br"))
        _append_words(element, line)
    return element


def _append_words(element: Element, text: str) -> None:
    """Append words; one that no dictionary knows is torn where the line ends and not at syllables.

    Looking for the syllables of ten thousand letters would take the engine hours, and each line of
    theirs is sought in all that is left: pieces with a place for a break between them take no time.
    """
    for position, part in enumerate(_LONG_WORD.split(text)):
        if position % 2:
            element.append(_long_word(part))
        else:
            _append_part(element, part)


def _long_word(word: str) -> Element:
    # A place for a break comes first as well: a word behind a kept space would else run over the margin.
    span = _E.span({"class": "paper-long-word"})
    for start in range(0, len(word), _LONGEST_PIECE):
        span.append(_E.wbr())
        span[-1].tail = word[start : start + _LONGEST_PIECE]
    return span


def _append_part(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
