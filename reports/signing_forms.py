"""Forms around a registered document: a signature, why it is withdrawn, who shall read, what it changes."""

from typing import BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from msoko.lib.file_kinds import MEBIBYTE, FileKind, UploadRules
from msoko.lib.refusals import Refused
from msoko.lib.uploads import CheckedFile, check_upload
from msoko.people.models import Position
from reports.acquainting import full_name, post_line
from reports.document_queries import Readers
from reports.models import Document, LinkKind

SIGNATURE_RULES = UploadRules(
    25 * MEBIBYTE, frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.SIGNATURE})
)
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.sig,.p7s"


class SignatureForm(forms.Form):
    file = forms.FileField(
        label="Файл подписи или скан",
        help_text="скан подписанного документа (PDF, JPG, PNG) или файл подписи .sig, .p7s, до 25 МБ",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Выберите файл: скан подписанного документа или файл подписи.",
            "empty": "Файл пустой. Выберите другой.",
        },
    )

    def clean_file(self) -> UploadedFile:
        given: UploadedFile = self.cleaned_data["file"]
        try:
            self.checked: CheckedFile = check_upload(
                cast(BinaryIO, given), given.name or "", SIGNATURE_RULES, is_read=True
            )
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
        return given


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label="Почему подпись отзывается",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Напишите, почему подпись отзывается: причина останется в истории документа."
        },
    )


class PostField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, post: Position) -> str:
        return f"{full_name(post.user)}, {post_line(post)}"


class ReadersForm(forms.Form):
    """Three lists of posts; whoever is suggested is ticked already."""

    def __init__(self, *args: object, readers: Readers, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        groups = (
            ("named", "Названы в документе", readers.named, True),
            ("heads", "Руководители организаций", readers.heads, True),
            ("others", "Остальные", readers.others, False),
        )
        for name, label, posts, is_ticked in groups:
            if posts:
                self.fields[name] = self._field(label, posts, is_ticked=is_ticked)

    def _field(self, label: str, posts: list[Position], *, is_ticked: bool) -> PostField:
        chosen = [post.pk for post in posts]
        return PostField(
            Position.objects.filter(pk__in=chosen)
            .select_related("user", "organization")
            .order_by("organization__short_name", "user__last_name", "pk"),
            label=label,
            required=False,
            initial=chosen if is_ticked else [],
            widget=forms.CheckboxSelectMultiple,
        )

    def posts(self) -> list[Position]:
        return [post for name in self.fields for post in self.cleaned_data[name]]


class LinkForm(forms.Form):
    kind = forms.ChoiceField(label="Этот документ", choices=LinkKind.choices)
    target = forms.ModelChoiceField(
        Document.objects.none(),
        label="какой документ",
        error_messages={"required": "Выберите документ, который изменён или отменён."},
    )

    def __init__(self, *args: object, targets: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        field.queryset = targets
        field.label_from_instance = lambda one: (
            f"{one.dated_on:%d.%m.%Y} № {one.number_text} «{one.title[:80]}»"
        )
