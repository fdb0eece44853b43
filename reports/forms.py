"""Forms of papers: the registration, and how they look."""

import datetime

from django import forms

from reports.models import PaperPolicy


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class RegistrationForm(forms.Form):
    """`may_skip` is asked only after a number was typed that leaves others out."""

    number_text = forms.CharField(label="Номер", max_length=40)
    dated_on = forms.DateField(label="Дата", widget=date_input())

    def __init__(self, *args: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if "may_skip" in self.data:
            self.ask_to_skip()

    def ask_to_skip(self) -> None:
        self.fields["may_skip"] = forms.BooleanField(label="Пропустить эти номера", required=False)

    def clean_dated_on(self) -> datetime.date:
        day = self.cleaned_data["dated_on"]
        if day > self.today:
            raise forms.ValidationError("Дата документа ещё не наступила. Укажите день подписания.")
        return day


class PaperPolicyForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = PaperPolicy
        fields = [
            "standard",
            "font_family",
            "body_points",
            "table_points",
            "line_spacing",
            "left_margin",
            "right_margin",
            "top_margin",
            "bottom_margin",
            "is_heading_bold",
            "is_table_header_bold",
            "has_qr_code",
            "pdf_variant",
        ]

    def settings(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
