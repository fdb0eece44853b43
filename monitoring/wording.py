"""Words for dates, delays and sizes, as people say them: «через 3 дня, 30 апреля».

T1: «what is due this week, this month, overdue, returned». Pure: `today` is an argument. It says nothing
about states; whether a task is owed at all is decided by `monitoring.states`.
"""

import datetime

from msoko.lib.calendar_ru import MONTHS_GENITIVE
from msoko.lib.language_ru import NBSP, counted

#: from this distance on a deadline is named by its date alone: «до 20 мая»
FAR_DAYS = 14
_KIB = 1024


def day_month(day: datetime.date, today: datetime.date) -> str:
    """«30 апреля», with the year when it is another one."""
    words = f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}{NBSP}г."


def days(count: int) -> str:
    return counted(count, "день", "дня", "дней")


def due(due_on: datetime.date | None, today: datetime.date) -> str:
    """Say when an answer is due: «через 3 дня, 30 апреля», «просрочено на 5 дней», «без срока»."""
    if due_on is None:
        return "без срока"
    left = (due_on - today).days
    if left < 0:
        return f"просрочено на {days(-left)}"
    if left > FAR_DAYS:
        return f"до {day_month(due_on, today)}"
    near = {0: "сегодня", 1: "завтра", 2: "послезавтра"}.get(left, f"через {days(left)}")
    return f"{near}, {day_month(due_on, today)}"


def ago(day: datetime.date, today: datetime.date) -> str:
    """Say when something happened: «сегодня», «вчера», «3 дня назад», «28 апреля»."""
    passed = (today - day).days
    if passed <= 0:
        return "сегодня"
    if passed == 1:
        return "вчера"
    return f"{days(passed)} назад" if passed <= FAR_DAYS else day_month(day, today)


def file_size(size: int) -> str:
    """«340 байт», «120 КБ», «3,4 МБ»."""
    if size < _KIB:
        return f"{size}{NBSP}байт"
    if size < _KIB * _KIB:
        return f"{round(size / _KIB)}{NBSP}КБ"
    return f"{size / _KIB / _KIB:.1f}{NBSP}МБ".replace(".", ",")


def in_sentence(text: str) -> str:
    """Lower the first letter of a printed cell for the middle of a sentence; «МСО» and «ВПР» stay."""
    text = " ".join(text.split()).rstrip(".;,")
    if len(text) > 1 and text[0].isupper() and text[1].islower():
        return text[0].lower() + text[1:]
    return text


def plan_label(kind: str, period_kind: str, start: datetime.date, end: datetime.date) -> str:
    """«План на 2026 год», «Дорожная карта на 2025/26 учебный год»: short enough for a card."""
    name = "План" if kind.startswith("план") else kind[:1].upper() + kind[1:]
    if period_kind == "school_year":
        return f"{name} на {start.year}/{end.year % 100:02d} учебный год"
    if start.year == end.year:
        return f"{name} на {start.year}{NBSP}год"
    return f"{name} на {start.year}–{end.year} годы"
