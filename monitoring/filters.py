"""Filters of the pages about tasks; the chips are `monitoring.queries.listing.SHOW`.

What a list offers comes from `queries.choices`, asked once for all lists; a value that is not offered is
not a choice, so nobody filters by what is not theirs.
"""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from monitoring.archive import VISIBILITIES
from monitoring.models import INTERNAL, Evidence, EvidenceKind, Task
from monitoring.queries.archive import found
from monitoring.queries.choices import Choices, choices
from monitoring.queries.listing import within
from plans.models import Activity, Edition, Section


def chosen(label: str, empty: str, **more: Any) -> django_filters.ChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select filter-select"})
    return django_filters.ChoiceFilter(label=label, empty_label=empty, choices=(), widget=widget, **more)


def day(label: str, lookup: str, field: str = "due_on") -> django_filters.DateFilter:
    widget = forms.DateInput(attrs={"class": "form-control filter-select", "type": "date"}, format="%Y-%m-%d")
    return django_filters.DateFilter(label=label, field_name=field, lookup_expr=lookup, widget=widget)


class CalendarFilter(django_filters.FilterSet):
    """The four lists that every page about tasks has; the head of a school chooses no organisation."""

    organization = chosen("Организация", "Все организации", field_name="organization_id")
    plan = chosen("План", "Все планы", field_name="activity__edition__plan_id")
    direction = chosen("Направление", "Все направления", method="in_direction")
    executor = chosen("Исполнитель", "Все исполнители", field_name="activity__assignments__body_id")

    def __init__(self, request: HttpRequest, tasks: QuerySet[Task]) -> None:
        super().__init__(request.GET, tasks, request=request)
        self.offered: Choices = choices(request.user)
        for name in ("organization", "plan", "direction", "executor"):
            self.filters[name].extra["choices"] = getattr(self.offered, f"{name}s")
        if len(self.offered.organizations) < 2:
            del self.filters["organization"]

    class Meta:
        model = Task
        fields: list[str] = []

    def in_direction(self, tasks: QuerySet[Task], name: str, value: str) -> QuerySet[Task]:
        return tasks.filter(within("direction", value))


class TaskFilter(CalendarFilter):
    """The hidden ones come from the numbers of other pages: the execution of a plan, the calendar."""

    due_from = day("Срок с", "gte")
    due_to = day("Срок по", "lte")
    section = django_filters.ModelChoiceFilter(
        queryset=lambda request: Section.objects.filter(edition__in=Edition.objects.visible_to(request.user)),
        method="in_section",
        widget=forms.HiddenInput,
    )
    edition = django_filters.ModelChoiceFilter(
        queryset=lambda request: Edition.objects.visible_to(request.user).select_related("plan"),
        field_name="activity__edition",
        widget=forms.HiddenInput,
    )
    activity = django_filters.ModelChoiceFilter(
        queryset=lambda request: Activity.objects.visible_to(request.user), widget=forms.HiddenInput
    )

    #: what a link of another page has set and no list of this page shows
    HIDDEN = ("section", "edition", "activity")

    def in_section(self, tasks: QuerySet[Task], name: str, value: Section) -> QuerySet[Task]:
        return tasks.filter(within("pk", value.pk))


class ArchiveFilter(django_filters.FilterSet):
    """The archive of evidence; what became of each piece is a chip of its own."""

    q = django_filters.CharFilter(label="Слова", method="with_words", widget=forms.HiddenInput)
    organization = chosen("Организация", "Все организации", field_name="task__organization_id")
    plan = chosen("План", "Все планы", field_name="task__activity__edition__plan_id")
    direction = chosen("Направление", "Все направления", method="in_direction")
    kind = chosen("Вид", "Любой вид", field_name="kind")
    visibility = chosen("Кому видно", "Кому видно: всё", method="seen_by")
    since = day("Добавлено с", "gte", "added_at__date")
    until = day("по", "lte", "added_at__date")

    def __init__(self, request: HttpRequest, evidence: QuerySet[Evidence]) -> None:
        super().__init__(request.GET, evidence, request=request)
        offered = choices(request.user)
        for name in ("organization", "plan", "direction"):
            self.filters[name].extra["choices"] = getattr(offered, f"{name}s")
        self.filters["kind"].extra["choices"] = EvidenceKind.choices
        self.filters["visibility"].extra["choices"] = list(VISIBILITIES.items())

    class Meta:
        model = Evidence
        fields: list[str] = []

    def with_words(self, evidence: QuerySet[Evidence], name: str, value: str) -> QuerySet[Evidence]:
        return found(evidence, value)

    def in_direction(self, evidence: QuerySet[Evidence], name: str, value: str) -> QuerySet[Evidence]:
        return evidence.filter(within("direction", value, prefix="task__"))

    def seen_by(self, evidence: QuerySet[Evidence], name: str, value: str) -> QuerySet[Evidence]:
        if value == INTERNAL:
            return evidence.filter(disclosure__isnull=True)
        return evidence.filter(disclosure__visibility=value)
