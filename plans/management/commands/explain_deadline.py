"""How a deadline is understood: kind, windows, due dates and the sentence shown to people (D6).

With «-» it reads lines TEXT<TAB>PERIOD and answers each with one line of JSON; a line that cannot be answered
still has its answer, so that lines stay side by side, and the command ends with an error that names them.
"""

import argparse
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from plans.deadlines import DueSettings, PlanPeriod, as_answer, parse
from plans.due_queries import production_calendar

Answer = Mapping[str, object]
NO_PERIOD = (
    "Не указан период плана. Добавьте --period 2024, --period 2021/2022 или --period 2022-2024; "
    "в строках стандартного ввода период стоит после табуляции."
)


class Command(BaseCommand):
    help = "Показывает, как понят срок: вид, промежутки, даты и предложение для людей"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = argparse.RawTextHelpFormatter
        parser.add_argument(
            "text", help="срок, как он записан в плане; «-»: строки СРОК<TAB>ПЕРИОД со стандартного ввода"
        )
        parser.add_argument("--period", help="2024, 2021/2022, 2022-2024 или 01.08.2022-30.09.2023")
        parser.add_argument("--json", action="store_true", help="вывести JSON")

    def handle(self, *args: object, **options: object) -> None:
        text, period = str(options["text"]), str(options["period"] or "")
        if text == "-":
            self._answer_lines(_lines_of(sys.stdin), period)
            return
        try:
            answer = answered(text, period)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        self.stdout.write("\n".join(lines(answer)))

    def _answer_lines(self, source: Iterable[str], period: str) -> None:
        refused = []
        for number, line in enumerate(source, start=1):
            text, _, own = (
                line.rstrip("\r\n").rpartition("\t") if "\t" in line else (line.rstrip("\r\n"), "", "")
            )
            try:
                answer = answered(text, own.strip() or period)
            except ValueError as error:
                answer = unanswered(text, str(error))
                refused.append(f"строка {number}: {error}")
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if refused:
            raise CommandError("\n".join(refused))


def _lines_of(source: TextIO) -> Iterable[str]:
    """A byte that is no UTF-8 spoils its line, not the whole run."""
    if isinstance(source, io.TextIOWrapper):
        source.reconfigure(encoding="utf-8-sig", errors="replace")
    return source


def answered(text: str, period: str) -> Answer:
    """The answer for one deadline; ValueError with a Russian sentence when the period is none."""
    if not period.strip():
        raise ValueError(NO_PERIOD)
    known = PlanPeriod.from_text(period)
    return as_answer(text, parse(text, known), known, usual_settings())


@cache
def usual_settings() -> DueSettings:
    """What holds before a department sets anything: the transfers of days off that come with the product."""
    entries = json.loads((settings.BASE_DIR / "fixtures" / "reference" / "calendar_days.json").read_text())
    days = [(date.fromisoformat(entry["day"]), entry["is_working"]) for entry in entries]
    return DueSettings(calendar=production_calendar(days))


def unanswered(text: str, sentence: str) -> Answer:
    return {
        "text": text,
        "kind": "unclear",
        "understood": False,
        "windows": [],
        "explanation": "период плана не понят",
        "problems": [sentence],
    }


def lines(answer: Answer) -> Iterator[str]:
    """The same answer for a reader of the terminal."""
    yield f"Вид: {answer['kind']}"
    for window in _windows(answer["windows"]):
        start, due = window["start"] or "не указано", window["due"] or "срок не определён"
        yield f"начало {start}  конец {window['end']}  срок {due}"
    yield f"Понято так: {answer['explanation']}"
    for problem in _words(answer["problems"]):
        yield f"Замечание: {problem}"


def _windows(value: object) -> list[dict[str, str | None]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
