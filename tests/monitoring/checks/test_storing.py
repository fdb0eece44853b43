"""A check goes into JSON and comes back the same; nonsense is refused with a sentence."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from monitoring.checks import (
    Allowed,
    Bounds,
    DateOrder,
    ExpectedChange,
    NotMore,
    Required,
    SameInForms,
    Severity,
    SumOfParts,
    Tolerance,
    Whole,
    check_from_dict,
    check_to_dict,
)

CHECKS = (
    Required("m", accepts_no_data=False),
    Whole("m", Severity.NOTE),
    Bounds("m", least=Decimal(0), most=Decimal("99.5")),
    Bounds("m", most=Decimal(1)),
    NotMore("m", "N"),
    SumOfParts(("a", "b"), "N", Decimal(1)),
    DateOrder("start", "end"),
    Allowed("kind", ("СОШ", "лицей")),
    ExpectedChange("m", Tolerance(Decimal(20), is_percent=True)),
    SameInForms("m", "ОО-1", "pupils", Tolerance(Decimal(2)), date(2026, 9, 20)),
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind)
def test_check_is_stored_and_read_back(check):
    assert check_from_dict(json.loads(json.dumps(check_to_dict(check)))) == check


@pytest.mark.parametrize(
    ("stored", "sentence"),
    [
        (
            {"kind": "magic"},
            "Проверки вида «magic» нет. Есть: required, whole, bounds, not_more, sum, date_order, "
            "allowed, change, forms.",
        ),
        ({"kind": "whole", "field": "m", "size": 3}, "У проверки «whole» нет свойств: size."),
        ({"kind": "whole"}, "Проверка «whole» записана неверно: проверьте её свойства."),
        ({"kind": "bounds", "field": "m", "least": "x"}, "Проверка «bounds» записана неверно: проверьте "
                                                         "её свойства."),
        ({"kind": "change", "field": "m", "tolerance": {}}, "Проверка «change» записана неверно: "
                                                            "проверьте её свойства."),
        ({"kind": "bounds", "field": "m"}, "Укажите наименьшее или наибольшее значение."),
    ],
)  # fmt: skip
def test_what_is_no_check_is_refused(stored, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        check_from_dict(stored)
