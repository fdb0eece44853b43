"""Forms around editions: why, who endorses, until which day, what the schools say."""

import datetime

from django import forms

from msoko.people.models import Position
from plans.forms import DayInput
from plans.models import Activity
from plans.models.feedback import FeedbackVerdict


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Почему строка исключается",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Этот текст увидят школы, которым она поручена: он закроет их задания.",
        error_messages={"required": "Напишите, почему: без причины исключить строку нельзя."},
    )


class PostChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, post: Position) -> str:
        return f"{post.user}, {post.title_text[:1].lower()}{post.title_text[1:]}"


class EndorsementForm(forms.Form):
    """Who endorses and until which day; nobody chosen means that nobody has to."""

    posts = PostChoice(
        label="Кто согласует",
        queryset=Position.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = forms.DateField(label="Ответить до", required=False, widget=DayInput())

    def __init__(self, *args: object, posts: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].queryset = posts
        self.today = today

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        due_on = cleaned.get("due_on")
        if cleaned.get("posts") and "due_on" not in self.errors:
            if due_on is None:
                self.add_error("due_on", "Укажите день: без срока согласование не кончится.")
            elif due_on < self.today:
                self.add_error("due_on", "Этот день уже прошёл. Укажите сегодняшний или более поздний.")
        return cleaned


class VisaForm(forms.Form):
    answer = forms.ChoiceField(choices=[("agree", "Согласовать"), ("return", "С замечаниями")])
    remark = forms.CharField(
        label="Замечания", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("answer") == "return" and not cleaned.get("remark"):
            self.add_error("remark", "Напишите замечание: без него автор не узнает, что исправить.")
        return cleaned


class FeedbackOpenForm(forms.Form):
    until_on = forms.DateField(label="Замечания принимаются до", widget=DayInput())


class RemarkForm(forms.Form):
    activity = forms.ModelChoiceField(
        Activity.objects.none(), required=False, label="К какой строке", empty_label="Ко всему плану"
    )
    text = forms.CharField(
        label="Замечание или предложение",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Напишите замечание."},
    )

    def __init__(self, *args: object, rows: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = rows


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(label="Решение", choices=FeedbackVerdict.choices)
    text = forms.CharField(
        label="Ответ", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("verdict") == FeedbackVerdict.DECLINED and not cleaned.get("text"):
            self.add_error("text", "Напишите, почему замечание отклонено: школа увидит этот ответ.")
        return cleaned


class AnalysisForm(forms.Form):
    text = forms.CharField(
        label="Текст",
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 16, "class": "analysis-text"}),
        error_messages={"required": "Текст пуст. Верните хотя бы вывод."},
    )
    version = forms.IntegerField(min_value=1, max_value=2_000_000_000, widget=forms.HiddenInput)
