"""What people fill in: an answer, a reason, a review, the name of a view."""

import dataclasses
import uuid
from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from monitoring.actions import GivenFile
from monitoring.models import ListPage, ReminderPreference
from monitoring.reminding import FIRST_HOUR, LAST_HOUR, STEP_TITLES
from monitoring.requisites import Requisites
from msoko.lib.uploads import (
    EVIDENCE_RULES,
    RefusalCode,
    Refused,
    UploadRules,
    check_number,
    check_upload,
)

_MEBIBYTE = 1024 * 1024


def evidence_rules() -> UploadRules:
    """The rules of the product with the limit of this installation."""
    return dataclasses.replace(EVIDENCE_RULES, max_bytes=settings.UPLOAD_LIMIT_MB * _MEBIBYTE)


def accept_attribute() -> str:
    """For the file chooser; «image/*» makes a phone offer its camera."""
    extensions = (f".{one}" for one in evidence_rules().allowed_words().split(", "))
    return ",".join(["image/*", *extensions])


class FilesInput(forms.ClearableFileInput):
    """Django's own `getlist` behind `allow_multiple_selected` hands all files to the field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files of one input; whether they are good files is asked one by one in `sort_files`."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [one for one in data or [] if isinstance(one, UploadedFile)]


@dataclasses.dataclass(frozen=True)
class BadFile:
    name: str
    sentence: str
    code: RefusalCode | None = None


class AnswerForm(forms.Form):
    """One post of an answer. Each part of it has a key that follows from the key of the form and the
    content, so that the same post sent twice by a bad line is the same post."""

    attachments = FilesField(required=False)
    replacement = FilesField(required=False)
    url = forms.URLField(
        label="Адрес страницы",
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={
            "invalid": "Это не похоже на адрес. Скопируйте его целиком, например https://школа.рф/"
        },
    )
    document_kind_text = forms.CharField(label="Вид документа", required=False, max_length=100)
    document_number_text = forms.CharField(label="Номер", required=False, max_length=60)
    document_on = forms.DateField(
        label="Дата",
        required=False,
        error_messages={"invalid": "Дата не читается. Напишите её как 15.03.2026."},
    )
    document_title = forms.CharField(label="Название", required=False, max_length=500)
    statement_text = forms.CharField(label="Что достигнуто", required=False, max_length=1000)
    also = forms.TypedMultipleChoiceField(required=False, coerce=int)
    client_key = forms.UUIDField()
    submission_key = forms.UUIDField(required=False)
    submit = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Which tasks are meant is found among those that the person sees; here they only must be numbers.
        self.fields["also"].choices = [(key, key) for key in self.data.getlist("also") if key.isdigit()]

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError("Нужен адрес страницы, который начинается с https:// или http://.")
        return url

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._clean_requisites(given)
        parts = ("attachments", "replacement", "url", "document_kind_text", "statement_text", "submit")
        if not self.errors and not any(given.get(name) for name in parts):
            raise forms.ValidationError("Выберите файл, впишите адрес страницы или реквизиты документа.")
        return given

    def _clean_requisites(self, given: dict[str, Any]) -> None:
        kind = given.get("document_kind_text")
        details = [given.get(name) for name in ("document_number_text", "document_title")]
        if not kind and (any(details) or given.get("document_on")):
            self.add_error("document_kind_text", "Впишите вид документа: приказ, протокол, справка.")
        if kind and not any(details):
            self.add_error("document_number_text", "Впишите номер документа или его название.")

    @property
    def requisites(self) -> Requisites | None:
        given = self.cleaned_data
        if not given["document_kind_text"]:
            return None
        return Requisites(
            given["document_kind_text"],
            given["document_number_text"],
            given["document_on"],
            given["document_title"],
        )

    def key_of(self, content: str) -> uuid.UUID:
        return uuid.uuid5(self.cleaned_data["client_key"], content)

    def sort_files(self, name: str = "attachments") -> tuple[list[GivenFile], list[BadFile]]:
        """Put each file through the gate; a bad one does not stop the others."""
        files, rules = self.cleaned_data[name], evidence_rules()
        good: list[GivenFile] = []
        bad: list[BadFile] = []
        try:
            check_number(len(files), rules)
        except Refused as refusal:
            return [], [BadFile("", refusal.sentence, refusal.code)]
        for one in files:
            try:
                checked = check_upload(one, one.name or "", rules, is_read=True)
                good.append(GivenFile(cast(BinaryIO, one), checked, self.key_of(checked.sha256)))
            except Refused as refusal:
                bad.append(BadFile(one.name or "", refusal.sentence, refusal.code))
        return good, bad


class ReasonForm(forms.Form):
    """Why an answer is returned or a task closed; the action insists that it is not empty."""

    reason = forms.CharField(required=False, max_length=4000, widget=forms.Textarea)
    version = forms.IntegerField(required=False)


class ViewNameForm(forms.Form):
    name = forms.CharField(
        label="Название",
        max_length=60,
        error_messages={
            "required": "Назовите вид, например «Просрочено у школ».",
            "max_length": "Название слишком длинное: оставьте до 60 знаков.",
        },
    )


class SavedViewForm(ViewNameForm):
    page = forms.ChoiceField(choices=ListPage.choices)
    query_text = forms.CharField(required=False, max_length=4000)


class ReminderPreferenceForm(forms.ModelForm):
    """When letters come; the one who fills it in is the one who gets them."""

    steps = forms.MultipleChoiceField(
        label="Когда напоминать",
        choices=list(STEP_TITLES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hour = forms.TypedChoiceField(
        label="Присылать не раньше",
        coerce=int,
        choices=[(hour, f"{hour}:00") for hour in range(FIRST_HOUR, LAST_HOUR + 1)],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    class Meta:
        model = ReminderPreference
        fields = ["is_on", "steps", "hour", "quiet_since_on", "quiet_until_on"]
        widgets = {
            name: forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
            for name in ("quiet_since_on", "quiet_until_on")
        }


class PeriodForm(forms.Form):
    years = forms.IntegerField(
        label="На сколько лет вперёд",
        min_value=1,
        max_value=10,
        help_text="На столько же сдвинутся годы в названиях, текстах и сроках.",
    )
