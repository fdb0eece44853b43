"""Filters of recommendations and decisions."""

import datetime
from typing import Any, cast

import django_filters
from django import forms
from django.http import HttpRequest

from msoko.people.models import Organization, User
from plans.models import Direction
from reports.chain_querysets import DecisionQuerySet, RecommendationQuerySet
from reports.decision_states import DecisionState
from reports.filters import chosen
from reports.models import DecisionKind, ManagementDecision, TargetedRecommendation
from reports.recommendation_states import RecommendationState

OVERDUE = "overdue"


def picked(label: str, empty: str, queryset: Any) -> django_filters.ModelChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select filter-select"})
    return django_filters.ModelChoiceFilter(label=label, empty_label=empty, queryset=queryset, widget=widget)


class RecommendationFilter(django_filters.FilterSet):
    direction = picked("Направление", "Все направления", Direction.objects.all())
    organization = django_filters.ModelChoiceFilter(
        label="Организация",
        empty_label="Все организации",
        queryset=Organization.objects.none(),
        method="addressed_to",
        widget=forms.Select(attrs={"class": "form-select filter-select"}),
    )
    state = chosen(
        "Состояние",
        "Все состояния",
        [*RecommendationState.choices, (OVERDUE, "просрочены")],
        method="in_state",
    )
    year = chosen("Год", "Все годы")

    class Meta:
        model = TargetedRecommendation
        fields: list[str] = []

    def __init__(self, request: HttpRequest, found: RecommendationQuerySet, *, today: datetime.date) -> None:
        super().__init__(request.GET, found, request=request)
        self.today = today
        years = found.order_by("-year").values_list("year", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]
        teaching = Organization.objects.visible_to(cast(User, request.user)).filter(
            kind__in=Organization.TEACHING
        )
        self.filters["organization"].queryset = teaching

    def in_state(self, found: RecommendationQuerySet, name: str, value: str) -> RecommendationQuerySet:
        return found.overdue(self.today) if value == OVERDUE else found.filter(state=value)

    def addressed_to(
        self, found: RecommendationQuerySet, name: str, value: Organization
    ) -> RecommendationQuerySet:
        """To itself, or to a group or cluster that it was found in when it was sent."""
        answering = found.filter(answers__organization=value).values("pk")
        return found.filter(organization=value) | found.filter(pk__in=answering)


class DecisionFilter(django_filters.FilterSet):
    direction = picked("Направление", "Все направления", Direction.objects.all())
    kind = chosen("Вид", "Все виды", DecisionKind.choices)
    state = chosen(
        "Состояние", "Все состояния", [*DecisionState.choices, (OVERDUE, "просрочены")], method="in_state"
    )

    class Meta:
        model = ManagementDecision
        fields: list[str] = []

    def __init__(self, request: HttpRequest, found: DecisionQuerySet, *, today: datetime.date) -> None:
        super().__init__(request.GET, found, request=request)
        self.today = today

    def in_state(self, found: DecisionQuerySet, name: str, value: str) -> DecisionQuerySet:
        return found.overdue(self.today) if value == OVERDUE else found.filter(state=value)
