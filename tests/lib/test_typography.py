"""Slips that a reader can see (3.11): each with its fix, and as many texts that are right as they stand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msoko.lib.language_ru import typeset
from msoko.lib.typography import Slip, fixed, heading_slips, slips

FIXED = (
    # quotes
    ('МАУ "Методический центр"', "МАУ «Методический центр»"),
    ('"Школа" и "Лицей"', "«Школа» и «Лицей»"),
    ('приказ "О плане "Успех" школы"', "приказ «О плане „Успех“ школы»"),
    ("«О плане «Успех» школы»", "«О плане „Успех“ школы»"),
    ("“Школа”", "«Школа»"),
    ("„Школа“", "«Школа»"),
    ("« Школа »", "«Школа»"),
    # dashes
    ("Управление - орган власти", "Управление – орган власти"),
    ("Срок -- март", "Срок – март"),
    ("на 2022-2024 годы", "на 2022–2024 годы"),
    ("на 2022 – 2024 годы", "на 2022–2024 годы"),
    ("2022—2024", "2022–2024"),
    ("Август - сентябрь", "Август–сентябрь"),
    ("август-сентябрь 2026 г.", "август–сентябрь 2026 г."),
    ("с марта-апреля", "с марта–апреля"),
    ("01.02.2026-15.02.2026", "01.02.2026–15.02.2026"),
    ("10:00-12:30", "10:00–12:30"),
    ("I-II кварталы", "I–II кварталы"),
    ("обучающихся 5-9 классов", "обучающихся 5–9 классов"),
    ("10 - 15 мая", "10–15 мая"),
    # numbers
    ("доля 12.5 %", "доля 12,5 %"),
    ("в 1.5 раза", "в 1,5 раза"),
    ("средний балл: 4.2 балла", "средний балл: 4,2 балла"),
    ("100% школ", "100 % школ"),
    ("20кг и 30тыс. руб.", "20 кг и 30 тыс. руб."),
    ("приказ N 697", "приказ № 697"),
    ("приказ No 697", "приказ № 697"),
    ("приказ №697", "приказ № 697"),
    ("N273-ФЗ", "№ 273-ФЗ"),
    # spaces and marks
    ("план  работы", "план работы"),
    ("школы , лицеи", "школы, лицеи"),
    ("Утвердить план .", "Утвердить план."),
    ("( приложение )", "(приложение)"),
    ("школы,лицеи;гимназии", "школы, лицеи; гимназии"),
    ("Решили:утвердить", "Решили: утвердить"),
    ("Утвердить план.Назначить", "Утвердить план. Назначить"),
    ("школы,, лицеи", "школы, лицеи"),
    ("Утвердить план..", "Утвердить план."),
    ("Утвердить план,.", "Утвердить план."),
    # dates and abbreviations
    ("05 марта 2026 г.", "5 марта 2026 г."),
    ("«05» марта", "«5» марта"),
    ("19.03.2022г.", "19.03.2022 г."),
    ("в 2026году", "в 2026 году"),
    ("ст.9, п.2", "ст. 9, п. 2"),
    ("г.Приозёрск, ул.Лесная", "г. Приозёрск, ул. Лесная"),
    ("и т.д.", "и т. д."),
    ("А.Б.Озёрная", "А.Б. Озёрная"),
    # letters of the wrong keyboard
    ("Oб утверждении", "Об утверждении"),
    ("план paботы", "план работы"),
    ("OО-1", "ОО-1"),
    ("СMS", "CMS"),
    ("план, c 1 марта", "план, с 1 марта"),
)

RIGHT = (
    "Статья 9 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
    "ФФСН № 1-НД «Сведения о численности детей», форма ОО-1, классы 10-го профиля",
    "приказ от 28.12.2023 № 01-05/112, письмо № 15-20 и № 2022-2024, дело 02-03/7",
    "2023/2024 учебный год и 2023–2024 учебный год",
    "«28» декабря 2023 г., 28 декабря 2023 г., 28.12.2023, 27.07.2022 года",
    "Председатель – А.Б. Озёрная; секретарь — В. Г. Полевой",
    "в строке 2.4 раздела II, пункт 1.5 и п. 3.10; версия 2.11, ГОСТ Р 7.0.97-2025, СанПиН 2.4.3648-20",
    "п. 1.5 процентов не называет, раздел 2.4 % – показатель",
    "Март, далее ежегодно; июнь, сентябрь–октябрь",
    "[[инициалы и фамилия  ,руководителя]] и [[N 5]]",
    "https://example.ru/a-b,c..d?x=1&y=2 и www.example.ru/2022-2024",
    "school-5@example.ru, example.ru/1-2, отчёт-2022-2024.docx",
    "8-800-555-35-35, 76-52-14, +7 (814) 271-33-42, 127.0.0.1",
    "1) школы; 2) лицеи; а) гимназии",
    "- приказ;\n- справка;\n- выписка",
    "Ждать... и думать…",
    "Wi-Fi, SMART-цели, IT-куб, e-mail, TIMSS, PIRLS, PDFы, QR-код",
    "социально-экономические и учебно-методические, 15-летний, 9-классник",
    "Что это?! Да!.. (Приложение.)",
    "12,5 % и 1 500 000 руб., -5 °C, 4.2.1",
    "в 10.30, в 10:30, до 5.02",
    "№ ____ от «___» ________ 20__ г.",
    "Об утверждении плана («дорожная карта»)",
    "100%-ный охват, XX–XXI века, V, X",
    "ОГЭ-9, ЕГЭ-11, Пермь-36, Т-34",
)

SAID_ONLY = (
    ("Школа «Лесная", "«"),
    ("ООО «Центр «Рост»", "«"),
    ('15" экран', '"'),
    ("школы (лицеи", "("),
    ("школы, лицеи)", ")"),
    ("школы] и лицеи", "]"),
)


@pytest.mark.parametrize(("typed", "expected"), FIXED)
def test_slip_is_mended(typed: str, expected: str) -> None:
    assert fixed(typed) == expected
    assert slips(expected) == []


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(("text", "mark"), SAID_ONLY)
def test_what_only_the_writer_knows_is_said(text: str, mark: str) -> None:
    (slip,) = slips(text)

    assert (slip.found, slip.fix) == (mark, None)
    assert fixed(text) == text


def test_slip_says_where_what_and_why() -> None:
    assert slips("план №5, c 1 марта") == [
        Slip(5, 6, "№", "№ ", "После знака «№» нужен пробел."),
        Slip(9, 10, "c", "с", "Предлог набран латинской буквой."),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Об утверждении плана.", [(20, 21, "")]),
        ("Об утверждении плана. ", [(20, 21, "")]),
        ("Об утверждении плана на 2026 г.", []),
        ("О назначении А.Б.", []),
        ("О школах, лицеях и др.", []),
        ("Об итогах…", []),
        ("Об утверждении плана", []),
        ("Об  итогах.", [(2, 4, " "), (10, 11, "")]),
    ],
)
def test_heading_ends_without_a_full_stop(heading: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(one.start, one.end, one.fix) for one in heading_slips(heading)] == expected


def test_what_print_does_by_itself_alarms_nobody() -> None:
    text = "№ 697 от 28 декабря 2023 г., ст. 9, п. 2, г. Приозёрск, А.Б. Озёрная, 5 %, 20 кг, и т. д., 1-НД"

    assert slips(text) == []
    assert slips(typeset(text)) == []


def test_hostile_text_takes_no_time() -> None:
    for text in (
        "Качество" * 1250,
        "a-" * 5000,
        "1." * 5000,
        '"' * 10000,
        "(" * 10000,
        "«a» " * 2500,
        "x@" * 5000,
    ):
        assert fixed(fixed(text)) == fixed(text)


LETTERS = "\"\\'«»„“”()[],.;:!?-–— №N0159%cоOГг\u00a0\n"
WORDS = ["[[", "]]", "2022", "марта", "г.", "т.", "д.", "ст.", "школа", "Abв", "http://x.ru/a", "5.2"]
PIECES = st.sampled_from([*LETTERS, *WORDS])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_mended_text_stays_as_it_is(text: str) -> None:
    made = fixed(text)

    assert fixed(made) == made
    assert [one for one in slips(made) if one.fix is not None] == []


@settings(max_examples=50)
@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=40))
def test_any_text_is_checked(text: str) -> None:
    found = slips(text)

    assert [one.found for one in found] == [text[one.start : one.end] for one in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
