"""Columns of time with marks, and columns whose values are headings."""

import pytest

from plans.importing.marks import composed_due, spans_of
from tests.plans.importing.conftest import codes, pasted


def labels(*headers: str) -> list[str]:
    return [span.label for span in spans_of(headers).values()]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("I кв.", "II кв.", "№"), ["I квартал", "II квартал"]),
        (("1-й квартал 2026 г.", "2 квартал 2026 года"), ["I квартал 2026 года", "II квартал 2026 года"]),
        (("Сроки (кварталы) I", "II", "III", "IV"), ["I квартал", "II квартал", "III квартал", "IV квартал"]),
        (("I полугодие", "2-е полугодие"), ["I полугодие", "II полугодие"]),
        (("1 четверть", "2 четверть"), ["I четверть", "II четверть"]),
        (("1 триместр", "II триместр"), ["I триместр", "II триместр"]),
        (("сент.", "Октябрь", "ноября 2025"), ["сентябрь", "октябрь", "ноябрь 2025 года"]),
        (("2025 год", "2026"), ["2025 год", "2026 год"]),
        (("2024/25 уч. год", "2025-2026"), ["2024/2025 учебный год", "2025/2026 учебный год"]),
        (("№", "Сентябрь", "Мероприятие"), []),
        (("Финансирование, 2025", "2026", "2027"), []),
        (("I", "II", "Мероприятие"), []),
        (("маршрут", "майский"), []),
    ],
)
def test_columns_of_time_are_known_by_their_names(headers, expected):
    assert labels(*headers) == expected


@pytest.mark.parametrize(
    ("cells", "across", "expected"),
    [
        (("X", "", "+"), (), "март, май"),
        (("X", "", ""), (1,), "март, апрель"),
        (("15", "до 20", "-"), (), "15 марта, до 20 апреля"),
        (("", "каникулы", "нет"), (), "апрель (каникулы)"),
        (("до 3 марта", "", "0"), (), "до 3 марта"),
        (("конец марта", ""), (), "конец марта"),
        (("", "", ""), (), ""),
    ],
)
def test_marks_become_words(cells, across, expected):
    spans = spans_of(("март", "апрель", "май"))

    assert composed_due(cells, spans, across) == expected


def test_a_deadline_of_its_own_leaves_columns_of_years_alone():
    plan = pasted("№\tМероприятие\tСрок\t2025\t2026\tОтветственный\n1\tСовещание\tмай\t10\t20\tУО\n")

    assert plan.activities[0].due_text == "май"
    assert [text for _, text in plan.activities[0].extra_texts] == ["10", "20"]


def test_composed_deadlines_are_told():
    plan = pasted(
        "План на 2026 год\nМероприятие\tмарт\tмай\tОтветственный\nСовещание\tх\t\tУО\nСмотр\t\tх\tУО\n"
    )

    assert [row.due_text for row in plan.activities] == ["март", "май"]
    assert codes(plan) == ["due_from_marks"] * 2


LEVELS = "План на 2026 год\nРаздел\tРаздел плана\tТрек\tМероприятие\tСрок\tОтветственный\n"


def test_columns_of_levels_stand_within_each_other():
    rows = (
        "Итоги\tОценка\t1\tДень\tмай\tУО\n\t\t\tНеделя\tмай\tУО\n"
        "\tТаланты\t1\tМесяц\tмай\tУО\nДела\tОценка\t\tГод\tмай\tУО\n"
    )
    plan = pasted(LEVELS + rows)

    assert [row.section_path[:2] for row in plan.activities] == [
        ("Итоги", "Оценка"),
        ("Итоги", "Оценка"),
        ("Итоги", "Таланты"),
        ("Дела", "Оценка"),
    ]


def test_a_column_with_a_value_of_its_own_in_each_row_stays():
    plan = pasted(
        "План на 2026 год\nНаправление\tМероприятие\tСрок\tОтветственный\n"
        "А\tДень\tмай\tУО\nБ\tНеделя\tмай\tУО\n"
    )

    assert [row.extra_texts for row in plan.activities] == [(("Направление", "А"),), (("Направление", "Б"),)]
    assert plan.sections == ()


def test_a_full_width_heading_begins_the_levels_anew():
    plan = pasted(
        "План на 2026 год\nНаправление\tМероприятие\tСрок\tОтветственный\n"
        "А\tДень\tмай\tУО\n\tНеделя\tмай\tУО\nРаздел II. Дела\nА\tМесяц\tмай\tУО\n\tГод\tмай\tУО\n"
    )

    assert [row.section_path for row in plan.activities] == [
        *[("А",)] * 2,
        *[("Раздел II. Дела", "А")] * 2,
    ]
