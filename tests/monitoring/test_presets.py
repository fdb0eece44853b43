"""Every preset formula on small numbers written by hand (domain 4.3, formula column).

The numbers of a share are its numerator and its denominator by the words of 4.3, so a formula that divides
by the wrong field, or the wrong way round, gives another value.
"""

from decimal import Decimal

import pytest

from monitoring import presets
from monitoring.formulas import parse_formula
from monitoring.values import Absent, rounded

FIELDS, INDICATORS = presets.indicator_entries()

#: code -> (what was given, value as it is printed)
EXAMPLES = {
    # training quality
    "OKPO-01": ({"vpr_basic": 18, "vpr_total": 24}, "75.0"),
    "OKPO-02": ({"vpr_high": 9, "vpr_total": 24}, "37.5"),
    "OKPO-03": ({"ege_below": 1, "ege_total": 16}, "6.3"),
    "OKPO-04": ({"ege_high": 3, "ege_total": 16}, "18.8"),
    "OKPO-05": ({"ege_sum": 992, "ege_total": 16}, "62.0"),
    "OKPO-06": ({"oge_sum": 77, "oge_total": 21}, "3.67"),
    "OKPO-07": ({"no_certificate": 1, "graduates": 50}, "2.0"),
    "OKPO-08": ({"fl_basic": 31, "fl_total": 40}, "77.5"),
    "OKPO-09": ({"schedule_published": 22, "schools": 25}, "88.0"),
    # objectivity
    "OBJ-01": ({"recheck_same": 45, "recheck_total": 48}, "93.8"),
    "OBJ-02": ({"vsoko_objective": 9, "vsoko_checked": 10}, "90.0"),
    "OBJ-03": ({"biased_schools": 2, "schools": 25}, "8.0"),
    "OBJ-04": ({"bias_markers": 3}, "3"),
    "OBJ-05": ({"medals_unconfirmed": 1, "medals": 8}, "12.5"),
    "OBJ-06": ({"rooms_observed": 11, "rooms": 12}, "91.7"),
    "OBJ-07": ({"marks_equal": 15, "vpr_total": 24}, "62.5"),
    # schools with low results
    "SHN-01": ({"shnor": 3, "schools": 25}, "12.0"),
    "SHN-02": ({"shnor_better": 2, "shnor": 3}, "66.7"),
    "SHN-03": ({"shnor_left": 1}, "1"),
    "SHN-04": ({"teachers_diagnosed": 17, "teachers": 20}, "85.0"),
    "SHN-05": ({"shnor_curated": 3, "shnor": 3}, "100.0"),
    "SHN-06": ({"shnor_partner": 1, "shnor": 3}, "33.3"),
    "SHN-07": ({"vpr_two": 6, "vpr_total": 24}, "25.0"),
    "SHN-08": ({"shnor_programme": 2, "shnor": 3}, "66.7"),
    "SHN-09": ({"at_risk_helped": 14, "at_risk": 16}, "87.5"),
    "SHN-10": ({"oge_two": 3, "oge_total": 24}, "12.5"),
    # talents
    "TAL-01": ({"extra": 149, "children_5_18": 200}, "74.5"),
    "TAL-02": ({"extra_special": 5, "special_5_18": 8}, "62.5"),
    "TAL-03": ({"programmes_new": 3, "programmes": 12}, "25.0"),
    "TAL-04": ({"olympiad": 54, "pupils_4_11": 120}, "45.0"),
    "TAL-05": ({"olympiad_winners": 7, "olympiad_municipal": 28}, "25.0"),
    "TAL-06": ({"contests": 66, "pupils": 240}, "27.5"),
    "TAL-07": ({"teachers_gifted": 5, "teachers": 20}, "25.0"),
    "TAL-08": ({"sirius": 4}, "4"),
    # career guidance
    "CAR-01": ({"career_model": 81, "pupils_6_11": 90}, "90.0"),
    "CAR-02": ({"choice_fits": 15, "profile_10": 20}, "75.0"),
    "CAR-03": ({"profile_exam": 12, "profile_graduates": 18}, "66.7"),
    "CAR-04": ({"profile_university": 9, "profile_graduates": 18}, "50.0"),
    "CAR-05": ({"college": 13, "graduates_9": 40}, "32.5"),
    "CAR-06": ({"career_diagnosis": 51, "pupils_8_11": 60}, "85.0"),
    "CAR-07": ({"placed": 49, "graduates": 50}, "98.0"),
    # heads of organisations
    "HEAD-01": ({"heads_effective": 20, "heads": 25}, "80.0"),
    "HEAD-02": ({"heads_attested": 24, "heads": 25}, "96.0"),
    "HEAD-03": ({"posts_reserve": 19, "posts_heads": 38}, "50.0"),
    "HEAD-04": ({"teachers_category": 13, "teachers": 20}, "65.0"),
    "HEAD-05": ({"holiday": 195, "pupils": 240}, "81.3"),
    "HEAD-06": ({"noko_high": 6, "noko_total": 8}, "75.0"),
    "HEAD-07": ({"absent": 0}, "0"),
    "HEAD-08": ({"repeaters": 2}, "2"),
    # professional development
    "PRO-01": ({"teachers_courses": 3, "teachers": 20}, "15.0"),
    "PRO-02": ({"heads_courses": 2, "heads": 25}, "8.0"),
    "PRO-03": ({"teachers_diagnosed": 17, "teachers": 20}, "85.0"),
    "PRO-04": ({"teachers_route": 8, "teachers_diagnosed": 17}, "47.1"),
    "PRO-05": ({"young_mentored": 3, "young": 4}, "75.0"),
    "PRO-06": ({"vacancies": 1, "posts": 32}, "3.1"),
    "PRO-07": ({"teachers_35": 6, "teachers": 20}, "30.0"),
    # upbringing
    "UPB-01": ({"programmes_joint": 4, "programmes_upbringing": 5}, "80.0"),
    "UPB-02": ({"prevention_stopped": 3, "prevention_before": 8}, "37.5"),
    "UPB-03": ({"volunteers": 84, "pupils": 240}, "35.0"),
    "UPB-04": ({"register_extra": 7, "register": 8}, "87.5"),
    "UPB-05": ({"spt": 99, "pupils_13": 110}, "90.0"),
    "UPB-06": ({"upbringing_checked": 21, "schools": 25}, "84.0"),
    "UPB-07": ({"orientation": "3.456"}, "3.46"),
    # preschool
    "PRE-01": ({"mkdo_1": "3.25"}, "3.25"),
    "PRE-02": ({"mkdo_2": "3.5"}, "3.50"),
    "PRE-03": ({"mkdo_3": "4"}, "4.00"),
    "PRE-04": ({"mkdo_4": "2.75"}, "2.75"),
    "PRE-05": ({"mkdo_5": "3.1"}, "3.10"),
    "PRE-06": ({"mkdo_6": "1.9"}, "1.90"),
    "PRE-07": ({"mkdo_7": "4.05"}, "4.05"),
    "PRE-08": ({"mkdo_8": "3.333"}, "3.33"),
    "PRE-09": ({"mkdo_9": "0"}, "0.00"),
    "PRE-10": ({"gardens_basic": 9, "gardens": 12}, "75.0"),
    "PRE-11": ({"educators_trained": 27, "educators": 30}, "90.0"),
    "PRE-12": ({"parents_satisfied": 88, "parents_asked": 100}, "88.0"),
    "PRE-13": ({"programmes_federal": 11, "gardens": 12}, "91.7"),
    "PRE-14": ({"illness_days": 1044, "children": 120}, "8.7"),
}
SHARES = [one for one in INDICATORS if parse_formula(one["formula"]).share]


def test_every_preset_has_its_example():
    assert [one["code"] for one in INDICATORS] == list(EXAMPLES)


@pytest.mark.parametrize("preset", INDICATORS, ids=lambda one: one["code"])
def test_preset_gives_the_value_of_its_example(preset):
    given, printed = EXAMPLES[preset["code"]]
    formula = parse_formula(preset["formula"])

    value = formula.value({name: Decimal(number) for name, number in given.items()})

    assert formula.names == set(given)
    assert str(rounded(value, preset["decimals"])) == printed


@pytest.mark.parametrize("preset", SHARES, ids=lambda one: one["code"])
def test_nobody_to_count_is_not_applicable(preset):
    """CK-08: «N = 0 gives «не применимо», not 0 %»; a denominator that nobody gave is «нет данных»."""
    formula = parse_formula(preset["formula"])
    above, below, _ = formula.share

    empty = {name: Decimal(0) for name in formula.names}
    assert formula.value(empty) == Absent.NOT_APPLICABLE
    assert formula.value({name: Decimal(1) for name in above.names}) == Absent.NO_DATA
    assert (len(above.names), len(below.names)) == (1, 1)
