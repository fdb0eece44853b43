"""Dates named in the column of results: «по состоянию на 25-е число (ежемесячно)», «квартальный отчёт».

DL-08: «Status dates and report dates found in the result column are offered as occurrences». Found here are
only phrases that say when a report is given; a date that belongs to the name of a document («приказ от
12.04.2022») is none. Whether they become occurrences a person decides.
"""

import re
from dataclasses import dataclass

from plans.deadlines.parsing import parse
from plans.deadlines.period import PlanPeriod
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Composite, Recurring, StatusDates
from plans.deadlines.settings import DueSettings
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS, windows

REPORT = r"(?:отч[её]т\w*|справк\w*|информаци\w*|сведени\w*|мониторинг\w*|свод\w*)"
REPEATED = r"(?:еже)?(?:месячн|квартальн|полугодов)\w*"
STARTS = re.compile(
    rf"\bпо\s+состоянию\s+на\b|\b{REPEATED}\s+{REPORT}|\b{REPORT}\s+(?:за|по\s+итогам)\s+\w+\s+(?:квартал|полугоди)\w*"
    rf"|\b{REPEATED}[\s,(]+(?:до|к|не\s+позднее)\s+\d|\b(?:до|к|не\s+позднее)\s+\d{{1,2}}(?:-?\w{{1,3}})?\s+числа\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[;\n]|\.(?=\s|$)|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """The words as printed, what they mean, and the dates they give inside the plan."""

    words: str
    rule: Rule
    windows: tuple[Window, ...]


def mentioned(text: str, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> tuple[Mention, ...]:
    """Every phrase of the cell that names report dates, in order; what gives no date is left out."""
    found = []
    place = 0
    while (start := STARTS.search(text, place)) is not None:
        end = ENDS.search(text, start.end())
        place = end.start() if end else len(text)
        mention = _mention(text[start.start() : place], period, settings)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(words: str, period: PlanPeriod, settings: DueSettings) -> Mention | None:
    """The first dated report rule at the beginning of the words; names of documents may follow it."""
    rule = parse(words, period)
    parts = rule.parts if isinstance(rule, Composite) else (rule,)
    read = next((part for part in parts if isinstance(part, (StatusDates, Recurring))), None)
    if read is None:
        return None
    dated = tuple(window for window in windows(read, period, settings) if window.due_on is not None)
    return Mention(" ".join(words.split()), read, dated) if dated else None
