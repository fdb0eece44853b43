"""Each block of the document model as HTML elements; classes are those of paper.css.

What a block looks like is the business of the style sheet. Decided here: which parts of a
paper are headings (they become bookmarks), and that the rows of a table carry no more
markup than they need, for an annex has hundreds of cells.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from reports.papers.model import (
    GAP_LINE,
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    Block,
    BodyRow,
    Clause,
    DateAndNumber,
    Gap,
    GroupRow,
    Heading,
    KindTitle,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    Verb,
)
from reports.rendering.styles import TableRoom, row_height

_E = ElementMaker()
Element = etree._Element

# XML has no place for these, and a PDF viewer shows them as boxes.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Surroundings:
    """What a block has to know of the page it is drawn on."""

    heading_tag: str
    room: TableRoom
    gaps_are_links: bool


def clean(text: str) -> str:
    """Drop control characters and halves of surrogate pairs."""
    return _UNPRINTABLE.sub("", text)


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
            yield _fill(_E.p({"class": name}), block.runs, around)
        case Table():
            yield _table(block, around.room)
        case SignatureBlock():
            yield _signature(block, around)
        case _:
            yield _requisite(block)


def _requisite(block: AuthorLines | AnnexStamp | KindTitle | Verb | DateAndNumber) -> Element:
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


def _spaced(name: str, is_spaced: bool) -> str:
    return f"{name} paper-spaced" if is_spaced else name


def _date_and_number(block: DateAndNumber) -> Element:
    element = _E.div(
        {"class": "paper-registration"},
        _E.p({"class": "paper-date"}, block.date_text),
        _E.p({"class": "paper-number"}, clean(block.number_label)),
    )
    if not block.place:
        return element
    return _E.div(element, _E.p({"class": "paper-place"}, clean(block.place)))


def _clause(clause: Clause, around: Surroundings, *, classes: str) -> Iterator[Element]:
    yield _fill(_E.p({"class": classes}), (f"{clause.number_text} ", *clause.text), around)
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
            _append_text(element, run)
    return element


def _gap(gap: Gap, around: Surroundings) -> Element:
    if not around.gaps_are_links:
        return _E.span({"class": "paper-gap"}, GAP_LINE)
    href = f"#field-{re.sub(r'[^A-Za-z0-9_-]', '', gap.field)}"
    hint = f"Нужно указать: {clean(gap.hint)}"
    return _E.a({"class": "paper-gap", "href": href, "title": hint}, GAP_LINE)


def _lines(lines: Iterable[str], *, tag: str, classes: str) -> Element:
    return _append_text(etree.Element(tag, {"class": classes}), "\n".join(lines))


def _append_text(element: Element, text: str) -> Element:
    """Append text; a line feed in it begins a new line of the same block."""
    first, *others = clean(text).split("\n")
    _append_words(element, first)
    for line in others:
        # The space is not seen, but keeps the words of two lines apart in bookmarks.
        _append_words(element, " ")
        element.append(etree.Element("br"))
        _append_words(element, line)
    return element


def _append_words(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _table(table: Table, room: TableRoom) -> Element:
    columns = _E.colgroup(*(_E.col(width=f"{column.share}%") for column in table.columns))
    header = etree.Element("tr")
    for column in table.columns:
        header.append(_append_text(_E.th(scope="col"), column.header))
    shares = [column.share for column in table.columns]
    body = etree.Element("tbody")
    for row in table.rows:
        match row:
            case GroupRow():
                body.append(_group_row(row, len(shares)))
            case BodyRow():
                body.append(_body_row(row, is_long=row_height(row, shares, room) > room.lines))
    return _E.table({"class": "paper-table"}, columns, _E.thead(header), body)


def _group_row(row: GroupRow, width: int) -> Element:
    element = etree.Element("tr", {"class": f"paper-group paper-group--{max(1, min(row.level, 3))}"})
    element.append(_append_text(_E.td(colspan=str(width)), row.label))
    return element


def _body_row(row: BodyRow, *, is_long: bool) -> Element:
    element = etree.Element("tr", {"class": "paper-row--long"} if is_long else {})
    for cell in row.cells:
        _append_text(etree.SubElement(element, "td"), cell)
    return element
