"""Stages between the raw table and the plan: alignment, damage, grouping, joining, tree, doubts, acts."""

import pytest

from plans.importing.acts import read_act
from plans.importing.grouping import strict_heading
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawParagraph
from plans.importing.reading.markup import clean_cell
from plans.importing.surroundings import municipality_of
from tests.plans.importing.conftest import codes, pasted

HEADER = "№\tМероприятие\tСрок\tОтветственный\tРезультат\n"


def plan_of(*lines):
    return pasted("План на 2025 год\n\n" + HEADER + "\n".join(lines) + "\n")


def numbers(plan):
    return [row.number_text for row in plan.activities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Раздел I. Дела", ("part", "I", "Дела")),
        ("РАЗДЕЛ 2 Дела", ("part", "2", "Дела")),
        ("IV. Дела", ("part", "IV", "Дела")),
        ("Трек 3:Дети", ("track", "3", "Дети")),
        ("Функция : анализ", ("function", "", "анализ")),
        ("Направление 2. Кадры", ("direction", "2", "Кадры")),
        ("2.1 Система работы со школами", ("direction", "2.1", "Система работы со школами")),
        ("Система воспитания", ("direction", "", "Система воспитания")),
        ("1. Провести совещание", None),
        ("Системно работать", None),
        ("", None),
        ("Раздел I. " + "слово " * 100, None),
    ],
)
def test_headings_by_first_words(text, expected):
    heading = strict_heading(text, Place(1, 1))

    assert (heading and (str(heading.level), heading.number_text, heading.title)) == expected


def test_group_rows_of_all_kinds():
    plan = plan_of(
        "Раздел I. Первая часть\t\t\t\t",
        "1\tОрганизационная работа\t\t\t",
        "1.1\tПодготовка приказа\t\t\t",
        "1.1.1\tСовещание\tмай\tУО\tприказ",
        "Прочие дела\t\t\t\t",
        "1\tСеминар\tмай\tУО\tприказ",
        "\tОтдельная работа\t\t\t",
        "1\tКонкурс\tмай\tУО\tприказ",
    )

    assert [row.section_path[1:] for row in plan.activities] == [
        ("1. Организационная работа", "Трек 1.1: Подготовка приказа"),
        ("Прочие дела",),
        ("Отдельная работа",),
    ]
    assert codes(plan) == ["assumed_heading"]


def test_headings_are_joined_and_footnotes_left_out():
    plan = plan_of(
        "1.\tСистема работы со школами\t\t\t",
        "\tи детскими садами\t\t\t",
        "1.1\tСовещание\tмай\tУО\tприказ",
        "* Сроки могут меняться\t\t\t\t",
    )

    assert [section.title for section in plan.sections] == ["Система работы со школами и детскими садами"]
    assert (numbers(plan), codes(plan)) == (["1.1"], ["footnote"])


def test_continuations_are_joined_cell_by_cell():
    plan = plan_of(
        "1\tСовещание по итогам\tАвгуст-\tУО,\tПротокол",
        "\t- вопросы качества\tсентябрь\tОО\tПриказ",
        "2\tСеминар\tмай\tУО\tприказ",
        "\tКруглый стол\tиюнь\tУО\tприказ",
        "----\t--\t--\t--\t--",
    )

    assert [(row.title, row.due_text, row.executors_text) for row in plan.activities] == [
        ("Совещание по итогам\n- вопросы качества", "Август-сентябрь", "УО, ОО"),
        ("Семинар", "май", "УО"),
        ("Круглый стол", "июнь", "УО"),
    ]
    assert sorted(codes(plan)) == ["number_lost", "row_joined", "separators"]


def test_repeated_headers_are_dropped():
    plan = plan_of("1\tСовещание\tмай\tУО\tприказ", HEADER.strip(), "2\tСеминар\tиюнь\tУО\tприказ")

    assert (numbers(plan), codes(plan)) == (["1", "2"], ["repeated_headers"])


def test_other_columns_further_down_are_followed():
    plan = plan_of(
        "1\tСовещание\tмай\tУО\tприказ",
        "№\tОтветственный\tМероприятие\tСрок\tРезультат",
        "2\tУО\tСеминар\tиюнь\tприказ",
    )

    assert [(row.title, row.due_text) for row in plan.activities] == [
        ("Совещание", "май"),
        ("Семинар", "июнь"),
    ]
    assert "several_layouts" in codes(plan)


def test_loose_paragraphs_and_page_numbers():
    plan = plan_of(
        "1\tСовещание\tмай\tУО\tприказ", "", "- 2 -", "просто слова.", "2\tСеминар\tиюнь\tУО\tприказ"
    )

    assert (numbers(plan), codes(plan)) == (["1", "2"], ["loose_paragraph"])


def test_a_title_alone_on_its_line_is_taken_for_a_heading_and_asked_about():
    plan = plan_of("1\tСовещание\tмай\tУО\tприказ", "Работа с родителями", "2\tСеминар\tиюнь\tУО\tприказ")

    assert [row.section_path for row in plan.activities] == [(), ("Работа с родителями",)]
    assert codes(plan) == ["assumed_heading"]


def test_rows_that_slipped():
    plan = plan_of(
        "1\tСовещание по качеству\tмай\tУО\tприказ\t",
        "2\tСеминар\tиюнь\tУО\tразработан\tучёт",
        "продолжение дела\t\tОО\tсправка",
        "3\tКонкурс\tиюль\tУО\t.",
        "4\tСбор\tиюль",
    )

    assert [(row.title, row.deliverables_text) for row in plan.activities] == [
        ("Совещание по качеству", "приказ"),
        ("Семинар продолжение дела", "разработан учёт справка"),
        ("Конкурс", ""),
        ("Сбор", ""),
    ]
    assert {"stray_cell", "shifted_row", "row_joined"} <= set(codes(plan))


def test_run_together_numbers_and_smudges_are_asked_about():
    plan = plan_of("1.1 1.2\tДва дела\tмай\tУО\tприказ", "Cu\t\t\t\t", "1.3\tДело\tмай\tУО\tприказ")

    assert [row.is_draft for row in plan.activities] == [True, False]
    assert sorted(codes(plan)) == ["merged_numbers", "smudge_dropped"]


def test_a_staircase_whose_bodies_do_not_repeat():
    first = "Участие в проведении сбора и анализа информации по школам"
    plan = plan_of(
        f"3.1\t{first}\tмай\tУО\tприказ",
        f"3.1 3.2\t{first} Подготовка адресных рекомендаций\tмай Июнь\tУО, ИМЦ, ОО\tприказ",
    )

    assert [(r.number_text, r.title, r.due_text, r.executors_text) for r in plan.activities] == [
        ("3.1", first, "май", "УО, ИМЦ, ОО"),
        ("3.2", "Подготовка адресных рекомендаций", "Июнь", ""),
    ]
    assert codes(plan) == ["rebuilt_row", "rebuilt_row"]


def test_doubts_of_words():
    plan = plan_of(
        "1\tКорректировка показателей качества\tмай\tУО\tприказ",
        "2\tКорректи ровка плана- графика работы с\tмай\tУО\tприказ",
        "3\tАнализ «качества попоказателям\tмай\tУО\tприказ по показателям",
        "4\tСбор показателей качества\tмай\tУО\t",
    )

    found = {(p.code, p.suggestion) for p in plan.problems}
    assert {("torn_word", "Корректировка"), ("hyphen_gap", "плана-графика"), ("cut_text", "")} <= found
    assert {("open_quote", ""), ("no_deliverables", "")} <= found


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("<p>Один</p><ul><li>-два;</li><li> три</li></ul>", "Один\n- два;\n- три"),
        ("**Жирно** и \\_\\_ &laquo;в кавычках&raquo;", "Жирно и __ «в кавычках»"),
        ("разра-\nботка мер", "разработка мер"),
        ("• один\n• два", "- один\n- два"),
        ("a < b и c > d", "a < b и c > d"),
        ("мяг\u00adкий\u00a0перенос", "мягкий перенос"),
        ("### Заголовок", "Заголовок"),
    ],
)
def test_markup_is_cleaned(raw, clean):
    assert clean_cell(raw) == clean


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Администрация Петрозаводского городского округа", "Петрозаводский городской округ"),
        ("в Каменск-Уральском городском округе", "Каменск-Уральский городской округ"),
        ("администрации Новоузенского муниципального района", "Новоузенский муниципальный район"),
        ("городского округа Самара", "городской округ Самара"),
        ("муниципального округа «Город", "муниципальный округ Город"),
        ("управление образования", ""),
    ],
)
def test_municipality_in_the_nominative(text, name):
    assert municipality_of(text) == name


def act(*lines, after=()):
    def paragraphs(texts):
        return [RawParagraph(text, Place(0, n)) for n, text in enumerate(texts, start=1)]

    return read_act(paragraphs(lines), paragraphs(after)).order


def test_acts_of_other_shapes():
    order = act("РАСПОРЯЖЕНИЕ", "«31» февраля 2025 г. № 7", "О плане", "1. Утвердить.")
    stamp = act("«Утверждаю»", "Директор ИМЦ", "______ П.П. Петров")
    unsigned = act("УТВЕРЖДАЮ", "Начальник управления", "Протокольно")

    assert (order.number_text, order.dated_on, order.verb, order.clauses) == ("7", None, "", ())
    assert order.heading == "О плане"
    assert (stamp.kind, stamp.signatory_post, stamp.signatory_name) == (
        "stamp",
        "Директор ИМЦ",
        "П.П. Петров",
    )
    assert (unsigned.signatory_post, unsigned.signatory_name) == ("Начальник управления Протокольно", "")
    assert act("Просто письмо") is None
    assert act("Приложение 1") is None


def test_clauses_end_at_the_annex_and_a_signatory_may_be_nameless():
    order = act(
        "ПРИКАЗ",
        "О плане",
        "В целях развития",
        "ПРИКАЗЫВАЮ:",
        "Утвердить план.",
        "Начальник управления",
        "Приложение к приказу",
        "1. Чужое",
    )

    assert order.clauses == ("Утвердить план.",)
    assert (order.signatory_post, order.signatory_name) == ("Начальник управления", "")
