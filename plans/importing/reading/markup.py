"""Remnants of HTML and Markdown in a cell, turned into plain lines.

Decided here (domain 1.6, «markup»): tags go, list items stay as lines that begin with a dash, a word broken
with a hyphen at the end of a line is healed. A hyphen with a space inside a line («план- графику») is only
reported, by `doubts`.
"""

import html
import re

from plans.importing.limits import check_piece
from plans.importing.words import squeezed

_ITEM = re.compile(r"<li\b[^<>]{0,500}>\s*(?:[-–—•*]\s*)?", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,500}>|</p>|</li>|</ul>|</ol>|</div>|</h\d>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,500})?/?>")
_ESCAPED = re.compile(r"\\([_*#\-.\[\]()~`>|])")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPLIT_WORD = re.compile(r"(?<=[а-яё])-\n(?=[а-яё])")
_BULLET = re.compile(r"^[•·▪●◦]\s+", re.MULTILINE)


def clean_cell(text: str) -> str:
    """Give the words of a cell with its lines; whitespace inside lines is collapsed."""
    check_piece(text)
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _ITEM.sub("\n- ", text)))
    if "&" in text:
        text = html.unescape(text)
    if "*" in text or "#" in text or "\\" in text or "__" in text:
        text = _EMPHASIS.sub("", _ESCAPED.sub(r"\1", text))
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    text = re.sub(r"[\r\x0b\x0c\u2028\u2029\x85]", "\n", text)
    return _BULLET.sub("- ", _SPLIT_WORD.sub("", squeezed(text)))


def is_marked_bold(text: str) -> bool:
    """Tell whether a whole line of text stands in bold or heading marks."""
    bare = text.strip()
    if re.match(r"#{1,6}\s", bare):
        return True
    lowered = bare.lower()
    return (bare.startswith("**") and bare.endswith("**") and len(bare) > 4) or (
        lowered.startswith("<b>") and lowered.endswith("</b>")
    )
