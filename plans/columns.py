"""The printed columns of a plan and the cells they show (P1: «A plan shows and prints the columns it has»).

Decided here: which field of an activity a column writes, and the three sets of columns that plans by hand
begin with. A column the importer did not recognise keeps its header and its words in `extra_texts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FIELDS = {
    "number": "number_text",
    "title": "title",
    "due": "due_text",
    "executors": "executors_text",
    "conduct_format": "conduct_format",
    "steps": "steps_text",
    "deliverables": "deliverables_text",
    "remark": "remark",
}
EXTRA = "extra_texts"
#: every field in which words of a row stand
TEXT_FIELDS = (*FIELDS.values(), EXTRA)

_FOUR = (
    ("number", "№"),
    ("title", "Мероприятие"),
    ("due", "Сроки проведения"),
    ("executors", "Ответственный исполнитель"),
)
COLUMN_SETS = {
    "4": _FOUR,
    "6": (*_FOUR, ("conduct_format", "Форма проведения"), ("deliverables", "Представление результатов")),
    "7": (
        ("number", "№"),
        ("title", "Описание мероприятия"),
        ("due", "Сроки реализации"),
        ("executors", "Исполнители"),
        ("steps", "Перечень действий"),
        ("deliverables", "Результат"),
        ("remark", "Примечание"),
    ),
}


@dataclass(frozen=True)
class CellColumn:
    """`name` stands in addresses; `field` is the attribute of the activity."""

    name: str
    key: str
    header: str
    field: str

    def text_of(self, activity: Any) -> str:
        value = getattr(activity, self.field)
        return value.get(self.header, "") if self.field == EXTRA else value

    def put(self, activity: Any, text: str) -> None:
        if self.field == EXTRA:
            activity.extra_texts = {**activity.extra_texts, self.header: text}
        else:
            setattr(activity, self.field, text)


def cell_columns(columns: Sequence[dict[str, str]]) -> tuple[CellColumn, ...]:
    """Give the columns of `plan.columns` in printed order; each has a name of its own."""
    found: list[CellColumn] = []
    for place, column in enumerate(columns, start=1):
        key, header = column["key"], column["header"]
        taken = {other.key for other in found}
        if key in FIELDS and key not in taken:
            found.append(CellColumn(key, key, header, FIELDS[key]))
        else:
            found.append(CellColumn(f"extra-{place}", "extra", header, EXTRA))
    return tuple(found)


def column_set(name: str) -> list[dict[str, str]]:
    return [{"key": key, "header": header} for key, header in COLUMN_SETS[name]]
