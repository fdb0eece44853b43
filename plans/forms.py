"""Forms of the plan pages: one for each gesture. They validate fields; the actions validate the world."""

import datetime

from django import forms

from plans.actions import NumberingStyle
from plans.columns import COLUMN_SETS, column_set
from plans.models.plan import PeriodKind, PlanKind
from plans.models.section import SectionLevel

_LONGEST_PLAN = 10


class DayInput(forms.DateInput):
    """The browser's own calendar, which speaks ISO dates."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlanAddForm(forms.Form):
    """An empty plan by hand; `cleaned_data` is what `actions.create_plan` takes."""

    title = forms.CharField(
        label="Название",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Как будет напечатано: «План мероприятий управления качеством образования на 2026 год».",
    )
    kind = forms.ChoiceField(label="Вид", choices=PlanKind.choices, initial=PlanKind.PLAN)
    period_kind = forms.ChoiceField(label="Период", choices=PeriodKind.choices)
    starts_on = forms.DateField(
        label="Начало", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label="Окончание", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    columns = forms.ChoiceField(
        label="Графы таблицы",
        initial="6",
        choices=[
            (name, f"{name}: {', '.join(header.lower() for _, header in columns)}")
            for name, columns in COLUMN_SETS.items()
        ],
        widget=forms.RadioSelect,
    )

    def clean_columns(self) -> list[dict[str, str]]:
        return column_set(self.cleaned_data["columns"])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if not start or not end:
            return cleaned
        if end <= start:
            self.add_error("ends_on", "Окончание должно быть позже начала.")
        elif end > datetime.date(start.year + _LONGEST_PLAN, start.month, 1):
            self.add_error("ends_on", f"План длиннее {_LONGEST_PLAN} лет. Проверьте год окончания.")
        return cleaned


class CellForm(forms.Form):
    """One cell; `seen` is what stood in it when the writer began."""

    text = forms.CharField(
        label="Текст",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "cell-input"}),
    )
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, longest: int | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if longest:
            self.fields["text"].max_length = longest
            self.fields["text"].validators.append(
                forms.fields.validators.MaxLengthValidator(longest, f"Не длиннее {longest} знаков.")
            )


class ActivityAddForm(forms.Form):
    """Where the new row goes: below a row, or last in a section; neither means the end of the plan."""

    after = forms.IntegerField(required=False, min_value=1)
    section = forms.IntegerField(required=False, min_value=1)


class RowMoveForm(forms.Form):
    """One step up or down, or right above or below a named row or heading (drag and drop)."""

    where = forms.ChoiceField(
        choices=[("up", "вверх"), ("down", "вниз"), ("before", "перед"), ("after", "после")]
    )
    target = forms.RegexField(r"^(activity|section)-(\d{1,15})$", required=False)


class PresenceForm(forms.Form):
    """The cell that is open on the page: «activity-12 due»; empty while none is."""

    cell = forms.RegexField(r"^(activity|section)-\d{1,15} [a-z0-9_-]{1,30}$", required=False)


class SectionForm(forms.Form):
    number_text = forms.CharField(label="Номер", required=False, max_length=30)
    title = forms.CharField(label="Название", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class SectionAddForm(SectionForm):
    level = forms.ChoiceField(label="Что это", choices=SectionLevel.choices, initial=SectionLevel.DIRECTION)
    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class SectionEditForm(SectionForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class RenumberForm(forms.Form):
    style = forms.ChoiceField(
        label="Как нумеровать",
        choices=NumberingStyle.choices,
        initial=NumberingStyle.TWO_LEVELS,
        widget=forms.RadioSelect,
    )


class EditionReturnForm(forms.Form):
    reason = forms.CharField(
        label="Что нужно исправить",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Напишите, что нужно исправить: специалист увидит это над планом."},
    )
