"""The questions of the preview: which there are, in which order, and what an answer does."""

import dataclasses

import pytest

from plans.deadlines import DueSettings, PlanPeriod
from plans.import_answering import answered, left, reopened
from plans.import_answers import Draft
from plans.import_questions import Kind, Understood, import_questions, repaired
from plans.importing import BodyDictionary
from plans.importing.parsed import WHOLE_DOCUMENT, Place, Problem, Severity
from plans.rereading import understood_today
from tests.plans.parsing import read_text_plan

ROWS = """1.1\tСеминар для завучей\tМартобрь\tСовет отцов\tСправка
1.2\tМониторинг чтения\tАпрель\tСовет отцов\tОтчёт
1.3\tКруглый стол\tМартобрь\tУправление\tОтчёт"""
SPELLINGS = (("Управление", "1"),)
PERIOD = PlanPeriod.from_text("2026")


NO_ANSWERS = Draft()


def at(
    draft: Draft = NO_ANSWERS, *, problems=(), rows: str = ROWS, is_period_printed: bool = True
) -> Understood:
    parsed = dataclasses.replace(read_text_plan(rows, spellings=SPELLINGS).parsed, problems=tuple(problems))
    dictionary = BodyDictionary.from_spellings(SPELLINGS)
    read = understood_today(parsed, dictionary, {})
    now = understood_today(parsed, dictionary, draft.cells)
    return Understood(read, now, draft, PERIOD, DueSettings(), is_period_printed)


def place_of(number: int) -> Place:
    return at().read.activities[number].place


def torn(number: int, words: str, mended: str, code: str = "torn_word") -> Problem:
    return Problem(code, Severity.WARNING, place_of(number), f"Разорвано: «{words}».", "title", "", mended)


def kinds(found) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.words, one.verdict) for one in found]


def test_questions_stand_in_the_order_of_the_document():
    note = Problem("row_joined", Severity.NOTE, place_of(1), "Склеено.")
    whole = Problem("extra_column", Severity.WARNING, WHOLE_DOCUMENT, "Графа сохранена как есть.")
    found = import_questions(
        at(problems=[torn(1, "мони торинг", "мониторинг"), note, whole], is_period_printed=False)
    )

    assert [(str(one.kind), one.place) for one in found] == [
        ("period", "документ в целом"),
        ("problem", "документ в целом"),
        ("due", str(place_of(0))),
        ("executor", str(place_of(0))),
        ("problem", str(place_of(1))),
        ("due", str(place_of(2))),
    ]
    assert found[3].row_count == 2
    assert [one.alike for one in found] == [0, 0, 1, 0, 0, 1]


def test_one_answer_for_all_rows_with_the_same_words():
    first, executor, second = import_questions(at())

    draft = answered(Draft(), first, [first, executor, second], texts={"due": "Май"}, is_all=True)

    assert {one["due_text"] for one in draft.cells.values()} == {"Май"}
    assert kinds(import_questions(at(draft))) == [
        ("due", "Мартобрь", "fixed"),
        ("executor", "Совет отцов", ""),
        ("due", "Мартобрь", "fixed"),
    ]


def test_repair_of_one_means_the_repair_of_each():
    problems = [torn(0, "Сем инар", "Семинар"), torn(1, "Мониторинг чте ния", "чтения")]
    rows = ROWS.replace("Семинар", "Сем инар").replace("чтения", "чте ния")
    asked = import_questions(at(problems=problems, rows=rows))
    one, other = (question for question in asked if question.kind == Kind.PROBLEM)
    assert (one.suggestion, other.suggestion) == ("Семинар для завучей", "Мониторинг чтения")

    draft = answered(Draft(), one, asked, texts={"title": one.suggestion}, is_all=True)

    assert [cells["title"] for cells in draft.cells.values()] == ["Семинар для завучей", "Мониторинг чтения"]


def test_leaving_all_alike_leaves_the_others_open():
    asked = import_questions(at())

    found = import_questions(at(left(Draft(), asked[0], asked, is_all=True)))

    assert [one.verdict for one in found] == ["left", "", "left"]


def test_executor_is_answered_once_for_all_its_rows_and_may_be_taken_back():
    executor = import_questions(at())[1]
    draft = answered(Draft(), executor, [executor], texts={"name": " Городской совет отцов "}, is_all=False)

    assert draft.executors == {"Совет отцов": "Городской совет отцов"}
    assert import_questions(at(draft))[1].verdict == "fixed"
    assert reopened(draft, executor, at().read).executors == {}


def test_corrected_words_that_are_not_understood_keep_the_question_open():
    due = import_questions(at())[0]
    draft = answered(Draft(), due, [due], texts={"due": "Апрельябрь"}, is_all=False)

    again = import_questions(at(draft))[0]

    assert (again.key, again.verdict, again.texts[0]) == (due.key, "", "Апрельябрь")


def test_reopened_question_has_the_words_of_the_file_again():
    due = import_questions(at())[0]
    draft = answered(Draft(), due, [due], texts={"due": "Май"}, is_all=False)

    again = reopened(draft, due, at().read)

    assert (dict(again.cells), dict(again.verdicts)) == ({}, {})


def test_title_of_the_file_name_is_asked():
    found = import_questions(dataclasses.replace(at(), file_stem="План мероприятий на 2026 год"))

    assert (found[0].kind, found[0].words) == (Kind.TITLE, "План мероприятий на 2026 год")


def test_what_no_database_keeps_is_left_out():
    draft = Draft().with_facts({"title": "План\0", "other": "x"}).with_executor("Совет", "\0")

    assert draft == Draft({"title": "План"})


def test_answers_survive_being_kept():
    draft = Draft(
        {"title": "План"},
        {"Совет": "Совет отцов"},
        {"таблица 1, строка 2": {"due_text": "Май"}},
        {"k": "left"},
    )

    assert Draft.from_json(draft.as_json()) == draft


@pytest.mark.parametrize(
    ("text", "suggestion", "expected"),
    [
        ("Отчёт порезультатам года", "по результатам", "Отчёт по результатам года"),
        ("Контроль ка чества", "качества", "Контроль качества"),
        ("учебно- воспитательный план", "учебно-воспитательный", "учебно-воспитательный план"),
        ("Всё уже верно", "верно", ""),
        ("Других букв", "нет", ""),
        ("", "1.2", "1.2"),
    ],
)
def test_repair_goes_into_the_cell(text, suggestion, expected):
    assert repaired(text, suggestion) == expected
