"""Rule -> the one sentence shown under the official words: how they were understood.

«1 марта – 30 апреля 2026, отчёт до 30.04.2026»; «31.01, 30.06, 31.12.2026, три раза»; «график ещё не указан».
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from msoko.lib.calendar_ru import MONTHS_GENITIVE, MONTHS_NOMINATIVE, date_short, range_words, school_year_of
from plans.deadlines.occurring import BY_SCHOOL_CALENDAR
from plans.deadlines.period import PlanPeriod
from plans.deadlines.rule import SCHOOL_YEAR, Rule
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
    WholeTime,
)
from plans.deadlines.settings import DueSettings
from plans.deadlines.spans import DAY_SHAPES, DUE_DATE, Span
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS, windows

NEVER = "в период плана срок не попадает"
COUNTS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
# More dates than this do not fit one line of the page.
LONGEST_LIST = 6
LONGEST_MONTH = 31
# Words that may stand in the sentence as they are.
SHORT_WORDS = 60
LAG_FORMS = {
    "hour": ("час", "часа", "часов"),
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
    if isinstance(rule, StatusDates) and len(found) == 1:
        return f"на {date_short(found[0].end)}"
    least = isinstance(rule, Recurring) and rule.is_at_least
    return _of_windows(found, " или чаще" if least else "") + _of_two_school_years(rule, found)


def _of_two_school_years(rule: Rule, found: tuple[Window, ...]) -> str:
    """«в течение учебного года» of a calendar plan: one window (domain 1.7), and what it is made of."""
    if not isinstance(rule, WholeTime) or rule.unit != SCHOOL_YEAR or rule.years or len(found) > 1:
        return ""
    first, last = school_year_of(found[0].start), school_year_of(found[0].end)
    return f" (части учебных годов {first}/{first + 1} и {last}/{last + 1})" if first < last else ""


def _of_windows(found: tuple[Window, ...], more: str) -> str:
    """`more` goes after «четыре раза»."""
    dues = [window.due_on for window in found if window.due_on is not None]
    if len(dues) < len(found):
        return _of_undated(found)
    if len(found) == 1:
        return _of_one(found[0], dues[0])
    times = f"{times_words(len(dues))}{more}"
    if len(set(dues)) == 1:
        return f"{times} до {date_short(dues[0])}"
    if len(found) <= LONGEST_LIST:
        until = "до " if all(window.is_open for window in found) else ""
        return f"{until}{_dates(dues)}, {times}"
    return f"{times}: первый срок {date_short(dues[0])}, последний {date_short(dues[-1])}"


def _of_one(window: Window, due: date) -> str:
    if window.is_open:
        return f"до {date_short(due)}"
    if window.start == window.end == due:
        return date_short(due)
    return f"{range_words(window.start, window.end)}, отчёт до {date_short(due)}"


def _of_undated(found: tuple[Window, ...]) -> str:
    labels = list(dict.fromkeys(window.label.removesuffix(BY_SCHOOL_CALENDAR) for window in found))
    suffix = BY_SCHOOL_CALENDAR if found[0].label.endswith(BY_SCHOOL_CALENDAR) else ""
    if len(labels) > LONGEST_LIST:
        labels = [labels[0], "…", labels[-1]]
    years = {(window.start.month, window.start.day) for window in found}
    if len(found) > 1 and len(years) == 1:
        return f"{' или '.join(labels)}: выберите год"
    return "; ".join(labels) + suffix


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


def _of_demand(rule: OnDemand) -> str:
    """«по запросу, без даты»: the words already say when."""
    words = rule.words[:1].lower() + rule.words[1:]
    return f"{words}, без даты" if len(words) <= SHORT_WORDS else "по необходимости, без даты"


def _of_event(rule: OnEvent) -> str:
    if not rule.lag:
        return f"дата события ещё не указана: «{rule.words}»"
    count = abs(rule.lag)
    lag = f"{count} {plural(count, LAG_FORMS[rule.lag_unit])}"
    place = "после события" if rule.lag > 0 else "до события"
    return f"{lag} {place}, дата события ещё не указана: «{rule.words}»"


def years_words(rule: EveryNYears) -> str:
    """«3 года», «1,5 года»."""
    if rule.months:
        return f"{rule.years},5 года"
    return f"{rule.years} {plural(rule.years, ('год', 'года', 'лет'))}"


def _of_every_n(rule: EveryNYears) -> str:
    days = ", ".join(_span_words(span) for span in rule.spans)
    return f"раз в {years_words(rule)}{', ' if days else ''}{days}, считая от последнего проведения"


def _span_words(span: Span) -> str:
    """«до 1 октября», «май – июнь»: a stretch without its year."""
    if span.shape in DAY_SHAPES and span.end is not None and 0 < span.end.day <= LONGEST_MONTH:
        until = "до " if span.shape == DUE_DATE else ""
        return f"{until}{span.end.day} {MONTHS_GENITIVE[span.end.month - 1]}"
    names = [MONTHS_NOMINATIVE[day.month - 1] for day in (span.start, span.end) if day is not None]
    return " – ".join(dict.fromkeys(names))


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
    OnDemand: _of_demand,
}
