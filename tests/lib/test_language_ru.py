"""Spaces and hyphens of 3.11, dates, initials, plural forms, quotes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msoko.lib.language_ru import (
    HYPHEN,
    NBSP,
    counted,
    date_in_figures,
    date_in_words,
    initials,
    plain,
    plural,
    quotes,
    typeset,
)

# «~» is a kept space and «=» a kept hyphen, so that the rows can be read.
KEPT = (
    "№~697",
    "№~____",
    "28~декабря 2023~г.",
    "«28»~декабря 2023~г.",
    "на 2026~год",
    "на 2023 и 2024~годы",
    "ст.~9, п.~2, пп.~3 ч.~1",
    "п.~1.5 раздела I",
    "г.~Петрозаводск",
    "в с.~Ильинское и пос.~Мирный",
    "ул.~Ленина, д.~5",
    "И.О.~Фамилия",
    "директору И.О.~Фамилии",
    "Фамилия~И.О. присутствовала",
    "И.~О.~Фамилия",
    "5~% обучающихся",
    "20~кг и 1~500~000~руб.",
    "и~т.~д., и~т.~п., и~др.",
    "273=ФЗ, 1=НД, ОО=1, 10=го, 4=11 классы",
    "Положение~– это документ",
    "от 29.12.2012 №~273=ФЗ",
    "25~мая",
)


@pytest.mark.parametrize("marked", KEPT)
def test_typeset_keeps_what_may_not_be_parted(marked: str) -> None:
    text = marked.replace("~", " ").replace("=", "-")

    assert typeset(text) == marked.replace("~", NBSP).replace("=", HYPHEN)


def test_typeset_ends_a_year_before_the_next_sentence() -> None:
    assert typeset("в 2023 г. Директор школы") == f"в 2023{NBSP}г. Директор школы"


@pytest.mark.parametrize("text", ["социально-экономический", "март-апрель", "5 с углублением", "№ п/п", ""])
def test_typeset_leaves_the_rest_alone(text: str) -> None:
    assert typeset(text) == text


@given(st.text(alphabet="абвгдАБВГД .-№«»–0123456789гтисп%_\n", max_size=60))
def test_typeset_never_changes_the_words_and_settles_at_once(text: str) -> None:
    once = typeset(text)

    assert plain(once) == text
    assert typeset(once) == once


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2023, 12, 28), "«28» декабря 2023 г."), (date(2026, 3, 8), "«8» марта 2026 г.")],
)
def test_date_in_words_has_no_leading_zero(day: date, words: str) -> None:
    assert plain(date_in_words(day)) == words
    assert date_in_words(day) == words.replace("» ", f"»{NBSP}").replace(" г.", f"{NBSP}г.")


def test_date_by_the_standard_has_no_quotes() -> None:
    assert plain(date_in_words(date(2026, 2, 1), is_quoted=False)) == "1 февраля 2026 г."


def test_date_in_figures_has_two_digits_each() -> None:
    assert date_in_figures(date(2026, 2, 1)) == "01.02.2026"


@pytest.mark.parametrize(
    ("count", "word"),
    [
        (0, "мероприятий"),
        (1, "мероприятие"),
        (2, "мероприятия"),
        (4, "мероприятия"),
        (5, "мероприятий"),
        (11, "мероприятий"),
        (12, "мероприятий"),
        (14, "мероприятий"),
        (21, "мероприятие"),
        (92, "мероприятия"),
        (111, "мероприятий"),
        (1002, "мероприятия"),
    ],
)
def test_plural_follows_the_number(count: int, word: str) -> None:
    forms = ("мероприятие", "мероприятия", "мероприятий")

    assert plural(count, *forms) == word
    assert counted(count, *forms) == f"{count}{NBSP}{word}"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Озёрная Анна Борисовна", "А.Б. Озёрная", "Озёрная А.Б."),
        ("Озёрная Анна", "А. Озёрная", "Озёрная А."),
        ("Озёрная", "Озёрная", "Озёрная"),
        ("А.Б. Озёрная", "А.Б. Озёрная", "Озёрная А.Б."),
        ("Озёрная А. Б.", "А.Б. Озёрная", "Озёрная А.Б."),
        ("Лесная-Полевая Анна-Мария Борисовна", "А.-М.Б. Лесная-Полевая", "Лесная-Полевая А.-М.Б."),
        ("Горный Али Гасан оглы", "А.Г. Горный", "Горный А.Г."),
        ("", "", ""),
    ],
)
def test_initials_stand_before_or_after_the_surname(name: str, first: str, last: str) -> None:
    assert plain(initials(name)) == first
    assert plain(initials(name, is_surname_first=True)) == last


@pytest.mark.parametrize(
    ("straight", "set_quotes"),
    [
        ('МБОУ "Школа № 1"', "МБОУ «Школа № 1»"),
        ('"План "Успех" на год"', "«План „Успех“ на год»"),
        ('(план "дорожная карта")', "(план «дорожная карта»)"),
        ('«Программа "Рост"»', "«Программа „Рост“»"),
        ("без кавычек", "без кавычек"),
    ],
)
def test_quotes_become_guillemets_with_inner_ones(straight: str, set_quotes: str) -> None:
    assert quotes(straight) == set_quotes
