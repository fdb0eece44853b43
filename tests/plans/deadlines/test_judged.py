"""Hundreds of deadlines as other departments write them: kind, windows, number of problems."""

from tests.plans.deadlines.judged import answer_row, judged_rows


def test_every_judged_expression_is_read_as_judged() -> None:
    rows = list(judged_rows())

    answers = [answer_row(row.words, row.period) for row in rows]

    assert [pair for pair in zip(answers, rows, strict=True) if pair[0] != pair[1]] == []


def test_the_table_has_each_expression_once() -> None:
    keys = [(row.words, row.period) for row in judged_rows()]

    assert len(keys) == len(set(keys)) > 700
