"""Every kind of paper: what it is called, which fields it has, how its words become a paper."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.papers.analysis import briefing_paper, report_paper
from reports.papers.fields import ANALYSIS, EXTRACT, LETTER, MINUTES, ORDER, ORDER_OF_PLAN, Card
from reports.papers.letter import letter_paper
from reports.papers.minutes import extract_paper, minutes_paper
from reports.papers.model import Paper
from reports.papers.order import PlanFacts, order_paper
from reports.papers.pictures import drawings_of
from reports.papers.requisites import Requisites
from reports.papers.stored_texts import order_of
from reports.papers.texts import Texts

Build = Callable[[Texts, Requisites, PlanFacts | None], Paper]


@dataclass(frozen=True)
class PaperKind:
    """`noun` begins the name of its files and sentences about it."""

    noun: str
    cards: tuple[Card, ...]
    build: Build


def _order(texts: Texts, requisites: Requisites, plan: PlanFacts | None) -> Paper:
    order = order_of(texts, dated_on=requisites.dated_on, number_text=requisites.number_text)
    drawings = drawings_of(texts)
    return order_paper(order, plan, requisites.layout, check_url=requisites.check_url, drawings=drawings)


def _planless(build: Callable[[Texts, Requisites], Paper]) -> Build:
    return lambda texts, requisites, _: build(texts, requisites)


_ORDER = PaperKind("Приказ", ORDER, _order)
_ORDER_OF_PLAN = PaperKind("Приказ", ORDER_OF_PLAN, _order)
_BRIEFING = PaperKind("Справка", ANALYSIS, _planless(briefing_paper))
_REPORT = PaperKind("Отчёт", ANALYSIS, _planless(report_paper))

#: the value of `DocumentKind` -> what the kind is
CATALOGUE: dict[str, PaperKind] = {
    "order_approving_plan": _ORDER_OF_PLAN,
    "order_amending_plan": _ORDER_OF_PLAN,
    "order_holding_monitoring": _ORDER,
    "order_on_results": _ORDER,
    "order_on_recommendations": _ORDER,
    "order_forming_group": _ORDER,
    "order_appointing_curators": _ORDER,
    "order_repealing": _ORDER,
    "minutes": PaperKind("Протокол", MINUTES, _planless(minutes_paper)),
    "minutes_extract": PaperKind("Выписка из протокола", EXTRACT, _planless(extract_paper)),
    "briefing_informational": _BRIEFING,
    "briefing_analytical": _BRIEFING,
    "analytical_report": _REPORT,
    "execution_report": _REPORT,
    "letter": PaperKind("Письмо", LETTER, _planless(letter_paper)),
}
