"""Minutes: full and short, without chair and secretary, decisions numbered (3.5, PR-01...03)."""

import datetime

from msoko.lib.language_ru import plain
from reports.papers.minutes import LISTED, extract_paper, minutes_paper
from reports.papers.model import Gap, paper_gaps
from reports.papers.requisites import Requisites
from reports.papers.texts import AgendaItem, stored
from reports.rendering.text import paper_text

ITEMS = (
    AgendaItem(
        "Об исполнении плана мероприятий",
        "Берёзова А.Б.",
        "Плана исполнено 40 мероприятий.",
        "Кедров В.Г.: предложил сверить сроки.",
        "Принять к сведению.\nСверить сроки. Ответственный: Кедров В.Г. Срок: 12.04.2026.",
    ),
    AgendaItem("О плане на 2027 год", decided="2.3. Подготовить проект."),
)
TEXTS = {
    "author_lines": ["УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"],
    "heading": "заседания рабочей группы",
    "place": "г. Приозёрск",
    "form": "full",
    "chair": "Ольхова Е.Ж., начальник управления",
    "secretary": "Осинина З.И.",
    "present": ["Берёзова А.Б., методист", "Кедров В.Г., директор"],
    "agenda": stored(ITEMS),
}
ON = Requisites(datetime.date(2026, 3, 19), "07")


def lines(texts=TEXTS, build=minutes_paper) -> list[str]:
    return plain(paper_text(build(texts, ON))).splitlines()


def test_full_minutes_say_everything_in_its_order():
    assert lines() == [
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "ПРОТОКОЛ",
        "«19» марта 2026 г.",
        "№ 07",
        "г. Приозёрск",
        "заседания рабочей группы",
        "Председатель – Ольхова Е.Ж., начальник управления",
        "Секретарь – Осинина З.И.",
        "Присутствовали:",
        "– Берёзова А.Б., методист",
        "– Кедров В.Г., директор",
        "ПОВЕСТКА ДНЯ:",
        "1. Об исполнении плана мероприятий (докладчик: Берёзова А.Б.).",
        "2. О плане на 2027 год.",
        "1. СЛУШАЛИ:",
        "Берёзова А.Б. – Об исполнении плана мероприятий.",
        "Плана исполнено 40 мероприятий.",
        "ВЫСТУПИЛИ:",
        "Кедров В.Г.: предложил сверить сроки.",
        "РЕШИЛИ:",
        "1.1. Принять к сведению.",
        "1.2. Сверить сроки. Ответственный: Кедров В.Г. Срок: 12.04.2026.",
        "2. СЛУШАЛИ:",
        "О плане на 2027 год.",
        "РЕШИЛИ:",
        "2.3. Подготовить проект.",
        "Председатель",
        "Ольхова Е.Ж.",
        "Секретарь",
        "Осинина З.И.",
    ]


def test_short_minutes_leave_the_speeches_out():
    short = lines({**TEXTS, "form": "short"})

    assert "ВЫСТУПИЛИ:" not in short
    assert "Плана исполнено 40 мероприятий." not in short
    assert "1.1. Принять к сведению." in short


def test_nobody_signs_when_nobody_was_chosen():
    said = lines({**TEXTS, "chair": "", "secretary": ""})

    assert said[-1] == "2.3. Подготовить проект."
    assert not any(line.startswith("Председатель") for line in said)


def test_many_people_are_listed_in_an_annex():
    people = [f"Участник {chr(1040 + place)}.Б." for place in range(LISTED + 1)]
    said = lines({**TEXTS, "present": people})

    assert "Присутствовали: 16 человек (список прилагается)." in said
    assert said[said.index("Приложение") :][:4] == [
        "Приложение",
        "к протоколу",
        "заседания рабочей группы",
        "Список",
    ]


def test_empty_agenda_is_a_gap():
    paper = minutes_paper({**TEXTS, "agenda": []}, ON)

    assert list(paper_gaps(paper)) == [Gap("agenda", "вопросы повестки дня")]


def test_stamp_of_approval_stands_first():
    said = lines({**TEXTS, "approver_post": ["Начальник управления"], "approver_name": "Е.Ж. Ольхова"})

    assert said[:3] == ["УТВЕРЖДАЮ", "Начальник управления", "____________ Е.Ж. Ольхова"]


def test_extract_keeps_the_requisites_of_the_minutes_and_is_vouched_for():
    texts = {
        **TEXTS,
        "agenda": stored(ITEMS[:1]),
        "first_item": "2",
        "minutes_number": "07",
        "minutes_on": "2026-03-19",
        "signatory_post": ["Секретарь"],
        "signatory_name": "З.И. Осинина",
    }
    later = Requisites(datetime.date(2026, 4, 1), "3")

    said = plain(paper_text(extract_paper(texts, later))).splitlines()

    assert said[1:4] == ["ВЫПИСКА ИЗ ПРОТОКОЛА", "«19» марта 2026 г.", "№ 07"]
    assert "О плане на 2027 год." not in said
    assert "2. СЛУШАЛИ:" in said
    assert "2.1. Принять к сведению." in said
    assert said[-4:] == ["Выписка верна", "Секретарь", "З.И. Осинина", "1 апреля 2026 г."]
