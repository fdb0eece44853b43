"""The model as markup: the same words on paper and screen, and never foreign markup."""

from dataclasses import replace

import pytest
from lxml import html

from reports.layout import GOST_2016, FontFamily, Layout
from reports.papers.model import (
    AnnexTitle,
    BodyRow,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Table,
    TableColumn,
)
from reports.papers.order import VerbStyle, order_paper
from reports.rendering.html import Mode, paper_html
from reports.rendering.styles import print_css, screen_classes
from reports.rendering.text import paper_text
from tests.reports.papers_cast import AUTHORITY, draft_order, plan
from tests.reports.rendering.words import html_words, words

GAPPED = draft_order(plan(), replace(AUTHORITY, centre_head_name="", signatory_name=""))


@pytest.mark.parametrize("mode", ["pdf", "screen"])
@pytest.mark.parametrize("verb_style", VerbStyle)
def test_page_says_the_words_of_the_model(mode: Mode, verb_style: VerbStyle) -> None:
    paper = order_paper(replace(GAPPED, verb_style=verb_style), plan())

    assert html_words(paper_html(paper, mode=mode)) == words(paper_text(paper))


def test_document_carries_language_title_and_author() -> None:
    tree = html.fromstring(paper_html(order_paper(GAPPED, plan()), mode="pdf"))

    assert tree.get("lang") == "ru"
    assert tree.findtext("head/title") == f"Приказ о{GAPPED.heading[1:]} (проект)"
    assert tree.xpath("head/meta[@name='author']/@content") == [", ".join(AUTHORITY.author_lines)]


def test_gap_leads_to_its_field_on_the_screen_only() -> None:
    paper = order_paper(GAPPED, plan())

    screen = html.fromstring(paper_html(paper, mode="screen")).xpath("//*[@class='paper-gap']")
    printed = html.fromstring(paper_html(paper, mode="pdf")).xpath("//*[@class='paper-gap']")

    assert [(gap.get("href"), gap.get("title")) for gap in screen] == [
        ("#field-clause-2", "Нужно указать: наименование методического центра"),
        ("#field-clause-2", "Нужно указать: инициалы и фамилия руководителя методического центра"),
        ("#field-signatory_name", "Нужно указать: подписант"),
    ]
    assert [(gap.tag, dict(gap.attrib), gap.text) for gap in printed] == [
        ("span", {"class": "paper-gap"}, "________")
    ] * 3


def test_screen_is_a_fragment_without_styles_of_its_own() -> None:
    markup = paper_html(order_paper(GAPPED, plan()), mode="screen")

    tree = html.fromstring(markup)
    assert tree.get("class") == "paper-desk"
    assert tree.xpath("//*[@style] | //style | //script | //h1") == []
    assert [section.get("class") for section in tree] == [
        "paper paper-sheet paper-sheet--portrait paper--gost-2025 paper--body-14 paper--table-10",
        "paper paper-sheet paper-sheet--landscape paper--gost-2025 paper--body-14 paper--table-10",
    ]


HOSTILE = '<script>alert(1)</script><img src=x onerror="a"> & </td> \x00\x07\ud800&nbsp; "\' {{ x }}'


@pytest.mark.parametrize("mode", ["pdf", "screen"])
def test_text_of_people_never_becomes_markup(mode: Mode) -> None:
    table = Table((TableColumn(HOSTILE, 100),), (BodyRow((HOSTILE,)),))
    blocks = (Paragraph((HOSTILE,)), AnnexTitle((HOSTILE,)), table)
    paper = Paper(HOSTILE, (PageSection(Orientation.LANDSCAPE, blocks),), author=HOSTILE)

    markup = paper_html(paper, mode=mode)

    tree = html.fromstring(markup)
    assert tree.xpath("//script | //img") == []
    assert tree.xpath("//td/text()") == [HOSTILE.replace("\x00\x07\ud800", "")]


def test_row_taller_than_a_page_may_be_torn() -> None:
    long_cell = "Проведение мониторинга " * 130
    columns = (TableColumn("Мероприятие", 30), TableColumn("Срок", 70))
    rows = (BodyRow(("Мониторинг", "март")), BodyRow((long_cell, "март")), BodyRow(("строка\n" * 40, "")))
    section = PageSection(Orientation.LANDSCAPE, (Table(columns, rows),))

    markup = paper_html(Paper("План", (section,)), mode="pdf")

    assert [row.get("class") for row in html.fromstring(markup).xpath("//tbody/tr")] == [
        None,
        "paper-row--long",
        "paper-row--long",
    ]


@pytest.mark.parametrize(
    ("layout", "classes"),
    [
        (GOST_2016, "paper--gost-2016 paper--body-14 paper--table-10"),
        (
            replace(
                GOST_2016,
                body_points=13,
                table_points=10,
                font_family=FontFamily.LIBERATION_SERIF,
                is_heading_bold=True,
                is_table_header_bold=False,
            ),
            "paper--gost-2016 paper--body-13 paper--table-10 paper--liberation paper--bold-heading "
            "paper--plain-header",
        ),
    ],
)
def test_settings_of_the_layout_are_classes_on_the_screen(layout: Layout, classes: str) -> None:
    assert screen_classes(layout) == classes


def test_print_style_turns_the_sheet_with_its_binding_margin() -> None:
    css = print_css(order_paper(GAPPED, plan()))

    assert "@page section-0 { size: A4 portrait; margin: 20mm 15mm 20mm 30mm;" in css
    assert "@page section-1 { size: A4 landscape; margin: 30mm 20mm 15mm 20mm;" in css
