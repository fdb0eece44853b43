import pytest

from plans.completeness import DirectionRows, Doubt, PlanRow, Question, open_questions


def row(pk: int = 1, **changes) -> PlanRow:
    answered = {
        "section_id": 1,
        "title": f"Мероприятие {pk}",
        "has_due": True,
        "due_needs_person": False,
        "has_executors": True,
        "executors_are_known": True,
        "has_deliverables": True,
    }
    return PlanRow(pk=pk, label=f"1.{pk}", **{**answered, **changes})


def test_a_complete_row_asks_nothing():
    assert open_questions([row(1), row(2)]) == ()


@pytest.mark.parametrize(
    ("change", "doubt", "is_stopping"),
    [
        ({"title": "  "}, Doubt.TITLE, True),
        ({"has_due": False, "due_needs_person": True}, Doubt.NO_DUE, True),
        ({"has_executors": False, "executors_are_known": False}, Doubt.NO_EXECUTORS, True),
        ({"due_needs_person": True}, Doubt.DUE, False),
        ({"executors_are_known": False}, Doubt.EXECUTORS, False),
        ({"has_deliverables": False}, Doubt.DELIVERABLES, False),
    ],
)
def test_each_gap_is_one_question_with_its_row(change, doubt, is_stopping):
    (question,) = open_questions([row(1), row(2, **change)])

    assert question == Question(doubt, 2, "1.2")
    assert question.is_stopping == is_stopping


def test_a_direction_is_asked_for_the_steps_that_no_row_names():
    rows = (
        row(1, texts=("Мониторинг качества подготовки", "Аналитическая справка")),
        row(2, texts=("Семинар по итогам", "Приказ, адресные рекомендации")),
    )
    whole = (*rows, row(3, texts=("Анализ эффективности принятых мер",)))

    questions = open_questions(
        whole, [DirectionRows(7, "1", rows), DirectionRows(8, "2", whole), DirectionRows(9, "3")]
    )

    assert questions == (
        Question(Doubt.CYCLE, 7, "1", is_section=True, detail="нет: анализ эффективности мер"),
    )
    assert not questions[0].is_stopping


def test_duplicates_are_the_later_rows_of_one_block():
    rows = [
        row(1, title="Совещание руководителей"),
        row(2, title="«Совещание  руководителей.»"),
        row(3, title="Совещание руководителей", section_id=2),
        row(4, title="", section_id=2),
        row(5, title="", section_id=2),
    ]

    found = [(question.doubt, question.pk) for question in open_questions(rows)]

    assert found == [(Doubt.TITLE, 4), (Doubt.TITLE, 5), (Doubt.DUPLICATE, 2)]
