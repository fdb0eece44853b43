"""The document beside the plan, row by row."""

import dataclasses

from plans.deadlines import DueSettings, PlanPeriod
from plans.import_answers import Draft
from plans.import_questions import Understood, import_questions
from plans.import_source import SourceRow
from plans.importing import BodyDictionary
from plans.importing.parsed import Place, Problem, Severity
from plans.preview import anchor_of, preview_pairs
from plans.rereading import understood_today
from tests.plans.parsing import read_text_plan

ROWS = """1.1\tСеминар для завучей\tМартобрь\tСовет отцов\tСправка
1.2\tМониторинг чтения\tПо графику министерства\tУправление\tОтчёт"""
SPELLINGS = (("Управление", "1"),)


def pairs_of(*, draft: Draft = Draft(), problems=(), more=()):  # noqa: B008 -- frozen
    read = read_text_plan(ROWS, spellings=SPELLINGS)
    read = dataclasses.replace(
        read, parsed=dataclasses.replace(read.parsed, problems=tuple(problems)), rows=(*more, *read.rows)
    )
    dictionary = BodyDictionary.from_spellings(SPELLINGS)
    at = Understood(
        understood_today(read.parsed, dictionary, {}),
        understood_today(read.parsed, dictionary, draft.cells),
        draft,
        PlanPeriod.from_text("2026"),
        DueSettings(),
        is_period_printed=True,
    )
    return preview_pairs(read, at, import_questions(at), {"1": "УО"})


def rows_of(**given):
    return [row for pair in pairs_of(**given) for row in pair.rows]


def test_each_row_of_the_document_stands_beside_what_it_became():
    shown = [(pair.fate, [row.text for row in pair.rows]) for pair in pairs_of()]

    assert shown == [
        ("around", []),
        ("header", []),
        ("activity", ["Семинар для завучей"]),
        ("activity", ["Мониторинг чтения"]),
    ]


def test_deadlines_and_executors_stand_under_the_words():
    first, second = rows_of()

    assert (first.is_due_doubtful, first.executors, first.unknown) == (True, (), ("Совет отцов",))
    assert (second.is_due_doubtful, second.executors, second.unknown) == (True, ("УО",), ())


def test_deadline_that_waits_for_others_is_no_question_of_the_import():
    assert [row.is_doubtful for row in rows_of()] == [True, False]


def test_answers_are_shown_in_the_row():
    place = rows_of()[0].place
    draft = Draft(executors={"Совет отцов": "Городской совет"}, cells={place: {"due_text": "Май"}})

    first = rows_of(draft=draft)[0]

    assert (first.executors, first.unknown, first.is_doubtful) == (("Городской совет",), (), False)
    assert [cell.text for cell in first.cells if cell.is_corrected] == ["Май"]


def test_doubts_stand_at_their_row_until_they_are_left():
    place = read_text_plan(ROWS).parsed.activities[1].place
    doubt = Problem("cut_text", Severity.WARNING, place, "Обрывается?", "title")
    note = Problem("row_joined", Severity.NOTE, place, "Склеено.")
    asked = rows_of(problems=[doubt, note])[1]
    key = import_key(doubt)

    answered = rows_of(problems=[doubt, note], draft=Draft(verdicts={key: "left"}))[1]

    assert (asked.open_questions, asked.is_doubtful) == (("Обрывается?",), True)
    assert ([one.sentence for one in asked.notes], answered.open_questions) == (["Склеено."], ())


def import_key(problem: Problem) -> str:
    read = read_text_plan(ROWS, spellings=SPELLINGS)
    parsed = dataclasses.replace(read.parsed, problems=(problem,))
    at = Understood(parsed, parsed, Draft(), PlanPeriod.from_text("2026"), DueSettings(), True)
    return next(one.key for one in import_questions(at) if one.sentence == problem.sentence)


def test_long_text_around_the_table_is_folded():
    more = [SourceRow(Place(0, number), ("План мероприятий",)) for number in range(50, 60)]

    first, *others = pairs_of(more=more)

    assert (len(first.folded), first.place, first.last_place) == (11, "абзац 50", "абзац 1")
    assert [pair.fate for pair in others] == ["header", "activity", "activity"]


def test_columns_of_the_document_have_the_room_of_their_words():
    widths = {tuple(cell.width for cell in pair.source) for pair in pairs_of() if pair.fate == "activity"}

    [(number, title, *_)] = widths
    assert number < title


def test_place_is_an_address_inside_the_page():
    assert [anchor_of(Place(2, 14)), anchor_of("абзац 3"), anchor_of("документ в целом")] == [
        "row-2-14",
        "row-3",
        "row",
    ]
