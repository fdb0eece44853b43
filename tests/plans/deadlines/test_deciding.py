"""Dates that a person tells: what they replace, what they are added to, how they are said."""

from datetime import date

import pytest

from plans.deadlines import (
    PlanPeriod,
    Told,
    WaitKind,
    decided_windows,
    event_window,
    explain_decided,
    parse,
    waits,
)

YEAR = PlanPeriod.from_text("2026")
TWO_AUGUSTS = PlanPeriod.from_text("01.08.2022-30.09.2023")
TOLD = Told(date(2026, 4, 15), date(2026, 5, 20), "приказ № 12")


def _dues(text: str, *told: Told) -> list[date | None]:
    return [window.due_on for window in decided_windows(parse(text, YEAR), YEAR, told)]


@pytest.mark.parametrize(
    "text", ["по графику ФИОКО", "март-апрель, по федеральному графику", "в течение года", "постоянно", ""]
)
def test_a_told_date_takes_the_place_of_what_is_vague(text: str) -> None:
    assert _dues(text, TOLD) == [date(2026, 5, 20)]


def test_a_told_date_stands_beside_firm_dates() -> None:
    assert _dues("июнь", TOLD) == [date(2026, 5, 20), date(2026, 6, 30)]


def test_without_told_dates_nothing_changes() -> None:
    assert _dues("июнь, сентябрь") == [date(2026, 6, 30), date(2026, 9, 30)]


def test_a_chosen_year_keeps_the_other_months() -> None:
    rule = parse("август, май", TWO_AUGUSTS)
    chosen = Told(date(2023, 8, 1), date(2023, 8, 31), "выбран август 2023")

    found = decided_windows(rule, TWO_AUGUSTS, [chosen])

    assert [window.due_on for window in found] == [date(2023, 5, 31), date(2023, 8, 31)]


def test_the_sentence_names_the_date_and_the_document() -> None:
    rule = parse("по графику", YEAR)
    second = Told(date(2026, 9, 1), date(2026, 9, 1), "приказ № 12")
    many = [Told(day := date(2026, month, 25), day, "графа результата") for month in range(1, 13)]

    assert explain_decided(rule, YEAR) == "график ещё не указан"
    assert explain_decided(rule, YEAR, [TOLD]) == "дата указана: 15.04–20.05.2026, приказ № 12"
    assert explain_decided(rule, YEAR, [TOLD, second]) == (
        "даты указаны: 15.04–20.05.2026, 01.09.2026, приказ № 12"
    )
    assert explain_decided(rule, YEAR, many) == (
        "даты указаны: 12 раз с 25.01.2026 по 25.12.2026, графа результата"
    )


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        ("по графику", YEAR, WaitKind.SCHEDULE),
        ("март-апрель, по федеральному графику", YEAR, WaitKind.SCHEDULE),
        ("в течение учебного года, по отдельному плану мероприятий", YEAR, WaitKind.SCHEDULE),
        ("по итогам мониторинга", YEAR, WaitKind.EVENT),
        ("август", TWO_AUGUSTS, WaitKind.YEAR),
        ("1 раз в 3 года", YEAR, WaitKind.LAST_FACT),
        ("осенние каникулы", YEAR, WaitKind.SCHOOL),
        ("когда получится", YEAR, WaitKind.WORDS),
        ("", YEAR, WaitKind.WORDS),
    ],
)
def test_it_is_known_what_a_deadline_waits_for(text: str, period: PlanPeriod, kind: WaitKind) -> None:
    waiting = waits(parse(text, period), period)

    assert waiting is not None
    assert waiting.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "март",
        "постоянно",
        "по запросу",
        "по факту",
        "в течение года",
        "ежедневно",
        "раз в 2 года с 2024 года",
    ],
)
def test_what_needs_no_date_waits_for_nothing(text: str) -> None:
    assert waits(parse(text, YEAR), YEAR) is None


def test_the_same_schedule_in_other_words_is_one_group() -> None:
    texts = ("по графику ФИОКО", "В соответствии с графиком  ФИОКО", "согласно графика ФИОКО")

    assert len({waits(parse(text, YEAR), YEAR).key for text in texts}) == 1
    assert waits(parse("по графику РЦОКО", YEAR), YEAR).key != waits(parse(texts[0], YEAR), YEAR).key


def test_an_event_gives_its_own_days_or_the_days_counted_from_it() -> None:
    first, last = date(2026, 4, 15), date(2026, 5, 20)
    schedule = event_window(parse("по графику", YEAR), first, last)
    after = event_window(parse("в течение 10 рабочих дней после получения результатов", YEAR), first, last)
    single = event_window(parse("по графику", YEAR), first, None)

    assert (schedule.start, schedule.due_on) == (first, last)
    assert after.due_on == date(2026, 6, 3)
    assert (single.start, single.due_on) == (first, first)
