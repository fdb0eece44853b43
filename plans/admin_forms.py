"""Forms of the admin for plans: plain lines instead of JSON and arrays, one leading executor."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from msoko.people.admin_house import HouseForm
from plans.models import DeliverableKind, Plan
from plans.models.activity import AssignmentRole


class LinesField(forms.CharField):
    """A list of texts, one on a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.clean(data)


class DeliverableKindForm(HouseForm):
    spellings = LinesField(
        label="Как пишут", required=False, max_length=4000, help_text="Каждое написание с новой строки."
    )

    class Meta:
        model = DeliverableKind
        fields = "__all__"

    def clean_spellings(self) -> list[str]:
        spellings = self.cleaned_data["spellings"]
        too_long = next((spelling for spelling in spellings if len(spelling) > 150), None)
        if too_long:
            raise ValidationError(f"Написание длиннее 150 знаков: «{too_long[:40]}…». Сократите его.")
        return spellings


class ColumnsField(forms.CharField):
    """The columns of a plan: «key = header» on a line, in printed order."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{column['key']} = {column['header']}" for column in value)
        return value

    def clean(self, value: Any) -> Any:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        return [self._column(place, line) for place, line in enumerate(lines, start=1)]

    def _column(self, place: int, line: str) -> dict[str, str]:
        key, _, header = (part.strip() for part in line.partition("="))
        if not key or not header:
            raise ValidationError(f"Строка {place}: «{line.strip()}». Нужно так: ключ = заголовок графы.")
        return {"key": key, "header": header}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != "\n".join((data or "").split("\r\n"))


class PlanAdminForm(HouseForm):
    columns = ColumnsField(
        label="Графы",
        max_length=4000,
        help_text="Порядок строк и заголовки можно менять. Ключи слева связывают графу с её словами.",
    )

    class Meta:
        model = Plan
        fields = "__all__"

    def clean_columns(self) -> list[dict[str, str]]:
        """Keys name the cells of every row: a key lost here would hide words that were typed."""
        columns = self.cleaned_data["columns"]
        keys, known = [column["key"] for column in columns], self.instance.column_keys
        if sorted(keys) != sorted(known):
            raise ValidationError(f"Ключи граф должны остаться теми же: {', '.join(known)}.")
        return columns


class AssignmentFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        kept = [
            form.cleaned_data for form in self.forms if form.is_valid() and form not in self.deleted_forms
        ]
        leading = [row for row in kept if row.get("role") == AssignmentRole.LEADING]
        if len(leading) > 1:
            raise ValidationError("Ответственный может быть только один. Остальным оставьте «соисполнитель».")
