"""ШНОР from the values of a year: which exams count, what the setting changes, who is left to a person."""

import pytest

from monitoring import actions
from monitoring.models import LowPerformance, SchoolSubject
from monitoring.queries.analysis.standing import set_apart
from tests.factories import (
    AssessmentProcedureFactory,
    MonitoringPolicyFactory,
    ObjectivityFlagFactory,
    PrimaryFieldFactory,
    PrimaryValueFactory,
    ProcedureScopeFactory,
)
from tests.monitoring.analysis_cast import measured

EXAMS = {
    # procedure, subject, who failed: of each place (failed, took part)
    ("vpr", "russian", "two"): ((7, 20), (7, 20), (9, 9)),
    ("oge", "mathematics", "two"): ((6, 20), (5, 20), (9, 9)),
    ("ege", "mathematics_profile", "below"): ((0, 12), (4, 12), (0, 9)),
}


@pytest.fixture
def places(municipality):
    return measured(municipality)[1]


@pytest.fixture
def exams(municipality, places):
    """Bound 30 %: 7 of 20 are 35, 6 of 20 exactly 30, 5 of 20 are 25, 4 of 12 are 33.3; 9 people are few."""
    for (code, key, failed), numbers in EXAMS.items():
        procedure = AssessmentProcedureFactory(
            municipality=municipality, code=code, short_name={"vpr": "ВПР", "oge": "ОГЭ", "ege": "ЕГЭ"}[code]
        )
        scope = ProcedureScopeFactory(
            municipality=municipality, procedure=procedure, subject=SchoolSubject.objects.get(key=key)
        )
        for end, position in ((failed, 0), ("total", 1)):
            field = PrimaryFieldFactory(municipality=municipality, code=f"{code}_{end}")
            for place, pair in zip(places, numbers, strict=True):
                PrimaryValueFactory(
                    municipality=municipality,
                    organization=place,
                    field=field,
                    scope=scope,
                    value=pair[position],
                )


def low_places():
    rows = LowPerformance.objects.order_by("organization__short_name")
    return list(rows.values_list("organization__short_name", flat=True))


def test_exams_count_beside_check_works(municipality, places, exams, specialist):
    """1 is low in ВПР and ОГЭ, 2 in ВПР and in ЕГЭ of one level of mathematics, 3 is too small to say."""
    actions.make_lists(municipality.pk, year=2026, by=specialist)

    assert low_places() == ["Школа № 1", "Школа № 2"]
    ground = LowPerformance.objects.get(organization=places[0]).ground
    assert sorted(ground) == [
        "ВПР, Русский язык, 5\u00a0кл., 2026\u00a0г.: 35,0\u00a0%",
        "ОГЭ, Математика, 5\u00a0кл., 2026\u00a0г.: 30,0\u00a0%",
    ]
    why = set_apart(municipality.pk, 2026)
    assert list(why) == [places[2].pk]
    assert why[places[2].pk].startswith("Рассматривается отдельно.")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ({"low_procedure_keys": ["vpr", "oge"]}, ["Школа № 1"]),
        ({"low_procedure_keys": ["vpr", "ege"]}, ["Школа № 2"]),
        ({"low_procedure_keys": []}, ["Школа № 1", "Школа № 2"]),
        # Of a procedure that tells nobody who failed there is nothing to look at.
        ({"low_procedure_keys": ["essay"]}, []),
        ({"low_subject_keys": ["russian"]}, []),
        ({"low_subject_keys": []}, ["Школа № 1", "Школа № 2"]),
        ({"low_result_percent": 31}, ["Школа № 2"]),
        ({"low_procedure_count": 3}, []),
        ({"low_procedure_count": 1, "low_smallest_count": 9}, ["Школа № 1", "Школа № 2", "Школа № 3"]),
        ({"low_year_count": 2}, []),
    ],
)
def test_every_part_of_the_rule_is_a_setting(municipality, exams, specialist, setting, expected):
    MonitoringPolicyFactory(municipality=municipality, **setting)

    actions.make_lists(municipality.pk, year=2026, by=specialist)

    assert low_places() == expected


def test_school_in_doubt_is_shown_apart_until_a_person_lists_it(
    municipality, places, exams, specialist, enter_as
):
    """2 is not low by ВПР and ОГЭ alone, but a confirmed marker makes that doubtful; 3 is too small."""
    MonitoringPolicyFactory(municipality=municipality, low_procedure_keys=["vpr", "oge"])
    ObjectivityFlagFactory(
        municipality=municipality,
        organization=places[1],
        state="confirmed",
        year=2026,
        decision_text="Работы перепроверены.",
    )
    client, address = enter_as(specialist), "/monitoring/low-performance/?year=2026"

    page = client.get(address)
    assert [one.short_name for one, _ in page.context["apart"]] == ["Школа № 2", "Школа № 3"]
    assert "Есть признаки необъективности" in page.context["apart"][0][1]
    assert "Рассматриваются отдельно" in page.content.decode()

    for place in places[1:]:
        actions.add_to_list(place, year=2026, kind="low_results", reason="Решение комиссии.", by=specialist)
    assert "Рассматриваются отдельно" not in client.get(address).content.decode()
