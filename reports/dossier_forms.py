"""What a dossier is to be about: a scope, a period, and what the scope needs."""

import datetime
from typing import Any

from django import forms
from django.db.models import Max, Min

from monitoring.periods import Period, Scale, period_of
from msoko.people.models import Organization, User
from msoko.people.permissions import is_school_head
from plans.models import Direction, Plan
from reports.cycle import NO_STEP, Step, step_title
from reports.models import DossierScope
from reports.readiness_queries import criteria_of

#: years of plans that are offered, the newest first
MAX_YEARS = 12
_NEEDED = {
    DossierScope.DIRECTION: ("direction", "Выберите направление."),
    DossierScope.STEP: ("step", "Выберите этап управленческого цикла."),
    DossierScope.ORGANIZATION: ("organization", "Выберите организацию."),
}
#: scope -> the list that stands beside it
_LISTS = {
    DossierScope.DIRECTION: "direction",
    DossierScope.STEP: "step",
    DossierScope.ORGANIZATION: "organization",
    DossierScope.READINESS: "matrix_direction",
}


def periods(user: User, today: datetime.date, year: int | None = None) -> list[Period]:
    """Calendar and school years that the plans of this person touch; without plans the present ones.

    `year` comes first where no plan touches it: the matrix of readiness has years of its own.
    """
    ends = Plan.objects.visible_to(user).aggregate(first=Min("starts_on"), last=Max("ends_on"))
    first, last = ends["first"] or today, ends["last"] or today
    years = range(last.year, max(first.year, last.year - MAX_YEARS) - 1, -1)
    found = []
    for one in years:
        found.append(period_of(Scale.YEAR, datetime.date(one, 6, 1)))
        found.append(period_of(Scale.SCHOOL_YEAR, datetime.date(one, 1, 1)))
    asked = [period_of(Scale.YEAR, datetime.date(year, 6, 1))] if year else []
    return [*(one for one in asked if one not in found), *found]


def is_calendar_year(period: Period) -> bool:
    return (period.first.month, period.first.day, period.last.month) == (1, 1, 12)


class DossierForm(forms.Form):
    scope = forms.ChoiceField(label="Что собрать", choices=DossierScope.choices, widget=forms.RadioSelect)
    period = forms.ChoiceField(label="За какой период")
    direction = forms.ModelChoiceField(
        label="Направление", queryset=Direction.objects.order_by("position"), required=False
    )
    step = forms.TypedChoiceField(
        label="Этап",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "–"), *[(int(step), step_title(step)) for step in Step], (0, NO_STEP)],
    )
    organization = forms.ModelChoiceField(
        label="Организация", queryset=Organization.objects.none(), required=False, empty_label="–"
    )
    matrix_direction = forms.ModelChoiceField(
        label="Направление матрицы",
        queryset=Direction.objects.order_by("position"),
        required=False,
    )

    def __init__(
        self, data: Any, *, user: User, today: datetime.date, year: int | None = None, begun: Any = None
    ) -> None:
        """`begun` is what the page that led here has chosen already, of `year` where it has one."""
        super().__init__(data, initial=begun)
        self.user = user
        self.offered = {f"{one.first}..{one.last}": one for one in periods(user, today, year)}
        if year:
            self.initial["period"] = f"{year}-01-01..{year}-12-31"
        self.fields["period"].choices = [(key, one.title) for key, one in self.offered.items()]
        self.fields["organization"].queryset = Organization.objects.visible_to(user).order_by("short_name")
        directions = [(one.pk, str(one)) for one in self.fields["direction"].queryset]
        self.fields["direction"].choices = [("", "–"), *directions]
        self.fields["matrix_direction"].choices = [("", "вся матрица"), *directions]
        self.fields["scope"].widget.attrs["class"] = "form-check-input"
        for name in ("period", *_LISTS.values()):
            label = str(self.fields[name].label)
            self.fields[name].widget.attrs |= {"class": "form-select", "aria-label": label}
        self.is_school = is_school_head(user)
        if self.is_school:
            for name in ("scope", *_LISTS.values()):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.is_school:
            given["scope"] = DossierScope.ORGANIZATION
            given["organization"] = self.user.position.organization
            return given
        name, sentence = _NEEDED.get(given.get("scope"), ("", ""))
        if name and given.get(name) is None:
            self.add_error(name, sentence)
        if given.get("scope") == DossierScope.READINESS and "period" in given:
            self._check_year(self.offered[given["period"]])
        return given

    def _check_year(self, period: Period) -> None:
        if not is_calendar_year(period):
            self.add_error(
                "period", "Готовность считается за календарный год: выберите год, а не учебный год."
            )
        elif criteria_of(period.first.year) is None:
            sentence = f"Критериев за {period.first.year} год нет: их ведёт администратор в справочниках."
            self.add_error("period", sentence)

    def choices(self) -> list[dict[str, Any]]:
        """Each scope with the list that it needs, as they stand beside each other on the page."""
        if self.is_school:
            return []
        lists = {scope.value: self[name] for scope, name in _LISTS.items()}
        return [{"radio": radio, "field": lists.get(radio.data["value"])} for radio in self["scope"]]

    def wanted(self) -> dict[str, Any]:
        """What `request_dossier` takes."""
        given = self.cleaned_data
        period = self.offered[given["period"]]
        about = {name: given.get(name) for name in ("scope", "direction", "step", "organization")}
        if about["scope"] == DossierScope.READINESS:
            about["direction"] = given["matrix_direction"]
        return {
            **about,
            "first_on": period.first,
            "last_on": period.last,
            "period_text": period.title,
        }
