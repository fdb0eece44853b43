"""Printed numbers that cannot be right: what Excel made of «1.10» and «1.1», numbers met twice in a block.

Decided here: a number is only a text (domain 0.2), so nothing is renumbered. «1.1» after «1.9» is the «1.10»
whose zero Excel dropped; a date in the number column is the «1.1» that Excel took for a day. Both are put
back and said; a number met twice, or one that has lost its first part («183», «.19» among «3.17»), is asked
about.
"""

import re
from collections.abc import Sequence

from plans.importing.parsed import ParsedActivity, Problem
from plans.importing.rows import Row, warning

_OF_TENS = re.compile(r"^(?P<lead>(?:\d{1,3}\.)+)(?P<last>[1-9])$")
_OF_TWO = re.compile(r"^(?P<lead>(?:\d{1,3}\.)+)(?P<last>\d{1,3})\.?$")
_TORN = re.compile(r"^\.?\d{1,4}[.)]?$")
_LEAST_WHOLE = 3
_DATE = re.compile(r"^(\d{2})\.(\d{2})\.20\d\d$")


def with_undated_number(row: Row) -> Row:
    """Read «01.02.2026» in the number column back as «1.2», and say so."""
    date = _DATE.match(row.number)
    if not date:
        return row
    number = f"{int(date[1])}.{int(date[2])}"
    sentence = f"Номер «{row.number}» – это «{number}», который Excel принял за дату. Проверьте номер."
    problem = warning("number_is_date", row.place, sentence, raw_text=row.number, suggestion=number)
    return row.with_number(number).with_problem(problem)


def with_whole_ten(row: Row, above: str) -> Row:
    """Read «1.1» under «1.9» as «1.10», «1.2» under «1.19» as «1.20», and say so."""
    printed = _OF_TENS.match(row.number)
    if not printed:
        return row
    number = f"{printed['lead']}{printed['last']}0"
    before = f"{printed['lead']}{int(printed['last']) * 10 - 1}"
    if above.rstrip(".") != before:
        return row
    sentence = f"Номер «{row.number}» стоит после «{above}»: Excel отбросил ноль, читаем «{number}»."
    problem = warning("number_lost_zero", row.place, sentence, raw_text=row.number, suggestion=number)
    return row.with_number(number).with_problem(problem)


def repeated_numbers(activities: Sequence[ParsedActivity]) -> list[Problem]:
    """Ask about a number that another row of the same block has; drafts have their own question."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    found = []
    for activity in activities:
        mark = (activity.section_path, activity.number_text.rstrip(".)"))
        if mark[1] and mark in seen and not activity.is_draft:
            sentence = f"Номер «{activity.number_text}» в этом разделе уже есть. Проверьте номера."
            found.append(warning("number_repeated", activity.place, sentence, raw_text=activity.number_text))
        seen.add(mark)
    return found


def torn_numbers(activities: Sequence[ParsedActivity]) -> list[Problem]:
    """Ask about numbers of one part in a block that counts in two; the row above tells what it may be."""
    blocks: dict[tuple[str, ...], list[ParsedActivity]] = {}
    for activity in activities:
        blocks.setdefault(activity.section_path, []).append(activity)
    return [problem for block in blocks.values() for problem in _torn_in_block(block)]


def _torn_in_block(block: Sequence[ParsedActivity]) -> list[Problem]:
    numbers = [activity.number_text for activity in block if activity.number_text]
    whole = sum(1 for number in numbers if _OF_TWO.match(number))
    if whole < _LEAST_WHOLE or not _OF_TWO.match(numbers[0]):
        return []
    found = []
    expected = ""
    for activity in block:
        number = activity.number_text
        is_torn = bool(_TORN.match(number))
        if is_torn and not activity.is_draft:
            likely = f" Похоже, это «{expected}»." if expected else ""
            sentence = f"Номер «{number}» повреждён: раздел считают номерами из двух частей.{likely}"
            found.append(
                warning("number_torn", activity.place, sentence, raw_text=number, suggestion=expected)
            )
        expected = _next_number(expected if is_torn and expected else number)
    return found


def _next_number(number: str) -> str:
    last = _OF_TWO.match(number)
    return f"{last['lead']}{int(last['last']) + 1}" if last else ""
