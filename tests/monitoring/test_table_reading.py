"""CK-06: «a wrong column or organisation gives a message with the row number»."""

import pytest

from monitoring.table_reading import GivenCell, folded, letters, read

ORGANIZATIONS = {"Школа № 101": 1, "МОУ «Школа № 102»": 2, "Школа № 102": 2}
LINES = {
    "Участники (ВПР, Математика, 5 класс)": 10,
    "m: ВПР, Математика, 5 класс": 11,
    "Педагоги": 12,
    "N": 13,
}
HEADER = ("№ п/п", "Организация", "Участники (ВПР, Математика, 5 класс)", "Педагоги")


def table(*rows, header=HEADER, first=1):
    return list(enumerate((header, *rows), start=first))


def test_cells_are_read_by_their_headers():
    found = read(table((1, "школа №101", 24, 31), (2, "МОУ Школа № 102", "нет данных")), ORGANIZATIONS, LINES)

    assert found.problems == ()
    assert found.cells == (
        GivenCell(1, 10, 24, 2, "C"),
        GivenCell(1, 12, 31, 2, "D"),
        GivenCell(2, 10, "нет данных", 3, "C"),
    )


def test_rows_above_the_header_totals_and_empty_cells_say_nothing():
    rows = [
        (1, ("Сводная таблица за год",)),
        *table(("", "Школа № 101", None, 0), ("", "Итого", 24, 9), first=4),
    ]

    assert read(rows, ORGANIZATIONS, LINES).cells == (GivenCell(1, 12, 0, 5, "D"),)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (table((1, "Школа № 9", 1, 1)), "Строка 2: организации «Школа № 9» нет среди участников сбора."),
        (
            table((1, "Школа № 101", 1, 1), (2, "Школа №101", 2, 2)),
            "Строка 3: «Школа №101» уже стоит в строке 2.",
        ),
        (table((1, "", 24, 1)), "Строка 2: не указана организация."),
        (
            table(header=("Организация", "Педагоги", "Ученики"), first=7),
            "Строка 7, столбец C: поля «Ученики» в сборе нет.",
        ),
        (
            table(("Школа № 101", 1, 2), header=("Организация", "Педагоги", "педагоги")),
            "Строка 1, столбец C: поле «педагоги» уже стоит в другом столбце.",
        ),
        (table(header=("Педагоги",)), "В таблице нет строки заголовков со столбцом «Организация». "
                                     "Возьмите шаблон сбора."),
        (table(), "В таблице нет ни одной строки с организацией."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(rows, problem):
    assert read(rows, ORGANIZATIONS, LINES).problems == (problem,)


def test_spellings_and_letters():
    assert {folded(text) for text in ("Школа №101", " школа  № 101", "«Школа» N 101")} == {"школа № 101"}
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
