"""Word file -> raw blocks, by the door msoko.lib.word."""

from collections.abc import Sequence

from msoko.lib.word import WordBlock, WordParagraph, WordTable, read_blocks
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable, is_full_width
from plans.importing.reading.markup import clean_cell


def read_docx(content: bytes) -> tuple[RawBlock, ...]:
    return raw_blocks(read_blocks(content))


def raw_blocks(read: Sequence[WordBlock]) -> tuple[RawBlock, ...]:
    """Give paragraphs and tables their places; an empty paragraph opens a group."""
    blocks: list[RawBlock] = []
    table_count = paragraph_count = 0
    opens_group = True
    for block in read:
        if isinstance(block, WordTable):
            table_count += 1
            blocks.append(_table(block, table_count))
        elif not block.text:
            opens_group = True
        else:
            paragraph_count += 1
            blocks.append(_paragraph(block, paragraph_count, opens_group=opens_group))
            opens_group = False
    return tuple(blocks)


def _paragraph(block: WordParagraph, position: int, *, opens_group: bool) -> RawParagraph:
    return RawParagraph(
        text=clean_cell(block.text),
        place=Place(0, position),
        is_bold=block.is_bold,
        is_heading=block.is_heading,
        opens_group=opens_group,
    )


def _table(block: WordTable, number: int) -> RawTable:
    rows = tuple(
        RawRow(
            cells=tuple(clean_cell(text) for text in row.cells),
            place=Place(number, position),
            is_merged_full_width=is_full_width(row.cells, row.across),
            is_bold=row.is_bold,
            across=row.across,
            down=row.down,
            mark=row.mark,
        )
        for position, row in enumerate(block.rows, start=1)
    )
    return RawTable(rows)
