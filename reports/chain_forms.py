"""Forms of the chain: a recommendation, its answer, a decision, an effect."""

from typing import Any

from django import forms

from monitoring.models import Cluster, Deviation, Evidence, Indicator, IndicatorValue, Weakness
from msoko.people.models import Body, Organization, Position, User
from msoko.people.models.body import BodyKind
from plans.measures import offered_measures
from plans.models import Activity, Edition
from reports.forms import date_input
from reports.kinds import ANALYSES
from reports.models import (
    AddresseeKind,
    Document,
    EffectivenessReview,
    ManagementDecision,
    TargetedRecommendation,
)

HIDDEN_GROUNDS = ("indicator_value", "deviation", "weakness")


def choice(form: forms.BaseForm, name: str) -> Any:
    """A field of a form that offers rows; Django's own types know no `queryset` of a field."""
    return form.fields[name]


def own_rows(user: User) -> dict[str, int]:
    """Limits a table without `visible_to` to the municipality of the person."""
    assert user.position is not None
    return {"municipality": user.position.municipality_id}


def lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class RecommendationForm(forms.ModelForm):
    """The ground comes with the address of the page where it was seen, or is an excerpt of an analysis."""

    class Meta:
        model = TargetedRecommendation
        fields = [
            "direction",
            "year",
            "addressee_kind",
            "organization",
            "body",
            "cluster",
            "service_text",
            "text",
            "expected_text",
            "due_on",
            "analysis",
            "ground_text",
            *HIDDEN_GROUNDS,
        ]
        labels = {
            "body": "Группа исполнителей",
            "analysis": "Аналитический документ",
            "ground_text": "Что в нём установлено",
        }
        widgets = {
            "text": lines(4),
            "expected_text": lines(2),
            "ground_text": lines(2),
            "due_on": date_input(),
            **dict.fromkeys(HIDDEN_GROUNDS, forms.HiddenInput()),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [BodyKind.GROUP, BodyKind.ORGANIZATION]
        own = own_rows(user)
        offers = {
            "organization": Organization.objects.visible_to(user).filter(kind__in=Organization.TEACHING),
            "body": Body.objects.visible_to(user).filter(kind__in=groups, is_active=True),
            "cluster": Cluster.objects.filter(**own).select_related("cluster_set"),
            "analysis": Document.objects.visible_to(user).filter(kind__in=ANALYSES),
            "indicator_value": IndicatorValue.objects.visible_to(user),
            "deviation": Deviation.objects.visible_to(user),
            "weakness": Weakness.objects.visible_to(user),
        }
        for name, queryset in offers.items():
            choice(self, name).queryset = queryset
        for name in ("organization", "body", "cluster", "analysis"):
            choice(self, name).empty_label = "не выбрано"

    @property
    def grounds(self) -> list[str]:
        """What came with the address, in words: hidden fields say nothing by themselves."""
        keys = {name: self[name].value() for name in HIDDEN_GROUNDS}
        found = [choice(self, name).queryset.filter(pk=key).first() for name, key in keys.items() if key]
        return [str(one) for one in found if one]

    def clean(self) -> dict[str, Any]:
        """Of the four addressees the one that the kind names is kept."""
        cleaned = super().clean() or {}
        names = {
            AddresseeKind.ORGANIZATION: "organization",
            AddresseeKind.GROUP: "body",
            AddresseeKind.CLUSTER: "cluster",
            AddresseeKind.SERVICE: "service_text",
        }
        for kind, name in names.items():
            if kind != cleaned.get("addressee_kind"):
                cleaned[name] = "" if name == "service_text" else None
        return cleaned


class AnswerForm(forms.Form):
    measures_text = forms.CharField(label="Какие меры приняты", widget=lines(5), max_length=5000)
    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label="Подтверждение из отправленных ответов",
        required=False,
        empty_label="не выбрано",
        help_text="файлы загружают на странице задания: там их проверяют",
    )
    proof_url = forms.URLField(
        label="или страница сайта", max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Evidence.objects.visible_to(user).standing().select_related("task__activity")
        choice(self, "evidence").queryset = own.order_by("-added_at")
        choice(self, "evidence").label_from_instance = lambda one: f"{one} – {one.task.activity.title[:70]}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("evidence") and not cleaned.get("proof_url") and not self.errors:
            self.add_error("evidence", "Приложите подтверждение: отправленный ответ или страницу сайта.")
        return cleaned


class ReasonForm(forms.Form):
    text = forms.CharField(
        max_length=2000, widget=lines(2), error_messages={"required": "Напишите, что и почему."}
    )


class SentForm(forms.Form):
    sent_on = forms.DateField(label="Когда направлена", widget=date_input())


class MeasureForm(forms.Form):
    activity = forms.ModelChoiceField(
        Activity.objects.none(), label="Мероприятие плана", empty_label="выберите мероприятие"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "activity").queryset = offered_measures(user)
        choice(self, "activity").label_from_instance = lambda one: (
            f"{one.number_text} {one.title[:110]} ({one.edition.plan.title[:40]})".strip()
        )


class DecisionForm(forms.ModelForm):
    class Meta:
        model = ManagementDecision
        fields = [
            "kind",
            "text",
            "direction",
            "recommendation",
            "document",
            "clause_text",
            "ground_text",
            "responsible",
            "responsible_text",
            "due_on",
        ]
        labels = {"responsible_text": "или словами", "clause_text": "Пункт документа"}
        widgets = {
            "text": lines(),
            "ground_text": lines(2),
            "due_on": date_input(),
            "recommendation": forms.HiddenInput(),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = own_rows(user)
        papers = Document.objects.visible_to(user).filter(state="registered")
        choice(self, "document").queryset = papers.order_by("-dated_on")
        choice(self, "recommendation").queryset = TargetedRecommendation.objects.visible_to(user)
        choice(self, "responsible").queryset = Position.objects.filter(**own).select_related(
            "user", "organization"
        )
        for name in ("document", "responsible", "direction"):
            choice(self, name).empty_label = "не выбрано"


class EffectForm(forms.ModelForm):
    indicators = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label="По каким показателям",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = EffectivenessReview
        fields = ["year_before", "year_after", "judgement", "text", "next_text", "order_reason"]
        labels = {
            "text": "Обоснование вывода",
            "next_text": "Что дальше",
            "order_reason": "Почему раньше исполнения",
        }
        widgets = {"text": lines(4), "next_text": lines(2), "order_reason": lines(2)}

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "indicators").queryset = offered


class StartedEditionForm(forms.Form):
    edition = forms.ModelChoiceField(
        Edition.objects.none(),
        label="Редакция плана",
        empty_label="выберите редакцию",
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = Edition.objects.visible_to(user).select_related("plan")
        choice(self, "edition").queryset = editions.order_by("-pk")
        choice(self, "edition").label_from_instance = lambda one: f"{one.plan.title}, редакция {one.number}"
