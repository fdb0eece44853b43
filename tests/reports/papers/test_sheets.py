"""The sheets of acquaintance and of endorsement: what they say, in the three outputs alike."""

import datetime

import pytest

from reports.papers.sheets import SheetLine, SheetSubject, acquaintance_paper, endorsement_paper
from reports.rendering.html import paper_html
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_text
from reports.rendering.word import paper_docx
from tests.reports.rendering.words import docx_words, html_words, pdf_pages, words

ORDER = SheetSubject(
    kind="приказ",
    title="Об утверждении плана мероприятий на 2026 год",
    number_text="01-05/12",
    dated_on=datetime.date(2026, 1, 12),
    author_lines=("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",),
)
MOMENT = datetime.datetime(2026, 1, 13, 9, 5, tzinfo=datetime.UTC)
READERS = (
    SheetLine("Директор, Школа № 101", "Берёзин Пётр Ильич", MOMENT),
    SheetLine("Директор, Школа № 102", "Осинин Олег Юрьевич"),
)
VISAS = (
    SheetLine("Начальник управления", "Сосновская О.П.", MOMENT, "согласовано"),
    SheetLine("Главный специалист", "Ельникова Н.П.", MOMENT, "есть замечания", "Уточнить срок строки 1.2"),
    SheetLine("Юрист", "Кедров С.С.", None, "ждёт ответа"),
)


def lines(paper) -> list[str]:
    return paper_text(paper).replace("\u00a0", " ").replace("\u2011", "-").split("\n")


def test_sheet_of_acquaintance_has_moments_and_empty_cells():
    assert lines(acquaintance_paper(ORDER, READERS)) == [
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "ЛИСТ ОЗНАКОМЛЕНИЯ",
        "С приказом от 12.01.2026 № 01-05/12 «Об утверждении плана мероприятий на 2026 год» ознакомлены:",
        "№\tФ.И.О.\tДолжность\tДата\tПодпись",
        "1.\tБерёзин Пётр Ильич\tДиректор, Школа № 101\t13.01.2026 09:05\tознакомлен(а) в системе",
        "2.\tОсинин Олег Юрьевич\tДиректор, Школа № 102\t\t",
    ]


def test_sheet_of_endorsement_has_remarks_and_initials_before_the_surname():
    subject = SheetSubject(kind="документ", title="План мероприятий на 2026 год")

    assert lines(endorsement_paper(subject, 2, VISAS)) == [
        "ЛИСТ СОГЛАСОВАНИЯ",
        "К проекту документа «План мероприятий на 2026 год», редакция 2",
        "№\tДолжность\tИ.О. Фамилия\tДата\tПодпись\tЗамечания",
        "1.\tНачальник управления\tО.П. Сосновская\t13.01.2026 09:05\tсогласовано\t",
        "2.\tГлавный специалист\tН.П. Ельникова\t13.01.2026 09:05\tесть замечания\tУточнить срок строки 1.2",
        "3.\tЮрист\tС.С. Кедров\t\t\t",
    ]


@pytest.mark.parametrize(
    ("kind", "opening"),
    [
        ("приказ", "С приказом «О»"),
        ("справка", "Со справкой «О»"),
        ("информационная справка", "С информационной справкой «О»"),
        ("протокол", "С протоколом «О»"),
        ("письмо", "С письмом «О»"),
        ("распоряжение", "С распоряжением «О»"),
    ],
)
def test_kind_of_the_document_is_declined(kind, opening):
    assert lines(acquaintance_paper(SheetSubject(kind, "О"), ()))[1] == f"{opening} ознакомлены:"


@pytest.mark.parametrize(
    "paper", [acquaintance_paper(ORDER, READERS), endorsement_paper(ORDER, 1, VISAS)], ids=["read", "endorse"]
)
def test_three_outputs_say_the_same_words(paper):
    said = words(paper_text(paper))

    assert html_words(paper_html(paper, mode="screen")) == said
    assert words(" ".join(pdf_pages(paper_pdf(paper).content))) == said
    assert docx_words(paper_docx(paper)) == said
