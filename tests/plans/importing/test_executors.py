import pytest

from plans.importing.executors import BodyDictionary, introduced_spellings, split_executors
from tests.plans.importing.conftest import BODIES

DICTIONARY = BodyDictionary.from_spellings(
    [
        ("Управление образования", "authority"),
        ("УО", "authority"),
        ("Руководители ОО", "heads"),
        ("ОО", "schools"),
        ("МКУ «ИМЦ»", "centre"),
        ("рабочая группа педагогов", "group"),
        ("специалисты", "specialists"),
        ("КДН и ЗП", "commission"),
        ("ОО", "never"),
    ]
)


def bodies(text):
    split = split_executors(text, DICTIONARY)
    return [match.body_key for match in split.matches], list(split.leftovers)


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("", [], []),
        ("УО", ["authority"], []),
        ("yo", ["authority"], []),
        ("Управления образования", ["authority"], []),
        ("управлению  образования; руководителя ОО", ["authority", "heads"], []),
        ("УО Руководители ОО МКУ ИМЦ", ["authority", "heads", "centre"], []),
        ("УО. ОО", ["authority", "schools"], []),
        ("УО и руководители\nОО", ["authority", "heads"], []),
        ("УО, УО", ["authority"], []),
        ("КДН и ЗП, УО совместно с ОО", ["commission", "authority", "schools"], []),
        ("Специалисты УО", ["authority"], []),
        ("главные специалисты МКУ «ИМЦ»", ["centre"], []),
        ("специалисты", ["specialists"], []),
        ("Петрова А.А., ОО", ["schools"], ["Петрова А.А."]),
        ("УО, отдел кадров; и бухгалтер", ["authority"], ["отдел кадров", "бухгалтер"]),
        ("УОО", [], ["УОО"]),
        ("и", [], []),
        ("под руководством УО", ["authority"], ["под руководством"]),
        ("УО (далее – МОУО)", ["authority"], []),
    ],
)
def test_cells_are_split(text, expected, left):
    assert bodies(text) == (expected, left)


def test_a_led_group_keeps_its_leader():
    [match] = split_executors("Рабочая группа педагогов под руководством МКУ «ИМЦ»", DICTIONARY).matches

    assert (match.body_key, match.led_by_key) == ("group", "centre")
    assert match.text == "Рабочая группа педагогов"


def test_an_unknown_leader_is_left_over():
    split = split_executors("Рабочая группа педагогов под руководством завуча", DICTIONARY)

    assert [match.led_by_key for match in split.matches] == [None]
    assert split.leftovers == ("под руководством завуча",)


def test_a_role_keeps_its_printed_words():
    [match] = split_executors("Методисты МКУ «ИМЦ»", DICTIONARY).matches

    assert (match.body_key, match.text) == ("centre", "Методисты МКУ «ИМЦ")


def test_introduced_abbreviations_become_spellings():
    texts = [
        "Управление образования администрации",
        "Управление образования (далее - МОУО), школы",
        "нечто иное (далее – НИ)",
        "УО (далее – УО)",
        "МКУ «ИМЦ» (далее по тексту - «Центр»)",
    ]

    assert introduced_spellings(texts, DICTIONARY) == (("МОУО", "authority"), ("Центр", "centre"))
    longer = DICTIONARY.with_spellings([("МОУО", "authority")])
    assert [match.body_key for match in split_executors("моуо", longer).matches] == ["authority"]


def test_an_empty_dictionary_leaves_everything():
    split = split_executors("УО, ОО", BodyDictionary.from_spellings([]))

    assert (split.matches, split.leftovers) == ((), ("УО", "ОО"))


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("зам. директоров по УВР, рук. РМО", ["deputy_heads", "town_methodologists"], []),
        ("соц. педагоги, педагог-психолог", ["support_specialists"], []),
        ("КДНиЗП, ОДН, ПДН", ["minors_commission", "police_minors"], []),
        ("учителя-предметники ДОУ МБОУ", ["teachers", "kindergartens", "schools"], []),
        ("ММО учителей математики, УО", ["town_methodologists", "education_authority"], []),
        ("МБОУ СОШ № 5, УО", ["education_authority"], ["МБОУ СОШ № 5"]),
        ("МБДОУ «Берёзка»", [], ["МБДОУ «Берёзка"]),
        ("Управление образования администрации Заречного района", ["education_authority"], []),
        ("все школы округа", ["schools"], []),
    ],
)
def test_the_standard_directory_knows_other_municipalities(text, expected, left):
    split = split_executors(text, BODIES)

    assert ([match.body_key for match in split.matches], list(split.leftovers)) == (expected, left)
