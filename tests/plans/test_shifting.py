"""Years move with the plan; what does not belong to it stays and is told (PL-07)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.shifting import Kept, Shift, shift_years

YEAR = Shift(1, 2024, 2024)
SCHOOL = Shift(2, 2021, 2022)
SPAN = Shift(3, 2022, 2024)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на 2024 год", "на 2025 год"),
        ("2023-2024 учебный год", "2024-2025 учебный год"),
        ("в 2023 – 2024 учебном году", "в 2024 – 2025 учебном году"),
        ("2023/24 уч. год", "2024/25 уч. год"),
        ("23/24 уч.г.", "24/25 уч.г."),
        ("2023/2024", "2024/2025"),
        ("Январь 2024", "Январь 2025"),
        ("декабрь 2023 - январь 2024", "декабрь 2024 - январь 2025"),
        ("до 15.03.2024", "до 15.03.2025"),
        ("15.03.24", "15.03.25"),
        ("к 15 марта 2024г.", "к 15 марта 2025г."),
        ("03.2024", "03.2025"),
        ("2024-03-15", "2025-03-15"),
        ("ВПР-2024, ГИА-2024", "ВПР-2025, ГИА-2025"),
        ("динамика за 2022-2024 годы", "динамика за 2023-2025 годы"),
        ("до 1 февраля 2025 года", "до 1 февраля 2026 года"),
        ("до 2024 года", "до 2025 года"),
        ("итоги 2023 года, план на 2024 год", "итоги 2024 года, план на 2025 год"),
        ("29.02.2024 и 29 февраля 2024", "28.02.2025 и 28 февраля 2025"),
        ("Программа мониторинга на 2024 год", "Программа мониторинга на 2025 год"),
        ("Программа воспитания на 2023-2024 учебный год", "Программа воспитания на 2024-2025 учебный год"),
        ("20.09.2024, 01.01.2025", "20.09.2025, 01.01.2026"),
        ("2023 г. - 2024 г.", "2024 г. - 2025 г."),
        ("подготовка к 2025/26 учебному году", "подготовка к 2026/27 учебному году"),
    ],
)
def test_years_of_the_plan_move(text, expected):
    assert shift_years(text, YEAR).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Декабрь 2021", "Декабрь 2023"),
        ("2021-2022 учебный год", "2023-2024 учебный год"),
        ("за 2020-2021 уч. год", "за 2022-2023 уч. год"),
        ("сентябрь 2021 г. – май 2022 г.", "сентябрь 2023 г. – май 2024 г."),
    ],
)
def test_a_school_year_moves_by_two(text, expected):
    assert shift_years(text, SCHOOL).text == expected


def test_a_span_moves_as_a_whole():
    assert shift_years("План на 2022-2024 годы: 2022, 2023, 2024", SPAN).text == (
        "План на 2025-2027 годы: 2025, 2026, 2027"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("приказ от 28.12.2023 № 697", Kept.ACT),
        ("приказом комитета от «28» декабря 2023 г. № 697", Kept.ACT),
        ("№ 273-ФЗ от 29.12.2012", Kept.ACT),
        ("письмо министерства от 27.07.2023", Kept.ACT),
        ("Протокол № 7-2024", Kept.ACT),
        ("в редакции приказа от 12.03.2024", Kept.ACT),
        ("ФГОС 2021", Kept.STANDARD),
        ("обновлённых ФГОС НОО 2023", Kept.STANDARD),
        ("до 2030 года", Kept.PROGRAMME),
        ("Стратегия развития воспитания до 2025 года", Kept.PROGRAMME),
        ("муниципальная программа на 2022-2025 годы", Kept.PROGRAMME),
        ("программа «Развитие» на 2024-2025 годы", Kept.PROGRAMME),
        ("перспектива на 2025-2030 годы", Kept.OUTSIDE),
        ("https://school.example/2024/plan", Kept.ADDRESS),
        ("Декабрь 2021", Kept.OUTSIDE),
        ("01-05/2024", Kept.NUMBER),
    ],
)
def test_what_does_not_belong_to_the_plan_stays(text, reason):
    shifted = shift_years(text, YEAR)

    assert shifted.text == text
    assert [mark.kept for mark in shifted.kept] == [reason]


@pytest.mark.parametrize(
    "text", ["2024 обучающихся", "2050 рублей", "пункт 20245", "Март", "", "1.2024.5", "12024", "№№"]
)
def test_numbers_that_are_no_years_are_not_even_told(text):
    assert (shift_years(text, YEAR).text, shift_years(text, YEAR).marks) == (text, ())


def test_marks_tell_where_what_and_why():
    shifted = shift_years("По приказу от 28.12.2023 № 697 в марте 2024, к 2020 году", YEAR)

    assert [(mark.before, mark.after, mark.kept) for mark in shifted.marks] == [
        ("28.12.2023", "28.12.2023", Kept.ACT),
        ("2024", "2025", None),
        ("2020", "2020", Kept.OUTSIDE),
    ]


WORDS = st.sampled_from(
    ["на {} год", "{}-{} учебный год", "Март {}", "15.04.{}", "за {}/{} уч. год", "приказ от 28.12.{} № 5"]
)


@given(st.lists(st.tuples(WORDS, st.integers(2023, 2025)), max_size=5))
@settings(max_examples=30)
def test_twice_rolled_over_moves_each_year_once_each(parts):
    text = "; ".join(words.format(year, year + 1) for words, year in parts)
    once = shift_years(text, YEAR)
    twice = shift_years(once.text, Shift(1, 2025, 2025))

    moved = [(mark.before, mark.after) for mark in once.moved]
    again = [(mark.before, mark.after) for mark in twice.moved]
    assert [after for _, after in moved] == [before for before, _ in again]
    assert [mark.before for mark in once.kept] == [mark.before for mark in twice.kept]
    back = shift_years(twice.text, Shift(-2, 2026, 2026))
    assert back.text == text
