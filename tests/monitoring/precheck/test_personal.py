"""LAW-05: «sample file with 20 names warns». Every name here is invented."""

import datetime

import pytest

from monitoring.precheck.personal import advice_on_personal_data, has_snils
from msoko.lib.language_ru import plain

TODAY = datetime.date(2026, 3, 1)
SURNAMES = (
    "Осокин",
    "Зимин",
    "Кедров",
    "Липин",
    "Рябинин",
    "Вязов",
    "Грабов",
    "Ольхин",
    "Сосенкин",
    "Клёнов",
    "Тополев",
    "Ясенев",
    "Буков",
    "Самшитов",
    "Берестов",
    "Ракитин",
    "Черёмухин",
    "Калинин",
    "Рогозин",
    "Камышев",
)
GIVEN = ("Лев", "Глеб", "Мирон", "Савва", "Тихон")
PATRONYMICS = ("Львович", "Глебович", "Миронович", "Саввич", "Тихонович")


def names(count: int) -> list[tuple[str, str, str]]:
    return [(SURNAMES[at], GIVEN[at % 5], PATRONYMICS[at % 5]) for at in range(count)]


LISTS = {
    "surname and name": "\n".join(f"{a} {b}" for a, b, _ in names(20)),
    "numbered, full": "\n".join(f"{at}. {a} {b} {c}" for at, (a, b, c) in enumerate(names(20), 1)),
    "row of a table": "\n".join(f"{at}\t{a}\t{b}\t{c}\t7 «А»" for at, (a, b, c) in enumerate(names(20), 1)),
    "in a sentence": "Участвовали: " + ", ".join(f"{a} {b} {c}" for a, b, c in names(20)) + ".",
    "with initials": "Присутствовали: " + ", ".join(f"{a} {b[0]}.{c[0]}." for a, b, c in names(20)),
}


@pytest.mark.parametrize("shape", LISTS)
def test_list_of_twenty_names_warns(shape):
    found = advice_on_personal_data(LISTS[shape], TODAY)

    assert found is not None
    assert (found.code, "20 фамилий" in plain(found.text)) == ("personal_data", True)
    assert not any(surname in found.text for surname in SURNAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Директор Осокин Лев Львович\nЗаместитель Зимин Глеб Глебович, от 12.03.2026",
        "\n".join(f"Средняя школа {word}" for word in SURNAMES),
        "\n".join(f"{at}. Провести совещание № {at}" for at in range(30)),
        "Присутствовали: " + ", ".join(f"{a} {b[0]}.{c[0]}." for a, b, c in names(12)),
        "Осокин Лев Львович, родился 12.03.1975\nЗимин Глеб Глебович, родился 1 мая 1980 г.",
    ],
)
def test_papers_of_teachers_do_not_warn(text):
    assert advice_on_personal_data(text, TODAY) is None


def test_names_with_birth_dates_of_pupils_warn():
    text = "Осокин Лев\t12.03.2012\nЗимин Г.Г., 1 мая 2011 г."

    found = advice_on_personal_data(text, TODAY)

    assert found is not None
    assert found.text.startswith("В файле фамилии стоят рядом с датами рождения.")
    assert advice_on_personal_data(text, None) is None


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("СНИЛС 112-233-445 95", True),
        ("11223344595", True),
        ("112-233-445 96", False),
        ("телефон 8 912 345-67-89", False),
        ("001-001-998 00", False),
        ("ИНН 112233445951", False),
    ],
)
def test_snils_by_its_control_sum(text, has):
    assert has_snils(text) is has
    found = advice_on_personal_data(text, TODAY)
    assert (found is not None) is has
