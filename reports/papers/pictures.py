"""Pictures of data in a paper: how they are kept with its texts, parted over sheets, numbered.

A paper keeps what a picture shows as data and not as an image: later values do not change it, and drawn again
it is the same. The parts of the texts name a drawing by its key, so that a person can move a picture, rename
and remove it, but never write other numbers into it. A removed drawing stays with a draft: a caption that
was cleared by mistake is typed again and the picture is back.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from msoko.lib.chart_shapes import Chart, HeatMap, Strip, ZoneBars, chart_of, chart_record, chart_sheets
from msoko.lib.language_ru import typeset
from reports.papers.model import Block, Gap, Orientation, PageSection, Paragraph, Picture
from reports.papers.requisites import runs_of
from reports.papers.texts import Part, Texts, parts_of

#: under this name a paper keeps its drawings, by their keys
PICTURES = "pictures"
#: rows that a page can hold with letters of seven points and more
MOST_ROWS = {Orientation.PORTRAIT: 32, Orientation.LANDSCAPE: 14}


@dataclass(frozen=True)
class Drawing:
    """What was taken from the data: the offered caption, the words of the analysis, the picture."""

    title: str
    words: str
    chart: Chart

    @property
    def record(self) -> dict[str, Any]:
        return {"title": self.title, "words": self.words, "chart": chart_record(self.chart)}

    @property
    def key(self) -> str:
        told = json.dumps(self.record, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:32]


Drawings = Mapping[str, Drawing]
NO_DRAWINGS: Drawings = MappingProxyType({})


def drawings_of(texts: Texts) -> dict[str, Drawing]:
    """The drawings kept with these texts, by their keys."""
    kept = texts.get(PICTURES) or {}
    return {key: Drawing(one["title"], one["words"], chart_of(one["chart"])) for key, one in kept.items()}


def without_unseen(texts: Texts) -> Texts:
    """The texts without the drawings that no part shows any more."""
    if PICTURES not in texts:
        return texts
    seen = {part.picture for value in texts.values() for part in parts_of(value)}
    return {**texts, PICTURES: {key: one for key, one in texts[PICTURES].items() if key in seen}}


def picture_blocks(part: Part, field: str, drawings: Drawings, orientation: Orientation) -> Iterator[Block]:
    """Draw the picture of a part; where nothing is kept its place is a gap."""
    title = runs_of(field, " ".join(part.text.split()))
    drawing = drawings.get(part.picture)
    if drawing is None:
        has_hint = any(isinstance(run, Gap) for run in title)
        yield Paragraph(title if has_hint else (Gap(field, "рисунок: возьмите данные заново"),))
        return
    sheets = chart_sheets(drawing.chart, MOST_ROWS[orientation])
    for number, chart in enumerate(sheets, start=1):
        words = drawing.words if len(sheets) == 1 else f"{drawing.words} {_rows_words(chart)}"
        yield Picture(chart, title, typeset(words.strip()), sheet=number, sheets=len(sheets))


def numbered(sections: Iterable[PageSection]) -> tuple[PageSection, ...]:
    """Number the pictures through the paper; the sheets of one picture share its number."""
    made, number = [], 0
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Picture):
                number += block.sheet == 1
                block = replace(block, number=number)
            blocks.append(block)
        made.append(replace(section, blocks=tuple(blocks)))
    return tuple(made)


def pictures_in(sections: Iterable[PageSection]) -> Iterator[Picture]:
    yield from (block for section in sections for block in section.blocks if isinstance(block, Picture))


def picture_mark(picture: Picture) -> str:
    """The name of a drawing in addresses: the same picture has the same one."""
    return hashlib.sha256(repr(picture.chart).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _rows_words(chart: Chart) -> str:
    if isinstance(chart, HeatMap):
        names = chart.rows
    else:
        assert isinstance(chart, ZoneBars | Strip)
        names = tuple(row[0] for row in chart.rows)
    return f"На этом листе строки от «{names[0]}» до «{names[-1]}»."
