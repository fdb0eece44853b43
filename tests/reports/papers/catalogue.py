"""A sample of every kind of paper; the checks of papers run over all of them.

To have a new kind checked, write one function here that gives a `Paper` and mark it `@sample`: the checks of
its PDF and Word file, geometry, tags, golden text and its hostile twin (`hostile`) follow by themselves.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reports.layout import GOST_2016
from reports.papers.amending import Change, ChangedCell, ChangedRow, Heading, Level, amending_clauses
from reports.papers.model import Paper
from reports.papers.order import (
    AnnexStyle,
    ClauseFacts,
    OrderFacts,
    PlanFacts,
    VerbStyle,
    draft_order,
    order_paper,
)
from reports.papers.register import REGISTER_COLUMNS, register_paper
from tests.reports.papers_cast import AUTHORITY, COLUMNS, activity, plan

CHECK_URL = "https://msoko.example.ru/reports/check/3f9c2a61/"

_SAMPLES: dict[str, Callable[[], Paper]] = {}


def sample(make: Callable[[], Paper]) -> Callable[[], Paper]:
    _SAMPLES[make.__name__] = make
    return make


def catalogue() -> dict[str, Paper]:
    """Every kind of paper by its name."""
    return {name: make() for name, make in sorted(_SAMPLES.items())}


@sample
def order() -> Paper:
    """Registered, with an annex of several pages."""
    facts = plan(14)
    registered = replace(draft_order(facts, AUTHORITY), dated_on=date(2025, 12, 25), number_text="01-05/112")
    return order_paper(registered, facts, check_url=CHECK_URL)


@sample
def order_with_gaps() -> Paper:
    """A draft by the standard of 2016 in which the clerk has nearly everything to fill."""
    facts = plan(3, in_group=1)
    poor = replace(
        AUTHORITY,
        centre_head_name="",
        signatory_name="",
        verb_style=VerbStyle.SPACED,
        annex_style=AnnexStyle.ATTACHED,
    )
    return order_paper(draft_order(facts, poor), facts, GOST_2016)


@sample
def amending_order() -> Paper:
    part = Heading(Level.PART, "II", "Механизмы управления")
    due = ChangedCell("Сроки проведения", "В течение года", "Февраль")
    where = {"above": (part,)}
    rows = (
        ChangedRow(Change.CHANGED, "2.4.", "Семинар", cells=(due,), **where),
        ChangedRow(Change.EXCLUDED, "2.7.", "Совещание", **where),
        ChangedRow(Change.ADDED, "2.14.", "Мониторинг", **where),
    )
    return order_paper(_amending(amending_clauses(rows, frozenset())), _changed_rows())


@sample
def amending_order_without_annex() -> Paper:
    row = ChangedRow(Change.EXCLUDED, "3.7.", "Семинар", above=(Heading(Level.PART, "I", "Цели"),))
    changed = replace(_amending(amending_clauses((row,), frozenset())), verb_style=VerbStyle.INLINE)
    return order_paper(changed, None)


@sample
def dossier_register() -> Paper:
    lead = "Приозёрный городской округ, план на 2026 год. Документов: 9."
    row = (
        "{}", "Система оценки качества подготовки обучающихся", "Мониторинг показателей",
        "Мониторинг объективности оценивания", "МБОУ «Школа № 5»", "Справка о результатах.pdf", "25.03.2026",
    )  # fmt: skip
    rows = [(str(number), *row[1:]) for number in range(1, 10)]
    return register_paper("Реестр подтверждающих документов", lead, REGISTER_COLUMNS, rows)


def _amending(clauses: list[str]) -> OrderFacts:
    first = (
        "Внести в приказ управления образования от 25.12.2025 № 01-05/112 «Об утверждении плана мероприятий "
        "на 2026 год» следующие изменения:"
    )
    return replace(
        draft_order(plan(1), AUTHORITY),
        heading="О внесении изменений в приказ от 25.12.2025 № 01-05/112",
        clauses=(
            ClauseFacts(first, tuple(clauses)),
            ClauseFacts("Контроль за исполнением приказа оставляю за собой."),
        ),
        dated_on=date(2026, 3, 2),
        number_text="01-05/21",
        annex_style=AnnexStyle.ATTACHED,
    )


def _changed_rows() -> PlanFacts:
    title = "Строки, которые изменяются и дополняются: План мероприятий на 2026 год"
    return PlanFacts(title, COLUMNS, (activity(4), activity(14)))
