"""Documents to compare, written as short lines: «# Заголовок», «Мероприятие | срок | номер»."""

import dataclasses
from collections.abc import Sequence

from plans.comparing import Difference, Row


def document(text: str, *, side: str = "old") -> list[Row]:
    rows = []
    for number, line in enumerate(filter(None, map(str.strip, text.strip().splitlines()))):
        level = len(line) - len(line.lstrip("#"))
        title, due, printed = ([*map(str.strip, line.lstrip("#").split("|")), "", ""])[:3]
        cells = {"title": title, "number": printed} | ({} if level else {"due": due})
        rows.append(Row(f"{side}-{number}", cells, level))
    return rows


def told(found: Sequence[Difference]) -> list[str]:
    """Differences as words: «changed due: Март -> Май (Семинар)»."""
    return [
        f"{one.kind} {one.column}: {one.old_text} -> {one.new_text} ({one.row.text('title')})"
        if one.column
        else f"{one.kind} ({one.row.text('title')})"
        for one in found
    ]


def words(rows: Sequence[Row]) -> list[tuple[int, dict[str, str]]]:
    """What a document says; an empty cell and none say the same."""
    return [(row.level, {name: text for name, text in row.cells.items() if text}) for row in rows]


def renamed(rows: Sequence[Row], side: str = "new") -> list[Row]:
    """The same words as another document, which knows nothing of the handles of the first."""
    return [dataclasses.replace(row, ident=f"{side}-{number}") for number, row in enumerate(rows)]
