"""What the preview shows of each row."""

import dataclasses

from plans.deadlines import PlanPeriod
from plans.importing.parsed import Column, ColumnKey, ExecutorMatch, Place, Problem, Severity
from plans.preview import general_problems, preview_rows
from tests.plans.parsed_plans import parsed_plan

YEAR = PlanPeriod.from_text("2026")


def plan_with(*problems: Problem):
    return dataclasses.replace(parsed_plan(rows=2), problems=problems)


def problem(place: Place, severity: Severity = Severity.WARNING) -> Problem:
    return Problem("code", severity, place, "Проверьте.")


def test_rows_stand_in_the_order_of_the_document():
    rows = preview_rows(parsed_plan(rows=2), YEAR, {})

    assert [row.level or row.shown_cells[0].text for row in rows] == [
        "Мероприятие 0",
        "part",
        "direction",
        "Мероприятие 3",
        "Мероприятие 4",
    ]


def test_problem_stands_at_its_row_and_the_others_above():
    plan = plan_with(problem(Place(1, 3)), problem(Place(1, 2), Severity.NOTE), problem(Place(0, 0)))

    rows = {row.place: row for row in preview_rows(plan, YEAR, {})}

    assert rows["таблица 1, строка 3"].is_doubtful
    assert rows["таблица 1, строка 2"].problems
    assert not rows["таблица 1, строка 2"].is_doubtful
    assert [str(one.place) for one in general_problems(plan)] == ["документ в целом"]


def changed_first(**values):
    plan = parsed_plan(rows=1)
    loose = dataclasses.replace(plan.loose_activities[0], **values)
    columns = (Column(ColumnKey.TITLE, "Мероприятие"), Column(ColumnKey.EXTRA, "Бюджет"))
    return preview_rows(
        dataclasses.replace(plan, loose_activities=(loose,), columns=columns), YEAR, {"7": "Школы"}
    )[0]


def test_chips_name_each_body_once_also_the_leading_one():
    row = changed_first(executors=(ExecutorMatch("7", "школы"), ExecutorMatch("7", "ОО", led_by_key="9")))

    assert row.executors == ("Школы", "9")


def test_unknown_executor_makes_the_row_doubtful():
    row = changed_first(leftover_text="Совет отцов\n\n")

    assert (row.leftovers, row.is_doubtful) == (("Совет отцов",), True)


def test_extra_column_shows_its_own_words():
    row = changed_first(extra_texts=(("Бюджет", "100 рублей"),))

    assert [cell.text for cell in row.shown_cells] == ["Мероприятие 0", "100 рублей"]


def test_deadline_is_told_or_asked():
    assert changed_first(due_text="").due_sentence == ""
    assert not changed_first(due_text="Март").is_due_doubtful
    unclear = changed_first(due_text="Мартобрь")
    assert (unclear.is_due_doubtful, unclear.is_doubtful) == (True, True)


def test_foreign_schedule_is_amber_but_no_question_of_today():
    row = changed_first(due_text="По графику министерства")

    assert (row.is_due_doubtful, row.is_doubtful) == (True, False)
    assert row.due_sentence == "график ещё не указан"


def test_year_outside_the_plan_is_told_beside_its_dates():
    row = changed_first(due_text="Март 2024")

    assert row.is_doubtful
    assert "Год вне периода плана" in row.due_sentence
