"""Plans written for these tests: other wordings, orders and numbers of columns, other shapes of header."""

from io import BytesIO

import openpyxl
import pytest

from msoko.lib.spreadsheets import write_table
from msoko.lib.word import WordParagraph, WordRow, WordTable, write_blocks
from plans.importing.parsed import PeriodKind, PlanKind
from tests.plans.importing.conftest import codes, pasted, read


def keys(plan):
    return [str(column.key) for column in plan.columns]


def test_four_columns_in_another_order_without_number_column():
    rows = [
        ["Отдел образования", "Совещание с руководителями школ", "до 20 декабря", "Протокол"],
        ["Методисты ИМЦ, школы", "Мониторинг сайтов школ", "Сентябрь, май", "Справка"],
    ]
    content = write_table("План", ["Кто отвечает", "Содержание работы", "Когда", "Итоговый документ"], rows)

    plan = read(content, "План работы на 2025-2026 учебный год.xlsx")

    assert keys(plan) == ["executors", "title", "due", "deliverables"]
    assert [row.title for row in plan.activities] == [
        "Совещание с руководителями школ",
        "Мониторинг сайтов школ",
    ]
    assert [row.due_text for row in plan.activities] == ["до 20 декабря", "Сентябрь, май"]
    assert [[m.body_key for m in row.executors] for row in plan.activities] == [
        ["education_authority"],
        ["centre_specialists", "schools"],
    ]
    assert [[d.kind_key for d in row.deliverables] for row in plan.activities] == [["minutes"], ["briefing"]]
    assert (plan.period.kind, plan.period.first_year) == (PeriodKind.SCHOOL_YEAR, 2025)
    assert codes(plan) == []


def test_five_columns_with_a_row_of_column_numbers_and_a_road_map_title():
    text = """Муниципальная дорожная карта
по повышению качества образования
на 2025-2027 годы

№ п/п\tМеры\tСрок исполнения\tИсполнители\tПримечание
1\t2\t3\t4\t5
Раздел 1. Управление
1.\tУтвердить положение о мониторинге\tI квартал 2025 года\tМОУО\t
2.\tПровести мониторинг\tежегодно\tИМЦ; ОО\tс 2026 года
"""
    plan = pasted(text)

    assert plan.kind == PlanKind.ROAD_MAP
    assert plan.title == "Муниципальная дорожная карта по повышению качества образования на 2025-2027 годы"
    assert (plan.period.kind, plan.period.first_year, plan.period.last_year) == (PeriodKind.SPAN, 2025, 2027)
    assert keys(plan) == ["number", "title", "due", "executors", "remark"]
    assert [(row.number_text, row.remark) for row in plan.activities] == [("1.", ""), ("2.", "с 2026 года")]
    assert {row.section_path for row in plan.activities} == {("Раздел 1. Управление",)}


def test_nine_columns_under_a_header_of_two_rows_in_word():
    header = WordRow(
        cells=(
            *("№", "Наименование мероприятия", "Срок", "", "Ответственный"),
            *("Форма проведения", "Ожидаемый результат", "Целевая группа", "Отметка о выполнении"),
        ),
        across=(3,),
    )
    below = WordRow(cells=("", "", "начала", "окончания", "", "", "", "", ""))
    first = WordRow(
        cells=(
            "1.1",
            "Семинар для кураторов",
            "01.02.2025",
            "28.02.2025",
            "ЦРО",
            "семинар",
            "Приказ",
            "ШНОР",
            "",
        )
    )
    section = WordRow(cells=("1. Система работы с кадрами", *[""] * 8), across=tuple(range(1, 9)))
    blocks = [
        WordParagraph("План мероприятий на 2025 год"),
        WordTable((header, below, section, first)),
    ]

    plan = read(write_blocks(blocks), "plan.docx")

    assert [(str(c.key), c.header_text) for c in plan.columns if c.key in ("due", "extra")] == [
        ("due", "Срок начала – Срок окончания"),
        ("extra", "Целевая группа"),
        ("extra", "Отметка о выполнении"),
    ]
    assert [row.extra_texts for row in plan.activities] == [(("Целевая группа", "ШНОР"),)]
    assert [row.due_text for row in plan.activities] == ["01.02.2025 – 28.02.2025"]
    assert [row.section_path for row in plan.activities] == [("1. Система работы с кадрами",)]
    assert codes(plan) == ["due_of_two_columns", "extra_column", "extra_column"]


def test_word_plan_with_order_above_and_paragraph_between_tables():
    header = WordRow(("№", "Мероприятие", "Сроки проведения", "Ответственные"))
    blocks = [
        WordParagraph("Администрация Озёрского муниципального округа"),
        WordParagraph("П Р И К А З"),
        WordParagraph("от 15.01.2025 № 12-о/д"),
        WordParagraph("Об утверждении плана"),
        WordParagraph("В целях развития системы оценки качества образования приказываю:"),
        WordParagraph("1. Утвердить план."),
        WordParagraph("2. Контроль оставляю за собой."),
        WordParagraph(""),
        WordParagraph("Начальник отдела образования                 И.И. Иванов"),
        WordParagraph("План мероприятий на 2025 год", is_bold=True),
        WordTable((header, WordRow(("1", "Анализ результатов ВПР", "Июнь", "Школы")))),
        WordParagraph("Раздел II. Кадры"),
        WordTable((WordRow(("1", "Курсы для учителей", "в течение года", "ИМЦ и школы")),)),
    ]

    plan = read(write_blocks(blocks), "plan.docx")

    assert (plan.order.number_text, str(plan.order.dated_on)) == ("12-о/д", "2025-01-15")
    assert plan.order.heading == "Об утверждении плана"
    assert plan.order.verb == "приказываю"
    assert plan.order.preamble == "В целях развития системы оценки качества образования"
    assert plan.order.clauses == ("1. Утвердить план.", "2. Контроль оставляю за собой.")
    assert (plan.order.signatory_post, plan.order.signatory_name) == (
        "Начальник отдела образования",
        "И.И. Иванов",
    )
    assert plan.municipality_text == "Озёрский муниципальный округ"
    assert [row.section_path for row in plan.activities] == [(), ("Раздел II. Кадры",)]
    assert [row.number_text for row in plan.activities] == ["1", "1"]


def test_a_bad_row_never_stops_the_import():
    text = """№\tМероприятие\tСрок\tИсполнитель
1\tПервое мероприятие\tмай\tУО
\t\t\t
2\t\tиюнь\tУО
xx\tТретье мероприятие\tиюль\tПетров П.П., завхоз
4\tЧетвёртое мероприятие\t\t
"""
    plan = pasted(text)

    assert [row.number_text for row in plan.activities] == ["1", "2", "xx", "4"]
    assert [row.is_draft for row in plan.activities] == [False, True, False, False]
    assert sorted(codes(plan)) == sorted(
        ["no_plan_title", "no_period", "no_title", "odd_number", "unknown_executor", "no_due", "no_executors"]
    )
    assert [row.leftover_text for row in plan.activities][2] == "Петров П.П.; завхоз"


@pytest.mark.parametrize("separator", ["\t", " | ", ";"])
def test_text_tables_of_three_kinds(separator):
    rows = [["№", "Мероприятие", "Срок", "Ответственный"], ["1", "Совещание", "май", "УО"]]
    edge = "|" if "|" in separator else ""
    text = "\n".join(f"{edge}{separator.join(row)}{edge}" for row in rows)

    assert [(row.title, row.due_text) for row in pasted(text).activities] == [("Совещание", "май")]


def test_a_clipboard_cell_in_quotes_keeps_its_lines():
    text = '№\tМероприятие\tСрок\tОтветственный\n1\t"Провести:\n- опрос;\n- анализ"\tмай\tУО\n'

    assert [row.title for row in pasted(text).activities] == ["Провести:\n- опрос;\n- анализ"]


def test_automatic_numbers_lost_in_the_number_column_do_not_join_rows():
    text = "№\tМероприятие\tСрок\tОтветственный\n\tСовещание\tмай\tУО\n\tСеминар\tиюнь\tИМЦ\n"

    plan = pasted(text)

    assert [row.title for row in plan.activities] == ["Совещание", "Семинар"]


def test_numbers_are_never_keys():
    text = "№\tМероприятие\tСрок\tОтветственный\n1\tСовещание\tмай\tУО\n1\tСеминар\tиюнь\tИМЦ\n"

    assert [row.title for row in pasted(text).activities] == ["Совещание", "Семинар"]


HEADER = ["№", "Мероприятие", "Срок", "Ответственный"]


def workbook(**sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == "Старый" else "visible"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_sheets_are_read_hidden_ones_are_not():
    one, two = ["1", "Совещание", "май", "УО"], ["1", "Семинар", "июнь", "УО"]
    content = workbook(План=[HEADER, one], Кадры=[HEADER, two], Старый=[HEADER, two])

    plan = read(content, "На 2025 год.xlsx")

    assert [row.title for row in plan.activities] == ["Совещание", "Семинар"]
    assert [row.section_path for row in plan.activities] == [("План",), ("Кадры",)]
    assert [str(row.place) for row in plan.activities] == ["таблица 1, строка 2", "таблица 2, строка 2"]
    assert sorted(codes(plan)) == ["hidden_sheet", "no_plan_title", "several_tables"]


def test_a_sheet_of_lone_lines_is_prose():
    content = workbook(
        Титул=[["План мероприятий"], ["на 2025 год"]], План=[HEADER, ["1", "Дело", "май", "УО"]]
    )

    plan = read(content, "plan.xlsx")

    assert (plan.title, plan.period.first_year) == ("План мероприятий на 2025 год", 2025)


def test_a_sheet_longer_than_the_cap_says_so():
    book = openpyxl.Workbook()
    for row in (HEADER, ["1", "Дело", "май", "УО"]):
        book.active.append(row)
    book.active.cell(6000, 1, "далеко")
    stream = BytesIO()
    book.save(stream)

    assert "sheet_cut" in codes(read(stream.getvalue(), "plan.xlsx"))


def test_rows_merged_downwards_are_one_activity():
    rows = (
        WordRow(tuple(HEADER)),
        WordRow(("1", "Совещание", "май", "УО")),
        WordRow(("1", "Совещание", "июнь", "ОО"), down=(0, 1)),
        WordRow(("2", "Семинар", "июль", "УО")),
        WordRow(("3", "Конкурс", "июль", "УО"), down=(2, 3)),
    )

    plan = read(write_blocks([WordTable(rows)]), "На 2025 год.docx")

    assert [(row.title, row.due_text, row.executors_text) for row in plan.activities] == [
        ("Совещание", "май июнь", "УО ОО"),
        ("Семинар", "июль", "УО"),
        ("Конкурс", "июль", "УО"),
    ]


def test_150_rows_are_read():
    rows = [[f"1.{n}", f"Проведение совещания {n}", "май", "УО, ОО"] for n in range(150)]
    books = [
        (write_table("План", HEADER, rows), "plan.xlsx"),
        (write_blocks([WordTable(tuple(WordRow(tuple(row)) for row in [HEADER, *rows]))]), "plan.docx"),
    ]

    for content, name in books:
        assert len(read(content, name).activities) == 150


def test_json_has_the_keys_of_the_requirement():
    plan = pasted("№\tМероприятие\tСрок\tОтветственный\n1\tСовещание\tмай\tУО\n")

    answer = plan.as_json(deadline=lambda text: {"said": text})

    assert list(answer) == [
        "title",
        "kind",
        "period",
        "columns",
        "order",
        "sections",
        "activities",
        "problems",
        "municipality",
        "preamble",
        "attachments",
    ]
    assert answer["activities"] == [
        {
            "number": "1",
            "section_path": [],
            "title": "Совещание",
            "due_text": "май",
            "deadline": {"said": "май"},
            "executors": [{"body": "education_authority", "text": "УО", "led_by": None}],
            "deliverables": [],
            "source": "таблица 1, строка 2",
        }
    ]
    assert pasted("№\tМероприятие\tСрок\n1\tСовещание\tмай\n").as_json()["activities"][0]["deadline"] is None


def test_json_tells_the_sections_and_the_order():
    plan = pasted(
        "ПРИКАЗ\nот 10.01.2025 № 5\nО плане\nВ целях развития приказываю:\n1. Утвердить план.\n\n"
        "Начальник управления А.А. Смирнов\n\nПлан на 2025 год\n\n"
        "№\tМероприятие\tСрок\tОтветственный\n1. Система оценки\t\t\t\n1.1\tДело\tмай\tУО\n"
    )

    answer = plan.as_json()

    assert answer["order"]["number"] == "5"
    assert answer["order"]["date"] == "2025-01-10"
    assert answer["order"]["signatory"] == {"post": "Начальник управления", "name": "А.А. Смирнов"}
    assert answer["sections"] == [
        {
            "level": "direction",
            "number": "1.",
            "title": "Система оценки",
            "activity_count": 1,
            "shares_next_block": False,
            "children": [],
        }
    ]
    assert [section.label for section in plan.sections] == ["1. Система оценки"]


def test_bold_rows_and_bold_paragraphs_are_headings():
    table = (
        WordRow(tuple(HEADER)),
        WordRow(("", "Работа с кадрами", "", ""), is_bold=True),
        WordRow(("1", "Совещание", "май", "УО")),
    )
    below = (WordRow(("1", "Семинар", "май", "УО")),)
    blocks = [
        WordParagraph("План на 2025 год"),
        WordTable(table),
        WordParagraph("Работа с детьми", is_bold=True),
        WordTable(below),
    ]

    plan = read(write_blocks(blocks), "plan.docx")

    assert [row.section_path for row in plan.activities] == [("Работа с кадрами",), ("Работа с детьми",)]
    assert codes(plan) == []


def test_a_staircase_in_a_table_without_executors_is_rebuilt():
    first = "Участие в проведении сбора и анализа информации по школам"
    plan = pasted(
        "№\tМероприятие\tСрок\tРезультат\n"
        f"1\t{first}\tмай\tприказ\n1 2\t{first} Подготовка рекомендаций\tмай Июнь\tприказ\n"
    )

    assert [(row.number_text, row.due_text) for row in plan.activities] == [("1", "май"), ("2", "Июнь")]
