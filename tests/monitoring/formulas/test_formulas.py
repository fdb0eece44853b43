"""CK-01: formulas of real acts, and what is refused with a place."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.formulas import Absent, FormulaError, parse_formula, unknown_names

NUMBERS = {"m": Decimal(18), "N": Decimal(24), "К1": Decimal(3), "К": Decimal(4), "zero": Decimal(0)}
ABSENT = {"unknown": Absent.NO_DATA, "nobody": Absent.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("m/N·100", "75"),
        ("Показатель = m / N · 100 %", "75"),
        ("Д = К1 / К × 100 %", "75"),
        ("100 * (m ÷ N)", "75"),
        ("m : N", "0.75"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 3 - 2", "5"),
        ("8 / 4 / 2", "1"),
        ("-m + +N − 1,5", "4.5"),
        ("0.5 * N", "12"),
        ("1 / 3 * 300", "100"),
        ("сумма(m; N; 1,5)", "43.5"),
        ("SUM(m, N)", "42"),
        ("среднее(m; N)", "21"),
        ("мин(m; N) + макс(1; 2)", "20"),
        ("N - m", "6"),
    ],
)
def test_formula_is_computed(text, value):
    assert parse_formula(text).value(NUMBERS) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("m / zero", Absent.NOT_APPLICABLE),
        ("zero / zero", Absent.NOT_APPLICABLE),
        ("unknown / zero", Absent.NOT_APPLICABLE),
        ("m / (N - N)", Absent.NOT_APPLICABLE),
        ("zero / N * 100", Decimal(0)),
        ("unknown / N", Absent.NO_DATA),
        ("missing + 1", Absent.NO_DATA),
        ("unknown * 0", Absent.NO_DATA),
        ("unknown + nobody", Absent.NOT_APPLICABLE),
        ("-nobody", Absent.NOT_APPLICABLE),
        ("сумма(m; nobody)", Decimal(18)),
        ("сумма(m; nobody; unknown)", Absent.NO_DATA),
        ("макс(nobody; nobody)", Absent.NOT_APPLICABLE),
    ],
)
def test_absence_is_carried_by_the_stated_rule(text, value):
    assert parse_formula(text).value(NUMBERS | ABSENT) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Формула пуста. Напишите её, например: m / N * 100."),
        ("m /", "Формула обрывается: после последнего знака нужна величина."),
        ("(m", "Скобка «(» (знак 1) открыта, но не закрыта."),
        ("m)", "Скобка «)» (знак 2) закрыта, но не открыта."),
        ("m N", "Между двумя величинами нет знака действия: перед «N» (знак 3)."),
        ("(m N)", "Между двумя величинами нет знака действия: перед «N» (знак 4)."),
        ("m * / N", "Здесь нужно число, имя поля или скобка, а стоит «/» (знак 5)."),
        ("m / 0", "После «/» (знак 3) стоит ноль: делить на него нельзя."),
        ("m / (1 - 1)", "После «/» (знак 3) стоит ноль: делить на него нельзя."),
        ("m % 2", "Между двумя величинами нет знака действия: перед «%» (знак 3)."),
        ("5 % * m", "Знак «%» (знак 3) понятен только после числа 100. Напишите число без него."),
        (
            "m ^ 2",
            "Знак «^» (место 3) в формулах не используется. Можно: + − * / скобки, числа и имена полей.",
        ),
        (
            "__import__('os')",
            "Знак «'» (место 12) в формулах не используется. Можно: + − * / скобки, числа и имена полей.",
        ),
        (
            "exec(m)",
            "Функции «exec» (знак 1) нет. Есть: сумма, среднее, мин, макс. "
            "Если это поле, поставьте перед скобкой знак действия.",
        ),
        ("сумма + 1", "После имени функции «сумма» (знак 1) нужны скобки: сумма(a; b)."),
        (
            "数 + 1",
            "Имя «数» (знак 1) не понято: "
            "имя состоит из русских и латинских букв, цифр и «_», не длиннее 64 знаков.",
        ),
        ("9" * 400, "Число, которое начинается со знака 1, длиннее 15 цифр. Проверьте его."),
        ("1" * 10_000, "Формула длиннее 500 знаков (в ней 10000). Разделите её на показатели."),
        ("(" * 40 + "m" + ")" * 40, "Скобок внутри скобок больше 30: упростите формулу."),
        ("-" * 60 + "m", "Скобок внутри скобок больше 30: упростите формулу."),
    ],
)
def test_what_is_no_formula_is_refused_with_a_place(text, sentence):
    with pytest.raises(FormulaError) as refusal:
        parse_formula(text)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("text", "above", "below", "factor"),
    [
        ("m / N * 100", {"m"}, {"N"}, "100"),
        ("100 * m / N", {"m"}, {"N"}, "100"),
        ("100 * (m / N)", {"m"}, {"N"}, "100"),
        ("points / n", {"points"}, {"n"}, "1"),
        ("(a + b) / сумма(c; d) * 100", {"a", "b"}, {"c", "d"}, "100"),
        ("(N - m) / N * 100", {"N", "m"}, {"N"}, "100"),
        ("-m / (N / 2)", {"m"}, {"N"}, "-2"),
        ("(2 * a + b / 2) / N", {"a", "b"}, {"N"}, "1"),
    ],
)
def test_share_is_recognised(text, above, below, factor):
    numerator, denominator, times = parse_formula(text).share

    assert (numerator.names, denominator.names, times) == (above, below, Decimal(factor))


@pytest.mark.parametrize(
    "text",
    [
        "m",
        "m * N",
        "a / b / c",
        "(a / b) / c",
        "макс(a; b) / c",
        "a * b / c",
        "1 / N",
        "m / N + 1",
        "(m + 1) / N",
    ],
)
def test_what_cannot_be_added_up_is_no_share(text):
    assert parse_formula(text).share is None


def test_unknown_names_are_told_and_twins_are_shown():
    formula = parse_formula("K1 / К * x")

    assert unknown_names(formula, {"К1", "К", "x"}) == (
        "В формуле есть имена, которых нет среди полей: "
        "«K1» (есть поле «К1»: проверьте, русские это буквы или латинские)."
    )
    assert unknown_names(formula, {"K1", "К", "x", "y"}) == ""
    assert formula.names == {"K1", "К", "x"}


def test_numbers_that_are_none_never_pass():
    with pytest.raises(ValueError, match="Значение поля «m» не является числом"):
        parse_formula("m + 1").value({"m": Decimal("NaN")})
    with pytest.raises(FormulaError) as refusal:
        parse_formula("m * m").value({"m": Decimal("1E+600000")})
    assert str(refusal.value) == "Результат формулы «m * m» слишком велик. Проверьте значения."


@settings(max_examples=60)
@given(st.text(alphabet="mN0123456789+-*/(),.;%= ·сумма", max_size=40))
def test_any_text_is_read_or_refused(text):
    with suppress(FormulaError):
        value = parse_formula(text).value({"m": Decimal(2), "N": Decimal(0)})

        assert isinstance(value, Absent) or value.is_finite()
