"""Rule -> the one sentence shown under the official words: how they were understood.

«1 марта – 30 апреля 2026, отчёт до 30.04.2026»; «31.01, 30.06, 31.12.2026, три раза»; «график ещё не указан».
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from msoko.lib.calendar_ru import date_short, range_words
from plans.deadlines.period import PlanPeriod
from plans.deadlines.rule import Rule
from plans.deadlines.rules import (
    Composite,
    EveryNYears,
    External,
    Missing,
    OnDemand,
    OnEvent,
    OnFact,
    Permanent,
    Recurring,
    StatusDates,
    Truncated,
    Unclear,
)
from plans.deadlines.settings import DueSettings
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS, windows

NEVER = "в период плана срок не попадает"
COUNTS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
# More dates than this do not fit one line of the page.
LONGEST_LIST = 6
LAG_FORMS = {
    "day": ("день", "дня", "дней"),
    "working_day": ("рабочий день", "рабочих дня", "рабочих дней"),
    "week": ("неделя", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"),
}


def explain(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> str:
    tell = TELLERS.get(type(rule))
    if tell is not None:
        return tell(rule)
    if isinstance(rule, EveryNYears) and rule.first_year is None:
        return _of_every_n(rule)
    if isinstance(rule, Composite):
        return "; ".join(explain(part, period, settings) for part in rule.parts)
    found = windows(rule, period, settings)
    if not found:
        return NEVER
    sentence = _of_windows(found, is_snapshot=isinstance(rule, StatusDates))
    least = isinstance(rule, Recurring) and rule.is_at_least
    return f"не реже: {sentence}" if least else sentence


def _of_windows(found: tuple[Window, ...], *, is_snapshot: bool) -> str:
    dues = [window.due_on for window in found if window.due_on is not None]
    if len(dues) < len(found):
        return _of_undated(found)
    if len(found) == 1:
        return f"на {date_short(found[0].end)}" if is_snapshot else _of_one(found[0], dues[0])
    if len(set(dues)) == 1:
        return f"{times_words(len(dues))} до {date_short(dues[0])}"
    if len(found) <= LONGEST_LIST:
        return f"{_dates(dues)}, {times_words(len(dues))}"
    return f"{times_words(len(dues))}: первый срок {date_short(dues[0])}, последний {date_short(dues[-1])}"


def _of_one(window: Window, due: date) -> str:
    if window.start == window.end == due:
        return date_short(due)
    return f"{range_words(window.start, window.end)}, отчёт до {date_short(due)}"


def _of_undated(found: tuple[Window, ...]) -> str:
    labels = list(dict.fromkeys(window.label for window in found))
    if len(labels) > LONGEST_LIST:
        labels = [labels[0], "…", labels[-1]]
    years = {(window.start.month, window.start.day) for window in found}
    if len(found) > 1 and len(years) == 1:
        return f"{' или '.join(labels)}: выберите год"
    return "; ".join(labels)


def _dates(dues: list[date]) -> str:
    """«31.01, 30.06, 31.12.2026»: the year once where it is the same."""
    if len({due.year for due in dues}) > 1:
        return ", ".join(date_short(due) for due in dues)
    return ", ".join([*(f"{due:%d.%m}" for due in dues[:-1]), date_short(dues[-1])])


def plural(count: int, forms: tuple[str, str, str]) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return forms[0]
    return forms[1] if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else forms[2]


def times_words(count: int) -> str:
    word = COUNTS[count] if count < len(COUNTS) else str(count)
    return f"{word} {plural(count, ('раз', 'раза', 'раз'))}"


def _of_unclear(rule: Unclear) -> str:
    return f"не удалось понять: «{' '.join(rule.text.split())}»; уточните срок"


def _of_truncated(rule: Truncated) -> str:
    return f"фраза обрывается: «{rule.text}»; допишите срок"


def _of_missing(rule: Missing) -> str:
    return "срок не указан"


def _of_external(rule: External) -> str:
    if "график" in rule.document.lower():
        return "график ещё не указан"
    return f"дата ещё не указана: «{rule.words}»"


def _of_event(rule: OnEvent) -> str:
    if not rule.lag:
        return f"дата события ещё не указана: «{rule.words}»"
    count = abs(rule.lag)
    lag = f"{count} {plural(count, LAG_FORMS[rule.lag_unit])}"
    place = "после события" if rule.lag > 0 else "до события"
    return f"{lag} {place}, дата события ещё не указана: «{rule.words}»"


def _of_every_n(rule: EveryNYears) -> str:
    years = f"{rule.years} {plural(rule.years, ('год', 'года', 'лет'))}"
    return f"раз в {years}, считая от последнего проведения"


def _fixed(sentence: str) -> Callable[[Any], str]:
    return lambda rule: sentence


TELLERS: dict[type[Rule], Callable[[Any], str]] = {
    Unclear: _of_unclear,
    Truncated: _of_truncated,
    Missing: _of_missing,
    External: _of_external,
    OnEvent: _of_event,
    Permanent: _fixed("постоянно, весь период плана"),
    OnFact: _fixed("по факту, без даты"),
    OnDemand: _fixed("по необходимости, без даты"),
}
