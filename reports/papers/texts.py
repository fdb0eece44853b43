"""What a person edits of a paper, between the database, the form and the paper: plain words, never markup.

A stored text is a string, a list of strings, or a list of parts or agenda items: flat records of strings.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Texts = dict[str, Any]


class PartKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"
    ANNEX = "annex"
    WIDE_ANNEX = "wide_annex"


PART_LABELS = {
    PartKind.HEADING: "Подзаголовок",
    PartKind.TEXT: "Текст",
    PartKind.LIST: "Перечень",
    PartKind.TABLE: "Таблица",
    PartKind.PICTURE: "Рисунок",
    PartKind.ANNEX: "Приложение (книжный лист)",
    PartKind.WIDE_ANNEX: "Приложение (альбомный лист)",
}


#: what a person can begin with words alone; a picture comes from data
WORDED_LABELS = {kind: label for kind, label in PART_LABELS.items() if kind is not PartKind.PICTURE}


@dataclass(frozen=True)
class Part:
    """A piece of the body. `bound` names the figures it was written from; empty for a person's own words.

    The text of a picture is its caption; `picture` is the key of what it shows among the kept drawings.
    """

    kind: PartKind
    text: str
    bound: str = ""
    picture: str = ""


@dataclass(frozen=True)
class AgendaItem:
    """One question of a meeting. `spoke` and `decided` hold a line for each speech and each decision."""

    title: str
    speaker: str = ""
    heard: str = ""
    spoke: str = ""
    decided: str = ""


def parts_of(value: object) -> tuple[Part, ...]:
    found = (record for record in _records(value) if record.get("kind") in set(PartKind))
    return tuple(
        Part(PartKind(one["kind"]), one.get("text", ""), one.get("bound", ""), one.get("picture", ""))
        for one in found
    )


def agenda_of(value: object) -> tuple[AgendaItem, ...]:
    names = AgendaItem.__dataclass_fields__
    return tuple(AgendaItem(**{name: str(one.get(name, "")) for name in names}) for one in _records(value))


def stored(items: tuple[Part, ...] | tuple[AgendaItem, ...] | list[Part]) -> list[dict[str, str]]:
    """Parts or agenda items as they lie in the database; empty fields are left out."""
    return [{name: str(value) for name, value in asdict(item).items() if value} for item in items]


def lines_of(texts: Texts, name: str) -> tuple[str, ...]:
    value = texts.get(name) or []
    lines = [value] if isinstance(value, str) else value
    return tuple(line for line in lines if line.strip())


def line_of(texts: Texts, name: str) -> str:
    value = texts.get(name, "")
    return value if isinstance(value, str) else "\n".join(value)


def _records(value: object) -> list[dict[str, str]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
