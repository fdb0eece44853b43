"""Forms of the import: the file or the pasted text, and the answers on the preview."""

import datetime
import hashlib
from typing import Any

from django import forms

from plans.actions.importing import NAME_LENGTH, SPELLING_LENGTH, ImportAnswers, printed_period
from plans.deadlines import PlanPeriod, Unclear, parse
from plans.importing import ParsedPlan
from plans.importing.parsed import ParsedActivity
from plans.models.plan import PeriodKind, PlanKind

PASTE_LIMIT = 2_000_000
#: how the deadlines call a period -> how the plan calls it, where the words differ
PERIOD_KINDS = {"years": PeriodKind.SPAN.value}


def select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"})


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label="Файл плана",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.pdf,.odt,.ods,.txt"}),
        error_messages={"empty": "Файл пустой. Выберите файл, в котором есть таблица плана."},
    )
    text = forms.CharField(
        label="или вставьте таблицу текстом",
        required=False,
        max_length=PASTE_LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    # The table itself, where the clipboard brought one: the script of the page puts it here.
    table = forms.CharField(
        required=False,
        max_length=PASTE_LIMIT,
        strip=False,
        widget=forms.HiddenInput(attrs={"id": "id_table"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("Выберите файл плана или вставьте скопированную таблицу.")
        return cleaned


class ImportAnswersForm(forms.Form):
    """Title, kind and period are always shown; questions add one field each.

    The name of such a field follows from the question itself and not from its place among the others: a
    spelling that somebody taught meanwhile must not move the answers. `shown_period` is what the deadlines
    on the page are computed in: the answered period, else the printed one, else the offered one.
    """

    title = forms.CharField(label="Название", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    kind = forms.ChoiceField(label="Вид", choices=PlanKind.choices, widget=select())
    period_kind = forms.ChoiceField(label="Период", choices=PeriodKind.choices, widget=select())
    starts_on = forms.DateField(label="С", widget=date_input())
    ends_on = forms.DateField(label="По", widget=date_input())

    def __init__(self, *args: Any, parsed: ParsedPlan, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, initial=first_answers(parsed, today), **kwargs)
        self.is_period_printed = printed_period(parsed) is not None
        self.shown_period = self._shown_period()
        self.executor_questions = unknown_executors(parsed)
        self.due_questions = [
            activity for activity in parsed.activities if self._is_asked(activity, self.shown_period)
        ]
        for words, count in self.executor_questions:
            self.fields[executor_name(words)] = forms.CharField(
                label=f"«{words}» ({count})", required=False, max_length=NAME_LENGTH
            )
        for activity in self.due_questions:
            self.fields[due_name(activity)] = forms.CharField(
                label=str(activity.place), required=False, max_length=2000, initial=activity.due_text
            )

    def _shown_period(self) -> PlanPeriod:
        first = self.initial
        offered = PlanPeriod(first["starts_on"], first["ends_on"], first["period_kind"])
        if not self.is_bound:
            return offered
        try:
            first_day, last_day = (
                self.fields[name].clean(self.data.get(name)) for name in ("starts_on", "ends_on")
            )
            return PlanPeriod(first_day, last_day, self.data.get("period_kind", ""))
        except (forms.ValidationError, ValueError):
            return offered

    def _is_asked(self, activity: ParsedActivity, period: PlanPeriod) -> bool:
        if due_name(activity) in self.data:
            return True
        return bool(activity.due_text) and isinstance(parse(activity.due_text, period), Unclear)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "Окончание периода должно быть позже начала.")
        return cleaned

    def answers(self) -> ImportAnswers:
        cleaned = self.cleaned_data
        executors = {
            words: cleaned[executor_name(words)]
            for words, _ in self.executor_questions
            if cleaned[executor_name(words)].strip()
        }
        cells = {
            str(activity.place): {"due_text": cleaned[due_name(activity)]}
            for activity in self.due_questions
            if cleaned[due_name(activity)] != activity.due_text
        }
        plain = {name: cleaned[name] for name in ("title", "kind", "period_kind", "starts_on", "ends_on")}
        return ImportAnswers(**plain, executors=executors, cells=cells)

    def facts(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "period_kind", "starts_on", "ends_on")]

    def executor_fields(self) -> list[tuple[str, int, forms.BoundField]]:
        return [(words, count, self[executor_name(words)]) for words, count in self.executor_questions]

    def due_fields(self) -> list[tuple[ParsedActivity, forms.BoundField]]:
        return [(activity, self[due_name(activity)]) for activity in self.due_questions]


def first_answers(parsed: ParsedPlan, today: datetime.date) -> dict[str, Any]:
    """What the document says; a period it does not name is left to the person, with this year offered."""
    period = printed_period(parsed) or PlanPeriod.from_text(str(today.year))
    return {
        "title": " ".join(parsed.title.split()),
        "kind": str(parsed.kind),
        "period_kind": PERIOD_KINDS.get(period.kind, period.kind),
        "starts_on": period.start,
        "ends_on": period.end,
    }


def unknown_executors(parsed: ParsedPlan) -> list[tuple[str, int]]:
    """Words of executor cells that no spelling covers, each once with its number of rows."""
    counts: dict[str, int] = {}
    for activity in parsed.activities:
        for words in filter(None, (line.strip() for line in activity.leftover_text.splitlines())):
            if len(words) <= SPELLING_LENGTH:
                counts[words] = counts.get(words, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])


def executor_name(words: str) -> str:
    return f"executor_{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def due_name(activity: ParsedActivity) -> str:
    return f"due_{activity.place.table}_{activity.place.row}"
