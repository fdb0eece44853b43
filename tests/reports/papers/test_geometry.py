"""Where things stand on the pages, measured in the PDF itself (domain 3.1, 3.2, 3.3)."""

from dataclasses import replace
from itertools import pairwise

import pytest

from msoko.lib.language_ru import plain
from reports.layout import GOST_2025, Layout
from reports.papers.model import (
    AnnexStamp,
    BodyRow,
    GroupRow,
    Heading,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Performer,
    SignatureBlock,
    Table,
)
from reports.rendering.pdf import paper_pdf
from tests.reports.papers.printed import LAYOUTS, PAPERS, Line, Page, pages_of, printed_pages

#: a letter may reach over its own place, as a hyphen at the end of a line does
SLACK = 0.7
NUMBER_POINTS = 12.0
PERFORMER_POINTS = 10.0

LAID_OUT = [
    pytest.param(name, layout, id=f"{name}-{layout.standard[-4:]}-{layout.body_points}-{layout.table_points}")
    for name in PAPERS
    for layout in LAYOUTS
]
SIGNED = [
    name
    for name, paper in PAPERS.items()
    if any(isinstance(block, SignatureBlock) for section in paper.pages for block in section.blocks)
]
WITH_TABLE = [
    name
    for name, paper in PAPERS.items()
    if any(isinstance(block, Table) for section in paper.pages for block in section.blocks)
]


def blocks_of(paper: Paper, kind: type) -> list:
    return [block for section in paper.pages for block in section.blocks if isinstance(block, kind)]


def body(page: Page, layout: Layout) -> list[Line]:
    """The lines of a page without its number and without the code of checking."""
    margins = layout.margins if page.width < page.height else layout.margins.turned()
    return [line for line in page.lines if line.top > margins.top - SLACK]


def squeezed(text: str) -> str:
    return "".join(plain(text).replace("\u2060", "").replace("-", "").split())


def said(lines: list[Line]) -> str:
    return squeezed("".join(line.text for line in lines))


@pytest.mark.parametrize(("name", "layout"), LAID_OUT)
def test_page(name: str, layout: Layout) -> None:
    """Margins, sizes and families of type, numbers of pages: one reading for all of them."""
    pages = printed_pages(name, layout)

    for number, page in enumerate(pages, start=1):
        margins = layout.margins if page.width < page.height else layout.margins.turned()
        lines = body(page, layout)
        assert min(line.left for line in lines) >= margins.left - SLACK
        assert max(line.right for line in lines) <= page.width - margins.right + SLACK
        assert max(line.bottom for line in lines) <= page.height - margins.bottom + SLACK
        assert {points for line in lines for points in line.points} <= {
            layout.body_points,
            layout.table_points,
            *(PERFORMER_POINTS for _ in blocks_of(PAPERS[name], Performer)),
        }
        fonts = {one.font for line in page.lines for one in line.letters}
        assert fonts <= {"PT-Serif", "PT-Serif-Bold", "PT-Serif-Italic"}
        above = [line for line in page.lines if line not in lines]
        assert [line.text for line in above] == ([] if number == 1 else [str(number)])
        for line in above:
            middle = margins.left + (page.width - margins.left - margins.right) / 2
            assert (line.left + line.right) / 2 == pytest.approx(middle, abs=SLACK)
            assert line.top >= 10
            assert line.points == {NUMBER_POINTS}


@pytest.mark.parametrize(("name", "layout"), LAID_OUT)
def test_requisites_are_no_wider_than_the_standard_has_it(name: str, layout: Layout) -> None:
    """«Longest line of a requisite: 8 cm» (7.5 by the standard of 2016); the stamp stands at the right."""
    pages = printed_pages(name, layout)

    for heading in blocks_of(PAPERS[name], Heading):
        lines = found(pages, "".join(heading.lines))
        assert max(line.right for line in lines) - layout.margins.left <= layout.requisite_width + SLACK
        assert min(line.left for line in lines) == pytest.approx(layout.margins.left, abs=SLACK)
    for stamp in blocks_of(PAPERS[name], AnnexStamp):
        page = next(page for page in pages if squeezed("".join(stamp.lines)) in said(list(page.lines)))
        margins = layout.margins if page.width < page.height else layout.margins.turned()
        lines = found([page], "".join(stamp.lines))
        assert min(line.left for line in lines) >= page.width - margins.right - layout.requisite_width - SLACK


def found(pages: list[Page], text: str) -> list[Line]:
    """The lines in which a text stands that begins and ends with a line."""
    asked = squeezed(text)
    for page in pages:
        for start in range(len(page.lines)):
            for end in range(start + 1, len(page.lines) + 1):
                lines = list(page.lines[start:end])
                if said(lines) == asked:
                    return lines
                if not asked.startswith(said(lines)):
                    break
    raise AssertionError(f"Not on any page: {text}")


@pytest.mark.parametrize("name", WITH_TABLE)
def test_header_stands_on_each_page_of_the_annex_and_no_group_is_last(name: str) -> None:
    """AX-04 and AX-05, with the rows of the table said over until it takes three pages."""
    section = next(
        section for section in PAPERS[name].pages if any(isinstance(one, Table) for one in section.blocks)
    )
    table = next(block for block in section.blocks if isinstance(block, Table))
    for count in (16, 64):
        long = replace(table, rows=grouped(table, count))
        content = paper_pdf(Paper("Таблица", (replace(section, blocks=(long,)),))).content
        texts = [said(body(page, GOST_2025)) for page in pages_of(content)]
        if len(texts) >= 3:
            break

    header = squeezed("".join(column.header for column in table.columns))
    labels = [squeezed(row.label) for row in long.rows if isinstance(row, GroupRow)]
    assert len(texts) >= 3
    assert [text[: len(header)] for text in texts] == [header] * len(texts)
    assert [text for text in texts for label in labels if text.endswith(label)] == []


def grouped(table: Table, count: int) -> tuple[GroupRow | BodyRow, ...]:
    """The rows of the table over and over, two headings before each second one."""
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    made: list[GroupRow | BodyRow] = []
    for number in range(count):
        if number % 2 == 0:
            made.append(GroupRow(1, f"{number}.", "Механизмы управления качеством"))
            made.append(GroupRow(2, "", f"Система оценки, направление {number}"))
        made.append(rows[number % len(rows)])
    return tuple(made)


@pytest.mark.parametrize("name", SIGNED)
def test_signature_is_never_alone_on_a_page(name: str) -> None:
    """OR-06, the text pushed down line by line until the signature has gone to the next page."""
    section = around_signature(PAPERS[name])
    signature = next(block for block in section.blocks if isinstance(block, SignatureBlock))
    parts = (*signature.post_lines, signature.name)
    asked = squeezed("".join(part for part in parts if isinstance(part, str)))

    room = room_below(section)

    places = [place_of_signature(section, asked, lines) for lines in range(max(0, room - 4), room + 3)]

    assert [lines for lines in places if lines < 2] == []
    # The signature has stood low on one page and high on the next.
    assert max(before - after for before, after in pairwise(places)) > 3


def around_signature(paper: Paper) -> PageSection:
    """The last three blocks before the first signature."""
    for section in paper.pages:
        for place, block in enumerate(section.blocks):
            if isinstance(block, SignatureBlock):
                return replace(section, blocks=section.blocks[max(0, place - 3) : place + 1])
    raise AssertionError("No section is signed.")


def room_below(section: PageSection) -> int:
    """How many lines of text have place under the signature."""
    page = pages_of(paper_pdf(pushed(section, 0)).content)[0]
    line_height = GOST_2025.body_points * GOST_2025.line_spacing * 1.2 * 25.4 / 72
    room = page.height - GOST_2025.margins.bottom - max(line.bottom for line in page.lines)
    return int(room / line_height)


def place_of_signature(section: PageSection, asked: str, lines: int) -> int:
    """How many lines of text stand above the signature on its page."""
    for page in pages_of(paper_pdf(pushed(section, lines)).content):
        texts = body(page, GOST_2025)
        whole = said(texts)
        if asked in whole:
            before = whole.index(asked)
            return sum(1 for end in range(1, len(texts)) if len(said(texts[:end])) <= before)
    raise AssertionError("The signature is on no page.")


def pushed(section: PageSection, lines: int) -> Paper:
    filler = (Paragraph(("Строка текста.",)),) * lines
    return Paper("Подпись", (PageSection(Orientation.PORTRAIT, filler + section.blocks),))
