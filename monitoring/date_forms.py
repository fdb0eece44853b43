"""Forms of the pages about dates: a date with its document, an event, a postponement."""

import datetime
from typing import Any

from django import forms

from plans.models import CalendarEvent, EventKind


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "form-control"})


class DayField(forms.DateField):
    """A browser's date, or «15.04.2026» typed where there is no chooser."""

    def __init__(self, **options: Any) -> None:
        sentence = "Напишите дату так: 15.04.2026."
        super().__init__(
            widget=DayInput,
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"invalid": sentence, "required": sentence},
            **options,
        )


def _control(widget: type[forms.Widget]) -> forms.Widget:
    return widget(attrs={"class": "form-control"})


class DocumentForm(forms.Form):
    """The document that sets a date; DL-06: «the document (title, number, date, link)».

    `cleaned_data["document_text"]` is one line of all: «Приказ Рособрнадзора от 20.01.2026 № 12».
    """

    document_text = forms.CharField(
        required=False, max_length=400, label="Документ", widget=_control(forms.TextInput)
    )
    document_number = forms.CharField(
        required=False, max_length=60, label="Номер документа", widget=_control(forms.TextInput)
    )
    document_on = DayField(required=False, label="Дата документа")
    url = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        label="Ссылка на документ",
        widget=_control(forms.URLInput),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["document_text"] = document_words(
            given.get("document_text", ""), given.get("document_number", ""), given.get("document_on")
        )
        return given


def document_words(title: str, number: str, day: datetime.date | None) -> str:
    """Nothing without a title: a number alone names no document."""
    if not title.strip():
        return ""
    words = [
        title.strip(),
        f"от {day:%d.%m.%Y}" if day else "",
        f"№ {number.strip()}" if number.strip() else "",
    ]
    return " ".join(word for word in words if word)


class RowsForm(DocumentForm):
    """Which rows of the plan the gesture is about; only those of the edition itself are offered."""

    rows = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Отметьте хотя бы одно мероприятие."}
    )

    def __init__(self, *args: Any, rows: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = [(pk, str(pk)) for pk in rows]  # type: ignore[attr-defined]


class RowDatesForm(RowsForm):
    """One date for the rows: an event of the calendar, a new event, or a date of their own."""

    event = forms.ModelChoiceField(
        queryset=CalendarEvent.objects.none(), required=False, empty_label="другая дата", label="Событие"
    )
    title = forms.CharField(required=False, max_length=200, label="Название события")
    starts_on = DayField(required=False, label="С какого дня")
    ends_on = DayField(required=False, label="По какой день")
    held_on = DayField(required=False, label="Проводилось")
    kind = forms.ChoiceField(required=False, choices=EventKind.choices, label="Вид события")

    def __init__(self, *args: Any, events: list[CalendarEvent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = CalendarEvent.objects.filter(pk__in=[event.pk for event in events])
        self.fields["event"].queryset = own  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("event") or self.errors:
            return given
        if not given.get("starts_on") and not given.get("held_on"):
            self.add_error("starts_on", "Выберите событие или напишите дату.")
        if not given.get("document_text", "").strip():
            self.add_error(
                "document_text", "Напишите документ, который устанавливает дату: вид и кто его издал."
            )
        if given.get("ends_on") and given.get("starts_on") and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", "Окончание раньше начала.")
        return given


class EventForm(DocumentForm):
    """New dates of an event and the document that sets them."""

    field_order = ["starts_on", "ends_on"]
    starts_on = DayField(label="С какого дня")
    ends_on = DayField(required=False, label="По какой день")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Окончание раньше начала.")
        if not given["document_text"]:
            self.add_error("document_text", "Напишите документ, который переносит даты: вид и кто его издал.")
        return given


class PostponementForm(forms.Form):
    wanted_on = DayField(label="Новый срок")
    reason = forms.CharField(
        max_length=4000,
        label="Почему",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Напишите, почему не успеваете: без причины срок не переносят."},
    )


class DecisionForm(forms.Form):
    """`granted_on` may be empty: then the date that was asked for holds."""

    verdict = forms.ChoiceField(choices=[("grant", "перенести"), ("refuse", "отказать")])
    granted_on = DayField(required=False, label="Перенести на")
    decision_reason = forms.CharField(required=False, max_length=4000, label="Пояснение")
