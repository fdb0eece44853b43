"""Expressions of other real plans, judged by hand: the table `judged.tsv` and how an answer is written in it.

A row is the words (a line end as «\\n»), the period, the kind, «?» where not all was understood, the windows
and the number of problems. A window is «start-end», with «>due» where the due date is another day; «…» stands
for no start, «-» for no due date; of more than four windows their number, the first and the last are kept.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plans.management.commands.explain_deadline import answered

TABLE = Path(__file__).with_name("judged.tsv")
MANY = 4


class Judged(NamedTuple):
    words: str
    period: str
    kind: str
    windows: str
    problems: str


def judged_rows() -> Iterator[Judged]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        yield Judged(*line.split("\t"))


def answer_row(words: str, period: str) -> Judged:
    answer = answered(words.replace("\\n", "\n"), period)
    windows = [_window(window) for window in answer["windows"]]
    if len(windows) > MANY:
        windows = [f"{len(windows)}:", windows[0], "..", windows[-1]]
    kind = answer["kind"] + ("" if answer["understood"] else "?")
    return Judged(words, period, kind, " ".join(windows), str(len(answer["problems"])))


def _window(window: dict[str, str | None]) -> str:
    start, end, due = (_day(window[name]) for name in ("start", "end", "due"))
    stretch = end if start == end else f"{start or '…'}-{end}"
    return stretch if due == end else f"{stretch}>{due or '-'}"


def _day(text: str | None) -> str:
    return f"{text[8:]}.{text[5:7]}.{text[2:4]}" if text else ""
