"""Filters of the journal of deviations and of the reports; the chips are SHOW of their queries.

A value that is not offered is no choice, so nobody filters by what is not theirs.
"""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest

from monitoring.filters import chosen
from monitoring.models import Deviation, DeviationKind, ReportFiling, ReportingForm
from monitoring.queries.deviations import indicator_choices, organization_choices


class DeviationFilter(django_filters.FilterSet):
    organization = chosen("Организация", "Все организации", field_name="organization_id")
    indicator = chosen("Показатель", "Все показатели", field_name="indicator_value__indicator_id")
    kind = chosen("Вид", "Любой вид", field_name="kind")

    def __init__(self, request: HttpRequest, deviations: QuerySet[Deviation]) -> None:
        super().__init__(request.GET, deviations, request=request)
        organizations = organization_choices(request.user)
        self.filters["organization"].extra["choices"] = organizations
        if len(organizations) < 2:
            del self.filters["organization"]
        self.filters["indicator"].extra["choices"] = indicator_choices(request.user)
        self.filters["kind"].extra["choices"] = DeviationKind.choices

    class Meta:
        model = Deviation
        fields: list[str] = []


class FilingFilter(django_filters.FilterSet):
    organization = chosen("Организация", "Все организации", field_name="organization_id")
    form = chosen("Форма", "Все формы", field_name="reporting_form_id")
    year = chosen("За год", "Все годы", field_name="year")

    def __init__(self, request: HttpRequest, filings: QuerySet[ReportFiling]) -> None:
        super().__init__(request.GET, filings, request=request)
        seen = ReportFiling.objects.visible_to(request.user).order_by()
        organizations = seen.values_list("organization", "organization__short_name").distinct()
        years = seen.values_list("year", flat=True).distinct()
        forms = ReportingForm.objects.filter(pk__in=seen.values("reporting_form"))
        offered = sorted(organizations, key=lambda one: one[1])
        self.filters["organization"].extra["choices"] = offered
        if len(offered) < 2:
            del self.filters["organization"]
        self.filters["year"].extra["choices"] = [(one, str(one)) for one in sorted(years, reverse=True)]
        self.filters["form"].extra["choices"] = list(forms.values_list("pk", "short_name"))

    class Meta:
        model = ReportFiling
        fields: list[str] = []
