"""What is filled in about reports: a form of the directory, a filing, a date, a last assessment."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from monitoring.collection_forms import text_area, text_line
from monitoring.date_forms import DayField
from monitoring.models import ReportingForm
from monitoring.models.filing_measure import FilingMeasureKind
from monitoring.reporting_calendar import rule_sentence
from msoko.people.models import User
from msoko.people.models.organization import OrganizationKind
from plans.measures import offered_measures
from plans.models import Activity


class ReportingFormForm(forms.ModelForm):
    """One row of the directory (MC-01); the words of the deadline must be understood."""

    starts_on = DayField(label="Действует с", required=False)
    ends_on = DayField(label="Действует по", required=False)
    placement_url = forms.URLField(
        label="Адрес",
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "form-control"}),
        error_messages={"invalid": "Это не ссылка. Скопируйте адрес целиком: https://..."},
    )
    giver_kinds = forms.MultipleChoiceField(
        choices=OrganizationKind.choices,
        label="Кто сдаёт",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": "Отметьте, кто сдаёт форму."},
    )

    class Meta:
        model = ReportingForm
        fields = [
            "code", "short_name", "title", "due_text", "every_year_count", "year_shift", "receiver_text",
            "placement_name", "placement_url", "is_placement_needed", "starts_on", "ends_on", "giver_kinds",
        ]  # fmt: skip
        widgets = {
            **{name: text_line() for name in ("code", "short_name", "title", "due_text", "receiver_text")},
            "placement_name": text_line(),
            "every_year_count": forms.NumberInput(attrs={"class": "form-control"}),
            "year_shift": forms.NumberInput(attrs={"class": "form-control"}),
            "is_placement_needed": forms.CheckboxInput(attrs={"class": "form-check-input"}),
        }
        help_texts = {
            "code": "латинские буквы, цифры и дефис",
            "due_text": "«ежегодно до 15 декабря», «не реже 1 раза в 3 года»; пусто – дату даёт приказ",
        }

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_due_text(self) -> str:
        text = self.cleaned_data["due_text"].strip()
        if text:
            try:
                rule_sentence(text, self.year)
            except ValueError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return text

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        first, last = words.get("starts_on"), words.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Форма не может закончиться раньше, чем начнётся.")
        return words


class FilingForm(forms.Form):
    filed_on = DayField(label="Когда сдан")
    placement_url = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        label="Ссылка на размещение",
        widget=forms.URLInput(attrs={"class": "form-control"}),
        error_messages={"invalid": "Это не ссылка. Скопируйте адрес страницы целиком: https://..."},
    )


class ReturnFilingForm(forms.Form):
    reason = forms.CharField(
        max_length=4000,
        label="Что не так",
        widget=text_area(),
        error_messages={"required": "Напишите, почему отчёт возвращён: школа увидит этот текст."},
    )


class FilingMeasureForm(forms.Form):
    """A row of a plan in force and what it is to the assessment."""

    activity = forms.ModelChoiceField(
        Activity.objects.none(),
        error_messages={
            "required": "Отметьте мероприятие.",
            "invalid_choice": "Этого мероприятия в планах, которые сейчас в силе, нет. Найдите его заново.",
        },
    )
    kind = forms.ChoiceField(
        choices=FilingMeasureKind.choices, error_messages={"invalid_choice": "Выберите, что это."}
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = offered_measures(user)


class OrderDateForm(forms.Form):
    year = forms.IntegerField(min_value=2000, max_value=2100, label="За год")
    due_on = DayField(label="Срок")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].widget.attrs["class"] = "form-control"


class LastFilingForm(forms.Form):
    organization = forms.IntegerField()
    filed_on = DayField(label="Последняя оценка")
