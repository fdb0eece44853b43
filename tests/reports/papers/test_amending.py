"""The phrases of an amending order (part 3.8, AM-01, AM-02)."""

import pytest

from reports.papers.amending import (
    Change,
    ChangedCell,
    ChangedRow,
    Heading,
    Level,
    amending_clauses,
    doubles_of,
    is_whole_annex,
)

PART = Heading(Level.PART, "II", "Механизмы управления")
DIRECTION = Heading(Level.DIRECTION, "1.", "Система оценки качества «ОКПО»")
TRACK = Heading(Level.TRACK, "", "Объективность")
DUE = ChangedCell("Сроки проведения", "В течение года", "Февраль")


def row(change: Change, number: str = "2.4.", **fields) -> ChangedRow:
    return ChangedRow(change, number, "Семинар", **{"above": (PART, DIRECTION), **fields})


CLAUSES = (
    (
        row(Change.CHANGED, cells=(DUE,)),
        "В строке 2.4 раздела II графы «Сроки проведения» слова «В течение года» заменить словами «Февраль».",
    ),
    (
        row(Change.CHANGED, cells=(DUE, ChangedCell("Примечание", "", "см. «дорожную карту»"))),
        "В строке 2.4 раздела II графы «Сроки проведения» слова «В течение года» заменить словами «Февраль», "
        "графу «Примечание» дополнить словами «см. „дорожную карту“».",
    ),
    (
        row(Change.CHANGED, cells=(ChangedCell("Результат", "- приказ;\n- справка", ""),)),
        "В строке 2.4 раздела II графы «Результат» слова «- приказ; - справка» исключить.",
    ),
    (
        row(Change.CHANGED, cells=(DUE, DUE, DUE)),
        "Строку 2.4 раздела II изложить в редакции согласно приложению.",
    ),
    (row(Change.EXCLUDED, "3.7"), "Строку 3.7 раздела II исключить."),
    (row(Change.ADDED, "2.14"), "Раздел II дополнить строкой 2.14 согласно приложению."),
    (
        row(Change.ADDED, "7", above=(DIRECTION,)),
        "Направление 1 дополнить строкой 7 согласно приложению.",
    ),
    (row(Change.ADDED, "", above=()), "Дополнить план строкой «Семинар» согласно приложению."),
    (
        row(Change.MOVED, after="1.3."),
        "Строку 2.4 раздела II переместить: после строки 1.3 направления 1 раздела II.",
    ),
    (row(Change.MOVED, above=()), "Строку 2.4 переместить: первой строкой."),
    (
        row(Change.CHANGED, "1.", above=(PART, DIRECTION, TRACK), cells=(DUE,)),
        "В строке 1 трека «Объективность» направления 1 раздела II графы «Сроки проведения» слова "
        "«В течение года» заменить словами «Февраль».",
    ),
    (
        row(Change.EXCLUDED, "", above=(DIRECTION,)),
        "Строку «Семинар» направления 1 исключить.",
    ),
    (
        ChangedRow(Change.CHANGED, "II", "Новые механизмы", level=Level.PART),
        "Наименование раздела II изложить в следующей редакции: «Новые механизмы».",
    ),
    (
        ChangedRow(Change.ADDED, "III", "Итоги", level=Level.PART),
        "Дополнить план разделом III «Итоги».",
    ),
    (ChangedRow(Change.EXCLUDED, "", "Объективность", level=Level.TRACK), "Трек «Объективность» исключить."),
)
DOUBLES = doubles_of([("II", "1"), ("II", "1"), ("II", "2.4"), ("I", "1")])


@pytest.mark.parametrize(("changed", "clause"), CLAUSES)
def test_change_becomes_its_phrase(changed: ChangedRow, clause: str) -> None:
    assert amending_clauses([changed], DOUBLES) == [clause]


def test_doubles_are_numbers_that_repeat_inside_a_part() -> None:
    assert {("II", "1")} == DOUBLES


def test_more_than_ten_rows_restate_the_whole_plan() -> None:
    rows = [row(Change.EXCLUDED)] * 11

    assert (is_whole_annex(rows), is_whole_annex(rows[:10])) == (True, False)


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        (row(Change.ADDED), True),
        (row(Change.CHANGED, cells=(DUE, DUE)), False),
        (row(Change.CHANGED, cells=(DUE, DUE, DUE)), True),
        (row(Change.EXCLUDED), False),
        (ChangedRow(Change.ADDED, "III", "Итоги", level=Level.PART), False),
    ],
)
def test_what_stands_in_the_annex(changed: ChangedRow, stands: bool) -> None:
    assert changed.is_restated is stands
