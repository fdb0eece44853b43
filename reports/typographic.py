"""Typographic slips in the words of a paper, each with its place and the offered fix (3.11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msoko.lib.typography import Slip, fixed, heading_slips, slips
from reports.papers.catalogue import CATALOGUE
from reports.papers.fields import FieldKind, TextField, fields_of
from reports.papers.texts import Texts

#: names of the texts inside of a record
INSIDE = ("text", "title", "speaker", "heard", "spoke", "decided")
#: of many slips a page shows so many; mending all mends the rest too
SHOWN = 40


@dataclass(frozen=True)
class TextSlip:
    """`place` finds the text in the stored texts, `anchor` the field on the page."""

    place: str
    anchor: str
    label: str
    slip: Slip


def paper_slips(kind: str, texts: Texts) -> list[TextSlip]:
    """The slips of a paper in the order of its fields."""
    return list(_slips(kind, texts))[:SHOWN]


def mended(kind: str, texts: Texts, place: str) -> Texts:
    """The texts that change when the slips of one place, or of «all», are mended."""
    changed: Texts = {}
    for field in fields_of(CATALOGUE[kind].cards):
        value = texts.get(field.name)
        new = _mended(field, value, place)
        if new != value:
            changed[field.name] = new
    return changed


def _slips(kind: str, texts: Texts) -> Iterator[TextSlip]:
    for field in fields_of(CATALOGUE[kind].cards):
        if field.kind is FieldKind.CHOICE:
            continue
        for place, anchor, text in _places(field, texts.get(field.name)):
            found = heading_slips(text) if field.name == "heading" else slips(text)
            yield from (TextSlip(place, anchor, field.label, slip) for slip in found)


def _places(field: TextField, value: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield field.name, f"field-{field.name}", value
        return
    is_whole = field.kind is FieldKind.LINES
    for position, entry in enumerate(value or [], start=1):
        anchor = f"field-{field.name}" if is_whole else f"field-{field.inputs}-{position}"
        place = f"{field.name}-{position}"
        if isinstance(entry, str):
            yield place, anchor, entry
        else:
            yield from ((place, anchor, entry[name]) for name in INSIDE if entry.get(name))


def _mended(field: TextField, value: Any, place: str) -> Any:
    if field.kind is FieldKind.CHOICE or not value:
        return value
    if isinstance(value, str):
        return _fixed(field, value) if place in ("all", field.name) else value
    return [
        _mended_entry(field, entry) if place in ("all", f"{field.name}-{position}") else entry
        for position, entry in enumerate(value or [], start=1)
    ]


def _mended_entry(field: TextField, entry: Any) -> Any:
    if isinstance(entry, str):
        return _fixed(field, entry)
    return {name: _fixed(field, text) if name in INSIDE else text for name, text in entry.items()}


def _fixed(field: TextField, text: str) -> str:
    done = fixed(text)
    return done.rstrip(". ") if field.name == "heading" else done
