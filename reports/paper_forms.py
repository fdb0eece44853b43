"""The editor of a paper as a form: its fields follow from the kind of paper; lists are inputs that repeat."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import forms
from django.http import QueryDict

from reports.papers.catalogue import CATALOGUE
from reports.papers.fields import Card, FieldKind, TextField, fields_of
from reports.papers.texts import (
    PART_LABELS,
    AgendaItem,
    Part,
    PartKind,
    Texts,
    agenda_of,
    lines_of,
    parts_of,
    stored,
)

LINE_LIMIT, LINES_LIMIT = 4000, 60
#: a table of a long report is one part
PART_LIMIT, PARTS_LIMIT = 60_000, 120
AGENDA_INPUTS = tuple(AgendaItem.__dataclass_fields__)
PART_INPUTS = tuple(Part.__dataclass_fields__)
PLAIN = (FieldKind.LINE, FieldKind.TEXT, FieldKind.LINES, FieldKind.CHOICE)


@dataclass(frozen=True)
class ShownField:
    """A field as the template draws it: a bound field, or the entries of a list."""

    spec: TextField
    bound: Any = None
    entries: tuple[Any, ...] = ()


@dataclass(frozen=True)
class ShownCard:
    card: Card
    fields: tuple[ShownField, ...]


@dataclass(frozen=True)
class ShownPart:
    part: Part
    label: str


class PaperTextsForm(forms.Form):
    """The words of a paper of any kind; `texts()` gives them as they are stored.

    In a template a part that is bound to data has no words of its own; in a draft a part without words goes.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    # The version that the person decided to write over after being told of it.
    overwrite = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kind: str, texts: Texts | None = None, is_template: bool = False, **kwargs: Any
    ) -> None:
        self.cards = CATALOGUE[kind].cards
        self.specs = fields_of(self.cards)
        if texts is not None:
            kwargs["initial"] = {**_initial(self.specs, texts), **kwargs.get("initial", {})}
        self._stored = texts or {}
        self._is_template = is_template
        super().__init__(*args, **kwargs)
        for spec in self.specs:
            if spec.kind in PLAIN:
                self.fields[spec.name] = _form_field(spec)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for spec in self.specs:
            if spec.kind is FieldKind.LINES:
                cleaned[spec.name] = _filled_lines(cleaned.get(spec.name) or "")
            elif spec.kind not in PLAIN:
                cleaned[spec.name] = self.entries(spec)
                _check_length(spec, cleaned[spec.name])
        if isinstance(cleaned.get("heading"), str):
            cleaned["heading"] = cleaned["heading"].strip().rstrip(".")
        return cleaned

    def texts(self) -> Texts:
        return {spec.name: self.cleaned_data[spec.name] for spec in self.specs}

    def entries(self, spec: TextField) -> list[Any]:
        """The filled entries of a list, in the order of the page; an emptied one is thereby removed."""
        if not isinstance(self.data, QueryDict):
            return list(self._stored.get(spec.name) or [])
        if spec.kind is FieldKind.REPEATED:
            return [text for text in map(_clean, self.data.getlist(spec.inputs)) if text]
        if spec.kind is FieldKind.PARTS:
            return stored(tuple(self._posted_parts(spec)))
        return stored(tuple(self._posted_agenda(spec)))

    def _posted_parts(self, spec: TextField) -> Iterator[Part]:
        columns = (self.data.getlist(f"{spec.name}-{name}") for name in PART_INPUTS)
        for kind, text, bound, picture in zip_longest(*columns, fillvalue=""):
            if kind in set(PartKind) and (_clean(text) or (bound and self._is_template)):
                yield Part(PartKind(kind), _clean(text), bound[:60], picture[:32])

    def _posted_agenda(self, spec: TextField) -> Iterator[AgendaItem]:
        columns = (self.data.getlist(f"{spec.name}-{name}") for name in AGENDA_INPUTS)
        for values in zip(*columns, strict=False):
            item = AgendaItem(*map(_clean, values))
            if any(map(_clean, values)):
                yield item

    def shown_cards(self) -> list[ShownCard]:
        return [ShownCard(card, tuple(map(self._shown, card.fields))) for card in self.cards]

    def _shown(self, spec: TextField) -> ShownField:
        if spec.kind in PLAIN:
            return ShownField(spec, bound=self[spec.name])
        entries = self.entries(spec)
        if spec.kind is FieldKind.REPEATED:
            shown: tuple[Any, ...] = tuple(_with_anchors(spec, entries))
        elif spec.kind is FieldKind.PARTS:
            shown = tuple(ShownPart(part, PART_LABELS[part.kind]) for part in parts_of(entries))
        else:
            shown = agenda_of(entries)
        return ShownField(spec, entries=shown)


def _form_field(spec: TextField) -> forms.Field:
    if spec.kind is FieldKind.CHOICE:
        select = forms.Select(attrs={"class": "form-select"})
        return forms.ChoiceField(label=spec.label, choices=spec.choices, required=False, widget=select)
    if spec.kind is FieldKind.LINE:
        line = forms.TextInput(attrs={"class": "form-control"})
        return forms.CharField(label=spec.label, required=False, max_length=500, widget=line)
    return forms.CharField(
        label=spec.label,
        required=spec.is_required,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )


def _initial(specs: tuple[TextField, ...], texts: Texts) -> dict[str, Any]:
    return {
        spec.name: "\n".join(lines_of(texts, spec.name))
        if spec.kind is FieldKind.LINES
        else texts.get(spec.name, "")
        for spec in specs
        if spec.kind in PLAIN
    }


def _with_anchors(spec: TextField, entries: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each entry with the anchors of its further lines, to which the gaps of the preview lead."""
    for number, text in enumerate(entries, start=1):
        yield text, [f"field-{spec.inputs}-{number}-{line}" for line in range(1, len(text.splitlines()))]


def _check_length(spec: TextField, entries: list[Any]) -> None:
    is_parts = spec.kind is FieldKind.PARTS
    longest, most = (PART_LIMIT, PARTS_LIMIT) if is_parts else (LINE_LIMIT, LINES_LIMIT)
    lengths = (sum(map(len, one.values())) if isinstance(one, dict) else len(one) for one in entries)
    if len(entries) > most or max(lengths, default=0) > longest:
        raise forms.ValidationError(
            f"«{spec.label}»: слишком длинно. Не больше {most} частей, в каждой до {longest} знаков."
        )


def _clean(text: str) -> str:
    # PostgreSQL takes no NUL in a text.
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def _filled_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
