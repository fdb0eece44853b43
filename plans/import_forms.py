"""Forms of the import: the file or the pasted text, and the answers on the preview."""

import datetime
from typing import Any

from django import forms

from plans.actions.importing import ImportAnswers, printed_period
from plans.deadlines import Unclear, parse
from plans.importing import ParsedPlan
from plans.models.plan import PeriodKind, PlanKind

PASTE_LIMIT = 2_000_000


def select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"})


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label="Файл плана",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.txt"}),
        error_messages={"empty": "Файл пустой. Выберите файл, в котором есть таблица плана."},
    )
    text = forms.CharField(
        label="или вставьте таблицу текстом",
        required=False,
        max_length=PASTE_LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("Выберите файл плана или вставьте скопированную таблицу.")
        return cleaned


class ImportAnswersForm(forms.Form):
    """Title, kind and period are always shown; questions add one field each.

    `executor_fields` and `cell_fields` pair each question with its field for the template.
    """

    title = forms.CharField(label="Название", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    kind = forms.ChoiceField(label="Вид", choices=PlanKind.choices, widget=select())
    period_kind = forms.ChoiceField(label="Период", choices=PeriodKind.choices, widget=select())
    starts_on = forms.DateField(label="С", widget=date_input())
    ends_on = forms.DateField(label="По", widget=date_input())

    def __init__(self, *args: Any, parsed: ParsedPlan, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, initial=first_answers(parsed, today), **kwargs)
        self.unknown_executors = unknown_executors(parsed)
        self.due_questions = due_questions(parsed)
        for position, (words, count) in enumerate(self.unknown_executors):
            self.fields[f"executor_{position}"] = forms.CharField(
                label=f"«{words}» ({count})", required=False, max_length=200
            )
        for position, (place, text) in enumerate(self.due_questions):
            self.fields[f"due_{position}"] = forms.CharField(
                label=place, required=False, max_length=2000, initial=text
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "Окончание периода должно быть позже начала.")
        return cleaned

    def answers(self) -> ImportAnswers:
        cleaned = self.cleaned_data
        executors = {
            words: cleaned[f"executor_{position}"]
            for position, (words, _) in enumerate(self.unknown_executors)
            if cleaned[f"executor_{position}"].strip()
        }
        cells = {
            place: {"due_text": cleaned[f"due_{position}"]}
            for position, (place, text) in enumerate(self.due_questions)
            if cleaned[f"due_{position}"] != text
        }
        plain = {name: cleaned[name] for name in ("title", "kind", "period_kind", "starts_on", "ends_on")}
        return ImportAnswers(**plain, executors=executors, cells=cells)

    def facts(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "period_kind", "starts_on", "ends_on")]

    def executor_fields(self) -> list[tuple[str, int, forms.BoundField]]:
        return [
            (words, count, self[f"executor_{position}"])
            for position, (words, count) in enumerate(self.unknown_executors)
        ]

    def due_fields(self) -> list[tuple[str, forms.BoundField]]:
        return [(place, self[f"due_{position}"]) for position, (place, _) in enumerate(self.due_questions)]


def first_answers(parsed: ParsedPlan, today: datetime.date) -> dict[str, Any]:
    """What the document says; a period it does not name is left to the person, with this year offered."""
    period = printed_period(parsed)
    return {
        "title": " ".join(parsed.title.split()),
        "kind": str(parsed.kind),
        "period_kind": str(parsed.period.kind) if period else "",
        "starts_on": period.start if period else datetime.date(today.year, 1, 1),
        "ends_on": period.end if period else datetime.date(today.year, 12, 31),
    }


def unknown_executors(parsed: ParsedPlan) -> list[tuple[str, int]]:
    """Words of executor cells that no spelling covers, each once with its number of rows."""
    counts: dict[str, int] = {}
    for activity in parsed.activities:
        for words in filter(None, (line.strip() for line in activity.leftover_text.splitlines())):
            counts[words] = counts.get(words, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])


def due_questions(parsed: ParsedPlan) -> list[tuple[str, str]]:
    """Deadlines that were not understood at all: place and words."""
    period = printed_period(parsed)
    if period is None:
        return []
    return [
        (str(activity.place), activity.due_text)
        for activity in parsed.activities
        if activity.due_text and isinstance(parse(activity.due_text, period), Unclear)
    ]
