"""Words for dates, delays and sizes."""

import datetime

import pytest

from monitoring import wording

TODAY = datetime.date(2026, 4, 27)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("due_on", "text"),
    [
        (None, "без срока"),
        (datetime.date(2026, 4, 27), "сегодня, 27 апреля"),
        (datetime.date(2026, 4, 28), "завтра, 28 апреля"),
        (datetime.date(2026, 4, 29), "послезавтра, 29 апреля"),
        (datetime.date(2026, 4, 30), "через 3 дня, 30 апреля"),
        (datetime.date(2026, 5, 11), "через 14 дней, 11 мая"),
        (datetime.date(2026, 5, 12), "до 12 мая"),
        (datetime.date(2027, 1, 15), "до 15 января 2027 г."),
        (datetime.date(2026, 4, 26), "просрочено на 1 день"),
        (datetime.date(2026, 4, 22), "просрочено на 5 дней"),
        (datetime.date(2026, 4, 6), "просрочено на 21 день"),
    ],
)
def test_due(due_on, text):
    assert plain(wording.due(due_on, TODAY)) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2026, 4, 27), "сегодня"),
        (datetime.date(2026, 4, 26), "вчера"),
        (datetime.date(2026, 4, 25), "2 дня назад"),
        (datetime.date(2026, 4, 13), "14 дней назад"),
        (datetime.date(2026, 4, 12), "12 апреля"),
        (datetime.date(2025, 12, 31), "31 декабря 2025 г."),
        (datetime.date(2026, 4, 28), "сегодня"),
    ],
)
def test_ago(day, text):
    assert plain(wording.ago(day, TODAY)) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 байт"), (1023, "1023 байт"), (1024, "1 КБ"), (120_000, "117 КБ"), (3_565_158, "3,4 МБ")],
)
def test_file_size(size, text):
    assert plain(wording.file_size(size)) == text


@pytest.mark.parametrize(
    ("printed", "inside"),
    [
        ("Справка.", "справка"),
        ("ВПР-отчёт", "ВПР-отчёт"),
        ("Аналитический  отчет,\nадресные рекомендации;", "аналитический отчет, адресные рекомендации"),
        ("А", "А"),
        ("", ""),
    ],
)
def test_words_of_a_cell_inside_a_sentence(printed, inside):
    assert wording.in_sentence(printed) == inside


@pytest.mark.parametrize(
    ("kind", "period", "start", "end", "label"),
    [
        ("план мероприятий", "calendar_year", (2026, 1, 1), (2026, 12, 31), "План на 2026 год"),
        (
            "дорожная карта",
            "school_year",
            (2025, 9, 1),
            (2026, 8, 31),
            "Дорожная карта на 2025/26 учебный год",
        ),
        ("дорожная карта", "span", (2022, 1, 1), (2024, 12, 31), "Дорожная карта на 2022–2024 годы"),
    ],
)
def test_plan_label(kind, period, start, end, label):
    found = wording.plan_label(kind, period, datetime.date(*start), datetime.date(*end))
    assert plain(found) == label
