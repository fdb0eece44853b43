"""Forms of the pages about indicators: one indicator of a draft, the order of a set, a table."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from monitoring.date_forms import DayField
from monitoring.models import AssessmentProcedure, Indicator
from monitoring.values import exact_words

_LARGEST = 10 * 1024 * 1024
_NUMBERS = ("lowest", "highest", "expected_change", "dynamics_tolerance", "last_tolerance", "mean_tolerance",
            "zone_tolerance", "corridor_low", "corridor_high", "weight")  # fmt: skip


class IndicatorForm(forms.ModelForm):
    class Meta:
        model = Indicator
        fields = (
            "code",
            "name",
            "direction",
            "track_text",
            "definition_text",
            "formula_text",
            "unit",
            "decimals",
            "better",
            "level",
            "period",
            "procedure",
            "fold",
            "data_source",
            *_NUMBERS,
            "is_tolerance_percent",
            "is_critical",
        )
        localized_fields = _NUMBERS
        widgets = {"definition_text": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"code": "связывает годы: в следующей версии набора остаётся тем же"}

    #: what stands in each part of the page
    PARTS = (
        ("Что это", ("code", "name", "direction", "track_text", "definition_text", "data_source")),
        ("Как считается", ("unit", "decimals", "better", "level", "period", "procedure", "fold")),
        ("Границы и допуски", (*_NUMBERS, "is_tolerance_percent", "is_critical")),
    )

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = AssessmentProcedure.objects.filter(municipality=municipality_id)
        self.fields["procedure"].queryset = own.order_by("position")  # type: ignore[attr-defined]
        for name in _NUMBERS:
            number = self.initial.get(name)
            # «10,000000» is how the column keeps it, not how people write it.
            self.initial[name] = None if number is None else exact_words(Decimal(number))
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal"})
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput):
                is_choice = isinstance(field.widget, forms.Select)
                field.widget.attrs["class"] = "form-select" if is_choice else "form-control"

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.PARTS]


class ApprovalForm(forms.Form):
    """«Сформирован перечень показателей»: the order that puts a set in force."""

    order_number = forms.CharField(
        max_length=60,
        label="Номер приказа",
        widget=forms.TextInput(attrs={"class": "form-control"}),
        error_messages={"required": "Напишите номер приказа."},
    )
    order_on = DayField(label="Дата приказа")
    starts_on = DayField(label="Действует с")


class TableForm(forms.Form):
    """Rows copied from Excel, or a workbook: one of the two."""

    text = forms.CharField(
        required=False,
        max_length=500_000,
        strip=False,
        label="Строки из Excel",
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 5}),
        error_messages={"max_length": "Строк слишком много для вставки: загрузите их файлом XLSX."},
    )
    workbook = forms.FileField(
        required=False,
        label="Файл XLSX",
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".xlsx"}),
        error_messages={"empty": "Файл пуст. Выберите другой."},
    )

    def clean_workbook(self) -> UploadedFile | None:
        given: UploadedFile | None = self.cleaned_data["workbook"]
        name = str(given.name or "")[:80] if given else ""
        if given and not name.casefold().endswith(".xlsx"):
            raise forms.ValidationError(f"Файл «{name}»: нужна книга Excel (.xlsx). Сохраните её так.")
        if given and (given.size or 0) > _LARGEST:
            raise forms.ValidationError(f"Файл «{name}» больше 10 МБ. Оставьте в нём один лист с таблицей.")
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        has_text, has_file = bool(given.get("text", "").strip()), bool(given.get("workbook"))
        if not self.errors and has_text == has_file:
            raise forms.ValidationError("Вставьте строки из Excel или выберите файл XLSX: что-то одно.")
        return given
