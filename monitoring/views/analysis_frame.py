"""What the pages of the analysis have in common: their tabs, the question of the address, XLSX, pictures."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from monitoring.queries.analysis.measured import asked_about
from monitoring.queries.analysis.report import Asked, Entry, Report, Table
from monitoring.views.spreadsheet import spreadsheet
from msoko.lib.charts import svg
from msoko.people.models import User

TABS = (
    ("Зоны по трекам", "analysis-zones"),
    ("Карта показателей", "analysis-map"),
    ("Шесть анализов", "analysis-years"),
    ("Рейтинги", "rating-list"),
    ("Контекст", "context-list"),
    ("Кластеры", "cluster-set-list"),
    ("Признаки необъективности", "flag-list"),
    ("ШНОР и ШНСУ", "low-performance"),
    ("Проблемы и риски", "weakness-list"),
)


def tabs(current: str) -> list[tuple[str, str, bool]]:
    return [(title, reverse(f"monitoring:{name}"), name == current) for title, name in TABS]


def asked_of(request: HttpRequest) -> Asked | None:
    return asked_about(request.user.position.municipality_id, request.GET.dict())


def frame(request: HttpRequest, current: str, **context: Any) -> dict[str, Any]:
    return {"tabs": tabs(current), "query": request.GET.urlencode(), **context}


def report_xlsx(request: HttpRequest, report: Report, stem: str) -> HttpResponse:
    """The tables one below the other, as on the page."""
    first, *rest = report.tables or (Table(report.title, (), ()),)
    rows: list[tuple[Entry, ...]] = list(first.rows)
    for table in rest:
        rows += [(), (table.title,), table.header, *table.rows]
    chosen = [f"{one.label}: {dict(one.options).get(one.chosen, '')}" for one in report.choices]
    return spreadsheet(
        request, report.title, first.header, rows, stem, about=(*chosen, report.lead, first.title)
    )


def report_picture(report: Report) -> HttpResponse:
    """The same picture that a paper gets; there is none where there is nothing to draw."""
    if report.chart is None:
        raise Http404
    return HttpResponse(svg(report.chart), content_type="image/svg+xml")


def municipality_of(user: User) -> int:
    return user.position.municipality_id


def shapes() -> Iterator[tuple[str, str, str, str]]:
    """Key of a zone, shape, letter, word: the legend of a table of zones."""
    yield "green", "●", "З", "зелёная – цель достигнута"
    yield "yellow", "▲", "Ж", "жёлтая – близко к цели"
    yield "red", "■", "К", "красная – нужна помощь"
    yield "none", "–", "", "зоны нет"


SHAPES = {key: (shape, letter) for key, shape, letter, _ in shapes()}
