"""The checks of a form as Excel reads them; tests/monitoring/checks/test_checks.py says what each means."""

from decimal import Decimal

import pytest

from monitoring.checks import (
    Allowed,
    Answers,
    Bounds,
    CellRule,
    DateOrder,
    ExcelCheck,
    ExpectedChange,
    Field,
    FieldKind,
    NotMore,
    Required,
    SameInForms,
    Severity,
    SumOfParts,
    Tolerance,
    Whole,
    cell_rule,
    excel_check,
)

CELLS = {"m": "B5", "N": "C5", "a": "D5", "b": "E5"}
KNOWN = Answers({}, previous={"m": Decimal(100)}, others={("ОО-1", "pupils"): Decimal(538)})
KIND = 'OR(ISNUMBER(B5),B5="",B5="нет данных",B5="не применимо")'


@pytest.mark.parametrize(
    ("check", "cell", "operands", "formula"),
    [
        (Required("m"), "B5", ("B5",), "LEN(TRIM(B5))>0"),
        (Required("m", accepts_no_data=False), "B5", ("B5",), 'AND(LEN(TRIM(B5))>0,B5<>"нет данных")'),
        (Whole("m"), "B5", ("B5",), "IF(ISNUMBER(B5),INT(B5)=B5,TRUE)"),
        (Bounds("m", Decimal(0)), "B5", ("B5", "0"), "IF(ISNUMBER(B5),B5>=0,TRUE)"),
        (
            Bounds("m", Decimal(0), Decimal("99.50")),
            "B5",
            ("B5", "0", "99.5"),
            "IF(ISNUMBER(B5),AND(B5>=0,B5<=99.5),TRUE)",
        ),
        (NotMore("m", "N"), "B5", ("B5", "C5"), "IF(COUNT(B5,C5)<2,TRUE,B5<=C5)"),
        (DateOrder("m", "N"), "C5", ("B5", "C5"), "IF(COUNT(B5,C5)<2,TRUE,B5<=C5)"),
        (
            SumOfParts(("a", "b"), "N"),
            "C5",
            ("D5", "E5", "C5", "0"),
            'IF(OR(NOT(ISNUMBER(C5)),COUNT(D5,E5,C5)+(D5="не применимо")+(E5="не применимо")<3),TRUE,'
            "ABS(SUM(D5,E5)-C5)<=0)",
        ),
        (
            Allowed("m", ("СОШ", 'школа "Рост"')),
            "B5",
            ("B5", "СОШ", 'школа "Рост"'),
            'OR(B5="",B5&""="СОШ",B5&""="школа ""Рост""",B5&""="нет данных",B5&""="не применимо")',
        ),
        (
            ExpectedChange("m", Tolerance(Decimal(20), is_percent=True)),
            "B5",
            ("B5", "100", "20"),
            "IF(ISNUMBER(B5),ABS(B5-100)<=20,TRUE)",
        ),
        (SameInForms("m", "ОО-1", "pupils"), "B5", ("B5", "538", "0"),
            "IF(ISNUMBER(B5),ABS(B5-538)<=0,TRUE)"),
    ],
)  # fmt: skip
def test_check_becomes_a_formula(check, cell, operands, formula):
    assert excel_check(check, CELLS, KNOWN) == ExcelCheck(check.kind, cell, operands, formula, check.severity)


def test_what_has_nothing_to_compare_with_is_left_out():
    assert excel_check(ExpectedChange("m", Tolerance(Decimal(1))), CELLS) is None
    assert excel_check(NotMore("m", "unknown"), CELLS) is None


def test_cell_has_one_validation_of_kind_and_errors():
    checks = [
        Required("m"),
        Whole("m"),
        NotMore("m", "N"),
        Bounds("m", most=Decimal(50), severity=Severity.WARNING),
        Whole("N"),
        NotMore("m", "unknown"),
    ]

    assert cell_rule(Field("m", "Достигли"), checks, CELLS) == CellRule(
        "B5",
        f"AND({KIND},IF(ISNUMBER(B5),INT(B5)=B5,TRUE),IF(COUNT(B5,C5)<2,TRUE,B5<=C5))",
        "«Достигли»: значение не проходит проверку формы.",
    )
    assert cell_rule(Field("m", "Достигли"), [], CELLS) == CellRule(
        "B5", KIND, "«Достигли»: значение не проходит проверку формы."
    )
    assert cell_rule(Field("m", "Вид", FieldKind.CHOICE), [], CELLS) is None


def test_validation_is_not_longer_than_excel_takes():
    long_list = Allowed("m", tuple(f"вариант номер {number}" for number in range(40)))
    rule = cell_rule(Field("m", "Вид"), [long_list, Whole("m")], CELLS)

    assert rule.formula == f"AND({KIND},IF(ISNUMBER(B5),INT(B5)=B5,TRUE))"
