"""Filters of the register of documents: «register by year with search and print» (PR-05)."""

from typing import Any

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q
from django.db.models.functions import ExtractYear
from django.http import HttpRequest

from reports.models import Document, DocumentKind
from reports.querysets import DocumentQuerySet
from reports.states import DocumentState


def chosen(label: str, empty: str, choices: Any = (), **more: Any) -> django_filters.ChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select filter-select"})
    return django_filters.ChoiceFilter(label=label, empty_label=empty, choices=choices, widget=widget, **more)


class DocumentFilter(django_filters.FilterSet):
    """The years offered are those of the person's own documents."""

    q = django_filters.CharFilter(
        label="Найти",
        method="containing",
        widget=forms.TextInput(
            attrs={"class": "form-control filter-select", "type": "search", "placeholder": "Номер или слова"}
        ),
    )
    kind = chosen("Вид", "Все виды", DocumentKind.choices)
    state = chosen("Состояние", "Все состояния", DocumentState.choices)
    year = chosen("Год", "Все годы", field_name="dated_on", lookup_expr="year")

    def __init__(self, request: HttpRequest, documents: DocumentQuerySet) -> None:
        super().__init__(request.GET, documents, request=request)
        dated = documents.filter(dated_on__isnull=False).order_by()
        years = dated.annotate(of=ExtractYear("dated_on")).values_list("of", flat=True).distinct()
        self.filters["year"].extra["choices"] = [
            (str(year), str(year)) for year in sorted(years, reverse=True)
        ]

    class Meta:
        model = Document
        fields: list[str] = []

    def containing(self, documents: DocumentQuerySet, name: str, value: str) -> DocumentQuerySet:
        """The number as typed, or the words of the heading in any of their forms."""
        words = SearchQuery(value, config="russian", search_type="websearch")
        found = documents.annotate(words=SearchVector("title", config="russian"))
        return found.filter(Q(words=words) | Q(number_text__icontains=value) | Q(title__icontains=value))
