"""Any plan, written in any format and read back, is the same plan.

A few examples a format by default; MSOKO_EXAMPLES=3000 asks for as many of each.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.importing import ParsedPlan
from tests.plans.importing.any_plan import AnyPlan, any_plans
from tests.plans.importing.conftest import pasted_html, read
from tests.plans.importing.writers import FORMATS, WrittenPlan, page

HEADER = [["№", "Мероприятие", "Срок", "Ответственный", "Результат"]]
VERBS = ["Проведение", "Анализ", "Организация", "Подготовка", "Обсуждение", "Мониторинг"]
OBJECTS = [
    *("совещания директоров", "итогов диагностики", "школьного этапа олимпиады", "программ развития"),
    *("сайтов образовательных организаций", "информационно-методических материалов", "плана-графика ВПР"),
]
TAILS = ["", " в 4-8 классах", " с участием родителей", " (1 этап)", " «Школа года»", " на 2026 год"]
DUES = ["май", "сентябрь–октябрь", "в течение года", "до 15 декабря", "I квартал", "ежегодно", "01.06.2026"]
BODIES = ["УО", "ИМЦ", "УО, ИМЦ", "руководители ОО", "ОО; ИМЦ", "специалисты управления образования"]
RESULTS = ["приказ", "Аналитическая справка", "Протокол, рекомендации", "отчет", ""]
HEADINGS = [
    *("Система оценки качества подготовки обучающихся", "Раздел I. Механизмы управления качеством"),
    *("Раздел II. Деятельность", "Система организации воспитания обучающихся", "Трек 1: Наставничество"),
]

titles = st.builds(
    lambda verb, subject, tail: f"{verb} {subject}{tail}",
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(TAILS),
)
activities = st.tuples(titles, st.sampled_from(DUES), st.sampled_from(BODIES), st.sampled_from(RESULTS))
blocks = st.tuples(st.sampled_from(HEADINGS), st.lists(activities, min_size=1, max_size=4))


@st.composite
def plans(draw: st.DrawFn, most: int = 4) -> WrittenPlan:
    rows: list[list[str]] = []
    number = 0
    for heading, inside in draw(st.lists(blocks, min_size=1, max_size=most, unique_by=lambda one: one[0])):
        rows.append([heading])
        for activity in inside:
            number += 1
            rows.append([f"{number}.", *activity])
    return WrittenPlan(["План мероприятий на 2026 год"], HEADER, rows)


def told(plan: WrittenPlan) -> list[list[str]]:
    return [list(row) for row in plan.rows if len(row) > 1]


def understood(parsed) -> list[list[str]]:
    return [
        [row.number_text, row.title, row.due_text, row.executors_text, row.deliverables_text]
        for row in parsed.activities
    ]


def check(plan: WrittenPlan, form: str) -> None:
    parsed = read(FORMATS[form](plan), f"plan.{form}")

    found = understood(parsed)
    if form == "open.pdf":
        # Without lines the edge of a column is not known: a soft break may stay a break.
        found = [[" ".join(text.split()) for text in row] for row in found]
    assert found == told(plan)
    assert sum(1 for top in parsed.sections for _ in top.walk()) == sum(
        1 for row in plan.rows if len(row) == 1
    )


EXAMPLES = int(os.environ.get("MSOKO_EXAMPLES", "0"))
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def examples(usual: int) -> settings:
    return settings(max_examples=EXAMPLES or usual, deadline=None, suppress_health_check=_SLOW)


def check_any(plan: AnyPlan, parsed: ParsedPlan) -> None:
    found = [
        {
            "number": row.number_text,
            "title": row.title,
            "due": row.due_text,
            "executors": row.executors_text,
            "deliverables": row.deliverables_text,
            "conduct_format": row.conduct_format,
            "remark": row.remark,
        }
        for row in parsed.activities
    ]

    assert [{key: row[key] for key in plan.keys} for row in found] == plan.told()
    assert sum(1 for top in parsed.sections for _ in top.walk()) == sum(
        1 for row in plan.written.rows if len(row) == 1
    )
    assert not any(row.leftover_text or row.is_draft for row in parsed.activities)


@given(any_plans())
@examples(12)
def test_word(plan):
    check_any(plan, read(FORMATS["docx"](plan.written), "plan.docx"))


@given(any_plans())
@examples(12)
def test_excel(plan):
    check_any(plan, read(FORMATS["xlsx"](plan.written), "plan.xlsx"))


@given(any_plans())
@examples(12)
def test_text(plan):
    for form in ("tabs.txt", "markdown.txt"):
        check_any(plan, read(FORMATS[form](plan.written), f"plan.{form}"))


@given(plans())
@examples(8)
def test_drawn_tables(plan):
    check(plan, "drawn.txt")


@given(any_plans())
@examples(8)
def test_open_document(plan):
    for form in ("odt", "ods"):
        check_any(plan, read(FORMATS[form](plan.written), f"plan.{form}"))


@given(any_plans())
@examples(12)
def test_clipboard(plan):
    check_any(plan, pasted_html(page(plan.written)))


@given(plans(most=5))
@examples(5)
def test_pdf(plan):
    check(plan, "pdf")


@given(plans(most=2))
@examples(3)
def test_pdf_without_lines(plan):
    check(plan, "open.pdf")
