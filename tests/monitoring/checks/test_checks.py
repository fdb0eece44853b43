"""CK-03, CK-04: every check with its worked example, its sentence and the numbers it measured."""

import re
from datetime import date
from decimal import Decimal

import pytest

from monitoring.checks import (
    Allowed,
    Answers,
    Bounds,
    DateOrder,
    ExpectedChange,
    Finding,
    NotMore,
    Required,
    SameInForms,
    Severity,
    SumOfParts,
    Tolerance,
    Whole,
    run,
    unanswered,
    unknown_fields,
)
from monitoring.values import Absent

NAMES = {"m": "Достигли базового уровня", "N": "Участники", "boys": "Мальчики", "girls": "Девочки"}
TEN = Tolerance(Decimal(10))
TWENTY_PERCENT = Tolerance(Decimal(20), is_percent=True)


def found(check, *, previous=None, others=None, **values):
    numbers = {code: Decimal(value) if isinstance(value, int) else value for code, value in values.items()}
    answers = Answers(numbers, NAMES, previous or {}, others or {})
    finding = check.finding(answers)
    return finding.sentence if finding else None


@pytest.mark.parametrize(
    ("check", "values", "sentence"),
    [
        (Required("m"), {}, "«Достигли базового уровня» не заполнено. Введите число, «нет данных» или "
                            "«не применимо»."),
        (Required("m"), {"m": ""}, "«Достигли базового уровня» не заполнено. Введите число, «нет "
                                   "данных» или «не применимо»."),
        (Required("m"), {"m": 0}, None),
        (Required("m"), {"m": Absent.NO_DATA}, None),
        (
            Required("m", accepts_no_data=False),
            {"m": Absent.NO_DATA},
            "«Достигли базового уровня»: ответ «нет данных» здесь не принимается. Введите значение.",
        ),
        (Required("m", accepts_no_data=False), {"m": Absent.NOT_APPLICABLE}, None),
        (Whole("N"), {"N": Decimal("2.5")}, "«Участники» (2,5) должно быть целым числом."),
        (Whole("N"), {"N": Decimal("2.0")}, None),
        (Bounds("N", least=Decimal(0)), {"N": -1}, "«Участники» (−1) не может быть отрицательным."),
        (Bounds("N", least=Decimal(0)), {"N": 0}, None),
        (Bounds("N", Decimal(5), Decimal(9)), {"N": 4}, "«Участники» (4) меньше наименьшего допустимого: 5."),
        (Bounds("N", most=Decimal(5)), {"N": 6}, "«Участники» (6) больше наибольшего допустимого: 5."),
        (Bounds("N", most=Decimal(5)), {"N": Absent.NO_DATA}, None),
        (
            NotMore("m", "N"),
            {"m": 25, "N": 24},
            "«Достигли базового уровня» (25) больше, чем «Участники» (24), на 1. Исправьте одно из чисел.",
        ),
        (NotMore("m", "N"), {"m": 24, "N": 24}, None),
        (NotMore("m", "N"), {"m": 25}, None),
        (
            SumOfParts(("boys", "girls"), "N"),
            {"boys": 10, "girls": 11, "N": 24},
            "«Участники» (24) не равно сумме частей (21): «Мальчики» (10), «Девочки» (11). Расхождение 3.",
        ),
        (SumOfParts(("boys", "girls"), "N", tolerance=Decimal(3)), {"boys": 10, "girls": 11, "N": 24}, None),
        (
            SumOfParts(("boys", "girls"), "N"),
            {"boys": 10, "girls": Absent.NOT_APPLICABLE, "N": 24},
            "«Участники» (24) не равно сумме частей (10): «Мальчики» (10), «Девочки». Расхождение 14.",
        ),
        (SumOfParts(("boys", "girls"), "N"), {"boys": 10, "girls": Absent.NO_DATA, "N": 24}, None),
        (
            DateOrder("start", "end"),
            {"start": date(2026, 9, 2), "end": date(2026, 9, 1)},
            "«end» (01.09.2026) раньше, чем «start» (02.09.2026). Исправьте одну из дат.",
        ),
        (DateOrder("start", "end"), {"start": date(2026, 9, 1), "end": date(2026, 9, 1)}, None),
        (DateOrder("start", "end"), {"start": date(2026, 9, 1)}, None),
        (
            Allowed("kind", ("СОШ", "лицей")),
            {"kind": "школа"},
            "«kind»: «школа» нет в перечне. Можно: «СОШ», «лицей».",
        ),
        (Allowed("kind", ("СОШ", "лицей")), {"kind": "Лицей"}, None),
        (Allowed("mark", ("0,5", "1")), {"mark": Decimal("0.5")}, None),
        (Allowed("mark", ("0,5", "1")), {"mark": Absent.NO_DATA}, None),
    ],
)  # fmt: skip
def test_check_inside_a_form(check, values, sentence):
    assert found(check, **values) == sentence


@pytest.mark.parametrize(
    ("before", "now", "tolerance", "sentence"),
    [
        (
            100,
            130,
            TWENTY_PERCENT,
            "«Участники» (130): в прошлом периоде было 100, рост на 30 (30,0\u00a0%) при ожидаемом не "
            "больше 20\u00a0%. "
            "Исправьте число или поясните изменение.",
        ),
        (
            100,
            70,
            TEN,
            "«Участники» (70): в прошлом периоде было 100, снижение на 30 (30,0\u00a0%) при ожидаемом "
            "не больше 10. "
            "Исправьте число или поясните изменение.",
        ),
        (
            0,
            5,
            TWENTY_PERCENT,
            "«Участники» (5): в прошлом периоде было 0, рост на 5 при ожидаемом не больше 20\u00a0%. "
            "Исправьте число или поясните изменение.",
        ),
        (100, 120, TWENTY_PERCENT, None),
        (100, 110, TEN, None),
        (0, 0, TWENTY_PERCENT, None),
    ],
)  # fmt: skip
def test_change_against_the_last_period(before, now, tolerance, sentence):
    assert found(ExpectedChange("N", tolerance), previous={"N": Decimal(before)}, N=now) == sentence


def test_without_a_last_value_no_change_is_told():
    check = ExpectedChange("N", TEN)

    assert [found(check, N=5), found(check, previous={"N": Absent.NO_DATA}, N=5)] == [None, None]


def test_two_forms_are_compared_on_a_day():
    check = SameInForms("N", "ОО-1", "pupils", on_date=date(2026, 9, 20))
    others = {("ОО-1", "pupils"): Decimal(538)}

    assert found(check, others=others, N=540) == (
        "«Участники» (540) расходится с формой «ОО-1» на 20.09.2026: там 538, разница 2 при допуске 0. "
        "Сверьте обе формы."
    )
    assert found(SameInForms("N", "ОО-1", "pupils", Tolerance(Decimal(2))), others=others, N=540) is None
    assert found(check, N=540) is None


def test_measured_numbers_are_kept():
    finding = NotMore("m", "N").finding(Answers({"m": Decimal(25), "N": Decimal(24)}))

    assert finding == Finding(
        "not_more",
        Severity.ERROR,
        "m",
        "«m» (25) больше, чем «N» (24), на 1. Исправьте одно из чисел.",
        ("N",),
        {"value": Decimal(25), "bound": Decimal(24), "excess": Decimal(1)},
    )
    assert finding.key == "not_more:m:N"


def test_errors_block_and_warnings_wait_for_a_comment():
    checks = [
        ExpectedChange("N", TEN),
        Bounds("N", most=Decimal(100), severity=Severity.NOTE),
        Required("m"),
    ]
    findings = run(checks, Answers({"N": Decimal(130)}, previous={"N": Decimal(100)}))
    error, warning, note = findings

    assert [finding.kind for finding in findings] == ["required", "change", "bounds"]
    assert note.severity is Severity.NOTE
    assert unanswered(findings, {}) == (error, warning)
    assert unanswered(findings, {warning.key: " \n"}) == (error, warning)
    assert unanswered(findings, {warning.key: "Открыт второй класс", error.key: "Не знаем"}) == (error,)


def test_fields_that_the_form_lacks_are_told():
    checks = [NotMore("m", "N"), SumOfParts(("boys", "girls"), "N"), Whole("m"), DateOrder("a", "b")]

    assert unknown_fields(checks, {"N", "boys", "b"}) == ("m", "girls", "a")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Bounds("m"), "Укажите наименьшее или наибольшее значение."),
        (lambda: Bounds("m", Decimal(5), Decimal(1)), "Наименьшее значение (5) больше наибольшего (1)."),
        (lambda: SumOfParts(("a",), "b"), "Слагаемых должно быть не меньше двух, все разные, и ни одно "
                                          "из них не итог."),
        (lambda: SumOfParts(("a", "b"), "b"), "Слагаемых должно быть не меньше двух, все разные, и ни "
                                              "одно из них не итог."),
        (lambda: Allowed("m", ()), "Перечень допустимых значений пуст."),
        (lambda: Tolerance(Decimal(-1)), "Допуск не может быть отрицательным."),
    ],
)  # fmt: skip
def test_check_that_makes_no_sense_is_refused(make, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        make()
