import pytest

from plans.completeness import Doubt, PlanRow, Question, open_questions


def row(pk: int = 1, **changes) -> PlanRow:
    answered = {
        "section_id": 1,
        "title": f"Мероприятие {pk}",
        "due_needs_person": False,
        "has_executors": True,
        "has_deliverables": True,
    }
    return PlanRow(pk=pk, label=f"1.{pk}", **{**answered, **changes})


def test_a_complete_row_asks_nothing():
    assert open_questions([row(1), row(2)]) == ()


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"title": "  "}, Doubt.TITLE),
        ({"due_needs_person": True}, Doubt.DUE),
        ({"has_executors": False}, Doubt.EXECUTORS),
        ({"has_deliverables": False}, Doubt.DELIVERABLES),
    ],
)
def test_each_gap_is_one_question_with_its_row(change, doubt):
    assert open_questions([row(1), row(2, **change)]) == (Question(doubt, 2, "1.2"),)


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
