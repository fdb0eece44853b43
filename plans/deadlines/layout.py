"""Marks of a list in a cell: bullets and numbers at the beginning of lines say nothing about time.

Every place of the text is kept: a mark becomes blanks, a bullet inside a line becomes the end of a line.
"""

import re

BULLETS = re.compile(r"[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\uf0b7]")
DASH_LINE = re.compile(r"(?m)^(\s*)[-\u2010-\u2015*](?=\s*\S)")
NUMBERED_LINE = re.compile(r"(?m)^(\s*)(\d{1,2})[.)](?=\s+\D)")


def lay_out(text: str) -> str:
    """The same text without the marks of a list."""
    text = BULLETS.sub("\n", text)
    if DASH_LINE.match(text):
        # The first line begins with a dash: it is a bullet there, and on the lines below.
        text = DASH_LINE.sub(lambda found: f"{found.group(1)} ", text)
    if [int(found.group(2)) for found in NUMBERED_LINE.finditer(text)][:2] == [1, 2]:
        text = NUMBERED_LINE.sub(lambda found: " " * len(found.group()), text)
    return text
