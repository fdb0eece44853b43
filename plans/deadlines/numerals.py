"""Figures of a cell -> tokens: days, years, dates in every writing, Roman numbers, hours."""

import re
from datetime import date

from plans.deadlines.letters import ROMAN_LOOKALIKES, ROMANS, TYPED_ROMANS
from plans.deadlines.token_types import Raw, Token

# «до 12.00», «в 9.30»: no such month, so it is an hour.
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
FIRST_YEAR, LAST_YEAR = 1990, 2099


def _number(raw: Raw) -> Token:
    if len(raw.text) > 4:
        return Token("sign", 0, raw.start, raw.end)
    value = int(raw.text)
    if len(raw.text) == 4:
        kind = "num4" if FIRST_YEAR <= value <= LAST_YEAR else "sign"
        return Token(kind, value, raw.start, raw.end)
    return Token("num", value, raw.start, raw.end)


def _date(raw: Raw) -> Token:
    numbers = [int(number) for number in re.findall(r"\d+", raw.text)]
    year = numbers[2] if len(numbers) == 3 else 0
    if 0 < year < 100:
        year += 2000
    token = _checked(raw, year, numbers[1], numbers[0])
    is_clock = token.kind == "baddate" and not year and CLOCK.fullmatch(raw.text)
    return token._replace(kind="clock") if is_clock else token


def _iso(raw: Raw) -> Token:
    year, month, day = (int(number) for number in raw.text.split("-"))
    return _checked(raw, year, month, day)


def _checked(raw: Raw, year: int, month: int, day: int) -> Token:
    """A leap year stands in for a year that is not written."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return Token("baddate", 0, raw.start, raw.end)
    return Token("date", month * 100 + day, raw.start, raw.end, year)


def _school_year(raw: Raw) -> Token:
    first, second = (int(number) for number in re.findall(r"\d+", raw.text))
    first += 2000 if first < 100 else 0
    kind = "syear" if (first + 1) % 100 == second % 100 else "sign"
    return Token(kind, first, raw.start, raw.end)


def _roman(raw: Raw) -> Token:
    """«III» written without a blank before «квартал»."""
    typed = TYPED_ROMANS.get(raw.text, 0)
    if typed:
        name = next(name for name, value in ROMANS.items() if value == typed).upper()
        note = f"«{raw.text}» прочитано как «{name}»"
        return Token("roman", typed, raw.start, raw.end, 0, note)
    value = ROMANS.get(raw.text.translate(ROMAN_LOOKALIKES), 0)
    return Token("roman" if value else "sign", value, raw.start, raw.end)


READERS = {
    "roman": _roman,
    "num": _number,
    "date": _date,
    "typed": _date,
    "iso": _iso,
    "syear": _school_year,
}


def month_and_year(raw: Raw) -> tuple[Token, ...]:
    """«09.2023»."""
    month, year = (int(number) for number in re.findall(r"\d+", raw.text))
    middle = raw.end - 4
    return Token("month", month, raw.start, middle), Token("num4", year, middle, raw.end)
