"""Papers in which every text is what somebody pasted or attacked with."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle
from typing import Any

from msoko.lib.charts import ZONES
from reports.layout import Layout
from reports.papers.model import Orientation, PageSection, Paper, Picture, Table

MARKUP = (
    '<script>alert(1)</script><img src="http://evil.example/x.png" onerror=alert(1)> &nbsp; </td></table>',
    '</style><style>@import url("http://evil.example/a.css"); p { display: none }</style> {{ x }} {% y %}',
    "url(file:///etc/passwd) javascript:alert(1) https://evil.example/?a=1&b=2 =1+1 \\input{x}",
    "\u202eзадом наперёд\u202c \u2067внутри\u2069 \u200fметка\u200e \u061cконец",
    "нуль\x00 звонок\x07 половина\ud800 конец\uffff\ufffe",
)
LONG_WORD = "Качество" * 1250
#: rows of a table that are kept; the others say nothing new
_ROWS = 4


def with_hostile_texts(paper: Paper) -> Paper:
    """The paper with another hostile text in each of its fields."""
    texts = cycle(MARKUP)
    sections = tuple(
        replace(
            section, blocks=tuple(_changed(_cut(block), lambda _: next(texts)) for block in section.blocks)
        )
        for section in paper.pages
    )
    return replace(paper, pages=sections, title=MARKUP[0], author=MARKUP[1], subject=MARKUP[4])


def with_a_long_word(papers: Iterable[Paper]) -> list[Paper]:
    """For each kind of block that the papers have, papers with the long word in one of its fields."""
    found = {}
    for paper in papers:
        for section in paper.pages:
            for block in section.blocks:
                found.setdefault(type(block), (section.orientation, _cut(block)))
    return [
        Paper("Длинное слово", (PageSection(orientation, (made,)),))
        for orientation, block in found.values()
        for made in _with_one_changed(block)
    ]


def _with_one_changed(block: Any) -> Iterable[Any]:
    """The block with its second text changed, which is a header in a table, and with its last."""
    if isinstance(block, Picture):
        # What is drawn is no text of the page any more.
        yield replace(block, title=(LONG_WORD,))
        return
    texts: list[str] = []
    _changed(block, lambda text: texts.append(text) or text)
    for place in sorted({min(1, len(texts) - 1), len(texts) - 1}):
        numbers = iter(range(len(texts)))
        yield _changed(block, lambda text, at=place, of=numbers: LONG_WORD if next(of) == at else text)


def _cut(block: Any) -> Any:
    return replace(block, rows=block.rows[:_ROWS]) if isinstance(block, Table) else block


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with each of its texts changed, however deep it lies."""
    if isinstance(value, Enum | Layout | Orientation):
        return value
    if isinstance(value, str):
        # The key of a zone is no text of anybody.
        return value if value in ZONES else change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _changed(getattr(value, one.name), change) for one in fields(value)}
        )
    return value
