"""The draft of «анализ эффективности принятых мер» from the choices and the records (P6).

Decided here: what is said and in which order, so that every number can be counted again: what the plan
asked, what became of it, what is carried over, what changes and why, what is dropped and why. A person edits
it afterwards. Pure: no Django, no clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msoko.lib.language_ru import counted

_ROWS = ("мероприятие", "мероприятия", "мероприятий")


@dataclass(frozen=True)
class RowOutcome:
    """One row: what was decided about it, and its counts of tasks."""

    number: str
    title: str
    choice: str
    reason: str
    all: int
    accepted: int
    late: int
    overdue: int
    words: str

    @property
    def name(self) -> str:
        return f"{self.number.rstrip('.')} «{' '.join(self.title.split())}»".strip()


def effectiveness_text(title: str, rows: Sequence[RowOutcome]) -> str:
    parts = [_opening(title, rows), _results(rows), *_weak(rows)]
    parts.append(_carried(rows))
    parts += _reasons("Решено изменить", [row for row in rows if row.choice == "change"])
    parts += _reasons("Решено не переносить", [row for row in rows if row.choice == "drop"])
    return "\n".join(parts)


def _opening(title: str, rows: Sequence[RowOutcome]) -> str:
    asked = sum(bool(row.all) for row in rows)
    words = f"«{' '.join(title.split())}» включал {counted(len(rows), *_ROWS)}"
    return f"{words}, по {asked} из них организациям были даны задания."


def _results(rows: Sequence[RowOutcome]) -> str:
    every, done = sum(row.all for row in rows), sum(row.accepted for row in rows)
    if not every:
        return "Сведений об исполнении в системе нет."
    percent = round(100 * done / every)
    tasks = counted(every, "задания", "заданий", "заданий")
    late, overdue = sum(row.late for row in rows), sum(row.overdue for row in rows)
    return (
        f"Из {tasks} принято {done} ({percent} %), из них с опозданием {late}. "
        f"На день составления просрочено {overdue}."
    )


def _weak(rows: Sequence[RowOutcome]) -> Iterable[str]:
    """Rows of which less than half was done are named: there the measures did not work or were not taken."""
    weak = [row for row in rows if row.all and row.accepted * 2 < row.all]
    if weak:
        yield "Исполнено меньше половины: " + "; ".join(row.name for row in weak) + "."


def _carried(rows: Sequence[RowOutcome]) -> str:
    count = sum(row.choice == "carry" for row in rows)
    return f"На следующий период без изменений переносится {counted(count, *_ROWS)}."


def _reasons(lead: str, rows: Sequence[RowOutcome]) -> Iterable[str]:
    if not rows:
        return
    yield f"{lead} {counted(len(rows), *_ROWS)}:"
    for row in rows:
        reason = row.reason.strip().rstrip(".")
        yield f"– {row.name}: {reason[:1].lower()}{reason[1:]}. {row.words}"
