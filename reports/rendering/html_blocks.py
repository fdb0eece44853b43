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

from msoko.lib.printable import printable as clean
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
from reports.rendering.styles import TableRoom, header_height, header_repeats, row_height

_E = ElementMaker()
Element = etree._Element
#: addresses of the Internet, codes, what leaned on a key
_LONG_WORD = re.compile(r"(\S{50,})")
_LONGEST_PIECE = 200


@dataclass(frozen=True)
class Surroundings:
    """What a block has to know of the page it is drawn on."""

    heading_tag: str
    room: TableRoom
    gaps_are_links: bool
    kept: frozenset[int] = frozenset()

    def classes(self, names: str, text: Clause | Paragraph) -> dict[str, str]:
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
    return _E.div({"class": "paper-signature"}, post, name)


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
    span = _E.span({"class": "paper-long-word"}, word[:_LONGEST_PIECE])
    for start in range(_LONGEST_PIECE, len(word), _LONGEST_PIECE):
        span.append(_E.wbr())
        span[-1].tail = word[start : start + _LONGEST_PIECE]
    return span


def _append_part(element: Element, text: str) -> None:
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
    height = header_height(table, room)
    lines = room.lines - height
    body = etree.Element("tbody")
    head = _E.thead(header)
    if not header_repeats(height, room):
        header.set("class", "paper-row--long")
        head, lines = None, room.lines
        body.append(header)
    for row in table.rows:
        match row:
            case GroupRow():
                body.append(_group_row(row, len(shares)))
            case BodyRow():
                body.append(_body_row(row, is_long=row_height(row, shares, room) > lines))
    parts = (columns, body) if head is None else (columns, head, body)
    return _E.table({"class": "paper-table"}, *parts)


def _group_row(row: GroupRow, width: int) -> Element:
    element = etree.Element("tr", {"class": f"paper-group paper-group--{max(1, min(row.level, 3))}"})
    element.append(_append_text(_E.td(colspan=str(width)), row.label))
    return element


def _body_row(row: BodyRow, *, is_long: bool) -> Element:
    element = etree.Element("tr", {"class": "paper-row--long"} if is_long else {})
    for cell in row.cells:
        _append_text(etree.SubElement(element, "td"), cell)
    return element
