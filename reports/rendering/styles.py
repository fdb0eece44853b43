"""Measures of `Layout` in the words of style sheets.

paper.css holds the manner of a paper and reads its measures from custom properties; here
they get their values: for the PDF as a small style sheet with the `@page` rules of each
section, for the screen as names of classes of paper_screen.css, because the pages of the
site allow no style of their own in the markup.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from msoko.lib.qr_codes import qr_svg
from reports.layout import FontFamily, Layout, Margins
from reports.papers.model import BodyRow, Orientation, Paper, Table

#: the code stands in the lower margin, which is 20 mm at least
QR_MILLIMETRES = 18
#: three lines of the largest type
CAPTION_MILLIMETRES = 26
# A single line of a word processor is higher than the size of its type.
SINGLE_LINE = 1.2


_MILLIMETRES_PER_POINT = 25.4 / 72
#: of both sides of a cell, as paper.css has it
_CELL_PADDING = 7 * _MILLIMETRES_PER_POINT
_SHEET = {Orientation.PORTRAIT: (210, 297), Orientation.LANDSCAPE: (297, 210)}


@dataclass(frozen=True)
class TableRoom:
    """About how many characters stand in a line of the table, and lines on a page of it.

    `padding` is what each cell loses of its line at its two borders.
    """

    characters: float
    lines: int
    padding: float


def table_room(layout: Layout, orientation: Orientation) -> TableRoom:
    width, height = _SHEET[orientation]
    margins = layout.margins if orientation is Orientation.PORTRAIT else layout.margins.turned()
    size = layout.table_points * _MILLIMETRES_PER_POINT
    # Half an em a letter, and a sixth lost at the ends of lines.
    letter = size * 0.5 * 1.2
    characters = (width - margins.left - margins.right) / letter
    lines = (height - margins.top - margins.bottom) / (size * SINGLE_LINE)
    return TableRoom(characters, int(lines), _CELL_PADDING / letter)


def picture_height(layout: Layout, orientation: Orientation) -> float:
    """Millimetres that a page leaves for a picture above its caption."""
    margins = layout.margins if orientation is Orientation.PORTRAIT else layout.margins.turned()
    return _SHEET[orientation][1] - margins.top - margins.bottom - CAPTION_MILLIMETRES


def header_height(table: Table, room: TableRoom) -> int:
    """Estimate the lines of the header; it takes three of them at least."""
    headers = BodyRow(tuple(column.header for column in table.columns))
    return max(3, row_height(headers, [column.share for column in table.columns], room))


def header_repeats(height: int, room: TableRoom) -> bool:
    """Whether a quarter of the page is left for rows; else the header is printed once, as a row."""
    return room.lines - height >= room.lines // 4


def row_height(row: BodyRow, shares: Sequence[int], room: TableRoom) -> int:
    """Estimate the lines of the highest cell: a row that cannot fit a page has to be torn.

    Left to itself the engine would first try the row on a page without the table's header.
    """
    widths = (max(1, room.characters * share / 100 - room.padding) for share in shares)
    return max((_cell_height(cell, width) for cell, width in zip(row.cells, widths, strict=True)), default=0)


def _cell_height(cell: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in cell.split("\n"))


def section_name(position: int) -> str:
    return f"section-{position}"


def print_css(paper: Paper) -> str:
    """Write the style sheet that turns paper.css into this paper's PDF."""
    hyphen = _TORN_WORD_HYPHEN[paper.layout.font_family]
    rules = [
        f":root {{ {_properties(paper.layout)} }}",
        f'.paper {{ hyphenate-character: "{hyphen}" }}',
    ]
    for position, section in enumerate(paper.pages):
        name = section_name(position)
        rules.append(f".{name} {{ page: {name} }}")
        rules.append(_page_rule(name, section.orientation, paper.layout.margins))
        height = picture_height(paper.layout, section.orientation)
        rules.append(f".{name} .paper-picture img {{ max-height: {height}mm }}")
        if section.restart_numbers:
            rules.append(f"@page {name}:nth(1 of {name}) {{ counter-reset: page 1; {_NO_NUMBER} }}")
    # The named page outweighs a bare «:first», so the first section's page is named here too.
    rules.append(f"@page {section_name(0)}:first {{ {_NO_NUMBER} {_check_code(paper)} }}")
    return "\n".join(rules)


# A hyphen that the text itself never uses, so that a reader of the PDF can join torn words;
# it has to be in the font: PT Serif knows only the first, a Liberation Serif only the second.
_TORN_WORD_HYPHEN = {FontFamily.PT_SERIF: "\u2011", FontFamily.LIBERATION_SERIF: "\u2010"}
_NO_NUMBER = "@top-center { content: none }"


def _check_code(paper: Paper) -> str:
    """«Штрих-код (QR-код), lower right corner of the first page» (domain 3.1)."""
    if not paper.check_url:
        return ""
    picture = base64.b64encode(qr_svg(paper.check_url, millimetres=QR_MILLIMETRES)).decode()
    return f'@bottom-right {{ content: url("data:image/svg+xml;base64,{picture}"); vertical-align: middle }}'


def _page_rule(name: str, orientation: Orientation, portrait: Margins) -> str:
    margins = portrait if orientation is Orientation.PORTRAIT else portrait.turned()
    sides = f"{margins.top}mm {margins.right}mm {margins.bottom}mm {margins.left}mm"
    # The number stands in the middle of the top margin, at least 10 mm from the edge.
    number = (
        "@top-center { content: counter(page); font: 12pt var(--paper-font); "
        "vertical-align: top; padding-top: 11mm }"
    )
    return f"@page {name} {{ size: A4 {orientation}; margin: {sides}; {number} }}"


def _properties(layout: Layout) -> str:
    values = {
        "font": font_stack(layout.font_family),
        "body-size": f"{layout.body_points}pt",
        "table-size": f"{layout.table_points}pt",
        "line-height": f"{layout.line_spacing * SINGLE_LINE:.2f}",
        "indent": f"{layout.paragraph_indent}mm",
        "requisite-width": f"{layout.requisite_width}mm",
        "heading-weight": "bold" if layout.is_heading_bold else "normal",
        "header-weight": "bold" if layout.is_table_header_bold else "normal",
    }
    return "; ".join(f"--paper-{name}: {value}" for name, value in values.items())


def font_stack(family: FontFamily) -> str:
    """The family itself, then the one that is always packed with the product."""
    families = dict.fromkeys((family, FontFamily.PT_SERIF))
    return ", ".join(f'"{name}"' for name in families) + ", serif"


def screen_classes(layout: Layout) -> str:
    year = layout.standard.rsplit("-", 1)[-1]
    names = [f"gost-{year}", f"body-{layout.body_points}", f"table-{layout.table_points}"]
    if layout.font_family is FontFamily.LIBERATION_SERIF:
        names.append("liberation")
    if layout.is_heading_bold:
        names.append("bold-heading")
    if not layout.is_table_header_bold:
        names.append("plain-header")
    return " ".join(f"paper--{name}" for name in names)
