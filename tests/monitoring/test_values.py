"""CK-08: a number, «нет данных», «не применимо» and nothing given are four things; NaN is none of them."""

from decimal import Decimal

import pytest

from monitoring.values import (
    Absent,
    NotAValue,
    number_words,
    ratio,
    read_value,
    rounded,
    tidy,
    value_words,
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (None, None),
        ("", None),
        (" \u00a0 ", None),
        ("0", Decimal(0)),
        (0, Decimal(0)),
        ("12", Decimal(12)),
        (500, Decimal(500)),
        ("12,5", Decimal("12.5")),
        ("12.50", Decimal("12.5")),
        ("1 234,5", Decimal("1234.5")),
        ("1\u00a0234\u202f567", Decimal(1234567)),
        ("−3", Decimal(-3)),
        ("+3", Decimal(3)),
        (Decimal("2.50"), Decimal("2.5")),
        (75.0, Decimal(75)),
        (0.1 + 0.2, Decimal("0.3")),
        ("Нет  данных", Absent.NO_DATA),
        ("н/д", Absent.NO_DATA),
        ("не применимо", Absent.NOT_APPLICABLE),
        ("Н/П", Absent.NOT_APPLICABLE),
        (Absent.NO_DATA, Absent.NO_DATA),
    ],
)
def test_value_is_read(raw, value):
    found = read_value(raw)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("-", "«-» можно понять и как 0, и как «нет данных», и как «не применимо». Напишите одно из трёх."),
        ("–", "«–» можно понять и как 0, и как «нет данных», и как «не применимо». Напишите одно из трёх."),
        ("75 %", "Введите число без знака процента, а не «75 %»."),
        (
            "много",
            "«много» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо».",
        ),
        ("1e5", "«1e5» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо»."),
        (
            "1.234,5",
            "«1.234,5» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо».",
        ),
        (
            "12 34",
            "«12 34» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо».",
        ),
        ("٣", "«٣» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо»."),
        ("9" * 10_000, f"Число «{'9' * 40}…» слишком велико: не больше 12 знаков."),
        ("0,1234567", "В числе «0,1234567» больше 6 знаков после запятой. Округлите его."),
        (Decimal("NaN"), "Число «NaN» слишком велико: не больше 12 знаков."),
        (float("inf"), "Число «inf» слишком велико: не больше 12 знаков."),
        (True, "Вместо числа стоит «ИСТИНА» или «ЛОЖЬ». Введите число, «нет данных» или «не применимо»."),
    ],
)
def test_what_is_no_value_is_refused(raw, sentence):
    with pytest.raises(NotAValue) as refusal:
        read_value(raw)

    assert str(refusal.value) == sentence


def test_zero_divisor_is_not_applicable():
    assert ratio(Decimal(0), Decimal(0), Decimal(100)) is Absent.NOT_APPLICABLE
    assert ratio(Decimal(18), Decimal(24), Decimal(100)) == Decimal(75)


@pytest.mark.parametrize(
    ("number", "decimals", "words"),
    [
        ("75", 1, "75,0"),
        ("-3.5", None, "−3,5"),
        ("1234", None, "1\u00a0234"),
        ("0.05", 1, "0,1"),
        ("-0.04", 1, "0,0"),
        ("33.3333333", None, "33,33"),
        ("5.001", None, "5"),
    ],
)
def test_number_in_words(number, decimals, words):
    assert number_words(Decimal(number), decimals) == words


def test_value_in_words():
    assert [value_words(value) for value in (None, *Absent, Decimal(0))] == [
        "не заполнено",
        "нет данных",
        "не применимо",
        "0",
    ]


def test_numbers_are_tidied_without_an_exponent():
    assert [str(tidy(Decimal(text))) for text in ("5E+2", "0.50", "0E-7")] == ["500", "0.5", "0"]
    assert str(rounded(Decimal("2.5"), 0)) == "3"
