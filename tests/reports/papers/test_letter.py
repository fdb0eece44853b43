"""Letters and analyses: requisites in their order, gaps where words are missing."""

import datetime

from msoko.lib.language_ru import plain
from reports.papers.analysis import briefing_paper, report_paper
from reports.papers.letter import letter_paper
from reports.papers.model import paper_gaps
from reports.papers.requisites import Requisites
from reports.papers.texts import Part, PartKind, stored
from reports.rendering.text import paper_text

ON = Requisites(datetime.date(2026, 3, 5), "12-34")
LETTER = {
    "author_lines": ["Администрация округа", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"],
    "contacts": ["ул. Озёрная, 1"],
    "reply_to": "№ 5 от 01.03.2026",
    "addressee": ["Директору школы № 1", "Берёзовой А.Б."],
    "heading": "О направлении рекомендаций",
    "greeting": "Уважаемые коллеги!",
    "parts": stored([Part(PartKind.TEXT, "Направляем рекомендации."), Part(PartKind.LIST, "сверить сроки.")]),
    "enclosure": ["на 3 л. в 1 экз."],
    "signatory_post": ["Начальник управления"],
    "signatory_name": "Е.Ж. Ольхова",
    "performer": ["Осинина З.И.", "2-22-22"],
    "mailing_list": ["Школа № 1", "Школа № 2"],
}


def said(paper) -> list[str]:
    return plain(paper_text(paper)).splitlines()


def test_letter_says_everything_in_its_order():
    assert said(letter_paper(LETTER, ON)) == [
        "Администрация округа",
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "ул. Озёрная, 1",
        "от 05.03.2026 № 12-34",
        "на № 5 от 01.03.2026",
        "Директору школы № 1",
        "Берёзовой А.Б.",
        "О направлении рекомендаций",
        "Уважаемые коллеги!",
        "Направляем рекомендации.",
        "– сверить сроки.",
        "Приложение: на 3 л. в 1 экз.",
        "Начальник управления",
        "Е.Ж. Ольхова",
        "Осинина З.И.",
        "2-22-22",
        "Список рассылки",
        "1. Школа № 1",
        "2. Школа № 2",
    ]


def test_letter_without_words_has_gaps_that_lead_to_their_fields():
    fields = [gap.field for gap in paper_gaps(letter_paper({"heading": "О рекомендациях"}, Requisites()))]

    assert fields == ["addressee", "parts", "signatory_post", "signatory_name"]


def test_draft_leaves_date_and_number_to_the_pen():
    assert "от __.__.____ № ____" in said(letter_paper(LETTER, Requisites()))


def test_briefing_and_report_say_their_parts_and_annexes():
    texts = {
        "author_lines": ["УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"],
        "kind": "АНАЛИТИЧЕСКАЯ СПРАВКА",
        "heading": "о результатах мониторинга",
        "place": "г. Приозёрск",
        "parts": stored(
            [
                Part(PartKind.TEXT, "Цель: сверить."),
                Part(PartKind.HEADING, "Выводы"),
                Part(PartKind.WIDE_ANNEX, "Сводная таблица"),
                Part(PartKind.TABLE, "А | Б\n1 | 2"),
            ]
        ),
        "signatory_post": ["Методист"],
        "signatory_name": "З.И. Осинина",
    }

    briefing, report = briefing_paper(texts, ON), report_paper(texts, ON)

    assert said(briefing) == [
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "АНАЛИТИЧЕСКАЯ СПРАВКА",
        "«5» марта 2026 г.",
        "№ 12-34",
        "г. Приозёрск",
        "о результатах мониторинга",
        "Цель: сверить.",
        "Выводы",
        "Методист",
        "З.И. Осинина",
        "Приложение",
        "к справке",
        "Сводная таблица",
        "А\tБ",
        "1\t2",
    ]
    assert "к отчёту" in said(report)
    assert briefing.title == "Справка от 05.03.2026 № 12-34 «о результатах мониторинга»"
