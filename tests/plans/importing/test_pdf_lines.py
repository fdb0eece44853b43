"""Lines of a column -> text: what a break in a column meant, judged by measure."""

import pytest

from msoko.lib.pdf_reading import PdfWord
from plans.importing.reading.pdf_lines import Line, Spelling, lines_of

LETTER = 5.0


def line(text: str, room: float = 60.0, *, left: float = 0.0, top: float = 0.0) -> Line:
    words = []
    for word in text.split(" "):
        words.append(PdfWord(word, left, left + LETTER * len(word), top, top + 10))
        left += LETTER * (len(word) + 1)
    return Line(tuple(words), room)


def joined(*texts: str, room: float = 60.0, spelling: Spelling | None = None) -> str:
    return (spelling or Spelling()).joined([line(text, room) for text in texts])


def known(*words: str, hyphenates: bool = False) -> Spelling:
    learnt = Spelling.of([[line(f"а {word} б", 900.0)] for word in words])
    return Spelling(learnt.known, learnt.stems, hyphenates)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), ""),
        (("один",), "один"),
        (("повы\u00ad", "шения"), "повышения"),
        (("повы\u2010", "шения"), "повышения"),
        (("Санкт-", "Петербург"), "Санкт-Петербург"),
        (("ОО-", "1"), "ОО-1"),
        (("план-", "графику"), "план-графику"),
        (("сентябрь–", "декабрь"), "сентябрь–декабрь"),
        (("сборника/", "журнала"), "сборника/журнала"),
        (("(законные", "лица"), "(законные лица"),
        (("«Учитель", "года»"), "«Учитель года»"),
        (("плана", ", отчёта"), "плана, отчёта"),
        (("Приказ", "Справка"), "Приказ Справка"),
        (("корректи", "ровка"), "корректи ровка"),
    ],
)
def test_breaks_inside_a_sentence_are_healed(texts, expected):
    assert joined(*texts) == expected


def test_a_word_wider_than_its_column_is_put_together():
    assert joined("корре", "ктировка", room=27.0) == "корректировка"
    assert joined("мероприяти", "я", room=52.0) == "мероприятия"
    assert joined("- корре", "ктировка", room=37.0) == "- корректировка"


def test_two_words_that_fill_their_lines_stay_apart():
    assert joined("муниципального", "плана", room=72.0) == "муниципального плана"
    assert joined("проектов", "и", room=42.0) == "проектов и"
    assert joined("плана", "школы", room=27.0, spelling=known("плана", "школы")) == "плана школы"
    assert joined("пла", "на", room=17.0, spelling=known("плана")) == "плана"


def test_a_sentence_that_had_room_begins_a_new_line():
    assert joined("Приказ", "Справка", room=200.0) == "Приказ\nСправка"
    assert joined("дела;", "- дети", room=200.0) == "дела;\n- дети"
    assert joined("дела", "а) дети", room=200.0) == "дела\nа) дети"
    assert joined("в пункте", "1. плана", room=60.0) == "в пункте 1. плана"


def test_hyphens_follow_the_spelling_of_the_document():
    assert joined("социально-", "экономического", spelling=known("экономического", hyphenates=True)) == (
        "социально-экономического"
    )
    assert joined("руково-", "дители", spelling=known("слово", hyphenates=True)) == "руководители"
    assert joined("руково-", "дители", spelling=known("руководители")) == "руководители"
    assert joined("план-", "график", spelling=known("план-график", hyphenates=True)) == "план-график"


def test_a_document_that_hyphenates_is_known_by_its_lines():
    torn = [[line("слово повы-"), line("шения дела")]] * 40
    soft = [[line("слово повы\u00ad"), line("шения дела-")]] * 40

    assert Spelling.of(torn).hyphenates
    assert not Spelling.of(torn[:5]).hyphenates
    assert not Spelling.of(soft).hyphenates


def test_words_of_one_height_are_one_line():
    words = [
        PdfWord("второе", 40, 70, 1, 11),
        PdfWord("первое", 0, 30, 0, 10),
        PdfWord("ниже", 0, 20, 14, 24, is_bold=True),
    ]

    found = lines_of(words)

    assert [one.text for one in found] == ["первое второе", "ниже"]
    assert [one.is_bold for one in found] == [False, True]
    assert (found[0].left, found[0].right, found[0].top, found[0].bottom) == (0, 70, 0, 11)
