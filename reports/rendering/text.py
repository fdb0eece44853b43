"""The words of a paper as lines of text, and the digest of the whole paper.

The text is what every output must say, in reading order; tests and the comparison of
outputs use it. A picture is its words, which a reader hears instead of it, and its caption.
The digest names one content in one layout: bytes already rendered are
served again while it stays the same, so it covers the layout as well as the words.
"""

import hashlib
from collections.abc import Iterator

from msoko.lib.printable import printable
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
    GroupRow,
    Heading,
    KindTitle,
    Label,
    Paper,
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


def paper_text(paper: Paper) -> str:
    """Every line of the paper, without the characters that no output prints."""
    lines = (line for section in paper.pages for block in section.blocks for line in _lines(block))
    return printable("\n".join(lines))


def paper_digest(paper: Paper) -> str:
    # The model is frozen values only, so its representation is complete and stable.
    return hashlib.sha256(repr(paper).encode("utf-8", "backslashreplace")).hexdigest()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case KindTitle() | Verb():
            yield block.text
        case DateAndNumber():
            yield block.date_text
            yield block.number_label
            yield from (block.place,) if block.place else ()
        case Clause():
            yield f"{block.number_text} {_text(block.text)}"
            for subclause in block.subclauses:
                yield from _lines(subclause)
        case Table():
            yield from _table_lines(block)
        case Picture():
            yield block.words
            yield block.label + _text(block.caption)
        case AuthorLines() | Heading() | AnnexStamp() | AnnexTitle() | Performer():
            yield from block.lines
        case _:
            yield from map(_text, _run_lines(block))


def _run_lines(
    block: Paragraph | Label | Subheading | Bullets | Corner | SideBySide | SignatureBlock,
) -> Iterator[Runs]:
    match block:
        case Paragraph() | Label():
            yield block.runs
        case Subheading():
            yield block.text
        case Bullets():
            yield from ((BULLET, *item) for item in block.items)
        case Corner():
            yield from block.lines
        case SideBySide():
            yield from (*block.left, *block.right)
        case SignatureBlock():
            yield from ((line,) for line in block.post_lines)
            yield from ((line,) for mark in block.marks for line in mark.lines)
            yield (block.name,)


def _table_lines(table: Table) -> Iterator[str]:
    yield "\t".join(column.header for column in table.columns)
    for row in table.rows:
        yield row.label if isinstance(row, GroupRow) else "\t".join(row.cells)


def _text(runs: Runs) -> str:
    return "".join(_word(run) for run in runs)


def _word(run: Run) -> str:
    return GAP_LINE if isinstance(run, Gap) else run
