"""Which organisations a body names on a day (RB-03)."""

import datetime

import pytest

from msoko.people.membership import Directory, Place, Responsible, Span


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


PRIMARY, SECONDARY = frozenset({"primary"}), frozenset({"primary", "secondary"})
DIRECTORY = Directory(
    {
        1: Place("school", SECONDARY),
        2: Place("school", PRIMARY, Span(None, day(6, 1))),
        3: Place("school", PRIMARY, Span(day(9, 1), None)),
        4: Place("kindergarten"),
    }
)
SCHOOLS = Responsible(kinds=frozenset({"school"}))
APRIL = Span.through(day(4, 1), day(4, 30))


@pytest.mark.parametrize(
    ("bodies", "on", "found"),
    [
        ([Responsible(organization=4)], day(3, 31), (4,)),
        ([SCHOOLS], day(3, 31), (1, 2)),
        # Closed in June: asked in May, not asked in September.
        ([SCHOOLS], day(5, 31), (1, 2)),
        ([SCHOOLS], day(6, 1), (1,)),
        ([SCHOOLS], day(9, 30), (1, 3)),
        ([Responsible(levels=frozenset({"secondary"}))], day(3, 31), (1,)),
        ([Responsible(levels=frozenset({"secondary", "primary"}))], day(3, 31), (1, 2)),
        ([Responsible(kinds=frozenset({"kindergarten"}), levels=PRIMARY)], day(3, 31), ()),
        ([Responsible(members=((1, APRIL),))], day(3, 31), ()),
        ([Responsible(members=((1, APRIL),))], day(4, 30), (1,)),
        ([Responsible(members=((1, APRIL),))], day(5, 1), ()),
        # A list beside a rule adds to it; the organisation of a list must work on that day too.
        ([Responsible(kinds=frozenset({"kindergarten"}), members=((2, Span()),))], day(3, 31), (4, 2)),
        ([Responsible(members=((2, Span()),))], day(6, 1), ()),
        ([Responsible(organization=1, valid=Span.through(None, day(3, 30)))], day(3, 31), ()),
        # Named twice, asked once; an outside body has no organisation.
        ([Responsible(organization=1), SCHOOLS], day(3, 31), (1, 2)),
        ([Responsible()], day(3, 31), ()),
    ],
)
def test_bodies_resolve_to_organizations_on_the_day(bodies, on, found):
    assert DIRECTORY.resolve(bodies, on) == found


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (APRIL, Span.through(day(4, 30), None), True),
        (APRIL, Span.through(day(5, 1), None), False),
        (APRIL, Span(), True),
        (Span.through(None, day(3, 31)), APRIL, False),
    ],
)
def test_spans_meet(first, second, meet):
    assert (first.meets(second), second.meets(first)) == (meet, meet)
