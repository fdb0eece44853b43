import pytest

from plans.importing.period import period_of, suggested_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("План на 2024 год", ("calendar_year", 2024, 2024)),
        ("План мероприятий в 2025 году", ("calendar_year", 2025, 2025)),
        ("План на 2022-2024 годы", ("span", 2022, 2024)),
        ("План на 2022 – 2024 гг.", ("span", 2022, 2024)),
        ("План на 2022 и 2023 годы", ("span", 2022, 2023)),
        ("План с 2022 по 2025 год", ("span", 2022, 2025)),
        ("План на 2021-2022 учебный год", ("school_year", 2021, 2022)),
        ("План на 2021/22 уч. год", ("school_year", 2021, 2022)),
        ("План на 2023 – 2024 учебный год", ("school_year", 2023, 2024)),
        ("утверждён 27.07.2022 года", ("unknown", None, None)),
        ("План на 2024-2022 годы", ("unknown", None, None)),
        ("План", ("unknown", None, None)),
    ],
)
def test_periods(text, expected):
    period = period_of(text)

    assert (str(period.kind), period.first_year, period.last_year) == expected


def test_suggestions():
    assert suggested_period("в 2022-2023 учебном году и в 2024 году") == "2022-2023 учебный год"
    assert suggested_period("2021 год, 2022 год, 2022 год") == "2022 год"
    assert suggested_period("без лет") == ""
