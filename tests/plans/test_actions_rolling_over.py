"""The next period: carried, changed and dropped rows, moved years, what there is to check (P6, PL-07)."""

import datetime

import pytest

from plans import actions
from plans.actions.rolling_over import Choice, moved_day, next_period_years
from plans.models import Activity
from plans.roll_over_queries import roll_over_report
from plans.shifting import Kept
from tests.plans.conftest import printed


@pytest.fixture
def year_plan(draft, row):
    """A plan of 2026 whose words name years."""
    words = {
        "1.1": {"title": "Совещание по приказу от 28.12.2025 № 697", "due_text": "Декабрь 2026"},
        "1.2": {"title": "Итоги 2025-2026 учебного года", "due_text": "до 15.03.2026"},
        "2.1": {"title": "Стратегия до 2030 года", "due_text": "Март"},
        "2.2": {"title": "Семинар 2.2", "remark": "опыт 2019 года"},
    }
    for number, texts in words.items():
        Activity.objects.filter(pk=row(number).pk).update(**texts)
    return draft


@pytest.fixture
def roll(year_plan, specialist):
    def over(edition=None, *, years=1, **choices):
        rows = {row.number_text.replace(".", "_"): row for row in (edition or year_plan).activities.all()}
        told = {rows[name.removeprefix("n")].key: choice for name, choice in choices.items()}
        return actions.roll_over_plan(
            edition or year_plan, years=years, choices=told, analysis_text="Текст", by=specialist
        )

    return over


def words_of(plan) -> dict[str, tuple[str, str]]:
    rows = Activity.objects.filter(edition__plan=plan)
    return {row.number_text: (row.title, row.due_text) for row in rows}


def test_years_of_the_plan_move_and_numbers_of_orders_stay(roll):
    made = roll()

    assert made.plan.title == "План мероприятий управления качеством образования на 2027 год"
    assert (made.plan.starts_on, made.plan.ends_on) == (
        datetime.date(2027, 1, 1),
        datetime.date(2027, 12, 31),
    )
    assert words_of(made.plan) == {
        "1.1": ("Совещание по приказу от 28.12.2025 № 697", "Декабрь 2027"),
        "1.2": ("Итоги 2026-2027 учебного года", "до 15.03.2027"),
        "2.1": ("Стратегия до 2030 года", "Март"),
        "2.2": ("Семинар 2.2", "Март"),
    }
    assert printed(made.plan.editions.get()) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


def test_the_deadline_is_understood_in_the_new_period(roll):
    made = roll()

    rule = Activity.objects.get(edition__plan=made.plan, number_text="1.2").due_rule
    assert [(span["year"], span["end"]["month"], span["end"]["day"]) for span in rule["spans"]] == [
        (2027, 3, 15)
    ]


def test_a_dropped_row_and_its_empty_heading_stay_behind(roll, year_plan):
    dropped = Choice("drop", "Не дало результата")

    made = roll(n1_1=Choice("change", "Укрупнить"), n2_1=dropped, n2_2=dropped)

    assert printed(made.plan.editions.get()) == ["[1]", "1.1", "1.2"]
    report = roll_over_report(made)
    assert [(row.number, row.reason) for row in report.changed] == [("1.1", "Укрупнить")]
    assert [row.number for row in report.dropped] == ["2.1", "2.2"]
    assert report.carried_count == 1


def test_what_there_is_to_check(roll):
    report = roll_over_report(roll())

    assert [(mark.row, mark.before, mark.why) for mark in report.stale] == [
        ("2.1", "2030", Kept.PROGRAMME),
        ("2.2", "2019", Kept.OUTSIDE),
    ]
    assert [(mark.row, mark.before, mark.after) for mark in report.moved] == [
        ("Название плана", "2026", "2027"),
        ("1.1", "2026", "2027"),
        ("1.2", "2025-2026", "2026-2027"),
        ("1.2", "15.03.2026", "15.03.2027"),
    ]
    assert [mark.before for mark in report.acts] == ["28.12.2025"]


def test_twice_rolled_over_moves_each_year_once_each(roll):
    once = roll()

    twice = roll(once.plan.editions.get())

    assert words_of(twice.plan)["1.2"] == ("Итоги 2027-2028 учебного года", "до 15.03.2028")
    assert words_of(twice.plan)["1.1"] == ("Совещание по приказу от 28.12.2025 № 697", "Декабрь 2028")


def test_two_years_at_once(roll):
    assert words_of(roll(years=2).plan)["1.1"][1] == "Декабрь 2028"


def test_rows_of_the_new_plan_are_new_activities(roll, year_plan):
    made = roll()

    old = set(year_plan.activities.values_list("key", flat=True))
    new = set(Activity.objects.filter(edition__plan=made.plan).values_list("key", flat=True))
    assert old & new == set()
    assert {one["new_key"] for one in made.choices} == {str(key) for key in new}


def test_refusals(roll, specialist):
    with pytest.raises(actions.Refused, match=r"Строка 1\.1: решено «не переносить», напишите почему"):
        roll(n1_1=Choice("drop", " "))
    everything = {name: Choice("drop", "Нет") for name in ("n1_1", "n1_2", "n2_1", "n2_2")}
    with pytest.raises(actions.Refused, match="остался бы пустым"):
        roll(**everything)
    with pytest.raises(actions.Refused, match="позже этого"):
        roll(years=0)


def test_the_text_is_saved_once_for_each_version(roll, specialist):
    made = roll()

    saved = actions.save_analysis(made, text="Иначе", version=1, by=specialist)

    assert (saved.analysis_text, saved.version) == ("Иначе", 2)
    with pytest.raises(actions.Refused, match="изменил кто-то другой"):
        actions.save_analysis(made, text="Ещё", version=1, by=specialist)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [("2026-01-01", "2026-12-31", 1), ("2025-09-01", "2026-08-31", 1), ("2022-01-01", "2024-12-31", 3)],
)
def test_the_next_period_has_the_same_length(draft, start, end, years):
    plan = draft.plan
    plan.starts_on, plan.ends_on = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)

    assert next_period_years(plan) == years


def test_the_leap_day_moves_to_the_day_before():
    assert moved_day(datetime.date(2024, 2, 29), 1) == datetime.date(2025, 2, 28)
    assert moved_day(datetime.date(2024, 2, 29), 4) == datetime.date(2028, 2, 29)
