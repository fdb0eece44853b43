"""What people fill in about collections: a round, an extension, a correction, a remark, a workbook."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.date_forms import DayField
from monitoring.models import (
    AssessmentProcedure,
    CollectionRound,
    Indicator,
    IndicatorSet,
    ProcedureScope,
    SchoolSubject,
)
from msoko.lib.spreadsheets_forms import RawRow
from msoko.people.models import Organization

_MEBIBYTE = 1024 * 1024
_LARGEST = 10 * _MEBIBYTE
_FIRST_GRADE, _LAST_GRADE = 1, 11


def text_area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "form-control", "rows": rows})


def text_line(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", **attributes})


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=4000,
        label="Почему",
        widget=text_area(),
        error_messages={"required": "Напишите, что исправить: школа увидит этот текст."},
    )


class CorrectionForm(forms.Form):
    value = forms.CharField(max_length=120, label="Верное значение", widget=text_line(inputmode="decimal"))
    reason = forms.CharField(
        max_length=1000,
        label="Почему исправляете",
        widget=text_area(2),
        error_messages={"required": "Напишите, почему исправляете."},
    )


class RemarkForm(forms.Form):
    text = forms.CharField(
        max_length=2000,
        label="Что исправить",
        widget=text_area(2),
        error_messages={"required": "Напишите, что исправить."},
    )
    due_on = DayField(label="До какого дня")


class ExtensionForm(forms.Form):
    organization = forms.ModelChoiceField(
        queryset=Organization.objects.none(),
        label="Организация",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Выберите организацию."},
    )
    closes_on = DayField(label="Открыт по")
    reason = forms.CharField(
        max_length=500,
        label="Почему",
        widget=text_line(),
        error_messages={"required": "Напишите, почему срок продлён."},
    )

    def __init__(self, *args: Any, asked: CollectionRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organization.objects.filter(pk__in=asked.submissions.values("organization"))
        self.fields["organization"].queryset = own.order_by("short_name")


class RoundForm(forms.ModelForm):
    """The words and dates of a round; what and who is asked is chosen on the next page."""

    opens_on = DayField(label="Открыт с")
    closes_on = DayField(label="Открыт по")
    sample_on = DayField(label="Дата выборки", required=False)

    class Meta:
        model = CollectionRound
        fields = [
            "title",
            "indicator_set",
            "year",
            "period",
            "opens_on",
            "closes_on",
            "note_text",
            "is_sample",
            "sample_rule_text",
            "sample_on",
        ]
        widgets = {
            "title": text_line(),
            "indicator_set": forms.Select(attrs={"class": "form-select"}),
            "year": forms.NumberInput(attrs={"class": "form-control"}),
            "period": forms.Select(attrs={"class": "form-select"}),
            "note_text": text_area(2),
            "sample_rule_text": text_area(2),
            "is_sample": forms.CheckboxInput(attrs={"class": "form-check-input"}),
        }

    def __init__(self, *args: Any, sets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator_set"]
        field.queryset = sets
        field.empty_label = None

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        opens, closes = words.get("opens_on"), words.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "Сбор не может закончиться раньше, чем начнётся.")
        if words.get("is_sample") and not (words.get("sample_on") and words.get("sample_rule_text")):
            self.add_error("sample_rule_text", "Напишите правило и дату выборки.")
        return words


class ShapeForm(forms.Form):
    """What is asked and of whom; «grades-17» are the classes of the sample in organisation 17."""

    indicators = forms.ModelMultipleChoiceField(
        queryset=Indicator.objects.none(),
        error_messages={"required": "Отметьте хотя бы один показатель."},
    )
    scopes = forms.ModelMultipleChoiceField(queryset=ProcedureScope.objects.none(), required=False)
    organizations = forms.ModelMultipleChoiceField(
        queryset=Organization.objects.none(),
        error_messages={"required": "Отметьте хотя бы одну организацию."},
    )

    def __init__(
        self, *args: Any, indicators: Any, scopes: Any, organizations: Any, is_sample: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_sample = is_sample
        for name, offered in (
            ("indicators", indicators),
            ("scopes", scopes),
            ("organizations", organizations),
        ):
            self.fields[name].queryset = offered

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        chosen: Iterable[Organization] = words.get("organizations") or ()
        words["grades"] = {one.pk: self._grades(one) for one in chosen} if self.is_sample else {}
        return words

    def _grades(self, organization: Organization) -> list[int]:
        text = str(self.data.get(f"grades-{organization.pk}", "")).strip()
        parts = [part for part in re.split(r"[\s,;]+", text) if part]
        if all(part.isdecimal() and _FIRST_GRADE <= int(part[:3]) <= _LAST_GRADE for part in parts):
            return [int(part) for part in parts]
        sentence = f"{organization}: классы выборки пишут через запятую, от 1 до 11, а не «{text[:40]}»."
        self.add_error(None, sentence)
        return []


class ScopeForm(forms.Form):
    """A subject and a class of a procedure; either of them may be absent."""

    procedure = forms.ModelChoiceField(
        queryset=AssessmentProcedure.objects.none(),
        label="Процедура",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Выберите процедуру."},
    )
    subject = forms.ModelChoiceField(
        queryset=SchoolSubject.objects.order_by("name"),
        required=False,
        label="Предмет",
        empty_label="без предмета",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    grade = forms.TypedChoiceField(
        choices=[("", "без класса"), *((one, str(one)) for one in range(_FIRST_GRADE, _LAST_GRADE + 1))],
        required=False,
        coerce=int,
        empty_value=None,
        label="Класс",
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, procedures: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["procedure"].queryset = procedures


def newest_sets(municipality_id: int) -> Any:
    """The set in force first, then drafts and old ones."""
    return IndicatorSet.objects.filter(municipality=municipality_id).order_by("-state", "-number")


def suggested_round(today: date, set_in_force: IndicatorSet | None) -> dict[str, Any]:
    """What a new round begins with: this year, open from today."""
    return {"year": today.year, "opens_on": today, "indicator_set": set_in_force}


def workbook_of(files: MultiValueDict[str, UploadedFile]) -> tuple[RawRow, ...]:
    """The rows of the workbook that was sent, read in the sandbox."""
    return actions.read_workbook(**given_workbook(files))


def given_workbook(files: MultiValueDict[str, UploadedFile]) -> dict[str, Any]:
    """The bytes and the name of the workbook that was sent; a sentence where it is none, or too large."""
    given = files.get("workbook")
    if given is None:
        raise NotPossible("Выберите файл XLSX.")
    name = str(given.name or "файл")
    if not name.casefold().endswith(".xlsx"):
        raise NotPossible(f"Файл «{name[:80]}»: нужна книга Excel с окончанием .xlsx. Сохраните её так.")
    if (given.size or 0) > _LARGEST:
        raise NotPossible(f"Файл «{name[:80]}» больше 10 МБ. Оставьте в нём один лист с таблицей.")
    return {"content": given.read(), "filename": name}
