"""Tables of a paper as HTML: rows carry no more markup than they need, for an annex has hundreds of cells."""

from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from reports.papers.model import BodyRow, GroupRow, Table, TableColumn
from reports.rendering.html_words import Element, append_text
from reports.rendering.styles import TableRoom, header_height, header_repeats, row_height

_E = ElementMaker()


def table_element(table: Table, room: TableRoom) -> Element:
    columns = _E.colgroup(*(_E.col(width=f"{column.share}%") for column in table.columns))
    header = etree.Element("tr")
    for column in table.columns:
        header.append(append_text(_E.th(scope="col"), column.header))
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
                is_long = row_height(row, shares, room) > lines
                body.append(_body_row(row, table.columns, is_long=is_long, is_headed=head is None))
    parts = (columns, body) if head is None else (columns, head, body)
    return _E.table({"class": "paper-table"}, *parts)


def _group_row(row: GroupRow, width: int) -> Element:
    element = etree.Element("tr", {"class": f"paper-group paper-group--{max(1, min(row.level, 3))}"})
    element.append(append_text(_E.td(colspan=str(width)), row.label))
    return element


def _body_row(row: BodyRow, columns: Iterable[TableColumn], *, is_long: bool, is_headed: bool) -> Element:
    """`is_headed`: the head of the table is not repeated, so the first cell heads its row on every page."""
    names = [name for name, holds in (("paper-row--long", is_long), ("paper-total", row.is_total)) if holds]
    element = etree.Element("tr", {"class": " ".join(names)} if names else {})
    for position, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        marks = {"class": "paper-centred"} if column.is_centred else {}
        heads = is_headed and position == 0
        made = _E.th({"scope": "row", "class": "paper-row-head"}) if heads else _E.td(marks)
        element.append(append_text(made, cell))
    return element
