"""Plans of many hands: what real files do that the samples do not, each case one rule."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from plans.importing import Unreadable
from tests.plans.importing.conftest import codes, pasted, read

HEADER = "№\tМероприятие\tСрок\tОтветственный"


def plan_under(*lines):
    return pasted("\n".join(["План мероприятий на 2026 год", HEADER, *lines]))


def saved(*rows, formats=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in formats:
        book.active[cell].number_format = number_format
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sentence_about_the_plan_is_not_its_name():
    plan = pasted(
        "ДОРОЖНАЯ КАРТА\nпо развитию МСОКО на 2025-2027 годы\n\n"
        "Дорожная карта разработана в целях развития.\n"
        f"{HEADER}\n1\tСбор\tмай\tУО\n"
    )

    assert plan.title == "ДОРОЖНАЯ КАРТА по развитию МСОКО на 2025-2027 годы"
    assert plan.preamble_text == "Дорожная карта разработана в целях развития."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("План Тальского района на 2026 год", "Тальский район"),
        ("План муниципального образования «Лужский муниципальный округ»", "Лужский муниципальный округ"),
        ("АДМИНИСТРАЦИЯ КЛЮЧЕВСКОГО МУНИЦИПАЛЬНОГО ОКРУГА", "Ключевский муниципальный округ"),
        ("План города на 2026 год", ""),
    ],
)
def test_the_municipality_is_named_in_many_ways(line, name):
    assert pasted(f"{line}\n{HEADER}\n1\tСбор\tмай\tУО\n").municipality_text == name


def test_minutes_give_people_agenda_and_all_decisions():
    plan = pasted(
        "ПРОТОКОЛ № 4\nзаседания совета по качеству\nг. Верхнереченск\n17 марта 2025 года\n"
        "Председатель: Сорокина А.П. – начальник\nПрисутствовали:\n"
        "Ветров И.О.,\nдиректор школы;\nГусева Т.Т.\n"
        "Повестка дня:\n1. О результатах.\n2. О плане.\n"
        "1. СЛУШАЛИ: Гусеву Т.Т.\nРЕШИЛИ:\n1.1. Принять к сведению.\n1.2. Провести анализ.\n"
        "2. СЛУШАЛИ: Ветрова И.О.\nРЕШИЛИ:\n2.1. Утвердить план.\nГолосовали: единогласно.\n"
        "Председатель            А.П. Сорокина\n\nПлан мероприятий на 2025 год\n"
        f"{HEADER}\n1\tСбор\tмай\tУО\n"
    )
    order = plan.order

    assert (order.kind, order.number_text, order.dated_on) == ("minutes", "4", date(2025, 3, 17))
    assert order.heading == "ПРОТОКОЛ № 4 заседания совета по качеству"
    assert order.present == (
        "Председатель: Сорокина А.П. – начальник",
        "Ветров И.О., директор школы",
        "Гусева Т.Т.",
    )
    assert order.agenda == ("1. О результатах.", "2. О плане.")
    assert order.clauses == ("1.1. Принять к сведению.", "1.2. Провести анализ.", "2.1. Утвердить план.")
    assert (order.signatory_post, order.signatory_name) == ("Председатель", "А.П. Сорокина")
    assert [part.title for part in plan.attachments] == ["Ход заседания"]


def test_a_regulation_above_the_plan_is_kept_beside_it():
    rules = "1. Общие положения\n1.1. Настоящее Положение определяет цели оценки. " + "Слова. " * 40
    plan = pasted(
        f"УТВЕРЖДЕНО\nприказом от 01.09.2025 № 77\n\nПОЛОЖЕНИЕ\nо системе оценки\n\n{rules}\n\n"
        f"План мероприятий на 2026 год\n{HEADER}\n1\tСбор\tмай\tУО\n\nВсего: одно мероприятие\n"
    )

    assert (plan.order.kind, plan.order.number_text) == ("named", "77")
    assert [part.title for part in plan.attachments] == ["ПОЛОЖЕНИЕ о системе оценки", "Текст под таблицей"]
    assert rules.strip() in plan.attachments[0].text
    assert plan.as_json()["attachments"][1]["text"] == "Всего: одно мероприятие"


def test_a_signature_needs_no_empty_line_above():
    plan = pasted(
        "ПРИКАЗ\nот 05.09.2025 № 31\nОб утверждении плана\nВ целях развития\n"
        "ПРИКАЗЫВАЮ:\n1. Утвердить план.\n"
        "Начальник управления             В.Г. Петряева\n\nПлан на 2026 год\n"
        f"{HEADER}\n1\tСбор\tмай\tУО\n"
    )

    assert plan.order.clauses == ("1. Утвердить план.",)
    assert (plan.order.signatory_post, plan.order.signatory_name) == ("Начальник управления", "В.Г. Петряева")


def test_two_stamps_side_by_side_are_read_one_after_the_other():
    gap = " " * 30
    plan = read(
        f"СОГЛАСОВАНО{gap}УТВЕРЖДАЮ\nПредседатель совета{gap}Начальник управления образования\n"
        f"____ К.К. Кедров{gap}____ Л.Л. Липова\n\nПлан на 2026 год\n\n{HEADER}\n1\tСбор\tмай\tУО\n"
    )

    assert (plan.order.signatory_post, plan.order.signatory_name) == (
        "Начальник управления образования",
        "Л.Л. Липова",
    )


def test_beginning_and_end_of_two_columns_are_one_deadline():
    plan = pasted(
        "План на 2026 год\n№\tМероприятие\tСрок\t\tОтветственный\n\t\tначало\tокончание\t\n1\t2\t3\t4\t5\n"
        "1\tСбор\t10.01.2026\t20.01.2026\tУО\n2\tСвод\tмай\tмай\tУО\n3\tОтчёт\t\t01.06.2026\tУО\n"
    )

    assert [row.due_text for row in plan.activities] == ["10.01.2026 – 20.01.2026", "май", "до 01.06.2026"]
    assert codes(plan) == ["due_of_two_columns"]


def test_executors_of_two_columns_are_gathered():
    plan = pasted(
        "План на 2026 год\nМероприятие\tСрок\tОтветственный от УО\tОтветственные от школ\n"
        "Сбор\tмай\tУО\tруководители ОО\n"
    )

    assert [row.executors_text for row in plan.activities] == ["УО; руководители ОО"]
    assert [match.body_key for match in plan.activities[0].executors] == [
        "education_authority",
        "organization_heads",
    ]
    assert codes(plan) == ["executors_of_columns"]


def test_slips_in_a_header_and_an_unknown_name_of_the_activity():
    slips = pasted("План на 2026 год\n№\tНаименование меропиятий\tСроки\tОтветсвенные\n1\tСбор\tмай\tУО\n")
    unknown = pasted("План на 2026 год\nПроцедура\tСроки\tОтветственные\nСбор\tмай\tУО\n")

    assert ([row.executors_text for row in slips.activities], codes(slips)) == (["УО"], [])
    assert ([row.title for row in unknown.activities], codes(unknown)) == (["Сбор"], ["assumed_title"])


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("15-20", "15-20 сентября"),
        ("с 5 по 9", "с 5 по 9 сентября"),
        ("+", "сентябрь"),
        ("3, 17", "3, 17 сентября"),
    ],
)
def test_days_under_a_month_are_days_of_it(cell, due):
    plan = pasted(f"План на 2026 год\nМероприятие\tСентябрь\tОктябрь\tОтветственный\nСбор\t{cell}\t\tУО\n")

    assert [row.due_text for row in plan.activities] == [due]


def test_numbers_and_months_that_excel_took_for_dates():
    rows = [[f"{n}", f"Дело {n}", "май", "УО"] for n in ("1.8", "1.9")]
    content = saved(
        ["План на 2026 год"],
        ["№", "Мероприятие", "Срок", "Ответственный"],
        [date(2026, 7, 1), "Дело", date(2026, 3, 1), "УО"],
        *rows,
        [1.1, "Десятое дело", "июнь", "УО"],
        formats=[("A3", "d.m"), ("C3", "mmmm yyyy")],
    )

    plan = read(content, "план.xlsx")

    assert [row.number_text for row in plan.activities] == ["1.7", "1.8", "1.9", "1.10"]
    assert plan.activities[0].due_text == "март 2026"
    assert codes(plan) == ["number_is_date", "number_lost_zero"]


def test_numbers_met_twice_or_torn_are_asked_about():
    plan = plan_under(
        *("3.1\tПервое\tмай\tУО", "3.2\tВторое\tмай\tУО", "33\tТретье\tмай\tУО"),
        *(".4\tЧетвёртое\tмай\tУО", "3.5\tПятое\tмай\tУО", "3.5\tШестое\tмай\tУО"),
    )

    asked = [(problem.code, problem.raw_text, problem.suggestion) for problem in plan.problems]
    assert asked == [
        ("number_torn", "33", "3.3"),
        ("number_torn", ".4", "3.4"),
        ("number_repeated", "3.5", ""),
    ]


def test_group_rows_of_many_forms():
    plan = plan_under(
        *("I\tОценка качества", "1\tСбор\tмай\tУО", "1. Кадры", "1)\tКурсы\tмай\tУО", "2. Контроль"),
        *(
            "1)\tВыезды\tмай\tУО",
            "Работа с родителями",
            "1\tСобрание\tмай\tОО",
            "Цель: доверие",
            "2\tОпрос\tмай\tОО",
        ),
    )

    assert [row.section_path for row in plan.activities] == [
        ("Раздел I. Оценка качества",),
        ("Раздел I. Оценка качества", "1. Кадры"),
        ("Раздел I. Оценка качества", "2. Контроль"),
        ("Раздел I. Оценка качества", "Работа с родителями"),
        ("Раздел I. Оценка качества", "Работа с родителями", "Цель: доверие"),
    ]
    assert codes(plan) == ["assumed_heading"]


def test_a_row_in_the_middle_of_a_count_is_no_heading():
    plan = plan_under("4\tСбор\tмай\tУО", "5\tСвод", "6\tОтчёт\tиюнь\tУО")

    assert [row.number_text for row in plan.activities] == ["4", "5", "6"]
    assert codes(plan) == ["no_due", "no_executors"]


def test_a_repeated_header_takes_no_row_of_the_next_page_with_it():
    plan = plan_under(
        "1\tСбор данных о результатах\tмай\tУО", "", "3", "", HEADER, "\tоценочных процедур\t\tи ОО"
    )

    assert [(row.title, row.executors_text) for row in plan.activities] == [
        ("Сбор данных о результатах оценочных процедур", "УО и ОО")
    ]


def test_tables_and_sheets_that_are_no_plan_are_named():
    skipped = "Показатель\t2025\t2026\nДоля школ\t5\t4\nДоля педагогов\t7\t8\n\nТекст.\n"
    plan = pasted(f"План на 2026 год\n{skipped}{HEADER}\n1\tСбор\tмай\tУО\n")

    assert [(p.code, p.raw_text) for p in plan.problems] == [("table_skipped", "Показатель | 2025 | 2026")]


def test_markdown_without_bars_at_the_ends():
    plan = pasted("План на 2026 год\nМероприятие | Срок | Ответственный\n--- | --- | ---\nСбор | май | УО\n")

    assert [(row.title, row.due_text, row.executors_text) for row in plan.activities] == [
        ("Сбор", "май", "УО")
    ]


def test_too_many_rows_are_refused_in_a_workbook_too():
    with pytest.raises(Unreadable) as refusal:
        read(saved(HEADER.split("\t"), *[["1", "Сбор", "май", "УО"]] * 5001), "план.xlsx")

    assert "больше 5000 строк" in refusal.value.sentence


def test_a_title_that_stands_whole_on_the_next_page_comes_back_to_its_row():
    plan = plan_under(
        "1\tСбор\tмай\tУО", "2\t\tиюнь\tУО", HEADER, "\tПодготовка материалов\t\t", "3\tСвод\tмай\tУО"
    )

    assert [(row.number_text, row.title, row.is_draft) for row in plan.activities] == [
        ("1", "Сбор", False),
        ("2", "Подготовка материалов", False),
        ("3", "Свод", False),
    ]
