"""A plan printed by the product and given back to the import is the same plan."""

from plans.importing import ParsedPlan
from reports.papers.order import PlanActivity, PlanFacts, PlanGroup, order_paper
from reports.rendering.pdf import paper_pdf
from tests.plans.importing.conftest import read
from tests.reports.papers_cast import AUTHORITY, COLUMNS, draft_order, plan
from tests.reports.rendering.words import words


def printed_and_read(facts: PlanFacts) -> ParsedPlan:
    paper = order_paper(draft_order(facts, AUTHORITY), facts)
    return read(paper_pdf(paper).content, "приказ.pdf")


def test_the_annex_gives_its_rows_back() -> None:
    facts = plan(24)

    found = printed_and_read(facts)

    rows = [row for row in facts.rows if isinstance(row, PlanActivity)]
    assert [
        words(" ".join((row.number_text, row.title, row.due_text, row.executors_text)))
        for row in found.activities
    ] == [words(" ".join(row.cells[:4])) for row in rows]
    assert [words(row.conduct_format) for row in found.activities] == [words(row.cells[4]) for row in rows]
    assert [words(row.deliverables_text) for row in found.activities] == [words(row.cells[5]) for row in rows]
    assert [column.header_text for column in found.columns] == [header for _, header in COLUMNS]
    assert sum(1 for top in found.sections for _ in top.walk()) == sum(
        1 for row in facts.rows if isinstance(row, PlanGroup)
    )
    assert not any(row.is_draft for row in found.activities)


def test_the_order_around_it_is_read_too() -> None:
    found = printed_and_read(plan(3))

    assert found.order is not None
    assert found.order.kind == "order"
    assert words(found.order.signatory_name) == words(AUTHORITY.signatory_name)
    assert words(found.title) == words(plan(3).title)
    assert (found.period.first_year, found.municipality_text) == (2026, "Приозёрный городской округ")
