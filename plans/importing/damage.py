"""What recognition of a scan has torn: kept as draft rows, each with one question (domain 1.6).

Decided here: «staircase» rows (the same row printed again and again, each time longer) become the rows they
were; rows that lost the left part of the page become drafts with an empty title; an echo of such rows is
dropped. Nothing of this is silent: each draft asks for a person, with the raw text beside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.importing.parsed import ColumnKey, Problem
from plans.importing.rows import Item, Row, error, is_noise, is_number, warning
from plans.importing.words import one_line, stems, words

_MIN_STAIR_TITLE = 40
_SENTENCE_START = re.compile(r"(?<=[а-яё)»])\s+(?=[А-ЯЁ][а-яё]|[А-ЯЁ]\s)")
_FRAGMENT = re.compile(r"^[а-яё][^А-ЯЁ]*(?=[А-ЯЁ])")
_ECHO_SHARE = 0.6
_ECHO_REACH = 20


def mended(items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
    """Replace torn rows by drafts; give the questions about rows that were dropped."""
    kept: list[Item] = []
    problems: list[Problem] = []
    position = 0
    while position < len(items):
        item = items[position]
        end = _stair_end(items, position)
        if isinstance(item, Row) and end > position:
            _drop_stair_foot(kept, items[end])
            kept.extend(_rebuilt(items[end]))
            position = end
        elif isinstance(item, Row) and _is_echo(item, kept):
            problems.append(_echo_problem(item))
        elif isinstance(item, Row) and item.is_left_lost:
            kept.append(_left_lost(item))
        elif isinstance(item, Row) and _is_smudge(item):
            problems.append(_smudge_problem(item))
        else:
            kept.append(_with_sound_number(item))
        position += 1
    return kept, problems


def _stair_end(items: Sequence[Item], start: int) -> int:
    end = start
    while end + 1 < len(items) and _is_step(items[end], items[end + 1]):
        end += 1
    return end


def _is_step(lower: Item, upper: Item) -> bool:
    if not isinstance(lower, Row) or not isinstance(upper, Row) or lower.is_full_width:
        return False
    short, long = one_line(lower.title), one_line(upper.title)
    same_number = not lower.number or upper.number.startswith(lower.number)
    return (
        same_number and len(short) >= _MIN_STAIR_TITLE and len(long) > len(short) and long.startswith(short)
    )


def _drop_stair_foot(kept: list[Item], top: Item) -> None:
    """Take away the first step when only its number and scraps were left of it."""
    foot = kept[-1] if kept else None
    if not isinstance(foot, Row) or not isinstance(top, Row) or not is_noise(foot.title):
        return
    if foot.number in top.number.split():
        kept.pop()


def _rebuilt(top: Item) -> list[Item]:
    if not isinstance(top, Row):
        return [top]
    titles = _sentences(top.title)
    numbers = top.number.split() if all(is_number(part) for part in top.number.split()) else []
    dues = _SENTENCE_START.split(one_line(top.text(ColumnKey.DUE)))[-len(titles) :]
    bodies = _repeated_parts(top.text(ColumnKey.EXECUTORS), len(titles))
    rows: list[Item] = []
    for index, title in enumerate(titles):
        row = top if index == 0 else replace(top, cells=("",) * len(top.cells))
        row = row.with_cell(ColumnKey.NUMBER, _at(numbers, index)).with_cell(ColumnKey.TITLE, title)
        row = row.with_cell(ColumnKey.DUE, _at(dues, index))
        row = row.with_cell(ColumnKey.EXECUTORS, _at(bodies, index))
        rows.append(row.with_problem(_stair_problem(row), is_draft=True))
    return rows


def _stair_problem(row: Row) -> Problem:
    name = f"Строка {row.number}" if row.number else "Строка без номера"
    sentence = (
        f"{name} восстановлена из повторов, слипшихся при распознавании; сверьте её с оригиналом."
        if row.text(ColumnKey.DUE)
        else f"{name} обрезана при распознавании: срока нет; допишите её по оригиналу."
    )
    return error("rebuilt_row", row.place, sentence, raw_text=row.raw_text)


def _sentences(text: str) -> list[str]:
    """Split run-together texts before capital words; the end of something lost is left out."""
    parts = _SENTENCE_START.split(one_line(text))
    return parts[1:] if len(parts) > 1 and parts[0][:1].islower() else parts


def _repeated_parts(text: str, count: int) -> list[str]:
    """Split «УО, ЦДО УО, ЦДО УО» into its repeats; a text that is no repeat stays whole."""
    found = words(text)
    for size in range(1, len(found)):
        repeats = all(word.stem == found[i % size].stem for i, word in enumerate(found))
        if repeats and -(-len(found) // size) == count:
            chunks = [found[i : i + size] for i in range(0, len(found), size)]
            return [text[chunk[0].start : chunk[-1].end] for chunk in chunks]
    return [one_line(text)]


def _at(parts: Sequence[str], index: int) -> str:
    return parts[index] if index < len(parts) else ""


def _left_lost(row: Row) -> Row:
    due = one_line(row.text(ColumnKey.DUE))
    problem = error(
        "left_part_lost",
        row.place,
        "Левая часть строки потеряна при распознавании: нет номера и названия; допишите их по оригиналу.",
        raw_text=row.raw_text,
    )
    return row.with_cell(ColumnKey.DUE, _FRAGMENT.sub("", due)).with_problem(problem, is_draft=True)


def _is_echo(row: Row, kept: Sequence[Item]) -> bool:
    """Tell a row that only repeats the scraps of the torn rows just above it."""
    torn: set[str] = set()
    for item in reversed(kept[-_ECHO_REACH:]):
        if not isinstance(item, Row) or not item.is_left_lost:
            break
        torn.update(stems(item.raw_text))
        torn.update(stem for problem in item.problems for stem in stems(problem.raw_text))
    own = stems(row.title)
    if not torn or not own or row.filled_keys() - {ColumnKey.NUMBER, ColumnKey.TITLE}:
        return False
    return sum(1 for stem in own if stem in torn) >= _ECHO_SHARE * len(own)


def _echo_problem(row: Row) -> Problem:
    sentence = "Строка повторяет обрывки строк над ней и не принята за мероприятие."
    return warning("echo_dropped", row.place, sentence, raw_text=row.raw_text)


def _is_smudge(row: Row) -> bool:
    """Tell a row of which only a scrap of letters in the number column is left."""
    scrap = row.number.strip(" .")
    is_alone = row.filled_keys() == {ColumnKey.NUMBER}
    return is_alone and len(scrap) <= 3 and not is_number(row.number) and not re.match(r"^[IVX]+$", scrap)


def _smudge_problem(row: Row) -> Problem:
    sentence = "Обрывок букв вместо строки убран."
    return warning("smudge_dropped", row.place, sentence, raw_text=row.raw_text)


def _with_sound_number(item: Item) -> Item:
    """Ask about a number cell that holds several numbers of rows run together."""
    if not isinstance(item, Row) or item.is_full_width:
        return item
    parts = item.number.split()
    if len(parts) < 2 or not all(is_number(part) and "." in part for part in parts):
        return item
    sentence = "В ячейке номера несколько номеров: строки слиплись. Разделите их по оригиналу."
    problem = error("merged_numbers", item.place, sentence, raw_text=item.raw_text)
    return item.with_problem(problem, is_draft=True)
