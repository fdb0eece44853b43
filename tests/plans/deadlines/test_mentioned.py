"""Dates named in the column of results (DL-08)."""

from datetime import date

import pytest

from plans.deadlines import PlanPeriod, mentioned

YEAR = PlanPeriod.from_text("2024")


def _dues(text: str) -> list[date]:
    return [window.due_on for mention in mentioned(text, YEAR) for window in mention.windows]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "Предоставление отчёта по состоянию на 25-е число (ежемесячно)",
            [date(2024, month, 25) for month in range(1, 13)],
        ),
        (
            "Информационная справка по состоянию на 20 сентября, 1 января, 1 июня",
            [date(2024, 1, 1), date(2024, 6, 1), date(2024, 9, 20)],
        ),
        (
            "Информационная справка, квартальный отчет",
            [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)],
        ),
        (
            "Отчёт по состоянию на 1 января, 1 июля, аналитическая справка",
            [date(2024, 1, 1), date(2024, 7, 1)],
        ),
        ("Протокол; справка по состоянию на 1 октября. Приказ", [date(2024, 10, 1)]),
        ("Отчёт ежемесячно до 5 числа", [date(2024, month, 5) for month in range(1, 13)]),
    ],
)
def test_report_dates_are_found(text: str, dues: list[date]) -> None:
    assert _dues(text) == dues


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Приказ от 12.04.2022",
        "План на 2024 год",
        "Информационная справка по состоянию на 20",
        "Справка, годовой отчет, база талантливых детей",
        "Протокол заседания в марте",
    ],
)
def test_a_date_that_is_no_report_date_is_none(text: str) -> None:
    assert mentioned(text, YEAR) == ()


def test_words_are_kept_as_printed() -> None:
    mention = mentioned("Отчёт по  состоянию на 1 июня;\nпротокол", YEAR)[0]

    assert mention.words == "по состоянию на 1 июня"
