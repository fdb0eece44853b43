"""`manage.py explain_deadline`: kind, windows, due dates, the sentence (D6); no database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from plans.management.commands.explain_deadline import Command

KEYS = ["text", "kind", "understood", "windows", "explanation", "problems"]


def _run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(Command(stdout=out), *arguments)
    return out.getvalue()


def _run_lines(monkeypatch, text: str, *arguments: str) -> tuple[list[dict], str]:
    """The answers line by line, and the complaint with which the command ended."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    out, complaint = io.StringIO(), ""
    try:
        call_command(Command(stdout=out), "-", *arguments)
    except CommandError as error:
        complaint = str(error)
    return [json.loads(line) for line in out.getvalue().splitlines()], complaint


def test_command_prints_what_was_understood() -> None:
    assert _run("Бжегодно, март", "--period", "2022-2024") == (
        "Вид: yearly_in_months\n"
        "начало 2022-03-01  конец 2022-03-31  срок 2022-03-31\n"
        "начало 2023-03-01  конец 2023-03-31  срок 2023-03-31\n"
        "начало 2024-03-01  конец 2024-03-31  срок 2024-03-31\n"
        "Понято так: 31.03.2022, 31.03.2023, 31.03.2024, три раза\n"
        "Замечание: «бжегодно» прочитано как «ежегодно»\n"
    )


def test_command_prints_questions() -> None:
    assert _run("по графику", "--period", "2024") == (
        "Вид: external\n"
        "начало 2024-01-01  конец 2024-12-31  срок срок не определён\n"
        "Понято так: график ещё не указан\n"
        "Замечание: Срок задаёт другой документ («по графику»): "
        "укажите дату и документ, когда они станут известны\n"
    )


def test_json_has_exactly_the_agreed_keys() -> None:
    answer = json.loads(_run("за полугодия", "--period", "2021/2022", "--json"))

    assert list(answer) == KEYS
    assert answer["windows"] == [
        {"start": "2021-09-01", "end": "2021-12-31", "due": "2021-12-31"},
        {"start": "2022-01-01", "end": "2022-06-30", "due": "2022-06-30"},
    ]
    assert answer["understood"] is True


def test_a_deadline_without_a_first_day_has_no_start() -> None:
    for text in ("до 20 декабря", "ежегодно до 20 декабря", "к концу года"):
        answer = json.loads(_run(text, "--period", "2024", "--json"))

        assert [window["start"] for window in answer["windows"]] == [None], text


def test_what_is_not_understood_says_so() -> None:
    answer = json.loads(_run("когда получится", "--period", "2024", "--json"))

    assert (answer["kind"], answer["understood"], answer["windows"]) == ("unclear", False, [])
    assert answer["problems"]


def test_lines_of_the_standard_input_are_answered_one_by_one(monkeypatch) -> None:
    answers, complaint = _run_lines(monkeypatch, "март\t2024\nмай\t2021/2022\n\t2024\n")

    assert [(one["text"], one["kind"]) for one in answers] == [
        ("март", "month"),
        ("май", "month"),
        ("", "missing"),
    ]
    assert answers[1]["windows"] == [{"start": "2022-05-01", "end": "2022-05-31", "due": "2022-05-31"}]
    assert complaint == ""


def test_lines_without_a_period_take_that_of_the_command(monkeypatch) -> None:
    answers, complaint = _run_lines(monkeypatch, "март\nапрель\t2023\n", "--period", "2024")

    assert [one["windows"][0]["end"] for one in answers] == ["2024-03-31", "2023-04-30"]
    assert complaint == ""


def test_a_bad_line_keeps_its_place_and_is_named_at_the_end(monkeypatch) -> None:
    answers, complaint = _run_lines(monkeypatch, "март\tзима\nмай\t2024\nиюнь\n")

    assert [one["understood"] for one in answers] == [False, True, False]
    assert all(list(one) == KEYS for one in answers)
    assert "строка 1: Период плана «зима» не понят" in complaint
    assert "строка 3: Не указан период плана" in complaint


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(("--period", "зима"), "Период плана «зима» не понят"), ((), "Не указан период плана")],
)
def test_command_refuses_an_unreadable_period(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        _run("март", *arguments)
