import pytest
from django.http import QueryDict

from plans.filters import PlanFilter


def test_a_filter_reads_its_own_address():
    chosen = PlanFilter(section=3, body=4, month=(2026, 3), questions="due", text="приказ школы")

    assert PlanFilter.from_query(QueryDict(chosen.link()[1:])) == chosen


def test_a_link_changes_one_value_and_keeps_the_others():
    chosen = PlanFilter(section=3, questions="all")

    assert chosen.link(section=None) == "?questions=all"
    assert PlanFilter().link(month=(2026, 11)) == "?month=2026-11"


@pytest.mark.parametrize(
    "query",
    [
        "section=x&body=-1&month=2026-13&questions=nothing&text=",
        "section=99999999999999999999&month=март&text=%00",
        "section=²&body=٣&month=0-0",
        "",
    ],
)
def test_nonsense_in_the_address_filters_nothing(query):
    assert not PlanFilter.from_query(QueryDict(query)).is_on
