"""A file read once is understood with the spellings of today."""

from plans.import_source import SourceRow
from plans.importing import BodyDictionary
from plans.importing.parsed import Place
from plans.rereading import dictionary_of, leftovers, understood_today
from tests.plans.parsing import read_text_plan

ROWS = "1.1\tСеминар\tМарт\tСовет отцов, Управление\tСправка\n1.2\tКруглый стол\tМай\tМОУО\tОтчёт"


def executors(parsed) -> list[tuple[list[str], list[str]]]:
    return [([one.body_key for one in row.executors], list(leftovers(row))) for row in parsed.activities]


def test_executors_follow_the_dictionary_and_their_problems_too():
    read = read_text_plan(ROWS)
    assert [one.code for one in read.parsed.problems] == ["unknown_executor", "unknown_executor"]

    today = BodyDictionary.from_spellings([("Управление", "1"), ("Совет отцов", "2")])
    parsed = understood_today(read.parsed, today, {})

    assert executors(parsed) == [(["2", "1"], []), ([], ["МОУО"])]
    assert [str(one.place) for one in parsed.problems] == [str(parsed.activities[1].place)]


def test_spelling_that_the_document_introduces_counts():
    read = read_text_plan(ROWS)
    words = SourceRow(Place(0, 1), ("Управление (далее - МОУО) утверждает план.",))
    read = type(read)(read.parsed, (words, *read.rows))

    parsed = understood_today(read.parsed, dictionary_of(read, [("Управление", "1")]), {})

    assert executors(parsed) == [(["1"], ["Совет отцов"]), (["1"], [])]


def test_corrected_cell_takes_the_place_of_the_read_one():
    read = read_text_plan(ROWS)
    place = str(read.parsed.activities[0].place)
    cells = {place: {"executors_text": "Управление", "title": "Семинар завучей"}}

    parsed = understood_today(read.parsed, BodyDictionary.from_spellings([("Управление", "1")]), cells)

    assert (parsed.activities[0].title, executors(parsed)[0]) == ("Семинар завучей", (["1"], []))
