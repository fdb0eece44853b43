"""Filters of the list of tasks: ordinary choices; the chips are `monitoring.queries.listing.SHOW`."""

import django_filters
from django import forms
from django.db.models import QuerySet

from monitoring.models import Task
from monitoring.queries.listing import within
from msoko.people.models import Organization
from plans.models import Direction, Edition, Section


class TaskFilter(django_filters.FilterSet):
    organization = django_filters.ModelChoiceFilter(
        queryset=lambda request: Organization.objects.visible_to(request.user),
        empty_label="Все организации",
        widget=forms.Select(attrs={"class": "form-select filter-select"}),
    )
    direction = django_filters.ModelChoiceFilter(
        queryset=Direction.objects.all(),
        method="in_direction",
        empty_label="Все направления",
        widget=forms.Select(attrs={"class": "form-select filter-select"}),
    )
    section = django_filters.ModelChoiceFilter(
        queryset=lambda request: Section.objects.filter(edition__in=Edition.objects.visible_to(request.user)),
        method="in_section",
        widget=forms.HiddenInput,
    )
    edition = django_filters.ModelChoiceFilter(
        queryset=lambda request: Edition.objects.visible_to(request.user),
        field_name="activity__edition",
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Task
        fields: list[str] = []

    def in_direction(self, tasks: QuerySet[Task], name: str, value: Direction) -> QuerySet[Task]:
        return tasks.filter(within("direction", value))

    def in_section(self, tasks: QuerySet[Task], name: str, value: Section) -> QuerySet[Task]:
        return tasks.filter(within("pk", value.pk))
