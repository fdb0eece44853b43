"""Figures that a draft takes from the data: each is a part of the body that knows where it came from.

O3: «Each is drafted from data, then edited by a person before it is issued; every number in a draft
leads to its source». A figure whose data are not there says so as a [[hint]]; it never invents a number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from reports import execution_figures, group_figures, measure_figures, recommendation_figures
from reports.about import About
from reports.papers.pictures import Drawing, Drawings
from reports.papers.texts import Part, PartKind


@dataclass(frozen=True)
class Figure:
    """`write` gives the text of the part, empty when there is nothing to tell; `draw` its picture."""

    label: str
    kind: PartKind
    write: Callable[[About], str]
    source: Callable[[About], str]
    draw: Callable[[About], Drawing | None] | None = None


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
        measure_figures.picture_of("years"),
    ),
    "monitoring.results": Figure(
        "Зоны по трекам",
        PartKind.TABLE,
        measure_figures.table_of("zones"),
        measure_figures.source_of("zones"),
        measure_figures.picture_of("zones"),
    ),
    "monitoring.objectivity": Figure(
        "Признаки необъективности",
        PartKind.TABLE,
        measure_figures.table_of("objectivity"),
        measure_figures.source_of("objectivity"),
        measure_figures.picture_of("objectivity"),
    ),
    "monitoring.groups": Figure(
        "Сравнение с муниципалитетом",
        PartKind.TABLE,
        measure_figures.table_of("groups"),
        measure_figures.source_of("groups"),
        measure_figures.picture_of("groups"),
    ),
    "monitoring.context": Figure(
        "Связь с контекстом",
        PartKind.TABLE,
        measure_figures.table_of("context"),
        measure_figures.source_of("context"),
        measure_figures.picture_of("context"),
    ),
    "monitoring.management": Figure(
        "Связь с управлением",
        PartKind.TABLE,
        measure_figures.table_of("management"),
        measure_figures.source_of("management"),
        measure_figures.picture_of("management"),
    ),
    "monitoring.risks": Figure(
        "Зоны риска",
        PartKind.TABLE,
        measure_figures.table_of("risks", 1),
        measure_figures.source_of("risks"),
        measure_figures.picture_of("risks"),
    ),
    "recommendations.addressed": Figure(
        "Рекомендации этой организации", PartKind.LIST, recommendation_figures.addressed, _recommendations
    ),
}


#: said by a template of figures that the paper does without when there are none
OPTIONAL = "?"
#: figures that have a picture beside their table
DRAWN = frozenset(name for name, figure in FIGURES.items() if figure.draw)


@dataclass
class Taking:
    """Takes the figures of one paper from the data and remembers what its pictures show.

    `before` is what the pictures of the paper have shown until now.
    """

    about: About
    before: Drawings = field(default_factory=dict)
    pictures: dict[str, Any] = field(default_factory=dict)

    def parts(self, parts: Iterable[Part]) -> list[Part]:
        """The parts with their figures; a person's own words stay, an optional part without data goes."""
        taken = (self.part(part) if part.bound else part for part in parts)
        return [part for part in taken if part]

    def part(self, part: Part) -> Part | None:
        """One part; what the template says stands where there are no data, «?» drops the part.

        It stays bound: when the data have come, the figures can be taken anew.
        """
        if part.kind is PartKind.PICTURE:
            return self._picture(part)
        figure = FIGURES.get(part.bound)
        text = figure.write(self.about) if figure else ""
        if figure and text:
            return Part(figure.kind, text, part.bound)
        return _without_data(part, PartKind.TEXT, figure.label.lower() if figure else "данные")

    def _picture(self, part: Part) -> Part | None:
        """The picture as the data give it now; a caption that a person has given stays."""
        figure = FIGURES.get(part.bound)
        drawing = figure.draw(self.about) if figure and figure.draw else None
        if drawing is None:
            return _without_data(part, part.kind, f"рисунок: {figure.label.lower()}" if figure else "рисунок")
        self.pictures[drawing.key] = drawing.record
        before = self.before.get(part.picture)
        is_offered = part.text in ("", OPTIONAL, before.title if before else "") or part.text.startswith("[[")
        return Part(part.kind, drawing.title if is_offered else part.text, part.bound, drawing.key)


def _without_data(part: Part, kind: PartKind, label: str) -> Part | None:
    if part.text.strip() == OPTIONAL:
        return None
    return part if part.text else Part(kind, f"[[{label}: данных пока нет]]", part.bound)


def source_of(bound: str, about: About) -> str:
    """The address of the page that shows these figures; empty when there is none."""
    figure = FIGURES.get(bound)
    return figure.source(about) if figure else ""
