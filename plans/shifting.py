"""Years in words move to the next period (PL-07: «years in deadlines move ..., stale years are listed»).

P6: «years in text and deadlines shift (2024 → 2025, «2023-2024 учебный год» → «2024-2025 учебный год»)».
Decided here, from the words alone: a year moves when it is a year of the plan, the one before or the one
after. It stays, and is shown to a person with the reason, when it belongs to something that does not move
with the plan: the requisites of an act («приказ от 28.12.2023 № 697», «№ 273-ФЗ от 29.12.2012»), a standard
(«ФГОС 2021»), a strategy or a programme of several years («до 2030 года», «на 2022-2025 годы»), an address of
a page, or when it lies outside of the years of the plan. Numbers of people or things are no years at all.

Pure: no Django, no clock. The words around a year never change, but for the 29th of February.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """Why a year stays."""

    ACT = "реквизиты документа"
    STANDARD = "название стандарта"
    PROGRAMME = "срок программы или стратегии"
    ADDRESS = "адрес страницы"
    NUMBER = "похоже на номер"
    OUTSIDE = "год вне периода плана"


@dataclass(frozen=True)
class Shift:
    """How far, and from which years: those of the plan that is rolled over."""

    delta: int
    first_year: int
    last_year: int

    def takes(self, year: int) -> bool:
        return self.first_year - 1 <= year <= self.last_year + 1


@dataclass(frozen=True)
class YearMark:
    """A place in the text: what stood there and what stands now; `kept` says why nothing changed."""

    start: int
    before: str
    after: str
    kept: Kept | None = None


@dataclass(frozen=True)
class Shifted:
    text: str
    marks: tuple[YearMark, ...] = ()

    @property
    def moved(self) -> tuple[YearMark, ...]:
        return tuple(mark for mark in self.marks if mark.kept is None)

    @property
    def kept(self) -> tuple[YearMark, ...]:
        return tuple(mark for mark in self.marks if mark.kept is not None)


_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DATE = (
    rf"(?:\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?!\d)|[«\"]?\d{{1,2}}[»\"]?\s+(?:{_MONTHS})\s+\d{{4}})"
)
_G = r"(?:\s*г(?:\.|ода)?)?"
_ACT = r"(?:приказ|письм|постановлен|распоряжен|закон|протокол|решени|указ|поручен|соглашени|ред\.|редакци)"
#: what a year inside of it belongs to
_PROTECTED: tuple[tuple[Kept, re.Pattern[str]], ...] = (
    (Kept.ADDRESS, re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+\.(?:ru|рф|su|org|com|net)/\S*", re.I)),
    (Kept.ACT, re.compile(rf"(?:№|\bN)\s*[\w./\\-]+{_G}\s+от\s+{_DATE}{_G}", re.I)),
    (Kept.ACT, re.compile(rf"\bот\s+{_DATE}{_G}\s*(?:,\s*)?(?:№|\bN\b|номер)\s*[\w./\\-]+", re.I)),
    (Kept.ACT, re.compile(rf"\b{_ACT}\w*[^;\n]{{0,120}}?\bот\s+{_DATE}{_G}", re.I)),
    (Kept.ACT, re.compile(r"№\s*[\w./\\-]+")),
    (Kept.STANDARD, re.compile(r"\b(?:ФГОС|ГОСТ|ФОП|ФООП|СанПиН)\b[^,;.\n]{0,40}?[\s-]\d{4}\b")),
)
_TOKEN = re.compile(
    r"""
    (?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<dated>20\d\d|\d\d)(?![\d]|\.\d)
    | (?<!\d)(?P<iso>20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
    | (?<![\d.])(?P<monthly>\d{1,2}\.)(?P<month_year>20\d\d)(?!\d|\.\d)
    | (?<!\d)(?P<from>20\d\d)(?P<from_word>\s?г(?:\.|ода)?)?(?P<dash>\s?[-–—/]\s?)(?P<to>20\d\d)(?!\d)
    | (?<!\d)(?P<from_long>20\d\d)(?P<long_dash>\s?[-–/]\s?)(?P<to_short>\d\d)(?!\d)
    | (?<![\d./-])(?P<from_short>\d\d)(?P<short_dash>\s?[-–/]\s?)(?P<both_short>\d\d)(?=\s*уч)
    | (?<!\d)(?<!\d\.)(?P<leap>29\s+февраля\s+)?(?P<year>20\d\d)(?!\d|\.\d)
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(
    r"\s*(?:чел|обуча|учащ|учени|дет[еия]|школ|участ|работ\b|экзем|шт\b|руб|балл|ед\b|час|педагог|мест|ОО\b|%|тыс)"
)
_PROGRAMME = re.compile(r"\b(?:программ|стратеги|концепци|национальн|федеральн|госпрограмм)\w*[^;\n]*$", re.I)
_UNTIL = re.compile(r"(?:\bдо|\bк)\s+$", re.I)


def shift_years(text: str, shift: Shift) -> Shifted:
    """Move the years of the text; every year of it is among the marks, moved or kept."""
    protected = [
        (found.start(), found.end(), kept) for kept, pattern in _PROTECTED for found in pattern.finditer(text)
    ]
    pieces, marks, end = [], [], 0
    for token in _TOKEN.finditer(text):
        mark = _mark(text, token, shift, protected)
        if mark is None:
            continue
        marks.append(mark)
        pieces += [text[end : mark.start], mark.after]
        end = mark.start + len(mark.before)
    return Shifted("".join([*pieces, text[end:]]), tuple(marks))


def _mark(
    text: str, token: re.Match[str], shift: Shift, protected: list[tuple[int, int, Kept]]
) -> YearMark | None:
    """None for what is no year at all: a count, half of a number, the two figures of another range."""
    after = _moved(token, shift.delta)
    if after is None or (token["year"] and _COUNTED.match(text, token.end())):
        return None
    kept = _protection(token, protected) or _why_kept(text, token, shift)
    return YearMark(token.start(), token[0], token[0] if kept else after, kept)


def _protection(token: re.Match[str], protected: list[tuple[int, int, Kept]]) -> Kept | None:
    inside = (kept for start, end, kept in protected if start <= token.start() and token.end() <= end)
    return next(inside, None)


def _why_kept(text: str, token: re.Match[str], shift: Shift) -> Kept | None:
    first, last = _years(token)
    before = text[: token.start()]
    if token["year"] and re.search(r"\d\s?[/\\]$", before):
        return Kept.NUMBER
    if last - first > 1 and (first, last) != (shift.first_year, shift.last_year):
        return _why_long_kept(before, last, shift)
    if _UNTIL.search(before) and last > shift.last_year and token["year"]:
        return Kept.PROGRAMME
    if last - first == 1 and _is_programme_of_two_years(text, token, before):
        return Kept.PROGRAMME
    return None if shift.takes(first) or shift.takes(last) else Kept.OUTSIDE


def _why_long_kept(before: str, last: int, shift: Shift) -> Kept | None:
    """Years of a programme stay; «динамика за 2022-2024 годы» looks back from the plan and moves with it."""
    if _PROGRAMME.search(before):
        return Kept.PROGRAMME
    return None if shift.first_year - 1 <= last <= shift.last_year else Kept.OUTSIDE


def _is_programme_of_two_years(text: str, token: re.Match[str], before: str) -> bool:
    return bool(_PROGRAMME.search(before)) and re.match(r"\s*(?:гг|год[ыо])", text[token.end() :]) is not None


def _years(token: re.Match[str]) -> tuple[int, int]:
    """First and last year a token names."""
    if token["from"]:
        return int(token["from"]), int(token["to"])
    if token["from_long"]:
        return int(token["from_long"]), int(token["from_long"]) + 1
    if token["from_short"]:
        return 2000 + int(token["from_short"]), 2000 + int(token["both_short"])
    year = token["dated"] or token["iso"] or token["month_year"] or token["year"]
    number = int(year) if len(year) == 4 else 2000 + int(year)
    return number, number


def _moved(token: re.Match[str], delta: int) -> str | None:
    """The token with its years moved; None when it is no year after all."""
    first, last = _years(token)
    if token["day"]:
        return _moved_date(token, first + delta)
    if token["iso"]:
        return f"{first + delta}-{token['iso_month']}-{token['iso_day']}"
    if token["monthly"]:
        return f"{token['monthly']}{first + delta}"
    if not token["year"]:
        return _moved_range(token, first + delta, last + delta)
    leap = token["leap"] or ""
    return f"{leap if isleap(first + delta) else leap.replace('29', '28')}{first + delta}"


def _moved_range(token: re.Match[str], first: int, last: int) -> str | None:
    if token["from"]:
        return f"{first}{token['from_word'] or ''}{token['dash']}{last}"
    if token["from_long"]:
        # «2024-05» is a month or a number; only «2024-25» names two years.
        is_range = int(token["from_long"]) % 100 + 1 == int(token["to_short"])
        return f"{first}{token['long_dash']}{last % 100:02d}" if is_range else None
    return f"{first % 100:02d}{token['short_dash']}{last % 100:02d}" if last - first == 1 else None


def _moved_date(token: re.Match[str], year: int) -> str | None:
    day, month, printed = token["day"], token["month"], token["dated"]
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    if int(day) == 29 and int(month) == 2 and not isleap(year):
        day = "28"
    return f"{day}.{month}.{year if len(printed) == 4 else f'{year % 100:02d}'}"
