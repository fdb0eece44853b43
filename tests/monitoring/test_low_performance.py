"""ШНОР and ШНСУ of domain 4.4: the federal rule as the default, every part of it a setting."""

from decimal import Decimal

import pytest

from monitoring.low_performance import (
    STANDING_WORDS,
    LowRule,
    Result,
    SocialFactor,
    SocialRule,
    Standing,
    low_performance,
    social_index,
)
from monitoring.values import Absent, rounded

D = Decimal
P, G = "\u00a0%", "\u00a0г."
RUSSIAN, MATHS = "русский язык", "математика"


def result(failed, participants=20, *, procedure="ВПР", subject=MATHS, school_class="5", year=2026):
    numbers = (D(one) if isinstance(one, int) else one for one in (participants, failed))
    return Result(year, procedure, subject, school_class, *numbers)


TWO_LOW = [result(6), result(10, subject=RUSSIAN)]


def standing(results, **more):
    return low_performance(results, year=2026, **more).standing


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (TWO_LOW, Standing.LOW),
        ([result(6)], Standing.NOT_LOW),
        # The same work twice is one procedure; another class is another one.
        ([result(6), result(7)], Standing.NOT_LOW),
        ([result(6), result(7, school_class="6")], Standing.LOW),
        ([result(6), result(6, procedure="огэ", school_class="9")], Standing.LOW),
        ([result(5), result(5, subject=RUSSIAN)], Standing.NOT_LOW),
        ([result(6), result(10, subject="физика")], Standing.NOT_LOW),
        ([result(6), result(10, procedure="НИКО")], Standing.NOT_LOW),
        ([result(6), result(6, year=2025, subject=RUSSIAN)], Standing.NOT_LOW),
        ([result(6), result(9, 9, subject=RUSSIAN)], Standing.NOT_LOW),
        ([result(9, 9), result(9, 9, subject=RUSSIAN)], Standing.APART),
        ([result(Absent.NO_DATA)], Standing.NO_DATA),
        ([result(0, 0)], Standing.NO_DATA),
        ([], Standing.NO_DATA),
    ],
)
def test_federal_rule(results, expected):
    assert standing(results) is expected


def test_signs_of_bias_are_treated_apart_but_do_not_hide_low_results():
    assert standing([result(0), result(1, subject=RUSSIAN)], has_signs_of_bias=True) is Standing.APART
    assert standing(TWO_LOW, has_signs_of_bias=True) is Standing.LOW


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (LowRule(bound=D(40)), Standing.NOT_LOW),
        (LowRule(least_low=3), Standing.NOT_LOW),
        (LowRule(years=2), Standing.NOT_LOW),
        (LowRule(smallest=21), Standing.APART),
        (LowRule(is_by_procedure=True), Standing.NOT_LOW),
        (LowRule(subjects=frozenset((MATHS,)), least_low=1), Standing.LOW),
        (LowRule(procedures=frozenset(("ЕГЭ",))), Standing.NO_DATA),
        (LowRule(procedures=frozenset(), subjects=frozenset()), Standing.LOW),
    ],
)
def test_rule_is_a_setting(rule, expected):
    assert standing(TWO_LOW, rule=rule) is expected


def test_each_of_several_years_must_be_low():
    last_year = [result(6, year=2025), result(6, year=2025, subject=RUSSIAN)]

    assert standing([*TWO_LOW, *last_year], rule=LowRule(years=2)) is Standing.LOW


@pytest.mark.parametrize(
    ("results", "has_signs_of_bias", "sentence"),
    [
        (
            TWO_LOW,
            False,
            f"ШНОР. Не справились 30{P} и больше: ВПР, математика, 5\u00a0кл., 2026{G}: 30,0{P}; "
            f"ВПР, русский язык, 5\u00a0кл., 2026{G}: 50,0{P}.",
        ),
        (
            [result(1), result(5, 9, procedure="ЕГЭ", school_class="")],
            True,
            f"Рассматривается отдельно. Результатов, где не справились 30{P} и больше, нет. "
            "Есть признаки необъективности: низкие результаты могли быть скрыты. "
            f"Отдельно, участников меньше 10: ЕГЭ, математика, 2026{G}: 55,6{P}.",
        ),
        ([], False, "Нет данных."),
    ],
)
def test_verdict_is_explained(results, has_signs_of_bias, sentence):
    found = low_performance(results, year=2026, has_signs_of_bias=has_signs_of_bias)

    assert found.sentence == sentence
    assert set(STANDING_WORDS) == set(Standing)


def test_result_without_data_says_so():
    assert result(Absent.NO_DATA).words == f"ВПР, математика, 5\u00a0кл., 2026{G}: нет данных"


EDUCATED = SocialFactor("educated", "Оба родителя с высшим образованием", D(2), is_help=True)
INCOMPLETE = SocialFactor("incomplete", "Неполные семьи")
REGISTER = SocialFactor("register", "На учёте")
SOCIAL = SocialRule((EDUCATED, INCOMPLETE, REGISTER), bound=D(50))


def test_social_index_of_a_school():
    # 30 · 2/4 + (100 − 40) · 1/4 + (100 − 4) · 1/4 = 15 + 15 + 24.
    found = social_index({"educated": D(30), "incomplete": D(40), "register": D(4)}, SOCIAL)

    assert (found.index, found.is_disadvantaged) == (D(54), False)
    assert found.terms == ((EDUCATED.name, D(15)), (INCOMPLETE.name, D(15)), (REGISTER.name, D(24)))
    assert found.sentence == "Социальный индекс 54,0 при границе 50,0: обычные социальные условия."


def test_unknown_factor_is_left_out_and_told():
    found = social_index({"educated": D(10), "incomplete": D(150), "register": Absent.NO_DATA}, SOCIAL)

    assert rounded(found.index, 2) == D("6.67")
    assert (found.is_disadvantaged, found.left_out) == (True, ("На учёте",))
    assert found.sentence == (
        "Социальный индекс 6,7 при границе 50,0: неблагоприятные социальные условия. Нет данных: «На учёте»."
    )


def test_too_few_factors_make_no_index():
    found = social_index({"educated": D(10)}, SOCIAL)

    assert (found.index, found.is_disadvantaged) == (Absent.NO_DATA, None)
    assert found.sentence == (
        "Социальный индекс не вычислен: известно слишком мало показателей. Нет данных: «Неполные "
        "семьи», «На учёте»."
    )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: LowRule(bound=D(0)), "Граница низкого результата"),
        (lambda: LowRule(years=0), "не меньше одного"),
        (lambda: SocialFactor("x", "x", D(0)), "Вес показателя «x» должен быть больше нуля"),
        (lambda: SocialRule((), D(50)), "В социальном индексе нет ни одного показателя"),
        (lambda: SocialRule((REGISTER,), D(101)), "от 0 до 100"),
    ],
)
def test_rule_that_makes_no_sense_is_refused(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()
