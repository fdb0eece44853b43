"""One open round: m of N at the basic level of ВПР, and a municipality of two schools."""

import datetime
from types import SimpleNamespace

import pytest

from monitoring import actions
from monitoring.models import Submission
from tests.factories import (
    CollectionRoundFactory,
    IndicatorFactory,
    IndicatorSetFactory,
    PrimaryFieldFactory,
)

NOW = datetime.datetime(2026, 10, 5, 9, tzinfo=datetime.UTC)


@pytest.fixture
def collection(municipality, specialist, school, other_school):
    """`fields` m and N, `indicator` m / N * 100, and the submission of each school in the open round."""
    whole = PrimaryFieldFactory(code="N", name="Участники", lowest=0, position=1)
    part = PrimaryFieldFactory(code="m", name="Базовый уровень", lowest=0, limit_field=whole, position=2)
    indicator_set = IndicatorSetFactory()
    indicator = IndicatorFactory(indicator_set=indicator_set, code="BASE", name="Базовый уровень, доля")
    asked = CollectionRoundFactory(indicator_set=indicator_set, created_by=specialist)
    actions.choose_fields(asked, indicators=[indicator], by=specialist)
    actions.choose_organizations(asked, organizations=[school, other_school], by=specialist)
    actions.open_round(asked, by=specialist)
    asked.refresh_from_db()
    return SimpleNamespace(
        round=asked,
        set=indicator_set,
        indicator=indicator,
        fields={"N": whole, "m": part},
        lines={line.field.code: line for line in asked.fields.select_related("field")},
        own=Submission.objects.get(round=asked, organization=school),
        other=Submission.objects.get(round=asked, organization=other_school),
    )


@pytest.fixture
def give(collection, specialist):
    """`give(m="18", N="24")`: cells of Школа № 101, or of `submission`; gives the last that was saved."""

    def save(submission=None, **cells):
        for code in sorted(cells):
            saved = actions.save_value(
                submission or collection.own, collection.lines[code], raw=cells[code], by=specialist, now=NOW
            )
        return saved

    return save
