"""The rules of deadlines of a municipality, with the school calendar of one school year.

The names of terms and holidays are those that the grammar of deadlines knows (`SchoolDates.name`).
"""

import datetime
from typing import Any

from django import forms

from plans.models import DuePolicy

SCHOOL_NAMES = (
    ("term_1", "I четверть"),
    ("term_2", "II четверть"),
    ("term_3", "III четверть"),
    ("term_4", "IV четверть"),
    ("trimester_1", "I триместр"),
    ("trimester_2", "II триместр"),
    ("trimester_3", "III триместр"),
    ("holidays_autumn", "осенние каникулы"),
    ("holidays_winter", "зимние каникулы"),
    ("holidays_spring", "весенние каникулы"),
)
DAY_FORMAT = "%Y-%m-%d"


class DuePolicyForm(forms.ModelForm):
    """`school_year` is the year in which the shown school year begins; other years stay as they are."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = DuePolicy
        fields = [
            "report_lag_days",
            "period_lag_days",
            "day_off",
            "school_year_begin_day",
            "school_year_begin_month",
            "school_year_end_day",
            "school_year_end_month",
        ]

    def __init__(self, *args: Any, school_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school_year = school_year
        stored = {one["name"]: one for one in self.instance.school_calendar if self._is_shown(one)}
        for name, label in SCHOOL_NAMES:
            for edge in ("start", "end"):
                self.fields[f"{name}_{edge}"] = forms.DateField(
                    required=False,
                    label=f"{label}, {'с' if edge == 'start' else 'по'}",
                    input_formats=[DAY_FORMAT, "%d.%m.%Y"],
                    initial=stored.get(name, {}).get(edge),
                    widget=forms.DateInput(format=DAY_FORMAT, attrs={"type": "date"}),
                    error_messages={"invalid": "Напишите дату так: 15.04.2026."},
                )
        for field in self.fields.values():
            is_choice = isinstance(field.widget, forms.Select)
            field.widget.attrs.setdefault("class", "form-select" if is_choice else "form-control")

    @property
    def limits(self) -> tuple[datetime.date, datetime.date]:
        return datetime.date(self.school_year, 9, 1), datetime.date(self.school_year + 1, 8, 31)

    def _is_shown(self, stored: dict[str, str]) -> bool:
        first, last = self.limits
        return first.isoformat() <= stored["start"] <= last.isoformat()

    @property
    def terms(self) -> list[tuple[str, Any, Any]]:
        return [(label, self[f"{name}_start"], self[f"{name}_end"]) for name, label in SCHOOL_NAMES]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name, label in SCHOOL_NAMES:
            self._check(f"{name}_end", label, given.get(f"{name}_start"), given.get(f"{name}_end"))
        for edge in ("begin", "end"):
            self._check_day(given, edge)
        return given

    def _check(self, field: str, label: str, start: datetime.date | None, end: datetime.date | None) -> None:
        first, last = self.limits
        if bool(start) != bool(end):
            self.add_error(field, f"{label}: укажите обе даты или ни одной.")
        elif start and end and end < start:
            self.add_error(field, f"{label}: окончание раньше начала.")
        elif start and end and not (first <= start and end <= last):
            self.add_error(field, f"{label}: даты не входят в учебный год {first.year}/{last.year}.")

    def _check_day(self, given: dict[str, Any], edge: str) -> None:
        """30 February is no day of any year; 29 February is not one of every year."""
        day, month = given.get(f"school_year_{edge}_day"), given.get(f"school_year_{edge}_month")
        if day and month:
            try:
                datetime.date(2001, month, day)
            except ValueError:
                self.add_error(f"school_year_{edge}_day", "Такого дня в этом месяце нет.")

    def settings(self) -> dict[str, Any]:
        """What the action writes: the fields, and the school calendar of all years."""
        kept = [one for one in self.instance.school_calendar if not self._is_shown(one)]
        shown = [
            {
                "name": name,
                "start": self.cleaned_data[f"{name}_start"].isoformat(),
                "end": self.cleaned_data[f"{name}_end"].isoformat(),
            }
            for name, _ in SCHOOL_NAMES
            if self.cleaned_data[f"{name}_start"]
        ]
        fields = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**fields, "school_calendar": sorted([*kept, *shown], key=lambda one: one["start"])}
