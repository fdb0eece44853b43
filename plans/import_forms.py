"""Forms of the import: the file or the pasted text, and the facts of the plan on the preview."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from plans.actions.importing import ImportAnswers, printed_period
from plans.deadlines import PlanPeriod
from plans.import_answers import FACTS, Draft
from plans.importing import ParsedPlan
from plans.models import Edition
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
    edition = forms.TypedChoiceField(
        label="Куда загрузить", required=False, coerce=int, empty_value=None, widget=select()
    )

    def __init__(self, *args: Any, drafts: Sequence[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafts = {draft.pk: draft for draft in drafts}
        into = [(draft.pk, f"в черновик: {draft.plan.title}") for draft in drafts]
        self.fields["edition"].choices = [("", "новый план"), *into]

    def clean_edition(self) -> Edition | None:
        return self.drafts.get(self.cleaned_data["edition"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("Выберите файл плана или вставьте скопированную таблицу.")
        return cleaned


class PeriodForm(forms.Form):
    """The period as dates, alone: the question about it asks for nothing else."""

    period_kind = forms.ChoiceField(label="Период", choices=PeriodKind.choices, widget=select())
    starts_on = forms.DateField(label="С", widget=date_input())
    ends_on = forms.DateField(label="По", widget=date_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "Окончание периода должно быть позже начала.")
        return cleaned


class PlanFactsForm(PeriodForm):
    """Title, kind and period are always shown."""

    title = forms.CharField(label="Название", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    kind = forms.ChoiceField(label="Вид", choices=PlanKind.choices, widget=select())

    def small_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "period_kind", "starts_on", "ends_on")]

    def answers(self, draft: Draft) -> ImportAnswers:
        facts = {name: self.cleaned_data[name] for name in FACTS}
        return ImportAnswers(**facts, executors=draft.executors, cells=draft.cells)


def first_facts(parsed: ParsedPlan, draft: Draft, today: datetime.date) -> dict[str, str]:
    """What was answered, else what the document says; of an unnamed period this year is offered."""
    period = printed_period(parsed) or PlanPeriod.from_text(str(today.year))
    said = {
        "title": " ".join(parsed.title.split()),
        "kind": str(parsed.kind),
        "period_kind": PERIOD_KINDS.get(period.kind, period.kind),
        "starts_on": period.start.isoformat(),
        "ends_on": period.end.isoformat(),
    }
    return said | dict(draft.facts)


def period_of(facts: Mapping[str, str], parsed: ParsedPlan, today: datetime.date) -> PlanPeriod:
    """The period in which the deadlines of the page are computed: the answered one while it is one."""
    try:
        starts_on, ends_on = (datetime.date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on"))
        return PlanPeriod(starts_on, ends_on, facts["period_kind"])
    except ValueError:
        return printed_period(parsed) or PlanPeriod.from_text(str(today.year))
