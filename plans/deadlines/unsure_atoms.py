"""Lists that may be read in two ways: «10 января, апреля» is that day of both months, «10 января, апрель» is
not. What these phrases refuse is left to the others.
"""

from plans.deadlines.month_parts import LENGTHS, part_days
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.spans import FIXED_DATE, MONTH_PART, Day, Span, is_day
from plans.deadlines.years import AND, YEAR, N, Spans, dated

GENITIVE = ("а", "я")


def _months(found: Found) -> list[int]:
    """The months, if all of them stand in the genitive."""
    months = [token for token in found.tokens("months") if token.kind == "month"]
    is_genitive = all(found.tape.words_of(token).lower().endswith(GENITIVE) for token in months)
    return [token.value for token in months] if is_genitive else []


def _genitive_months(found: Found) -> Spans | None:
    """«10 января, апреля, июля»."""
    days = [token.value for token in found.tokens("days") if token.kind == "num"]
    pairs = [(month, day) for month in _months(found) for day in days]
    if not pairs or not all(is_day(*pair) for pair in pairs):
        return None
    return dated(found, *(Span(FIXED_DATE, Day(*pair), Day(*pair)) for pair in pairs))


def _days_of_months(found: Found) -> Spans | None:
    """«последняя пятница сентября, декабря, марта», «последний рабочий день марта и июня»."""
    number = found.value("n")
    if not -1 <= number <= (4 if found.has("weekday") else 20) or not number:
        return None
    weekday = found.value("weekday") or None
    days = [Day(month, number, weekday=weekday, is_working=found.has("working")) for month in _months(found)]
    return dated(found, *(Span(FIXED_DATE, day, day) for day in days)) or None


def _parts_of_months(found: Found) -> Spans | None:
    """«вторая декада октября и апреля»."""
    length = LENGTHS[found.kind("part")]
    number, count = found.value("n"), -(-28 // length)
    if not -1 <= number <= count or not number:
        return None
    first, last = part_days(number, length, min(count, 30 // length))
    spans = [Span(MONTH_PART, Day(month, first), Day(month, last)) for month in _months(found)]
    return dated(found, *spans) or None


def _days_and_date(found: Found) -> Spans | None:
    """«5, 12, 19.03.2024»."""
    token = found.tokens("date")[0]
    month, last = divmod(token.value, 100)
    days = [each.value for each in found.tokens("days") if each.kind == "num"]
    if not all(is_day(month, day) for day in days):
        return None
    return tuple(
        Span(FIXED_DATE, Day(month, day), Day(month, day), token.year or None) for day in (*days, last)
    )


MONTHS = f"{{months: month ({AND} month)+}} {YEAR}?"
UNSURE_ATOMS: tuple[Phrase[Spans], ...] = (
    Phrase(f"{{days: num ({AND} num)*}} dayno? {MONTHS}", _genitive_months),
    Phrase(f"{{n: {N}}} {{weekday: weekday}} {MONTHS}", _days_of_months),
    Phrase(f"{{n: ordinal | num}} {{working: working}}? day {MONTHS}", _days_of_months),
    Phrase(f"{{n: {N}}} {{part: week | decade | moiety}} {MONTHS}", _parts_of_months),
    Phrase(f"{{days: num ({AND} num)*}} {AND} {{date: date}} dot? (year | thisyear)?", _days_and_date),
)
