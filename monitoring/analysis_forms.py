"""Forms of what follows from values: clusters, ratings, markers, lists, problems."""

from decimal import Decimal

from django import forms

from monitoring.models import (
    Cluster,
    Indicator,
    LowPerformanceKind,
    ObjectivityMarker,
    Rating,
    WeaknessKind,
)
from monitoring.models.measuring import FIRST_YEAR, LAST_YEAR
from monitoring.queries.analysis.contexts import FIELDS, WORDED
from msoko.people.models import Organization
from plans.models import Direction


class ClusterSetForm(forms.Form):
    title = forms.CharField(label="Название", max_length=200)
    year = forms.IntegerField(label="Год", min_value=FIRST_YEAR, max_value=LAST_YEAR)


class ClusterForm(forms.Form):
    """A cluster with one or two conditions; without any it is filled by hand."""

    name = forms.CharField(label="Название кластера", max_length=150)
    field = forms.ChoiceField(label="Условие", required=False, choices=[("", "нет"), *FIELDS.items()])
    low = forms.DecimalField(label="от", required=False)
    high = forms.DecimalField(label="меньше", required=False)
    words = forms.CharField(label="или значения через запятую", max_length=300, required=False)
    field_2 = forms.ChoiceField(label="И ещё условие", required=False, choices=[("", "нет"), *FIELDS.items()])
    low_2 = forms.DecimalField(label="от", required=False)
    high_2 = forms.DecimalField(label="меньше", required=False)
    words_2 = forms.CharField(label="или значения через запятую", max_length=300, required=False)

    @property
    def rule(self) -> list[dict[str, object]]:
        return [self._condition(end) for end in ("", "_2") if self.cleaned_data.get(f"field{end}")]

    def _condition(self, end: str) -> dict[str, object]:
        given = self.cleaned_data
        key = given[f"field{end}"]
        words = [one.strip() for one in given[f"words{end}"].split(",") if one.strip()]
        if key in WORDED:
            return {"field": key, "is": words}
        bounds = {name: given[f"{name}{end}"] for name in ("low", "high")}
        return {"field": key, **{name: str(size) for name, size in bounds.items() if size is not None}}


class MoveForm(forms.Form):
    organization = forms.ModelChoiceField(Organization.objects.none(), label="Организация")
    cluster = forms.ModelChoiceField(Cluster.objects.none(), label="Кластер")
    reason = forms.CharField(label="Почему", max_length=300)


class IndicatorsField(forms.ModelMultipleChoiceField):
    """Weights are given by code, so the code stands before the name."""

    def label_from_instance(self, one: Indicator) -> str:
        return f"{one.code}. {one.name}"


class RatingForm(forms.ModelForm):
    indicators = IndicatorsField(
        Indicator.objects.none(), label="Показатели", widget=forms.CheckboxSelectMultiple
    )
    weights = forms.CharField(
        label="Веса",
        required=False,
        help_text="код=вес через точку с запятой; без указания вес 1: OKPO-01=3; TAL-04=0,5",
    )

    class Meta:
        model = Rating
        fields = ["title", "year", "normalising", "missing_rule", "ties_rule", "cluster_set"]

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        chosen = {one.code: one for one in cleaned.get("indicators") or ()}
        weights = {one: Decimal(1) for one in chosen.values()}
        for part in filter(str.strip, (cleaned.get("weights") or "").split(";")):
            code, _, size = (piece.strip() for piece in part.partition("="))
            try:
                weight = Decimal(size.replace(",", "."))
            except ArithmeticError:
                weight = Decimal(0)
            if code not in chosen or not 0 < weight < 1000:
                self.add_error(
                    "weights", f"«{part.strip()}» не понято: нужен код выбранного показателя и вес."
                )
                break
            weights[chosen[code]] = weight
        cleaned["weights"] = weights
        return cleaned


class OrderForm(forms.Form):
    order_number = forms.CharField(label="Номер приказа", max_length=60)
    order_on = forms.DateField(label="Дата приказа", widget=forms.DateInput(attrs={"type": "date"}))


class DecideForm(forms.Form):
    verb = forms.CharField(max_length=20)
    text = forms.CharField(max_length=2000, required=False)


class FlagForm(forms.Form):
    marker = forms.ModelChoiceField(ObjectivityMarker.objects.none(), label="Признак")
    organization = forms.ModelChoiceField(Organization.objects.none(), label="Организация")
    text = forms.CharField(label="Откуда известно", max_length=1000)


class ListedForm(forms.Form):
    organization = forms.ModelChoiceField(Organization.objects.none(), label="Организация")
    kind = forms.ChoiceField(label="Список", choices=LowPerformanceKind.choices)
    reason = forms.CharField(label="Почему", max_length=1000)


class WeaknessForm(forms.Form):
    kind = forms.ChoiceField(label="Что это", choices=WeaknessKind.choices)
    direction = forms.ModelChoiceField(Direction.objects.all(), label="Направление")
    text = forms.CharField(label="В чём состоит", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
