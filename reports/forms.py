"""Forms of papers: the words of an order, and its registration."""

import datetime

from django import forms
from django.http import QueryDict

from reports.models import PaperPolicy
from reports.papers.order import AnnexStyle, VerbStyle

VERB_STYLES = [
    (VerbStyle.CAPITALS.value, "ПРИКАЗЫВАЮ:"),
    (VerbStyle.SPACED.value, "п р и к а з ы в а ю:"),
    (VerbStyle.INLINE.value, "приказываю: (в строке)"),
]
ANNEX_STYLES = [
    (AnnexStyle.APPROVED.value, "Приложение, УТВЕРЖДЁН приказом ..."),
    (AnnexStyle.ATTACHED.value, "Приложение к приказу ..."),
]
LINE_LIMIT, LINES_LIMIT = 4000, 60
#: field of the stored texts -> name of the inputs that repeat on the page
REPEATED = {"grounds": "ground", "clauses": "clause"}


def lines_field(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=1000,
        strip=True,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OrderTextsForm(forms.Form):
    """The words of the order; grounds and clauses are repeated fields read by `repeated`."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    # The version that the person decided to write over after being told of it.
    overwrite = forms.IntegerField(required=False, widget=forms.HiddenInput)
    author_lines = lines_field("Кто издаёт", "каждая строка с новой строки")
    place = forms.CharField(label="Место", required=False, max_length=100)
    heading = forms.CharField(
        label="Заголовок",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="начинается с «Об» или «О», без точки",
    )
    aim = forms.CharField(
        label="В целях", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    verb_style = forms.ChoiceField(label="Слово приказа", choices=VERB_STYLES)
    annex_style = forms.ChoiceField(label="Отметка на приложении", choices=ANNEX_STYLES)
    issuer_genitive = forms.CharField(
        label="Чьим приказом утверждён",
        required=False,
        max_length=300,
        help_text="в родительном падеже: «управления образования ...»",
    )
    signatory_post = lines_field("Должность подписывающего")
    signatory_name = forms.CharField(
        label="Подписывает", required=False, max_length=100, help_text="И.О. Фамилия"
    )

    def clean_author_lines(self) -> list[str]:
        return filled_lines(self.cleaned_data["author_lines"])

    def clean_signatory_post(self) -> list[str]:
        return filled_lines(self.cleaned_data["signatory_post"])

    def clean_heading(self) -> str:
        return self.cleaned_data["heading"].strip().rstrip(".")

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        for field in ("grounds", "clauses"):
            cleaned[field] = self.repeated(field)
            self.check_length(cleaned[field])
        return cleaned

    def repeated(self, field: str) -> list[str]:
        """The filled fields of one name, in the order of the page; an emptied one is thereby removed."""
        if not isinstance(self.data, QueryDict):
            return list(self.initial.get(field, []))
        given = self.data.getlist(REPEATED[field])
        # PostgreSQL takes no NUL in a text.
        texts = [text.replace("\r\n", "\n").replace("\0", "").strip() for text in given]
        return [text for text in texts if text]

    def check_length(self, texts: list[str]) -> None:
        if len(texts) > LINES_LIMIT or any(len(text) > LINE_LIMIT for text in texts):
            raise forms.ValidationError(
                f"Слишком длинно: не больше {LINES_LIMIT} пунктов, в каждом до {LINE_LIMIT} знаков."
            )

    def grounds(self) -> list[str]:
        return self.repeated("grounds")

    def clauses(self) -> list[tuple[str, list[str]]]:
        """Each clause with the anchors of its subclauses, to which the gaps of the preview lead."""
        return [
            (text, [f"field-clause-{number}-{line}" for line in range(1, len(text.splitlines()))])
            for number, text in enumerate(self.repeated("clauses"), start=1)
        ]


class RegistrationForm(forms.Form):
    """`may_skip` is asked only after a number was typed that leaves others out."""

    number_text = forms.CharField(label="Номер", max_length=40)
    dated_on = forms.DateField(
        label="Дата", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if "may_skip" in self.data:
            self.ask_to_skip()

    def ask_to_skip(self) -> None:
        self.fields["may_skip"] = forms.BooleanField(label="Пропустить эти номера", required=False)

    def clean_dated_on(self) -> datetime.date:
        day = self.cleaned_data["dated_on"]
        if day > self.today:
            raise forms.ValidationError("Дата приказа ещё не наступила. Укажите день подписания.")
        return day


class PaperPolicyForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = PaperPolicy
        fields = [
            "standard",
            "font_family",
            "body_points",
            "table_points",
            "line_spacing",
            "left_margin",
            "right_margin",
            "top_margin",
            "bottom_margin",
            "is_heading_bold",
            "is_table_header_bold",
            "has_qr_code",
            "pdf_variant",
        ]

    def settings(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def filled_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
