"""AN-01: «3 columns + change in points and in %»; «данных нет» for missing years."""

from decimal import Decimal

import pytest

from monitoring.aggregates import Dynamics, YearPoint, dynamics, last_years
from monitoring.values import Absent

D = Decimal
P = "\u00a0"


def test_three_years_with_the_change_in_points_and_in_percent():
    found = dynamics({2024: D(60), 2025: D(66), 2026: D(75)}, last_years(2026))

    assert found == Dynamics(
        (YearPoint(2024, D(60), None), YearPoint(2025, D(66), D(6)), YearPoint(2026, D(75), D(9))),
        (),
        2024,
        2026,
        D(15),
        D(25),
    )
    assert found.sentence(1) == f"2024{P}г. – 60,0, 2026{P}г. – 75,0: рост на 15,0 (25,0{P}%)."


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        (
            {2024: D(50), 2026: D(40)},
            f"2024{P}г. – 50, 2026{P}г. – 40: снижение на 10 (20,0{P}%). Данных нет: 2025{P}г.",
        ),
        ({2024: D(0), 2025: D(3), 2026: D(5)}, f"2024{P}г. – 0, 2026{P}г. – 5: рост на 5."),
        ({2024: D(5), 2025: D(3), 2026: D(5)}, f"2024{P}г. – 5, 2026{P}г. – 5: без изменений."),
        (
            {2026: D(5)},
            f"Динамика не определена: нужны значения хотя бы двух лет. Данных нет: 2024{P}г., 2025{P}г.",
        ),
        (
            {2024: Absent.NOT_APPLICABLE, 2025: D(3), 2026: D(4)},
            f"2025{P}г. – 3, 2026{P}г. – 4: рост на 1 (33,3{P}%).",
        ),
    ],
)
def test_missing_years_are_told(series, sentence):
    assert dynamics(series, last_years(2026)).sentence() == sentence


def test_words_of_a_year():
    points = dynamics({2025: Absent.NOT_APPLICABLE, 2026: D("4.25")}, last_years(2026)).points

    assert [point.words(1) for point in points] == ["данных нет", "не применимо", "4,3"]
