"""Windows and due dates in plans of every length, with every setting (DL-02, DL-03, DL-09)."""

from datetime import date

import pytest

from plans.deadlines import (
    DueSettings,
    PlanPeriod,
    SchoolDates,
    Window,
    due_from,
    parse,
    windows,
    with_year,
)

YEAR = PlanPeriod.from_text("2024")
SCHOOL = PlanPeriod.from_text("2021/2022")
YEARS = PlanPeriod.from_text("2022-2024")
DATES = PlanPeriod.from_text("01.08.2022-30.09.2023")


def dues(text: str, period: PlanPeriod, settings: DueSettings | None = None) -> list[str]:
    found = windows(parse(text, period), period, settings or DueSettings())
    return [f"{window.due_on:%d.%m.%Y}" if window.due_on else "-" for window in found]


def test_month_is_one_window_due_on_its_last_day() -> None:
    found = windows(parse("февраль", YEAR), YEAR)

    assert found == (Window(date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 29), "февраль 2024"),)


UNFOLDED = (
    ("сентябрь, ноябрь, март-апрель", SCHOOL, ["30.09.2021", "30.11.2021", "30.04.2022"]),
    ("май", DATES, ["31.05.2023"]),
    ("август", DATES, ["-", "-"]),
    ("июнь", YEARS, ["-", "-", "-"]),
    ("март 2022, далее ежегодно", YEARS, ["31.03.2022", "31.03.2023", "31.03.2024"]),
    ("декабрь 2023, далее ежегодно", YEARS, ["31.12.2023", "31.12.2024"]),
    ("сентябрь 2026, далее ежегодно", YEARS, ["30.09.2026"]),
    ("ежегодно, с 2023 года", YEARS, ["31.12.2023", "31.12.2024"]),
    ("май, ежегодно с 2023 года", YEARS, ["31.05.2023", "31.05.2024"]),
    ("май 2022-2023 гг.", YEARS, ["31.05.2022", "31.05.2023"]),
    ("ежегодно, 2022-2023 годы", YEARS, ["31.12.2022", "31.12.2023"]),
    ("ежегодно", SCHOOL, ["31.08.2022"]),
    ("ежегодно", DATES, ["30.09.2023"]),
    ("ежеквартально", SCHOOL, ["30.09.2021", "31.12.2021", "31.03.2022", "30.06.2022"]),
    ("за полугодия", SCHOOL, ["31.12.2021", "30.06.2022"]),
    ("I полугодие", SCHOOL, ["31.12.2021"]),
    ("II полугодие 2021/2022 учебного года", YEAR, ["30.06.2022"]),
    ("в течение учебного года", SCHOOL, ["31.08.2022"]),
    ("в течение учебного года", DATES, ["31.08.2023"]),
    ("в течение учебного года", YEAR, ["31.12.2024"]),
    ("в течение учебного года", YEARS, ["31.08.2022", "31.08.2023", "31.08.2024", "31.12.2024"]),
    ("ежегодно на начало учебного года", YEARS, ["30.09.2022", "30.09.2023", "30.09.2024"]),
    ("ежегодно по итогам учебного года", SCHOOL, ["30.06.2022"]),
    ("по итогам 2021/2022 учебного года", YEARS, ["30.06.2022"]),
    ("к началу 2023/2024 учебного года", YEARS, ["01.09.2023"]),
    ("к концу года", YEARS, ["-", "-", "-"]),
    ("в начале года", SCHOOL, ["30.09.2021"]),
    ("к началу года", YEAR, ["01.01.2024"]),
    ("до окончания реализации плана", YEARS, ["31.12.2024"]),
    ("1 раз в 2 года, с 2020 года", YEARS, ["31.12.2022", "31.12.2024"]),
    ("до 1 октября 2022 года, один раз в два года", YEARS, ["01.10.2022", "01.10.2024"]),
    ("1 раз в 2 года, 2023 год", YEARS, ["31.12.2023"]),
    ("1 раз в 2 года", YEARS, ["-"]),
    ("2 раза в 2 года", YEARS, ["31.12.2022", "31.12.2022", "31.12.2024", "31.12.2024"]),
    ("ежемесячно с сентября по май", SCHOOL, ["30.09.2021 9"]),
    ("ежеквартально с 2024 года", YEARS, ["31.03.2024", "30.06.2024", "30.09.2024", "31.12.2024"]),
    ("ежеквартально в 2023 году", YEARS, ["31.03.2023", "30.06.2023", "30.09.2023", "31.12.2023"]),
    ("по состоянию на 20 сентября, 1 января, 1 июня", SCHOOL, ["20.09.2021", "01.01.2022", "01.06.2022"]),
    ("с сентября", SCHOOL, ["31.08.2022"]),
    ("с 2023 года", YEARS, ["31.12.2024"]),
    ("сентябрь 2021/2022 учебного года", YEARS, ["30.09.2021"]),
    ("май, 2021/2022 учебный год", SCHOOL, ["31.05.2022"]),
    ("зима", SCHOOL, ["28.02.2022"]),
    ("29 февраля", SCHOOL, ["28.02.2022"]),
    ("ежедневно в период каникул", YEAR, ["-"]),
    ("май, с 2023 года", YEARS, ["31.05.2023", "31.05.2024"]),
    ("2021-2022", SCHOOL, ["31.08.2022"]),
    ("2 раза в год в 2023 году", YEARS, ["31.12.2023", "31.12.2023"]),
    ("до 5 числа каждого месяца", PlanPeriod.from_text("10.01.2024-04.03.2024"), ["05.02.2024"]),
)


@pytest.mark.parametrize(("text", "period", "expected"), UNFOLDED)
def test_rule_unfolds_inside_its_plan(text: str, period: PlanPeriod, expected: list[str]) -> None:
    found = dues(text, period)

    assert (found if len(found) < 7 else [f"{found[0]} {len(found)}"]) == expected


def test_month_before_the_plan_begins_is_no_window() -> None:
    period = PlanPeriod.from_text("01.09.2023-31.05.2024")

    assert dues("июль", period) == []


def test_lag_moves_reports_of_periods_and_not_written_dates() -> None:
    settings = DueSettings(report_lag_days=5, period_lag_days=10)

    assert dues("ежеквартально", YEAR, settings)[0] == "10.04.2024"
    assert dues("март", YEAR, settings) == ["05.04.2024"]
    assert dues("до 20 декабря", YEAR, settings) == ["20.12.2024"]
    assert dues("по состоянию на 1 июня", YEAR, settings) == ["06.06.2024"]


def test_lag_of_periods_is_that_of_reports_when_not_set() -> None:
    assert dues("за полугодия", YEAR, DueSettings(report_lag_days=3)) == ["03.07.2024", "03.01.2025"]


@pytest.mark.parametrize(
    ("day_off", "expected"), [("keep", "09.03.2024"), ("previous", "07.03.2024"), ("next", "11.03.2024")]
)
def test_due_date_on_a_day_off_moves_as_set(day_off: str, expected: str) -> None:
    assert dues("до 9 марта", YEAR, DueSettings(day_off=day_off)) == [expected]


def test_unknown_move_of_days_off_is_refused() -> None:
    with pytest.raises(ValueError, match="keep, previous или next, а не «later»"):
        DueSettings(day_off="later")


def test_edges_of_the_school_year_are_settings() -> None:
    settings = DueSettings(school_year_begin=(9, 15), school_year_end=(5, 31))

    assert dues("на начало учебного года", YEAR, settings) == ["15.09.2024"]
    assert dues("по итогам учебного года", YEAR, settings) == ["31.05.2024"]


def test_school_calendar_gives_the_dates_of_terms_and_holidays() -> None:
    calendar = (
        SchoolDates("term_1", date(2024, 9, 2), date(2024, 10, 25)),
        SchoolDates("term_2", date(2024, 11, 5), date(2024, 12, 28)),
        SchoolDates("holidays_autumn", date(2024, 10, 26), date(2024, 11, 4)),
    )
    settings = DueSettings(school_calendar=calendar)

    assert dues("осенние каникулы", YEAR, settings) == ["04.11.2024"]
    assert dues("1-2 четверть", YEAR, settings) == ["28.12.2024"]
    assert dues("в конце 1 четверти", YEAR, settings) == ["25.10.2024"]
    assert dues("каждую четверть", YEAR, settings) == ["-", "-", "25.10.2024", "28.12.2024"]


def test_chosen_year_dates_an_ambiguous_month() -> None:
    chosen = with_year(parse("август-сентябрь", DATES), 2023)

    assert [window.due_on for window in windows(chosen, DATES)] == [date(2023, 9, 30)]


def test_chosen_year_reaches_parts_and_edges_and_spares_written_years() -> None:
    mixed = with_year(parse("август, по итогам учебного года", DATES), 2023)
    written = parse("август 2022", DATES)
    daily = parse("постоянно", DATES)

    assert [window.due_on for window in windows(mixed, DATES)] == [date(2023, 8, 31), date(2024, 6, 30)]
    assert (with_year(written, 2023), with_year(daily, 2023)) == (written, daily)


FROM_EVENT = (
    ("в течение 10 рабочих дней после проверки", "15.05.2024"),
    ("за 2 недели до проверки", "15.04.2024"),
    ("в течение 5 дней со дня проверки", "04.05.2024"),
    ("через 2 месяца после проверки", "29.06.2024"),
    ("после проверки", "29.04.2024"),
    ("в течение 24 часов после проверки", "30.04.2024"),
    ("в течение 36 часов после проверки", "01.05.2024"),
    ("не позднее чем за 2 часа до проверки", "28.04.2024"),
    ("до 1 октября, один раз в два года", "01.10.2026"),
    ("1 раз в 3 года", "29.04.2027"),
)


@pytest.mark.parametrize(("text", "expected"), FROM_EVENT)
def test_due_date_is_counted_from_the_event(text: str, expected: str) -> None:
    window = due_from(parse(text, YEAR), date(2024, 4, 29))

    assert f"{window.due_on:%d.%m.%Y}" == expected
