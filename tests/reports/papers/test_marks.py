"""The mark of an electronic signature: where it stands, and that three outputs draw it alike (domain 3.9)."""

import datetime
from dataclasses import replace

from reports.papers.marks import marked
from reports.papers.model import (
    Gap,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    SignatureBlock,
    SignatureMark,
)
from reports.rendering.html import paper_html
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_digest, paper_text
from reports.rendering.word import paper_docx
from tests.reports.rendering.words import docx_words, html_words, pdf_pages, words

MARK = SignatureMark(
    "01 AB 5C 00 D7 AD 01 96 B1",
    "Сосновская Ольга Петровна, Начальник, Управление образования",
    datetime.date(2026, 1, 15),
    datetime.date(2027, 4, 15),
)
CHAIR = SignatureBlock(("Председатель",), "С.С.\u00a0Кедров")
HEAD = SignatureBlock(("Начальник управления", "образования"), "О.П.\u00a0Сосновская")


def paper(*blocks) -> Paper:
    return Paper("Приказ", (PageSection(Orientation.PORTRAIT, (Paragraph(("Текст.",)), *blocks)),))


def marks_of(made: Paper) -> list[tuple[SignatureMark, ...]]:
    return [block.marks for block in made.pages[0].blocks if isinstance(block, SignatureBlock)]


def test_mark_says_certificate_owner_and_days():
    assert MARK.lines == (
        "ДОКУМЕНТ ПОДПИСАН",
        "ЭЛЕКТРОННОЙ ПОДПИСЬЮ",
        "Сертификат: 01 AB 5C 00 D7 AD 01 96 B1",
        "Владелец: Сосновская Ольга Петровна, Начальник, Управление образования",
        "Действителен: с 15.01.2026 по 15.04.2027",
    )


def test_mark_stands_at_the_signature_of_its_owner():
    assert marks_of(marked(paper(CHAIR, HEAD), [MARK])) == [(), (MARK,)]


def test_mark_of_somebody_else_stands_at_the_first_signature():
    other = replace(MARK, owner_text="Осинин Олег Юрьевич")

    assert marks_of(marked(paper(CHAIR, HEAD), [other, MARK])) == [(other,), (MARK,)]


def test_paper_without_signatures_or_with_a_gap_in_one():
    blank = SignatureBlock((Gap("signatory_post", "должность"),), Gap("signatory_name", "имя"))

    assert marked(paper(), [MARK]) == paper()
    assert marks_of(marked(paper(blank), [MARK])) == [(MARK,)]


def test_copy_is_another_paper_and_the_same_each_time():
    plain, first, second = paper(HEAD), marked(paper(HEAD), [MARK]), marked(paper(HEAD), [MARK])

    assert paper_digest(first) == paper_digest(second) != paper_digest(plain)
    assert first.title == "Приказ, копия с отметкой"


def test_three_outputs_say_the_mark_in_its_place():
    made = marked(paper(HEAD), [MARK, replace(MARK, serial_text="02 " * 20)])
    said = words(paper_text(made))

    assert said[:6] == ["Текст.", "Начальник", "управления", "образования", "ДОКУМЕНТ", "ПОДПИСАН"]
    assert said[-2:] == ["О.П.", "Сосновская"]
    assert html_words(paper_html(made, mode="screen")) == said
    assert docx_words(paper_docx(made)) == said
    assert sorted(words(" ".join(pdf_pages(paper_pdf(made).content)))) == sorted(said)
