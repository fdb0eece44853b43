"""Which occurrences ask for an answer."""

import datetime

import pytest

from monitoring.occurrences import Occurrence, occurrences
from plans.deadlines import PlanPeriod, parse, windows

YEAR = PlanPeriod.from_text("2026")


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


def dates(text: str) -> list[datetime.date | None]:
    return [one.due_on for one in occurrences(windows(parse(text, YEAR), YEAR))]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Март", [day(3, 31)]),
        ("Январь, июнь, декабрь", [day(1, 31), day(6, 30), day(12, 31)]),
        ("ежеквартально", [day(3, 31), day(6, 30), day(9, 30), day(12, 31)]),
        ("постоянно", [None]),
        ("по запросу", [None]),
        ("в соответствии с приказом министерства", [None]),
        ("ъъъ ъъ", [None]),
        ("", [None]),
        # A dated rule beside an undated one: the dated one gives the due date.
        ("Март-апрель, в соответствии с федеральным графиком", [day(4, 30)]),
    ],
)
def test_each_due_date_is_one_occurrence(text, due):
    assert dates(text) == due


def test_occurrences_are_numbered_and_say_for_which_time():
    found = occurrences(windows(parse("март, июнь", YEAR), YEAR))
    assert found == (
        Occurrence(0, day(3, 1), day(3, 31), "март 2026"),
        Occurrence(1, day(6, 1), day(6, 30), "июнь 2026"),
    )


def test_two_rules_that_name_one_day_ask_once():
    twice = windows(parse("июнь", YEAR), YEAR) * 2
    assert len(occurrences(twice)) == 1
