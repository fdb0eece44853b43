"""Marks that found no partner: what «2 раза», «с 2025 года», «до 5 числа» mean by themselves."""

from dataclasses import replace

from plans.deadlines.occasions import occasion_alone
from plans.deadlines.pieces import (
    AfterUnit,
    DayOfMonth,
    Except,
    FromYear,
    Occasion,
    Times,
    Unknown,
    with_remarks,
)
from plans.deadlines.rule import MONTHS, QUARTER, YEAR, Rule
from plans.deadlines.rules import Dated, OnEvent, Recurring, Yearly
from plans.deadlines.spans import DATE_RANGE, Day, Span

WHICH_UNIT = "«{words}»: не написано, за какое время. Посчитано за год плана, уточните срок"
WHICH_MONTH = "Число указано без месяца: посчитано как срок каждого месяца. Уточните срок"
END_OF_PERIOD = "окончание отчётного периода"


def alone(piece: Rule) -> Rule:
    """A mark that found no partner."""
    if isinstance(piece, FromYear):
        return with_remarks(Dated((opened(piece),)), piece)
    if isinstance(piece, Times):
        doubts = (WHICH_UNIT.format(words=piece.words),)
        return Yearly(doubts=doubts) if piece.count == 1 else Recurring(YEAR, piece.count, doubts=doubts)
    if isinstance(piece, Occasion):
        return with_remarks(occasion_alone(piece), piece)
    if isinstance(piece, Except):
        return Unknown(piece.first, piece.last)
    if isinstance(piece, AfterUnit):
        return OnEvent(END_OF_PERIOD, piece.lag, piece.lag_unit, piece.words)
    if isinstance(piece, Recurring) and piece.is_further:
        return replace(piece, is_further=False)
    return piece


def day_alone(piece: Rule) -> Rule:
    """«последний четверг месяца» is a repetition by itself."""
    if not isinstance(piece, DayOfMonth):
        return piece
    doubts = () if piece.has_month else (WHICH_MONTH,)
    unit = piece.unit or (QUARTER if piece.month_no else MONTHS)
    recurring = on_days(Recurring(unit), piece, is_next_month=piece.is_next_month)
    return with_remarks(replace(recurring, doubts=doubts), piece)


def on_days(recurring: Recurring, piece: DayOfMonth, *, is_next_month: bool) -> Recurring:
    return replace(
        recurring,
        days=piece.days,
        is_next_month=is_next_month,
        since=piece.since,
        is_on_day=piece.is_on_day,
        month_no=piece.month_no,
    )


def opened(start: FromYear) -> Span:
    return Span(DATE_RANGE, Day(start.month, 1), None, start.year)
