"""PDF files of our own, of other programs and of scanners."""

from io import BytesIO

import pikepdf
import pytest
from weasyprint import HTML

from msoko.lib import pdf_reading
from plans.importing import Unreadable
from reports.papers.order import ClauseFacts, OrderFacts, PlanActivity, PlanFacts, PlanGroup, order_paper
from reports.rendering.pdf import paper_pdf
from tests.plans.importing.conftest import codes, read
from tests.plans.importing.writers import PAGE, RULED, WrittenPlan, page, pdf
from tests.reports.papers_cast import AUTHORITY

HEADER = ["№", "Мероприятие", "Срок", "Ответственный", "Результат"]
LONG = "Проведение собеседований по итогам мониторинга объективности оценивания обучающихся " * 3
ROWS = [
    [f"1.{number}.", f"{LONG}в {number} классе", "март–апрель", "УО, ИМЦ", "Протокол, адресные рекомендации"]
    for number in range(1, 31)
]
MANY = WrittenPlan(["План мероприятий на 2026 год"], [HEADER], [["1. Система оценки качества"], *ROWS])


def told(plan) -> list[list[str]]:
    return [
        [row.number_text, row.title, row.due_text, row.executors_text, row.deliverables_text]
        for row in plan.activities
    ]


def saved(document: pikepdf.Pdf) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_rows_torn_by_pages_are_put_together():
    plan = read(pdf(MANY), "plan.pdf")

    assert told(plan) == [[cell.strip() for cell in row] for row in ROWS]
    assert "row_joined" not in codes(plan)
    assert codes(plan).count("repeated_headers") == 1


def test_an_order_printed_by_the_product_is_read_back():
    keys = ("number_text", "title", "due_text", "executors", "deliverable")
    rows = [PlanGroup(1, "", "Раздел I. Механизмы управления"), PlanGroup(2, "1", "Система оценки качества")]
    facts = PlanFacts(
        "План мероприятий Приозёрного городского округа на 2026 год",
        tuple(zip(keys, HEADER, strict=True)),
        (*rows, *(PlanActivity(tuple(cell.strip() for cell in row)) for row in ROWS)),
    )
    order = OrderFacts(
        author_lines=AUTHORITY.author_lines,
        heading="Об утверждении плана мероприятий\nна 2026 год",
        grounds=("статьёй 9 Федерального закона № 273-ФЗ «Об образовании в Российской Федерации»",),
        aim="повышения качества образования",
        clauses=(ClauseFacts("Утвердить план."), ClauseFacts("Контроль оставляю за собой.")),
        signatory_post=AUTHORITY.signatory_post,
        signatory_name=AUTHORITY.signatory_name,
    )

    plan = read(paper_pdf(order_paper(order, facts)).content, "приказ.pdf")

    assert told(plan) == [[cell.strip() for cell in row] for row in ROWS]
    assert plan.activities[0].section_path == ("Раздел I. Механизмы управления", "1. Система оценки качества")
    assert plan.title == "План мероприятий Приозёрного городского округа на 2026 год"
    assert plan.order.clauses == ("1. Утвердить план.", "2. Контроль оставляю за собой.")
    assert plan.order.signatory_name == "А.Б. Озёрная"


@pytest.mark.parametrize("is_marked", [False, True])
def test_a_page_laid_on_its_side_is_turned(is_marked):
    document = pikepdf.open(BytesIO(pdf(MANY)))
    for one in document.pages:
        width, height = float(one.mediabox[2]), float(one.mediabox[3])
        one.contents_add(pikepdf.Stream(document, f"q 0 1 -1 0 {height} 0 cm\n".encode()), prepend=True)
        one.contents_add(pikepdf.Stream(document, b"\nQ"))
        one.mediabox = [0, 0, height, width]
        if is_marked:
            one.rotate(90, relative=False)

    assert told(read(saved(document), "plan.pdf")) == [[cell.strip() for cell in row] for row in ROWS]


def test_two_stamps_side_by_side_are_read_one_after_the_other():
    stamps = (
        "<table style='width:100%'><tr><td>СОГЛАСОВАНО<br>Директор ИМЦ<br>В.Г. Полевой</td>"
        "<td style='padding-left:200pt'>УТВЕРЖДАЮ<br>Начальник управления образования<br>А.Б. Озёрная</td>"
        "</tr></table>"
    )
    html = page(MANY, style=PAGE + RULED.replace("td,th", "tbody td,thead th")).replace(
        "<body>", f"<body>{stamps.replace('<td', '<td class=s')}<style>.s{{border:0}}</style>"
    )

    plan = read(HTML(string=html).write_pdf(), "plan.pdf")

    assert (plan.order.kind, plan.order.signatory_name) == ("stamp", "А.Б. Озёрная")
    assert plan.order.signatory_post == "Начальник управления образования"


def test_a_scan_is_told_to_have_no_text():
    document = pikepdf.new()
    document.add_blank_page()

    with pytest.raises(Unreadable, match="нет текста"):
        read(saved(document), "scan.pdf")


def test_too_many_pages_are_refused_before_one_is_read():
    source, document = pikepdf.open(BytesIO(pdf(MANY))), pikepdf.new()
    while len(document.pages) <= pdf_reading.MAX_PAGES:
        document.pages.extend(source.pages)

    with pytest.raises(Unreadable, match=f"больше {pdf_reading.MAX_PAGES} страниц"):
        read(saved(document), "plan.pdf")


def test_too_many_letters_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_reading, "MAX_LETTERS", 500)

    with pytest.raises(Unreadable, match="слишком много знаков"):
        read(pdf(MANY), "plan.pdf")


def test_letters_without_a_table_of_signs_are_told(monkeypatch):
    monkeypatch.setattr(pdf_reading, "_PRIVATE", pdf_reading.re.compile("[а-я]"))

    with pytest.raises(Unreadable, match="не читаются"):
        read(pdf(MANY), "plan.pdf")
