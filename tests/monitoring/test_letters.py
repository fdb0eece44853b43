"""The words of letters."""

import dataclasses
import datetime

import pytest

from monitoring.letters import (
    HIDDEN_LINK,
    SUBJECT_LENGTH,
    Frame,
    Line,
    as_html,
    compose,
    compose_link,
    linked_ids,
    with_links,
    without_links,
)

TODAY = datetime.date(2026, 3, 28)
FRAME = Frame(
    "Вера Павловна",
    "Лесной городской округ",
    "http://localhost/monitoring/reminders/",
    "http://localhost/monitoring/tasks/?show=overdue",
    TODAY,
    14,
)
LINE = Line(
    title="Справка о тренировочных экзаменах",
    place="План на 2026 год, п. 1.5",
    ask="Приложите: справка.",
    due_on=datetime.date(2026, 3, 31),
    address="{link:17}",
)
LATE = dataclasses.replace(LINE, due_on=datetime.date(2026, 3, 1), address="{link:18}")
RETURNED = dataclasses.replace(LINE, is_returned=True, returned_reason="Нет подписи.")
COPY = dataclasses.replace(LATE, is_copy=True, organization="Школа № 101", address="http://localhost/t/1/")


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ([LINE], "Через 3 дня, 31 марта: Справка о тренировочных экзаменах"),
        ([RETURNED], "Вернули на доработку: Справка о тренировочных экзаменах"),
        ([LINE, LATE], "2 задания ждут ответа, из них просрочено 1"),
        ([RETURNED, LATE, LINE], "3 задания ждут ответа, из них вернули 1 и просрочено 1"),
        ([LINE] * 5, "5 заданий ждут ответа"),
        ([COPY], "Организации не ответили: 1 задание"),
        ([LINE, COPY], "Через 3 дня, 31 марта: Справка о тренировочных экзаменах"),
    ],
)
def test_subject(lines, subject):
    assert compose(lines, FRAME).subject == subject


def test_body_tells_everything_to_a_person():
    body = compose([RETURNED, LATE, COPY], FRAME).body
    for words in (
        "Здравствуйте, Вера Павловна!",
        "Что поправить: Нет подписи.",
        "Приложите: справка.",
        "Ответить: {link:17}",
        "Просрочено на 27 дней",
        "Школа № 101: Справка",
        "Не пересылайте это письмо",
        "http://localhost/monitoring/reminders/",
    ):
        assert words in body.replace("\N{NO-BREAK SPACE}", " ")


def test_letter_without_personal_links_does_not_speak_of_them():
    assert "личные" not in compose([COPY], FRAME).body


def test_many_copies_are_cut_and_own_tasks_never():
    body = compose([LINE] * 50 + [COPY] * 50, FRAME).body
    assert (body.count("Ответить: {link:17}"), body.count("Школа № 101")) == (50, 30)
    assert "(50 заданий)" in body.replace("\N{NO-BREAK SPACE}", " ")
    assert "Остальные в списке просроченных: http://localhost/monitoring/tasks/?show=overdue" in body
    assert "Остальные" not in compose([COPY] * 30, FRAME).body


def test_subject_is_one_short_line():
    long = dataclasses.replace(LINE, title="Организация\nобсуждения " * 40)
    subject = compose([long], FRAME).subject
    assert len(subject) <= SUBJECT_LENGTH
    assert "\n" not in subject
    assert subject.endswith("…")


def test_new_link():
    composed = compose_link(LINE, FRAME)
    assert composed.subject == "Новая ссылка: Справка о тренировочных экзаменах"
    assert linked_ids(composed.body) == (17,)


def test_links_are_put_in_when_the_letter_leaves():
    body = compose([LINE, LATE], FRAME).body
    sent = with_links(body, {17: "http://localhost/a/", 18: "http://localhost/b/"})
    assert "Ответить: http://localhost/a/" in sent
    assert "{link" not in sent
    assert without_links(body).count(HIDDEN_LINK) == 2
    with pytest.raises(KeyError):
        with_links(body, {17: "http://localhost/a/"})


def test_html_says_the_same_and_runs_nothing():
    line = dataclasses.replace(LINE, title="<script>alert(1)</script>")
    page = as_html(with_links(compose([line], FRAME).body, {17: "http://localhost/a/"}))
    assert '<a href="http://localhost/a/">http://localhost/a/</a>' in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_nobody_writes_a_key_into_a_letter():
    line = dataclasses.replace(LINE, title="Отчёт {link:99}", returned_reason="{link:98}", is_returned=True)
    assert linked_ids(compose([line], FRAME).body) == (17,)
