"""How a deadline is understood: kind, windows, due dates and the sentence shown to people (D6)."""

import argparse
import json
from collections.abc import Mapping

from django.core.management.base import BaseCommand, CommandError, CommandParser

from plans.deadlines import PlanPeriod, as_json, parse


class Command(BaseCommand):
    help = "Показывает, как понят срок: вид, промежутки, даты и предложение для людей"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = argparse.RawTextHelpFormatter
        parser.add_argument("text", help="срок, как он записан в плане")
        parser.add_argument(
            "--period", required=True, help="2024, 2021/2022, 2022-2024 или 01.08.2022-30.09.2023"
        )
        parser.add_argument("--json", action="store_true", help="вывести JSON")

    def handle(self, *args: object, **options: object) -> None:
        try:
            period = PlanPeriod.from_text(str(options["period"]))
        except ValueError as error:
            raise CommandError(str(error)) from error
        text = str(options["text"])
        answer = as_json(text, parse(text, period), period)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        self.stdout.write("\n".join(lines(answer)))


def lines(answer: Mapping[str, object]) -> list[str]:
    """The same answer for a reader of the terminal."""
    shown = [f"Вид: {answer['kind']}"]
    for window in _items(answer["windows"]):
        due = window["due_on"] or "срок не определён"
        shown.append(f"start {window['start']}  end {window['end']}  due {due}  {window['label']}")
    shown.append(f"Понято так: {answer['sentence']}")
    shown += [f"Вопрос: {question}" for question in _words(answer["questions"])]
    shown += [f"Замечание: {note}" for note in _words(answer["notes"])]
    return shown


def _items(value: object) -> list[dict[str, str]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
