"""What is said about a deviation: a request, a justification, a return with a new day."""

from django import forms

from monitoring.collection_forms import text_area
from monitoring.date_forms import DayField


class RequestForm(forms.Form):
    """Without a day the setting of the municipality says how many days there are."""

    due_on = DayField(label="Ответить до", required=False)
    text = forms.CharField(required=False, max_length=4000, label="Что пояснить", widget=text_area(2))


class JustificationForm(forms.Form):
    text = forms.CharField(
        max_length=8000,
        label="Обоснование",
        widget=text_area(),
        error_messages={"required": "Напишите обоснование: его прочтёт специалист управления."},
    )


class ReturnForm(forms.Form):
    text = forms.CharField(
        max_length=4000,
        label="Чего не хватает",
        widget=text_area(),
        error_messages={"required": "Напишите, чего не хватает: школа увидит этот текст."},
    )
    due_on = DayField(label="Ответить до")
