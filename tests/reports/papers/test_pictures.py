"""Pictures of data in a paper: kept, parted over sheets, numbered, a gap where nothing is kept."""

import json
from dataclasses import replace

import pytest

from msoko.lib.chart_shapes import HeatMap, Lines, Series
from reports.papers.model import Gap, Orientation, PageSection, Paragraph, Picture, paper_gaps
from reports.papers.parts import part_blocks
from reports.papers.pictures import (
    PICTURES,
    Drawing,
    drawings_of,
    numbered,
    picture_mark,
    pictures_in,
    without_unseen,
)
from reports.papers.texts import Part, PartKind, parts_of, stored
from tests.reports.papers.printed import PAPERS

LINES = Lines("Уровень", ("2025", "2026"), (Series("Факт", (70.0, None)),), "%")
DRAWING = Drawing("Динамика: Уровень", "Доля не изменилась.", LINES)
PART = Part(PartKind.PICTURE, "Динамика [[чего]]", "monitoring.dynamics", DRAWING.key)


def high(count: int) -> Drawing:
    names = tuple(f"Школа № {number}" for number in range(1, count + 1))
    return Drawing("Зоны", "Красных больше нет.", HeatMap("Зоны", names, ("Трек",), (("green",),) * count))


def blocks(part: Part, *drawings: Drawing, orientation: Orientation = Orientation.PORTRAIT) -> list:
    kept = {one.key: one for one in drawings}
    return list(part_blocks([part], drawings=kept, orientation=orientation))


def test_drawing_lives_through_the_database():
    texts = json.loads(json.dumps({PICTURES: {DRAWING.key: DRAWING.record}, "parts": stored([PART])}))

    assert drawings_of(texts) == {DRAWING.key: DRAWING}
    assert parts_of(texts["parts"]) == (PART,)
    assert drawings_of(texts)[DRAWING.key].key == DRAWING.key


def test_other_data_have_another_key():
    other = replace(DRAWING, chart=replace(LINES, labels=("2024", "2026")))

    assert len({DRAWING.key, other.key, replace(DRAWING, words="Выросла.").key}) == 3


def test_picture_has_a_caption_with_gaps_and_words():
    (picture,) = blocks(PART, DRAWING)

    assert picture == Picture(LINES, ("Динамика ", Gap("parts-1", "чего")), "Доля не изменилась.")
    (shown,) = numbered([PageSection(Orientation.PORTRAIT, (picture,))])[0].blocks
    assert (shown.label, shown.caption) == ("Рисунок\xa01", (" – ", *picture.title))


def test_caption_without_a_name_is_the_number_alone():
    assert Picture(LINES, (), "", number=3).caption == ()


@pytest.mark.parametrize(
    ("text", "gap"), [("", "рисунок: возьмите данные заново"), ("[[нет данных]]", "нет данных")]
)
def test_picture_of_which_nothing_is_kept_is_a_gap(text, gap):
    assert blocks(Part(PartKind.PICTURE, text, "monitoring.results")) == [Paragraph((Gap("parts-1", gap),))]


def test_picture_higher_than_a_page_goes_on_under_its_number():
    drawing = high(60)
    part = Part(PartKind.PICTURE, "Зоны", "monitoring.results", drawing.key)

    first, second = blocks(part, drawing)
    sheets = numbered([PageSection(Orientation.PORTRAIT, (first, second))])[0].blocks

    assert [one.label + "".join(one.caption) for one in sheets] == [
        "Рисунок\xa01 – Зоны (лист 1 из\xa02)",
        "Рисунок\xa01, лист\xa02 из\xa02",
    ]
    assert [len(one.chart.rows) for one in sheets] == [30, 30]
    assert sheets[1].words.replace("\xa0", " ") == (
        "Красных больше нет. На этом листе строки от «Школа № 31» до «Школа № 60»."
    )


def test_landscape_sheet_holds_fewer_rows():
    drawing = high(25)
    part = Part(PartKind.PICTURE, "Зоны", "monitoring.results", drawing.key)

    assert [one.sheets for one in blocks(part, drawing)] == [1]
    assert [one.sheets for one in blocks(part, drawing, orientation=Orientation.LANDSCAPE)] == [2, 2]


def test_numbers_run_through_the_paper():
    pictures = list(pictures_in(PAPERS["report_with_pictures"].pages))

    assert [(one.number, one.sheet) for one in pictures] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (5, 2), (5, 3)
    ]  # fmt: skip


def test_mark_is_that_of_what_is_drawn():
    one, other = Picture(LINES, ("А",), "", 1), Picture(LINES, ("Б",), "слова", 7)

    assert picture_mark(one) == picture_mark(other)
    assert picture_mark(one) != picture_mark(replace(one, chart=replace(LINES, unit="балл")))


def test_only_what_is_shown_stays_with_a_registered_paper():
    unseen = replace(DRAWING, words="Прежнее.")
    kept = {one.key: one.record for one in (DRAWING, unseen)}

    left = without_unseen({"heading": "О делах", "annexes": stored([PART]), PICTURES: kept})

    assert left[PICTURES] == {DRAWING.key: DRAWING.record}
    assert without_unseen({"heading": "О делах"}) == {"heading": "О делах"}


def test_gap_of_a_caption_is_told():
    paper = replace(
        PAPERS["letter"], pages=(PageSection(Orientation.PORTRAIT, tuple(blocks(PART, DRAWING))),)
    )

    assert list(paper_gaps(paper)) == [Gap("parts-1", "чего")]
