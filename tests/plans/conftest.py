"""A small plan for the tests of plans: a draft with two sections of two rows."""

import datetime
from collections.abc import Callable

import pytest

from msoko.people.models.body import BodyKind
from plans.columns import CellColumn, cell_columns
from plans.models import Activity, Edition, Section
from tests.factories import (
    ActivityFactory,
    BodyFactory,
    BodySpellingFactory,
    EditionFactory,
    PlanFactory,
    SectionFactory,
)

#: statements around a request that only tests have: the savepoint of the request, and looking home again
ASIDE = 3


@pytest.fixture
def draft(authority, specialist) -> Edition:
    """Rows «1.1», «1.2» under heading «1», rows «2.1», «2.2» under heading «2»."""
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    edition = EditionFactory(plan=plan)
    position = 0
    for number in (1, 2):
        position += 1000
        section = SectionFactory(
            edition=edition, number_text=str(number), title=f"Направление {number}", position=position
        )
        for row in (1, 2):
            position += 1000
            ActivityFactory(
                edition=edition,
                section=section,
                position=position,
                number_text=f"{number}.{row}",
                title=f"Семинар {number}.{row}",
            )
    return edition


@pytest.fixture
def row(draft):
    """`row("1.2")`: that row as it is now."""

    def find(number: str) -> Activity:
        return Activity.objects.select_related("edition__plan", "section").get(
            edition=draft, number_text=number
        )

    return find


@pytest.fixture
def section(draft):
    def find(number: str) -> Section:
        return Section.objects.select_related("edition__plan").get(edition=draft, number_text=number)

    return find


@pytest.fixture
def schools(municipality):
    """The group «Руководители ОО»."""
    group = BodyFactory(
        municipality=municipality, kind=BodyKind.GROUP, name="Руководители ОО", group_kinds=["school"]
    )
    BodySpellingFactory(body=group, text="руководители школ")
    return group


@pytest.fixture
def column(draft) -> Callable[[str], CellColumn]:
    """`column("due")`: that column of the plan."""
    columns = {one.name: one for one in cell_columns(draft.plan.columns)}
    return columns.__getitem__


@pytest.fixture
def approved(draft, official) -> Edition:
    """The draft in force by the order of 25.12.2025 № 512."""
    from plans import actions  # noqa: PLC0415 -- settings are not ready at import

    order_on = datetime.date(2025, 12, 25)
    return actions.approve_edition(draft, order_number="512", order_on=order_on, by=official)


@pytest.fixture
def amendment(approved, specialist) -> Edition:
    """A draft of changes to it."""
    from plans import actions  # noqa: PLC0415 -- settings are not ready at import

    return actions.amend_edition(approved, by=specialist)


def printed(edition: Edition) -> list[str]:
    """The document from top to bottom: headings in brackets."""
    from plans.actions.lines import document_lines  # noqa: PLC0415 -- settings are not ready at import

    return [
        f"[{line.row.number_text}]" if line.is_section else line.row.number_text
        for line in document_lines(edition)
    ]
