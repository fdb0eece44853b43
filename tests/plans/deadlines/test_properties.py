"""Whatever stands in a cell: no exception, a stored rule comes back equal, nothing takes long."""

import os
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.deadlines import (
    PlanPeriod,
    Told,
    Unclear,
    as_json,
    decided_windows,
    due_status,
    parse,
    questions,
    rule_from_dict,
    rule_to_dict,
    waits,
    windows,
)
from plans.deadlines.words import FORMS

PERIODS = tuple(
    PlanPeriod.from_text(text) for text in ("2024", "2021/2022", "2022-2024", "01.08.2022-30.09.2023")
)
SIGNS = (",", "-", " - ", ".", ";", "(", ")", ":", "/", "\n", "<br>", "&nbsp;", "№", "?")
NUMBERS = (
    "1",
    "2",
    "3",
    "10",
    "20",
    "25",
    "31",
    "2022",
    "2024",
    "2023/2024",
    "20.12.2024",
    "31.02",
    "I",
    "IV",
)
WORDS = st.sampled_from((*sorted(FORMS), *NUMBERS, *SIGNS))
SENTENCES = st.lists(WORDS, max_size=40).map(lambda words: " ".join(words)[:300])
TEXTS = st.one_of(st.text(max_size=300), SENTENCES)
# A long run now and then: DEADLINE_EXAMPLES=10000 pytest tests/plans/deadlines/test_properties.py
EXAMPLES = int(os.environ.get("DEADLINE_EXAMPLES", "0"))


def examples(usual: int) -> settings:
    return settings(deadline=None, max_examples=EXAMPLES or usual)


@examples(300)
@given(TEXTS, st.sampled_from(PERIODS))
def test_any_text_is_answered(text: str, period: PlanPeriod) -> None:
    rule = parse(text, period)

    answer = as_json(text, rule, period)

    assert rule_from_dict(rule_to_dict(rule)) == rule
    assert answer["sentence"]


@examples(150)
@given(SENTENCES, st.sampled_from(PERIODS))
def test_a_window_never_ends_before_it_starts(text: str, period: PlanPeriod) -> None:
    found = windows(parse(text, period), period)

    assert [window for window in found if window.end < window.start] == []


@examples(300)
@given(SENTENCES, st.sampled_from(PERIODS))
def test_a_window_lies_in_the_period_or_there_is_a_question(text: str, period: PlanPeriod) -> None:
    rule = parse(text, period)
    outside = [one for one in windows(rule, period) if not period.overlaps(one.start, one.end)]

    assert not outside or questions(rule, period)


@examples(150)
@given(SENTENCES, st.sampled_from(PERIODS))
def test_what_waits_for_nothing_has_no_open_question_of_a_date(text: str, period: PlanPeriod) -> None:
    rule = parse(text, period)

    assert waits(rule, period) is None or questions(rule, period)


@examples(150)
@given(SENTENCES, st.sampled_from(PERIODS), st.dates(PERIODS[1].start, PERIODS[2].end))
def test_a_told_date_is_always_among_the_windows(text: str, period: PlanPeriod, day: date) -> None:
    found = decided_windows(parse(text, period), period, [Told(day, day, "приказ")])

    assert day in {window.due_on for window in found}
    assert all(window.due_on is not None for window in found)


@examples(150)
@given(SENTENCES, st.sampled_from(PERIODS))
def test_an_undated_window_is_never_overdue(text: str, period: PlanPeriod) -> None:
    undated = [window for window in windows(parse(text, period), period) if window.due_on is None]

    states = {due_status(window, None, period.end + timedelta(days=4000)) for window in undated}

    assert states <= {"undated"}


@examples(150)
@given(st.text(max_size=300))
def test_the_place_of_what_is_unclear_is_in_the_text(text: str) -> None:
    rule = parse(text, PERIODS[0])

    parts = getattr(rule, "parts", (rule,))
    unclear = [part for part in parts if isinstance(part, Unclear)]

    assert [part.text for part in unclear] == [
        text[part.position : part.position + part.length] for part in unclear
    ]
