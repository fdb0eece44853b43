"""Each block of the document model as HTML elements; classes are those of paper.css.

What a block looks like is the business of the style sheet. Decided here: which parts of a
paper are headings (they become bookmarks), and that the rows of a table carry no more
markup than they need, for an annex has hundreds of cells.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from msoko.lib.charts import millimetres
from msoko.lib.printable import printable as clean
from reports.papers.model import (
    BULLET,
    GAP_LINE,
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    Block,
    Bullets,
    Clause,
    Corner,
    DateAndNumber,
    Gap,
    Heading,
    KindTitle,
    Label,
    Paragraph,
    Performer,
    Picture,
    Run,
    Runs,
    SideBySide,
    SignatureBlock,
    Subheading,
    Table,
    Verb,
)
from reports.rendering.html_tables import table_element
from reports.rendering.html_words import Element, append_text
from reports.rendering.styles import TableRoom

_E = ElementMaker()
_MILLIMETRES_PER_PIXEL = 25.4 / 96


@dataclass(frozen=True)
class Surroundings:
    """What a block has to know of the page it is drawn on."""

    heading_tag: str
    room: TableRoom
    gaps_are_links: bool
    #: where the bytes of a picture are
    address: Callable[[Picture], str]
    kept: frozenset[int] = frozenset()

    def classes(self, names: str, text: Clause | Paragraph | Picture | Runs) -> dict[str, str]:
        return {"class": f"{names} paper-kept" if id(text) in self.kept else names}


def block_elements(block: Block, around: Surroundings) -> Iterator[Element]:
    match block:
        case Heading():
            yield _lines(block.lines, tag=around.heading_tag, classes="paper-heading")
        case AnnexTitle():
            yield _lines(block.lines, tag=around.heading_tag, classes="paper-annex-title")
        case Clause():
            yield from _clause(block, around, classes="paper-clause")
        case Paragraph():
            name = "paper-paragraph" if block.indent else "paper-paragraph paper-paragraph--flush"
            yield _fill(_E.p(around.classes(name, block)), block.runs, around)
        case Table() | Picture():
            yield _table_or_picture(block, around)
        case Subheading() | Label() | Bullets():
            yield from _part(block, around)
        case SignatureBlock() | Corner() | SideBySide():
            yield _corner_or_signature(block, around)
        case _:
            yield _requisite(block)


def _part(block: Subheading | Label | Bullets, around: Surroundings) -> Iterator[Element]:
    match block:
        case Subheading():
            # One level below the heading of the paper: a bookmark of its own.
            tag = {"h1": "h2", "h2": "h3"}[around.heading_tag]
            yield _fill(etree.Element(tag, {"class": "paper-subheading"}), block.text, around)
        case Label():
            name = "paper-label paper-label--bold" if block.is_bold else "paper-label"
            yield _fill(_E.p({"class": name}), block.runs, around)
        case Bullets():
            for item in block.items:
                marks = around.classes("paper-paragraph paper-bullet", item)
                yield _fill(_E.p(marks), (BULLET, *item), around)


def _table_or_picture(block: Table | Picture, around: Surroundings) -> Element:
    if isinstance(block, Table):
        return table_element(block, around.room)
    image = _E.img(src=around.address(block), alt=clean(block.words))
    if around.gaps_are_links:
        # A page keeps the place of a picture that is still on its way; the engine of the PDF would take
        # these attributes for more than what the style sheet says.
        width, height = (round(one / _MILLIMETRES_PER_PIXEL) for one in millimetres(block.chart))
        image.set("width", str(width))
        image.set("height", str(height))
    caption = _fill(_E.figcaption({"class": "paper-caption"}), (block.label, *block.caption), around)
    return _E.figure(around.classes("paper-picture", block), image, caption)


def _corner_or_signature(block: SignatureBlock | Corner | SideBySide, around: Surroundings) -> Element:
    match block:
        case SignatureBlock():
            return _signature(block, around)
        case Corner():
            lines = _filled_lines(_E.p({"class": "paper-stamp-lines"}), block.lines, around)
            return _E.div({"class": "paper-stamp paper-corner"}, lines)
        case SideBySide():
            left = _filled_lines(_E.p({"class": "paper-side paper-side--left"}), block.left, around)
            right = _filled_lines(_E.p({"class": "paper-side paper-side--right"}), block.right, around)
            return _E.div({"class": "paper-sides"}, left, right)


def _filled_lines(element: Element, lines: Iterable[Runs], around: Surroundings) -> Element:
    for position, line in enumerate(lines):
        _fill(element, ("\n", *line) if position else line, around)
    return element


def _requisite(block: AuthorLines | AnnexStamp | KindTitle | Verb | DateAndNumber | Performer) -> Element:
    match block:
        case AuthorLines():
            return _lines(block.lines, tag="p", classes="paper-author")
        case AnnexStamp():
            return _E.div({"class": "paper-stamp"}, _lines(block.lines, tag="p", classes="paper-stamp-lines"))
        case KindTitle():
            return _lines((block.text,), tag="p", classes=_spaced("paper-kind", block.is_spaced))
        case Verb():
            return _lines((block.text,), tag="p", classes=_spaced("paper-verb", block.is_spaced))
        case DateAndNumber():
            return _date_and_number(block)
        case Performer():
            return _lines(block.lines, tag="p", classes="paper-performer")


def _spaced(name: str, is_spaced: bool) -> str:
    return f"{name} paper-spaced" if is_spaced else name


def _date_and_number(block: DateAndNumber) -> Element:
    element = _E.div(
        {"class": "paper-registration"},
        _lines((block.date_text,), tag="p", classes="paper-date"),
        _lines((block.number_label,), tag="p", classes="paper-number"),
    )
    if not block.place:
        return element
    return _E.div(element, _lines((block.place,), tag="p", classes="paper-place"))


def _clause(clause: Clause, around: Surroundings, *, classes: str) -> Iterator[Element]:
    element = _E.p(around.classes(classes, clause))
    yield _fill(element, (f"{clause.number_text} ", *clause.text), around)
    for subclause in clause.subclauses:
        yield from _clause(subclause, around, classes="paper-clause paper-clause--sub")


def _signature(block: SignatureBlock, around: Surroundings) -> Element:
    post = _E.p({"class": "paper-signature-post"})
    for position, line in enumerate(block.post_lines):
        _fill(post, ("\n", line) if position else (line,), around)
    name = _fill(_E.p({"class": "paper-signature-name"}), (block.name,), around)
    if not block.marks:
        return _E.div({"class": "paper-signature"}, post, name)
    marks = (_lines(mark.lines, tag="p", classes="paper-mark") for mark in block.marks)
    place = _E.div({"class": "paper-signature-marks"}, *marks)
    return _E.div({"class": "paper-signature paper-signature--marked"}, post, place, name)


def _fill(element: Element, runs: Iterable[Run], around: Surroundings) -> Element:
    for run in runs:
        if isinstance(run, Gap):
            element.append(_gap(run, around))
        else:
            append_text(element, run)
    return element


def _gap(gap: Gap, around: Surroundings) -> Element:
    if not around.gaps_are_links:
        return _E.span({"class": "paper-gap"}, GAP_LINE)
    href = f"#field-{re.sub(r'[^A-Za-z0-9_-]', '', gap.field)}"
    hint = f"Нужно указать: {clean(gap.hint)}"
    return _E.a({"class": "paper-gap", "href": href, "title": hint}, GAP_LINE)


def _lines(lines: Iterable[str], *, tag: str, classes: str) -> Element:
    return append_text(etree.Element(tag, {"class": classes}), "\n".join(lines))
