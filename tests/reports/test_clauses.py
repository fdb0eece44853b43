"""Who and by when, as decision lines say it (MD-02)."""

import datetime

import pytest

from reports.clauses import clause_lines, due_day
from reports.kinds import DocumentKind

DAY = datetime.date(2026, 9, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Провести сверку. Срок: до 15.12.2026", datetime.date(2026, 12, 15)),
        ("Подготовить план мер в срок до 1 октября 2026 года", datetime.date(2026, 10, 1)),
        ("Представить отчёт до 20 декабря", datetime.date(2026, 12, 20)),
        ("Представить отчёт не позднее 15 января", datetime.date(2027, 1, 15)),
        ("Усилить контроль", None),
        ("Срок: до 01.06.2026", None),
    ],
)
def test_due_day_is_the_one_the_words_give(text, day):
    assert due_day(text, DAY) == day


def test_decisions_of_minutes_become_lines():
    agenda = [
        {"title": "Итоги", "decided": "Разобрать задания. Ответственный: методист. Срок: до 15.12.2026"},
        {"title": "Разное", "decided": "2.1. Принять к сведению\nОбновить страницу сайта"},
    ]  # fmt: skip

    lines = clause_lines(DocumentKind.MINUTES, {"agenda": agenda}, DAY)

    assert [(one.number, one.who, one.due_on) for one in lines] == [
        ("1.1", "методист", datetime.date(2026, 12, 15)),
        ("2.1", "", None),
        ("2.2", "", None),
    ]
    assert [one.text for one in lines] == [
        "Разобрать задания.",
        "Принять к сведению",
        "Обновить страницу сайта",
    ]


@pytest.mark.parametrize(
    ("decided", "text"),
    [
        ("Провести сверку. Срок: до 15.12.2026.", "Провести сверку."),
        ("Провести сверку. Срок: до 15.12.2026. Ответственный: методист.", "Провести сверку."),
        # A day that is not understood, or words of one sentence, are left to be read.
        ("Провести сверку. Срок: по мере готовности.", "Провести сверку. Срок: по мере готовности."),
        ("Провести сверку в срок до 15.12.2026.", "Провести сверку в срок до 15.12.2026."),
        (
            "Провести сверку. Ответственный: методист (кабинет 5).",
            "Провести сверку. Ответственный: методист (кабинет 5).",
        ),
        ("Ответственный: методист. Срок: до 15.12.2026.", "Ответственный: методист. Срок: до 15.12.2026."),
    ],
)
def test_text_is_what_is_decided_without_who_and_by_when(decided, text):
    agenda = [{"title": "Итоги", "decided": decided}]

    assert [one.text for one in clause_lines(DocumentKind.MINUTES, {"agenda": agenda}, DAY)] == [text]


def test_clauses_of_an_order_become_lines():
    texts = {"clauses": ["Утвердить рекомендации.", "Исполнителю: отделу. Срок: до 20.12.2026"]}

    lines = clause_lines(DocumentKind.ORDER_ON_RESULTS, texts, DAY)

    assert [(one.number, one.due_on) for one in lines] == [("1", None), ("2", datetime.date(2026, 12, 20))]
