"""Text that may stand on paper: what people type, without what no reader can see or what deceives one.

«Hostile text in any field ... right-to-left marks: printed as text, nothing broken»: control characters and
halves of surrogate pairs have no place in XML and show as boxes in a viewer; marks of direction would turn
the words of an order around, and another number would be read than the one that is stored. Letters of
scripts that run from the right stay: they turn only themselves.
"""

import re

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\ud800-\udfff\ufffe\uffff]"
)


def printable(text: str) -> str:
    """Drop control characters, marks of direction and halves of surrogate pairs."""
    return _UNPRINTABLE.sub("", text)
