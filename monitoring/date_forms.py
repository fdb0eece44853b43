"""Forms of the pages about dates: a date with its document, an event, a postponement."""

from typing import Any

from django import forms

from plans.models import CalendarEvent


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


class RowsForm(forms.Form):
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
    document_text = forms.CharField(required=False, max_length=500, label="Документ")
    url = forms.URLField(required=False, max_length=1000, assume_scheme="https", label="Ссылка на документ")

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
                "document_text", "Напишите документ, который устанавливает дату: вид, дата, номер."
            )
        if given.get("ends_on") and given.get("starts_on") and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", "Окончание раньше начала.")
        return given


class EventForm(forms.ModelForm):
    """The dates of an event and the document that sets them."""

    starts_on = DayField(label="С какого дня")
    ends_on = DayField(required=False, label="По какой день")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = CalendarEvent
        fields = ["starts_on", "ends_on", "document_text"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Окончание раньше начала.")
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
