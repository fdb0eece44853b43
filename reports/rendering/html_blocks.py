"""Each block of the document model as HTML elements; classes are those of paper.css.

What a block looks like is the business of the style sheet. Decided here: which parts of a
paper are headings (they become bookmarks), and that the rows of a table carry no more
markup than they need, for an annex has hundreds of cells.
"""

import re
from collections.abc import Iterable, Iterator

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
    Row,
    Run,
    SignatureBlock,
    Table,
    Verb,
)

_E = ElementMaker()
Element = etree._Element

# XML has no place for these, and a PDF viewer shows them as boxes.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Drop control characters and halves of surrogate pairs."""
    return _UNPRINTABLE.sub("", text)


def block_elements(block: Block, *, heading: str) -> Iterator[Element]:
    """Draw one block; `heading` is the tag that headings take on this page."""
    match block:
        case Heading():
            yield _lines(block.lines, tag=heading, classes="paper-heading")
        case AnnexTitle():
            yield _lines(block.lines, tag=heading, classes="paper-annex-title")
        case Clause():
            yield from _clause(block, classes="paper-clause")
        case Paragraph():
            name = "paper-paragraph" if block.indent else "paper-paragraph paper-paragraph--flush"
            yield _fill(_E.p({"class": name}), block.runs)
        case Table():
            yield _table(block)
        case _:
            yield _requisite(block)


def _requisite(block: Block) -> Element:
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
        case SignatureBlock():
            return _signature(block)
    raise TypeError(f"No drawing for the block {type(block).__name__}.")


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


def _clause(clause: Clause, *, classes: str) -> Iterator[Element]:
    yield _fill(_E.p({"class": classes}), (f"{clause.number_text} ", *clause.text))
    for subclause in clause.subclauses:
        yield from _clause(subclause, classes="paper-clause paper-clause--sub")


def _signature(block: SignatureBlock) -> Element:
    post = _E.p({"class": "paper-signature-post"})
    for position, line in enumerate(block.post_lines):
        _fill(post, ("\n", line) if position else (line,))
    name = _fill(_E.p({"class": "paper-signature-name"}), (block.name,))
    return _E.div({"class": "paper-signature"}, post, name)


def _lines(lines: Iterable[str], *, tag: str, classes: str) -> Element:
    return _fill(etree.Element(tag, {"class": classes}), ("\n".join(lines),))


def _fill(element: Element, runs: Iterable[Run]) -> Element:
    """Append runs; a line feed in a text begins a new line of the same block."""
    for run in runs:
        if isinstance(run, Gap):
            element.append(_gap(run))
        else:
            _append_text(element, clean(run))
    return element


def _gap(gap: Gap) -> Element:
    href = f"#field-{re.sub(r'[^A-Za-z0-9_-]', '', gap.field)}"
    return _E.a({"class": "paper-gap", "href": href, "title": _hint(gap)}, GAP_LINE)


def _hint(gap: Gap) -> str:
    return f"Нужно указать: {clean(gap.hint)}"


def _append_text(element: Element, text: str) -> None:
    first, *others = text.split("\n")
    _append_words(element, first)
    for line in others:
        # The space is not seen, but keeps the words of two lines apart in bookmarks.
        _append_words(element, " ")
        element.append(etree.Element("br"))
        _append_words(element, line)


def _append_words(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _table(table: Table) -> Element:
    columns = _E.colgroup(*(_E.col(width=f"{column.share}%") for column in table.columns))
    header = etree.Element("tr")
    for column in table.columns:
        header.append(_fill(_E.th(scope="col"), (column.header,)))
    body = etree.Element("tbody")
    for row in table.rows:
        body.append(_row(row, len(table.columns)))
    return _E.table({"class": "paper-table"}, columns, _E.thead(header), body)


def _row(row: Row, width: int) -> Element:
    element = etree.Element("tr")
    match row:
        case GroupRow():
            element.set("class", f"paper-group paper-group--{min(row.level, 3)}")
            element.append(_fill(_E.td(colspan=str(width)), (row.label,)))
        case BodyRow():
            for cell in row.cells:
                _fill(etree.SubElement(element, "td"), (cell,))
    return element
