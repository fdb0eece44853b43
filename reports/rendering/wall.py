"""The wall plan drawn as HTML and printed as a PDF.

Bars are backgrounds of the cells of months: they carry no words of their own, so a reader aloud hears the
row, its printed deadline and the days due, and the tags of the PDF stay those of a plain table. In grey the
bar is a clear middle grey, the day due dark on it, and what has no day says so in words.
"""

from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from lxml.builder import ElementMaker

from msoko.lib.language_ru import typeset
from msoko.lib.pdf import RenderedPdf, packaged_fonts, render_pdf
from msoko.lib.printable import printable as clean
from reports.papers.wall import WallFacts, WallYear, wall_years
from reports.papers.wall_rows import Cell, Line, WallGroup

WALL_CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "wall.css"
_E = ElementMaker()
_COLUMNS = ("number", "title", "due", "who")
_HEADS = ("№", "Мероприятие", "Срок", "Кто отвечает")
_BAR = "#a9c1e2"
#: millimetres of a month, and as much of it as «до 25» needs; on a lying sheet and on an upright one
_MONTHS = {False: (16.0, 0.45), True: (10.5, 0.56)}
#: a single day must be seen as well: a share of the month
_NARROWEST = 0.12


def wall_pdf(facts: WallFacts) -> RenderedPdf:
    return render_pdf(wall_html(facts), stylesheets=(_wall_css(),), fonts=packaged_fonts("PT Sans"))


@lru_cache(maxsize=1)
def _wall_css() -> str:
    return WALL_CSS.read_text(encoding="utf-8")


def wall_html(facts: WallFacts) -> str:
    title = clean(facts.title)
    head = _E.head(
        _E.meta(charset="utf-8"),
        _E.title(title),
        _E.meta(name="author", content=clean(facts.owner)),
        _E.meta(name="description", content=f"Плакат А3: {title}"),
        _E.meta(name="generator", content="МСОКО"),
    )
    body = _E.body(*(_year(facts, year) for year in wall_years(facts)))
    return str(
        html.tostring(_E.html({"lang": "ru"}, head, body), encoding="unicode", doctype="<!DOCTYPE html>")
    )


def _year(facts: WallFacts, year: WallYear) -> etree._Element:
    return _E.section(
        {"class": "wall upright" if year.is_upright else "wall", "style": f"font-size: {year.size}pt"},
        _E.div(
            {"class": "wall-head"},
            _E.div(
                _E.h1(typeset(clean(facts.title))),
                _E.p({"class": "wall-lead"}, typeset(clean(f"{facts.owner}. {facts.approval}"))),
            ),
            _E.p({"class": "wall-year"}, year.title.partition(" ")[0]),
        ),
        _table(year),
        _legend(),
    )


def _table(year: WallYear) -> etree._Element:
    columns = [_E.col({"class": f"col-{name}"}) for name in _COLUMNS]
    columns += [_E.col({"class": "col-month"}) for _ in year.months]
    quarters = [
        _E.th({"colspan": str(width), "scope": "colgroup", "class": "quarter"}, name)
        for name, width in year.quarters
    ]
    first = [
        _E.th({"scope": "col", "rowspan": "2", "class": f"head-{name}"}, text)
        for name, text in zip(_COLUMNS, _HEADS, strict=True)
    ]
    opens = _opening_months(year)
    months = [
        _E.th({"scope": "col", "class": "month opens" if number in opens else "month"}, name)
        for number, name in enumerate(year.months)
    ]
    body = [
        _group(line, year) if isinstance(line, WallGroup) else _line(line, opens, year) for line in year.lines
    ]
    return _E.table(
        _E.colgroup(*columns), _E.thead(_E.tr(*first, *quarters), _E.tr(*months)), _E.tbody(*body)
    )


def _opening_months(year: WallYear) -> frozenset[int]:
    """Numbers of the columns in which a quarter begins: their left line is stronger."""
    found, number = set(), 0
    for _, width in year.quarters:
        found.add(number)
        number += width
    return frozenset(found)


def _group(group: WallGroup, year: WallYear) -> etree._Element:
    width = str(len(_COLUMNS) + len(year.months))
    kind = "part" if group.level == 1 else "direction"
    return _E.tr({"class": kind}, _E.td({"colspan": width}, typeset(clean(group.heading))))


def _line(line: Line, opens: frozenset[int], year: WallYear) -> etree._Element:
    one = line.activity
    row = _E.tr(
        _E.td({"class": "number"}, clean(one.number)),
        _E.th({"scope": "row", "class": "title"}, typeset(clean(one.title))),
        _E.td({"class": "due"}, typeset(clean(one.due_text))),
        _E.td({"class": "who"}, typeset(clean(one.executors))),
    )
    if line.is_undated:
        row.append(_E.td({"colspan": str(len(line.cells)), "class": "waits"}, clean(one.waits_text)))
        return row
    for number, cell in enumerate(line.cells):
        row.append(_month(cell, year, opens=number in opens))
    return row


def _month(cell: Cell, year: WallYear, *, opens: bool) -> etree._Element:
    attributes = {"class": "m opens" if opens else "m"}
    if cell.end:
        attributes["style"] = _bar(cell)
    element = _E.td(attributes)
    if cell.days:
        element.append(_E.span({"class": "day", "style": _place_of_words(cell, year)}, _days(cell)))
    return element


def _bar(cell: Cell) -> str:
    begin = min(cell.begin, 1 - _NARROWEST)
    end = max(cell.end, begin + _NARROWEST)
    stops = f"transparent {begin:.1%}, {_BAR} {begin:.1%}, {_BAR} {end:.1%}, transparent {end:.1%}"
    paint = _BAR if (begin, end) == (0, 1) else f"linear-gradient(to right, {stops})"
    return f"background: {paint}"


def _days(cell: Cell) -> str:
    shown = ", ".join(str(day) for day in cell.days[:3])
    return f"до {shown}" if len(cell.days) == 1 and cell.end - cell.begin > _NARROWEST else shown


def _place_of_words(cell: Cell, year: WallYear) -> str:
    """The words stand inside the end of a long bar, and beside a short one."""
    width, room = _MONTHS[year.is_upright]
    end = max(cell.end, cell.begin + _NARROWEST)
    if end - cell.begin > room:
        return f"text-align: right; padding-right: {(1 - min(end, 1)) * width:.1f}mm"
    if end <= 1 - room:
        return f"text-align: left; padding-left: {end * width:.1f}mm"
    return f"text-align: right; padding-right: {(1 - cell.begin) * width:.1f}mm"


def _legend() -> etree._Element:
    words = " когда идёт работа; число на полосе: день, к которому всё должно быть готово."
    return _E.p({"class": "wall-legend"}, _E.span({"class": "key"}), words)
