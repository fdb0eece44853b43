"""What a new paper is about: which questions are asked follows from its kind."""

from django import forms

from msoko.people.models import Body, Organization
from msoko.people.models.body import BodyKind
from plans.models import Direction, Edition
from reports.forms import RegistrationForm, date_input
from reports.kinds import OF_EDITION, ORDERS, DocumentKind
from reports.models import Document
from reports.states import DocumentState

_MONITORING = {
    "subject": "Мониторинг чего: «эффективность деятельности руководителей»",
    "edition": "План",
    "starts_on": "Период с",
    "ends_on": "по",
}
_ANALYSIS = {
    "subject": "О чём: «мониторинг объективности оценочных процедур»",
    "edition": "План",
    "direction": "Направление",
    "starts_on": "Период с",
    "ends_on": "по",
}
#: kind -> what is asked before the first draft, with the words of the question
ASKED: dict[DocumentKind, dict[str, str]] = {
    DocumentKind.ORDER_HOLDING_MONITORING: _MONITORING,
    DocumentKind.ORDER_ON_RESULTS: _MONITORING,
    DocumentKind.ORDER_ON_RECOMMENDATIONS: _MONITORING,
    DocumentKind.ORDER_FORMING_GROUP: {
        "subject": "Группа по чему: «по управлению качеством образования»",
        "body": "Рабочая группа",
    },
    DocumentKind.ORDER_APPOINTING_CURATORS: {
        "subject": "Кураторы чего: «школы с низкими результатами»",
        "edition": "План",
    },
    DocumentKind.ORDER_REPEALING: {"source": "Какой приказ отменяется"},
    DocumentKind.MINUTES: {"body": "Рабочая группа"},
    DocumentKind.MINUTES_EXTRACT: {"source": "Из какого протокола", "item": "Номер вопроса повестки"},
    DocumentKind.BRIEFING_INFORMATIONAL: _ANALYSIS,
    DocumentKind.BRIEFING_ANALYTICAL: _ANALYSIS,
    DocumentKind.ANALYTICAL_REPORT: _ANALYSIS,
    DocumentKind.EXECUTION_REPORT: {"edition": "План", "starts_on": "Период с", "ends_on": "по"},
    DocumentKind.LETTER: {
        "subject": "О направлении чего: «методические рекомендации»",
        "organization": "Кому",
    },
}
REQUIRED = {
    DocumentKind.EXECUTION_REPORT: ("edition", "starts_on", "ends_on"),
    **dict.fromkeys(
        (
            DocumentKind.ORDER_HOLDING_MONITORING,
            DocumentKind.ORDER_ON_RESULTS,
            DocumentKind.ORDER_ON_RECOMMENDATIONS,
            DocumentKind.ORDER_FORMING_GROUP,
            DocumentKind.LETTER,
        ),
        ("subject",),
    ),
}


class NewDocumentForm(forms.Form):
    """What a new paper is about; which of the questions are asked follows from its kind."""

    kind = forms.ChoiceField(
        label="Вид документа",
        choices=[(kind.value, kind.label) for kind in DocumentKind if kind not in OF_EDITION],
        widget=forms.HiddenInput,
    )
    subject = forms.CharField(label="О чём", max_length=300, required=False)
    edition = forms.ModelChoiceField(Edition.objects.none(), label="План", required=False)
    direction = forms.ModelChoiceField(Direction.objects.all(), label="Направление", required=False)
    body = forms.ModelChoiceField(Body.objects.none(), label="Рабочая группа", required=False)
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label="Кому", required=False, empty_label="всем организациям"
    )
    source = forms.ModelChoiceField(Document.objects.none(), label="Документ", required=False)
    item = forms.IntegerField(
        label="Номер вопроса", required=False, min_value=1, max_value=60, help_text="пусто: все вопросы"
    )
    starts_on = forms.DateField(label="Период с", required=False, widget=date_input())
    ends_on = forms.DateField(label="по", required=False, widget=date_input())

    def __init__(self, *args: object, user: object, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        asked = ASKED[DocumentKind(kind)]
        for name in [name for name in self.fields if name not in (*asked, "kind")]:
            del self.fields[name]
        for name, label in asked.items():
            self.fields[name].label = label
        self._offer(user, kind)

    def _offer(self, user: object, kind: str) -> None:
        offers = {
            "edition": Edition.objects.visible_to(user).in_force().select_related("plan"),
            "body": Body.objects.visible_to(user).filter(kind=BodyKind.WORKING_GROUP),
            "organization": Organization.objects.visible_to(user).filter(kind__in=Organization.TEACHING),
            "source": _sources(kind, user),
        }
        for name, queryset in offers.items():
            if name in self.fields:
                self.fields[name].queryset = queryset
        if "edition" in self.fields:
            self.fields["edition"].label_from_instance = lambda edition: edition.plan.title
        if "source" in self.fields:
            self.fields["source"].required = True
            self.fields["source"].label_from_instance = _numbered
        for name in REQUIRED.get(DocumentKind(kind), ()):
            self.fields[name].required = True

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        self._check_item(cleaned)
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Период заканчивается раньше, чем начинается. Поменяйте даты местами.")
        if bool(first) != bool(last):
            self.add_error("ends_on" if first else "starts_on", "Укажите оба дня периода или ни одного.")
        return cleaned

    def _check_item(self, cleaned: dict) -> None:
        source, item = cleaned.get("source"), cleaned.get("item")
        count = len(source.texts.get("agenda", [])) if source else 0
        if item and source and item > count:
            self.add_error("item", f"В этом протоколе вопросов {count}. Укажите номер от 1 до {count}.")


def _sources(kind: str, user: object) -> object:
    registered = Document.objects.visible_to(user).filter(state=DocumentState.REGISTERED)
    kinds = (DocumentKind.MINUTES,) if kind == DocumentKind.MINUTES_EXTRACT else ORDERS
    return registered.filter(kind__in=kinds).order_by("-dated_on", "-pk")


def _numbered(document: Document) -> str:
    return f"№ {document.number_text} от {document.dated_on:%d.%m.%Y} {document.title}"


class MailingForm(forms.Form):
    subject = forms.CharField(
        label="О направлении чего", max_length=300, help_text="в именительном падеже: «адресные рекомендации»"
    )
    organizations = forms.ModelMultipleChoiceField(
        Organization.objects.none(), label="Кому", widget=forms.CheckboxSelectMultiple
    )
    edition = forms.ModelChoiceField(
        Edition.objects.none(),
        label="По какому плану",
        required=False,
        help_text="подставит долги организаций",
    )
    direction = forms.ModelChoiceField(Direction.objects.all(), label="Направление", required=False)

    def __init__(self, *args: object, user: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        teaching = Organization.objects.visible_to(user).filter(kind__in=Organization.TEACHING)
        self.fields["organizations"].queryset = teaching
        self.fields["organizations"].initial = [one.pk for one in teaching]
        self.fields["edition"].queryset = Edition.objects.visible_to(user).in_force().select_related("plan")
        self.fields["edition"].label_from_instance = lambda edition: edition.plan.title

    def clean_organizations(self) -> list[Organization]:
        return list(self.cleaned_data["organizations"])


class RegisterMailingForm(RegistrationForm):
    number_text = None
