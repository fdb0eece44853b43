"""Any plan, written in any format and read back, is the same plan."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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

    assert understood(parsed) == told(plan)
    assert sum(1 for top in parsed.sections for _ in top.walk()) == sum(
        1 for row in plan.rows if len(row) == 1
    )


SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(plans())
@SETTINGS
def test_word(plan):
    check(plan, "docx")


@given(plans())
@SETTINGS
def test_excel(plan):
    check(plan, "xlsx")


@given(plans())
@SETTINGS
def test_text(plan):
    for form in ("tabs.txt", "markdown.txt", "drawn.txt"):
        check(plan, form)


@given(plans())
@SETTINGS
def test_open_document(plan):
    check(plan, "odt")
    check(plan, "ods")


@given(plans())
@SETTINGS
def test_clipboard(plan):
    assert understood(pasted_html(page(plan))) == told(plan)


@given(plans(most=5))
@settings(SETTINGS, max_examples=5)
def test_pdf(plan):
    check(plan, "pdf")


@given(plans(most=2))
@settings(SETTINGS, max_examples=3)
def test_pdf_without_lines(plan):
    check(plan, "open.pdf")
