"""Forms of the cycle: a stage, a mark of an outside system, the score of a criterion."""

import datetime
from typing import Any

from django import forms

from reports.chain_forms import choice, lines
from reports.forms import date_input
from reports.models import OutsideEntry


class StageForm(forms.Form):
    closing_text = forms.CharField(
        label="Чем подтверждается",
        max_length=1000,
        widget=lines(2),
        error_messages={"required": "Напишите, чем подтверждается шаг."},
    )
    order_reason = forms.CharField(
        label="Почему не по порядку", max_length=1000, required=False, widget=lines(2)
    )


class OutsideEntryForm(forms.ModelForm):
    class Meta:
        model = OutsideEntry
        fields = ["system_text", "year", "direction", "entered_on", "person_text", "note"]
        widgets = {"entered_on": date_input()}

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choice(self, "direction").empty_label = "все направления"

    def clean_entered_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["entered_on"]
        if day > self.today:
            raise forms.ValidationError("Этот день ещё не наступил. Укажите, когда данные внесены.")
        return day


class ScoreForm(forms.Form):
    """Points need a published document with a date of the year."""

    points = forms.TypedChoiceField(label="Балл", coerce=int, choices=[])
    proof_text = forms.CharField(label="Документ", max_length=300, required=False)
    proof_on = forms.DateField(label="Дата документа", required=False, widget=date_input())
    proof_url = forms.URLField(label="Где опубликован", max_length=500, required=False, assume_scheme="https")
    comment = forms.CharField(label="Пояснение", required=False, max_length=2000, widget=lines(2))

    def __init__(self, *args: Any, highest: int, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        choice(self, "points").choices = [(n, str(n)) for n in range(highest + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day = cleaned.get("proof_on")
        if day and day.year != self.year:
            self.add_error("proof_on", f"Балл ставится за {self.year} год: дата документа должна быть в нём.")
        if cleaned.get("points"):
            for name in ("proof_text", "proof_on", "proof_url"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "Балл ставят за опубликованный документ: заполните это поле.")
        return cleaned
