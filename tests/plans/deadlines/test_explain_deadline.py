"""`manage.py explain_deadline`: kind, windows, due dates, the sentence (D6); no database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from plans.management.commands.explain_deadline import Command


def _run(*arguments: str) -> str:
    out = StringIO()
    call_command(Command(stdout=out), *arguments)
    return out.getvalue()


def test_command_prints_what_was_understood() -> None:
    assert _run("Бжегодно, март", "--period", "2022-2024") == (
        "Вид: yearly_in_months\n"
        "start 2022-03-01  end 2022-03-31  due 2022-03-31  март 2022\n"
        "start 2023-03-01  end 2023-03-31  due 2023-03-31  март 2023\n"
        "start 2024-03-01  end 2024-03-31  due 2024-03-31  март 2024\n"
        "Понято так: 31.03.2022, 31.03.2023, 31.03.2024, три раза\n"
        "Замечание: «бжегодно» прочитано как «ежегодно»\n"
    )


def test_command_prints_questions() -> None:
    assert _run("по графику", "--period", "2024") == (
        "Вид: external\n"
        "start 2024-01-01  end 2024-12-31  due срок не определён  срок по внешнему документу\n"
        "Понято так: график ещё не указан\n"
        "Вопрос: Срок задаёт другой документ («по графику»): "
        "укажите дату и документ, когда они станут известны\n"
    )


def test_command_prints_json() -> None:
    answer = json.loads(_run("за полугодия", "--period", "2021/2022", "--json"))

    assert answer["due_dates"] == ["2021-12-31", "2022-06-30"]


def test_command_refuses_an_unreadable_period() -> None:
    with pytest.raises(CommandError, match="Период плана «зима» не понят"):
        _run("март", "--period", "зима")
