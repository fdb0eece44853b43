"""RZ-04: «norm present → norm used», else the municipal mean; σ or %."""

from decimal import Decimal

import pytest

from monitoring.better import Better
from monitoring.values import Absent
from monitoring.zoning import RiskRule, risk

UP_SIGMA = RiskRule(Better.UP, Decimal(2))
DOWN_PERCENT = RiskRule(Better.DOWN, Decimal(10), is_sigma=False)
WITH_NORM = RiskRule(Better.UP, Decimal(10), is_sigma=False, norm=Decimal(60))
CORRIDOR = RiskRule(Better.CORRIDOR, Decimal(10), is_sigma=False, norm=Decimal(20), norm_upper=Decimal(30))


@pytest.mark.parametrize(
    ("value", "rule", "facts"),
    [
        ("39", UP_SIGMA, (True, "mean", "50", "11", "10")),
        ("40", UP_SIGMA, (False, "mean", "50", "10", "10")),
        ("90", UP_SIGMA, (False, "mean", "50", "0", "10")),
        ("56", DOWN_PERCENT, (True, "mean", "50", "6", "5")),
        ("10", DOWN_PERCENT, (False, "mean", "50", "0", "5")),
        ("53", WITH_NORM, (True, "norm", "60", "7", "6")),
        ("54", WITH_NORM, (False, "norm", "60", "6", "6")),
        ("34", CORRIDOR, (True, "norm", "30", "4", "3")),
        ("17", CORRIDOR, (True, "norm", "20", "3", "2")),
        ("25", CORRIDOR, (False, "norm", "20", "0", "2")),
        ("65", RiskRule(Better.NONE, Decimal(2)), (True, "mean", "50", "15", "10")),
        ("35", RiskRule(Better.NONE, Decimal(2)), (True, "mean", "50", "15", "10")),
    ],
)
def test_risk(value, rule, facts):
    found = risk(Decimal(value), rule, mean=Decimal(50), sigma=Decimal(5))

    numbers = (found.base, found.deviation, found.limit)
    assert (found.is_risk, found.base_kind, *numbers) == (*facts[:2], *map(Decimal, facts[2:]))


@pytest.mark.parametrize(
    ("value", "rule", "mean", "sigma", "sentence"),
    [
        (
            Decimal(53),
            WITH_NORM,
            Decimal(1),
            None,
            "Зона риска: 53 хуже нормы (60) на 7, порог 6 (10\u00a0%).",
        ),
        (
            Decimal(45),
            UP_SIGMA,
            Decimal(50),
            Decimal(5),
            "Риска нет: 45 хуже среднего по муниципалитету (50) на 5, порог 10 (2\u00a0σ).",
        ),
        (
            Decimal(55),
            UP_SIGMA,
            Decimal(50),
            Decimal(5),
            "Риска нет: 55 не хуже среднего по муниципалитету (50).",
        ),
        (Absent.NO_DATA, UP_SIGMA, Decimal(50), Decimal(5), "Риск не определён: нет данных."),
        (
            Decimal(1),
            UP_SIGMA,
            Absent.NO_DATA,
            Decimal(5),
            "Риск не определён: нет ни нормы, ни среднего по муниципалитету.",
        ),
        (
            Decimal(1),
            UP_SIGMA,
            Decimal(50),
            None,
            "Риск не определён: для σ нужны значения хотя бы двух организаций.",
        ),
    ],
)
def test_risk_is_explained(value, rule, mean, sigma, sentence):
    assert risk(value, rule, mean=mean, sigma=sigma).sentence == sentence


@pytest.mark.parametrize(
    ("properties", "sentence"),
    [
        ({"size": Decimal(-1)}, "Порог риска не может быть отрицательным"),
        ({"size": Decimal(1), "norm_upper": Decimal(1)}, "У коридора нормы нет нижней границы"),
        (
            {"size": Decimal(1), "norm": Decimal(2), "norm_upper": Decimal(1)},
            "Верхняя граница нормы меньше нижней",
        ),
    ],
)
def test_rule_that_makes_no_sense_is_refused(properties, sentence):
    with pytest.raises(ValueError, match=sentence):
        RiskRule(Better.UP, **properties)
