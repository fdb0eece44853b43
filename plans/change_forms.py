"""Forms of changes to many cells: bulk change, find and replace, paste, teaching a name."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from plans.actions import BulkMode
from plans.columns import CellColumn
from plans.filters import PlanFilter
from plans.pasting import MOST_COLUMNS, MOST_ROWS, read_grid

#: the columns that a bulk change may write
BULK_COLUMNS = ("executors", "due", "deliverables")
_LONGEST = 2000


class BulkForm(forms.Form):
    column = forms.ChoiceField(label="Что изменить", widget=forms.RadioSelect)
    mode = forms.ChoiceField(
        label="Как", choices=BulkMode.choices, initial=BulkMode.REPLACE, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="Новый текст",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Напишите, что должно стоять в ячейках."},
    )

    def __init__(self, *args: object, columns: Sequence[CellColumn], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(column.name, column.header) for column in columns if column.key in BULK_COLUMNS]
        self.fields["column"].choices = choices
        self.initial.setdefault("column", choices[0][0] if choices else "")

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")


class ReplaceForm(forms.Form):
    find = forms.CharField(
        label="Найти",
        max_length=200,
        strip=False,
        error_messages={"required": "Напишите, что искать."},
    )
    replacement = forms.CharField(label="Заменить на", max_length=200, required=False, strip=False)
    is_case_exact = forms.BooleanField(label="Различать прописные и строчные", required=False)
    is_whole_word = forms.BooleanField(label="Только слово целиком", required=False)
    columns = forms.MultipleChoiceField(
        label="В каких графах",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте хотя бы одну графу."},
    )

    def __init__(self, *args: object, columns: Sequence[CellColumn], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(column.name, column.header) for column in columns]
        self.initial.setdefault("columns", [column.name for column in columns if column.key != "number"])

    def clean_find(self) -> str:
        find = self.cleaned_data["find"]
        if not find.strip():
            raise forms.ValidationError("Напишите, что искать: одних пробелов мало.")
        return find


class PasteForm(forms.Form):
    """`after` is the row that the cursor stood on; `digest` comes back from the preview that was approved."""

    text = forms.CharField(
        label="Строки таблицы",
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Скопируйте строки в Excel или Word и вставьте их сюда.",
        error_messages={"required": "Вставьте сюда строки таблицы."},
    )
    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    column = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    place = forms.ChoiceField(
        label="Куда",
        choices=[("over", "Поверх ячеек, начиная с выбранной"), ("below", "Новыми строками ниже")],
        required=False,
    )
    digest = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean_text(self) -> list[list[str]]:
        grid = read_grid(self.cleaned_data["text"])
        if not grid:
            raise forms.ValidationError("Во вставленном тексте нет ни одной строки с текстом.")
        if len(grid) > MOST_ROWS or len(grid[0]) > MOST_COLUMNS:
            raise forms.ValidationError(
                f"Вставить за раз можно не больше {MOST_ROWS} строк и {MOST_COLUMNS} граф. "
                "Большую таблицу удобнее загрузить файлом: «Планы», «Загрузить план»."
            )
        return grid


class TeachForm(forms.Form):
    """Who is meant by words that the directory does not know: an executor by name, or a new one."""

    words = forms.CharField(max_length=200, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Кто это",
        max_length=200,
        widget=forms.TextInput(attrs={"list": "body-names", "autocomplete": "off"}),
        help_text="Название исполнителя из справочника; другое название станет новым исполнителем.",
        error_messages={"required": "Напишите, кто имеется в виду."},
    )


class SavedFilterForm(forms.Form):
    name = forms.CharField(
        label="Название отбора",
        max_length=60,
        error_messages={"required": "Назовите отбор.", "max_length": "Название не длиннее 60 знаков."},
    )
    query_text = forms.CharField(
        max_length=1000,
        widget=forms.HiddenInput,
        error_messages={"required": "Сначала выберите, что показывать."},
    )

    def clean_query_text(self) -> str:
        """Of the address only what filters is kept."""
        parameters = PlanFilter.from_query(QueryDict(self.cleaned_data["query_text"])).parameters
        if not parameters:
            raise forms.ValidationError("Сначала выберите, что показывать: отбор ничего не отбирает.")
        return urlencode(parameters)
