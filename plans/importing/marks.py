"""Months, quarters or years as columns with marks: the marks become the words of one deadline.

Decided here: which headers name a span of time («I кв.», «сентябрь», «2026 год»; «I-IV квартал as separate
columns», domain 1.7), what counts as a mark («X», «+», «v»), and how the spans of one row are written:
«II квартал», «март, май». Two such columns side by side are needed: one alone is an ordinary column.
Each composed deadline gets a note, because the words are ours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msoko.lib.calendar_ru import MONTHS_GENITIVE, MONTHS_NOMINATIVE
from plans.importing.words import folded

_ROMANS = ("I", "II", "III", "IV")
_ROMAN = r"(?P<roman>iv|i{1,3}|[1-4])"
_YEAR = r"(?:\s*(?P<year>20\d\d)\s*(?:года?|г\.?)?)?"
_QUARTER = re.compile(rf"^{_ROMAN}[-\s.]*(?:[ыои]?й)?\s*кв(?:артал\w*)?\.?{_YEAR}$")
_HALF = re.compile(rf"^{_ROMAN}[-\s.]*(?:ое|е)?\s*(?:полугоди\w*|п/г){_YEAR}$")
_TERM = re.compile(rf"^{_ROMAN}[-\s.]*(?:ая|я)?\s*(?P<word>четверт|триместр)\w*$")
_WHOLE_YEAR = re.compile(
    r"^(?P<first>20\d\d)(?:\s*[-–/]\s*(?P<last>20\d\d|\d\d))?\s*(?:уч\w*\.?\s*)?(?:год\w*|г\.?)?$"
)
_MONTH = re.compile(rf"^(?P<month>[а-я]{{3,8}})\.?{_YEAR}$")
_BARE = re.compile(rf"^{_ROMAN}\.?$")
_ABOUT_TIME = re.compile(
    r"\b(?:срок\w*|реализаци\w*|исполнени\w*|проведени\w*|выполнени\w*|по|месяц\w*|кварталы|кварталам|годам|годы|период\w*|дата)\b"
    r"|[():,]"
)
_MARK = re.compile(r"^(?:[xхv+*✓✔√☑■●•▪✕✗\u00d7]+|да)$", re.IGNORECASE)
_NO_MARK = re.compile(r"^(?:[-–—_.0]*|нет)$", re.IGNORECASE)
# «15-20», «до 10», «с 5 по 9», «3, 17»: days of the month that heads the column.
_DAYS = re.compile(r"^(?:(?:до|с|по|и|не позднее|числа)\s+|\d{1,2}(?:\s*[-–—,]\s*|\s+|$))+$", re.IGNORECASE)
_LEAST = 2


@dataclass(frozen=True)
class Span:
    """One column of time: its words in a deadline, and the month it is, if it is one."""

    label: str
    month: int | None = None
    is_year: bool = False


def spans_of(lines: Sequence[str]) -> dict[int, Span]:
    """Give the columns that name spans of time, by position; empty when fewer than two stand together."""
    bare = [" ".join(_ABOUT_TIME.sub(" ", _latin_numerals(line)).split()) for line in lines]
    found = {index: span for index, line in enumerate(bare) if (span := _span(line))}
    found |= _numbered_quarters(bare)
    kept = {index: span for index, span in found.items() if index - 1 in found or index + 1 in found}
    first = min(kept, default=0)
    is_sum = first > 0 and first - 1 not in kept and re.search(r"\D20\d\d(?:\s*г\w*\.?)?$", bare[first - 1])
    return {} if is_sum else kept


def _latin_numerals(line: str) -> str:
    """Fold a header, keeping Roman numerals typed with the Ukrainian letter."""
    return folded(line.replace("\u0406", "I").replace("\u0456", "I"))


def composed_due(cells: Sequence[str], spans: dict[int, Span], across: Sequence[int]) -> str:
    """Write the deadline that the marks of a row mean, or an empty text."""
    labels: list[str] = []
    is_marked = False
    for index, span in sorted(spans.items()):
        text = " ".join(cells[index].split()) if index < len(cells) else ""
        goes_on = index in across and is_marked and not text
        is_marked = goes_on or not _NO_MARK.match(text)
        if is_marked:
            labels.append(span.label if goes_on or _MARK.match(text) else _written(text, span))
    return ", ".join(dict.fromkeys(labels))


def _written(text: str, span: Span) -> str:
    """Write a cell that says more than a mark: a day of the month, or words of its own."""
    if span.month is not None and _DAYS.match(text):
        return f"{text} {MONTHS_GENITIVE[span.month]}"
    if re.search(r"\d", text) or any(month[:3] in folded(text) for month in MONTHS_NOMINATIVE):
        return text
    return f"{span.label} ({text})"


def _span(line: str) -> Span | None:
    for pattern, word in ((_QUARTER, "квартал"), (_HALF, "полугодие"), (_TERM, "")):
        match = pattern.match(line)
        if match:
            named = word or ("четверть" if match["word"] == "четверт" else "триместр")
            year = match.groupdict().get("year")
            return Span(f"{_roman(match['roman'])} {named}" + (f" {year} года" if year else ""))
    return _month(line) or _year(line)


def _roman(text: str) -> str:
    return _ROMANS[int(text) - 1] if text.isdigit() else text.upper()


def _month(line: str) -> Span | None:
    match = _MONTH.match(line)
    if not match:
        return None
    for number, (month, of_month) in enumerate(zip(MONTHS_NOMINATIVE, MONTHS_GENITIVE, strict=True)):
        is_short = len(match["month"]) in (3, 4) and month.startswith(match["month"])
        if is_short or match["month"] in (month, of_month):
            year = match["year"]
            return Span(f"{month} {year} года" if year else month, number)
    return None


def _year(line: str) -> Span | None:
    match = _WHOLE_YEAR.match(line)
    if not match:
        return None
    if match["last"]:
        last = match["last"] if len(match["last"]) == 4 else match["first"][:2] + match["last"]
        return Span(f"{match['first']}/{last} учебный год", is_year=True)
    return Span(f"{match['first']} год", is_year=True)


def _numbered_quarters(lines: Sequence[str]) -> dict[int, Span]:
    """Take «I | II | III | IV» in a row for quarters: nothing else is counted so."""
    for start in range(len(lines) - 3):
        four = [_BARE.match(line) for line in lines[start : start + 4]]
        if all(four) and [_roman(match["roman"]) for match in four if match] == list(_ROMANS):
            return {start + index: Span(f"{roman} квартал") for index, roman in enumerate(_ROMANS)}
    return {}
