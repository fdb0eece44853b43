"""The rows of an edition as the annex of an order prints them."""

from reports.papers.from_edition import plan_facts
from tests.factories import ActivityFactory, EditionFactory, PlanFactory


def test_an_excluded_row_keeps_its_number_and_nothing_else(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    edition = EditionFactory(plan=plan)
    row = {"edition": edition, "section": None, "title": "Семинар", "due_text": "Май", "executors_text": ""}
    ActivityFactory(**row, number_text="3.7", is_excluded=True, position=1)
    ActivityFactory(**row, number_text="3.8", position=2)

    printed = [line.cells for line in plan_facts(edition).rows]

    assert printed == [("3.7", "Исключено", "", "", "", ""), ("3.8", "Семинар", "Май", "", "", "")]
