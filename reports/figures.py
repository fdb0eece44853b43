"""Figures that a draft takes from the data: each is a part of the body that knows where it came from.

O3: «Each is drafted from data, then edited by a person before it is issued; every number in a draft
leads to its source». A figure whose data are not there says so as a [[hint]]; it never invents a number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from reports import execution_figures, group_figures, measure_figures, recommendation_figures
from reports.about import About
from reports.papers.texts import Part, PartKind


@dataclass(frozen=True)
class Figure:
    """`write` gives the text of the part, empty when there is nothing to tell."""

    label: str
    kind: PartKind
    write: Callable[[About], str]
    source: Callable[[About], str]


def _execution(about: About) -> str:
    return reverse("monitoring:plan-execution", args=[about.edition.pk]) if about.edition else ""


def _dates(about: About) -> str:
    return reverse("monitoring:plan-dates", args=[about.edition.plan_id]) if about.edition else ""


def _evidence(about: About) -> str:
    return reverse("monitoring:archive")


def _group(about: About) -> str:
    return reverse("people:body-detail", args=[about.body.pk]) if about.body else ""


def _recommendations(about: About) -> str:
    return reverse("reports:recommendation-list")


FIGURES = {
    "execution.totals": Figure(
        "Исполнение плана: итоги", PartKind.TEXT, execution_figures.totals, _execution
    ),
    "execution.directions": Figure(
        "Исполнение по направлениям", PartKind.TABLE, execution_figures.directions, _execution
    ),
    "execution.organizations": Figure(
        "Исполнение по организациям", PartKind.TABLE, execution_figures.organizations, _execution
    ),
    "execution.done": Figure("Исполненные мероприятия", PartKind.TABLE, execution_figures.done, _execution),
    "execution.overdue": Figure("Не исполнено в срок", PartKind.TABLE, execution_figures.overdue, _execution),
    "execution.undated": Figure("Сроки не определены", PartKind.LIST, execution_figures.undated, _dates),
    "activity.evidence": Figure(
        "Что представлено по направлению", PartKind.TABLE, execution_figures.evidence, _evidence
    ),
    "group.members": Figure("Состав рабочей группы", PartKind.TABLE, group_figures.members, _group),
    "recommendations": Figure(
        "Адресные рекомендации", PartKind.TABLE, recommendation_figures.annex, _recommendations
    ),
    "recommendations.list": Figure(
        "Рекомендации по направлению", PartKind.LIST, recommendation_figures.listed, _recommendations
    ),
    "monitoring.indicators": Figure(
        "Показатели по годам",
        PartKind.TABLE,
        measure_figures.table_of("years"),
        measure_figures.source_of("years"),
    ),
    "monitoring.dynamics": Figure(
        "Факт, план, прогноз",
        PartKind.TABLE,
        measure_figures.table_of("years", 1),
        measure_figures.source_of("years"),
    ),
    "monitoring.results": Figure(
        "Зоны по трекам",
        PartKind.TABLE,
        measure_figures.table_of("zones"),
        measure_figures.source_of("zones"),
    ),
    "monitoring.objectivity": Figure(
        "Признаки необъективности",
        PartKind.TABLE,
        measure_figures.table_of("objectivity"),
        measure_figures.source_of("objectivity"),
    ),
    "monitoring.groups": Figure(
        "Сравнение с муниципалитетом",
        PartKind.TABLE,
        measure_figures.table_of("groups"),
        measure_figures.source_of("groups"),
    ),
    "monitoring.context": Figure(
        "Связь с контекстом",
        PartKind.TABLE,
        measure_figures.table_of("context"),
        measure_figures.source_of("context"),
    ),
    "monitoring.management": Figure(
        "Связь с управлением",
        PartKind.TABLE,
        measure_figures.table_of("management"),
        measure_figures.source_of("management"),
    ),
    "monitoring.risks": Figure(
        "Зоны риска",
        PartKind.TABLE,
        measure_figures.table_of("risks", 1),
        measure_figures.source_of("risks"),
    ),
    "recommendations.addressed": Figure(
        "Рекомендации этой организации", PartKind.LIST, recommendation_figures.addressed, _recommendations
    ),
}


#: said by a template of figures that the paper does without when there are none
OPTIONAL = "?"


def written(part: Part, about: About) -> Part | None:
    """The part with its figures; what the template says stands where there are none, «?» drops the part.

    It stays bound: when the data have come, the figures can be taken anew.
    """
    figure = FIGURES.get(part.bound)
    text = figure.write(about) if figure else ""
    if figure and text:
        return Part(figure.kind, text, part.bound)
    if part.text.strip() == OPTIONAL:
        return None
    if part.text:
        return part
    label = figure.label.lower() if figure else "данные"
    return Part(PartKind.TEXT, f"[[{label}: данных пока нет]]", part.bound)


def source_of(bound: str, about: About) -> str:
    """The address of the page that shows these figures; empty when there is none."""
    figure = FIGURES.get(bound)
    return figure.source(about) if figure else ""
