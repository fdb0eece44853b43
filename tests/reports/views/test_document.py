"""The order on its page: drafted, edited by two people, printed, registered."""

import datetime
import io
import re
from urllib.parse import unquote

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Task
from plans.states import EditionState
from reports import actions
from reports.models import Document, Rendering
from reports.papers.from_edition import plan_facts
from reports.rendering.text import paper_text
from reports.states import DocumentState
from tests.reports.plans import activity_in, edition_with, imported

FIELDS = {
    "author_lines": "Администрация\r\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
    "place": "г. Лесной",
    "heading": "Об утверждении плана.",
    "aim": "развития",
    "verb_style": "capitals",
    "annex_style": "approved",
    "issuer_genitive": "управления образования",
    "signatory_post": "Начальник",
    "signatory_name": "О.П. Сосновская",
    "ground": ["Уставом округа", "", "приказом от 01.02.2026 № 3"],
    "clause": ["Утвердить план.", "Школам:\r\nразработать планы;\r\nисполнить их.", " "],
}


@pytest.fixture
def edition(authority, school):
    return edition_with(authority)


@pytest.fixture
def order(edition, specialist, official):
    return actions.draft_order(edition, by=specialist)


def page(name: str, document: Document) -> str:
    return reverse(f"reports:document-{name}", args=[document.pk])


def statements(queries: CaptureQueriesContext) -> int:
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def read(response) -> bytes:
    """Read to the end: a response closed by hand would close the connection of the test."""
    return b"".join(response.streaming_content)


def words_of(response) -> str:
    sheets = pypdf.PdfReader(io.BytesIO(read(response))).pages
    return unbroken("".join(sheet.extract_text() for sheet in sheets))


def unbroken(words: str) -> str:
    """The words without the spaces and hyphens that the end of a line makes."""
    return re.sub(r"[\s\xad\u2011-]", "", words)


def register(document: Document, by, number="01-05/12") -> Document:
    return actions.register_document(document, number_text=number, dated_on=datetime.date(2026, 1, 12), by=by)


def test_first_opening_drafts_and_the_second_finds_it(edition, specialist, official, enter_as):
    url = reverse("reports:edition-order", args=[edition.pk])

    first = enter_as(specialist).get(url)
    second = enter_as(official).get(url)

    document = Document.objects.get()
    assert first["Location"] == second["Location"] == page("detail", document)
    assert document.created_by == specialist
    assert document.title == "Об утверждении плана мероприятий на 2026 год"


def test_opening_takes_the_words_of_the_imported_order(edition, specialist, enter_as):
    imported(edition)

    shown = enter_as(specialist).get(reverse("reports:edition-order", args=[edition.pk]), follow=True)

    assert "Контроль оставляю за собой." in shown.content.decode()
    assert 'name="clause"' in shown.content.decode()


def test_those_who_look_on_do_not_draft(edition, observer, school_head, stranger, enter_as):
    url = reverse("reports:edition-order", args=[edition.pk])

    assert enter_as(observer).get(url).status_code == 403
    assert enter_as(school_head).get(url).status_code == 404
    assert enter_as(stranger).get(url).status_code == 404
    assert not Document.objects.exists()


def test_page_shows_fields_gaps_and_the_preview(order, specialist, enter_as):
    shown = enter_as(specialist).get(page("detail", order)).content.decode()

    assert "Осталось заполнить" in shown
    for field in (name for name in FIELDS if name not in ("ground", "clause")):
        assert f'name="{field}"' in shown
    assert shown.count('name="clause"') == 1 + len(order.texts["clauses"])
    for href in {part.split('"')[0] for part in shown.split('href="#field-')[1:]}:
        assert f'id="field-{href}"' in shown


def test_preview_says_the_words_of_the_pdf(order, specialist, enter_as):
    client = enter_as(specialist)
    printed = words_of(client.get(page("pdf", order)))

    for line in paper_text(actions.document_paper(order)).splitlines():
        for cell in line.split("\t"):
            assert unbroken(cell) in printed


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_saved_words_are_stored_and_shown(order, specialist, enter_as, headers):
    client = enter_as(specialist)

    response = client.post(page("texts", order), {**FIELDS, "version": order.version}, headers=headers)

    order.refresh_from_db()
    assert response.status_code == (200 if headers else 302)
    assert (order.title, order.version) == ("Об утверждении плана", 2)
    assert order.texts["grounds"] == ["Уставом округа", "приказом от 01.02.2026 № 3"]
    assert order.texts["clauses"] == ["Утвердить план.", "Школам:\nразработать планы;\nисполнить их."]
    assert order.texts["author_lines"] == ["Администрация", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"]
    if headers:
        html = response.content.decode()
        assert "исполнить их." in html
        assert 'value="2" hx-swap-oob="true"' in html
        assert "<html" not in html


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_second_writer_is_told_and_both_texts_are_kept(order, specialist, official, enter_as, headers):
    enter_as(official).post(page("texts", order), {**FIELDS, "version": 1, "aim": "слова начальника"})
    mine = {**FIELDS, "version": 1, "aim": "слова специалиста", "clause": ["Мой пункт."]}

    response = enter_as(specialist).post(page("texts", order), mine, headers=headers)

    html = response.content.decode()
    order.refresh_from_db()
    assert response.status_code == 409
    assert "документ сохранил кто-то другой" in html
    assert order.texts["aim"] == "слова начальника"
    assert "в целях слова начальника" in html
    if not headers:
        assert "слова специалиста</textarea>" in html
        assert ">Мой пункт.</textarea>" in html
    # Saving by itself goes on with the old version, so it is told again and again.
    assert 'id="document-version" value="1"' in html


def test_second_writer_may_decide_to_write_over(order, specialist, official, enter_as):
    enter_as(official).post(page("texts", order), {**FIELDS, "version": 1, "aim": "слова начальника"})
    mine = {**FIELDS, "version": 1, "overwrite": 2, "aim": "слова специалиста"}

    response = enter_as(specialist).post(page("texts", order), mine)

    order.refresh_from_db()
    assert response.status_code == 302
    assert order.texts["aim"] == "слова специалиста"


def test_too_much_text_and_a_missing_heading_are_told(order, specialist, enter_as):
    client = enter_as(specialist)

    long = client.post(page("texts", order), {**FIELDS, "version": 1, "clause": ["а" * 4001]})
    nameless = client.post(page("texts", order), {**FIELDS, "version": 1, "heading": " "})

    assert (long.status_code, nameless.status_code) == (422, 422)
    assert "слишком длинно" in long.content.decode()
    assert "Заголовок: " in nameless.content.decode()
    assert ">приказом от 01.02.2026 № 3</textarea>" in nameless.content.decode()
    order.refresh_from_db()
    assert order.version == 1


def test_sign_that_the_database_refuses_is_dropped(order, specialist, enter_as):
    words = {**FIELDS, "version": 1, "clause": ["Утвердить\0 план."]}

    enter_as(specialist).post(page("texts", order), words)

    order.refresh_from_db()
    assert order.texts["clauses"] == ["Утвердить план."]


def test_words_never_become_markup(order, specialist, enter_as):
    words = {**FIELDS, "version": 1, "aim": "<script>alert(1)</script>", "clause": ["<b>жирно</b>"]}

    html = (
        enter_as(specialist)
        .post(page("texts", order), words, headers={"HX-Request": "true"})
        .content.decode()
    )

    assert "<script>alert" not in html
    assert "&lt;b&gt;жирно" in html


def test_draft_is_printed_with_empty_lines_for_date_and_number(order, specialist, enter_as):
    response = enter_as(specialist).get(page("pdf", order))

    assert response["Content-Type"] == "application/pdf"
    assert unquote(response["Content-Disposition"]) == (
        "inline; filename*=UTF-8''Проект приказа об утверждении плана мероприятий на 2026 год.pdf"
    )
    assert "№___" in words_of(response)


def test_second_press_serves_the_stored_bytes(order, specialist, enter_as):
    client = enter_as(specialist)
    first = read(client.get(page("pdf", order)))

    with CaptureQueriesContext(connection) as queries:
        second = read(client.get(page("pdf", order)))

    assert first == second
    assert Rendering.objects.count() == 1
    assert statements(queries) == 10


def test_changed_plan_gives_new_bytes(order, edition, specialist, enter_as):
    client = enter_as(specialist)
    read(client.get(page("pdf", order)))
    activity_in(edition, section=None, title="Новое мероприятие", number_text="9")

    printed = words_of(client.get(page("pdf", order)))

    assert "Новоемероприятие" in printed
    assert Rendering.objects.count() == 2


def test_extra_column_is_printed_with_its_words(order, edition):
    edition.plan.columns = [{"key": "title", "header": "Мероприятие"}, {"key": "extra", "header": "Бюджет"}]
    activity = edition.activities.first()
    activity.extra_texts = {"Бюджет": "100 рублей"}
    activity.save()

    facts = plan_facts(edition)

    assert [header for _, header in facts.columns] == ["Мероприятие", "Бюджет"]
    assert facts.rows[1].cells == (activity.title, "100 рублей")


def test_registration_approves_the_plan_and_makes_tasks(order, edition, official, school, enter_as):
    client = enter_as(official)
    answers = {"number_text": "01-05/12", "dated_on": "2026-01-12"}

    response = client.post(page("register", order), answers)

    order.refresh_from_db()
    edition.refresh_from_db()
    assert response["Location"] == page("detail", order)
    assert (order.state, order.number_text) == (DocumentState.REGISTERED, "01-05/12")
    assert (order.registered_by, order.dated_on) == (official, datetime.date(2026, 1, 12))
    assert edition.state == EditionState.APPROVED
    assert (edition.order_number_text, edition.order_on) == ("01-05/12", datetime.date(2026, 1, 12))
    assert set(Task.objects.values_list("organization", "activity__edition")) == {(school.pk, edition.pk)}
    assert Task.objects.count() == 3
    pdf = client.get(page("pdf", order))
    assert unquote(pdf["Content-Disposition"]).endswith("Приказ № 01-05-12 от 12.01.2026.pdf")
    printed = words_of(pdf)
    assert "№0105/12" in printed
    assert "№___" not in printed


def test_registered_order_never_changes(order, edition, specialist, official, enter_as):
    register(order, official)
    bytes_before = read(enter_as(official).get(page("pdf", order)))

    edited = enter_as(specialist).post(page("texts", order), {**FIELDS, "version": 2})
    again = enter_as(official).post(page("register", order), {"number_text": "2", "dated_on": "2026-01-13"})

    assert (edited.status_code, again.status_code) == (403, 403)
    order.refresh_from_db()
    assert (order.number_text, order.version) == ("01-05/12", 2)
    assert read(enter_as(official).get(page("pdf", order))) == bytes_before
    assert 'name="heading"' not in enter_as(specialist).get(page("detail", order)).content.decode()


def test_registered_order_serves_its_own_bytes_after_a_change_of_layout(
    order, official, monkeypatch, enter_as
):
    register(order, official)
    monkeypatch.setattr("reports.actions.printing.paper_digest", lambda paper: "another layout")

    read(enter_as(official).get(page("pdf", order)))

    assert Rendering.objects.filter(document=order).count() == 1


def test_registration_refuses_a_day_that_has_not_come(order, official, enter_as, time_machine):
    time_machine.move_to("2026-01-12 12:00 +0300", tick=False)

    response = enter_as(official).post(
        page("register", order), {"number_text": "1", "dated_on": "2026-01-13"}
    )

    assert response.status_code == 422
    assert "Дата документа ещё не наступила" in response.content.decode()
    order.refresh_from_db()
    assert order.state == DocumentState.DRAFT


def test_registration_offers_the_number_of_the_imported_order(order, edition, official, enter_as):
    imported(edition)

    shown = enter_as(official).get(page("register", order)).content.decode()

    assert 'value="01-05/12"' in shown
    assert 'value="2025-12-25"' in shown


def test_registration_of_an_edition_that_was_approved_meanwhile_is_told(order, edition, official, enter_as):
    edition.state = EditionState.APPROVED
    edition.order_number_text, edition.order_on = "5", datetime.date(2026, 1, 9)
    edition.approved_at = datetime.datetime(2026, 1, 9, tzinfo=datetime.UTC)
    edition.approved_by = official
    edition.save()

    response = enter_as(official).post(
        page("register", order), {"number_text": "6", "dated_on": "2026-01-12"}, follow=True
    )

    assert "План сейчас «утверждён»" in response.content.decode()
    order.refresh_from_db()
    assert order.state == DocumentState.DRAFT


def test_who_may_register(order, specialist, observer, administrator, stranger, school_head, enter_as):
    for user in (specialist, observer, administrator):
        assert enter_as(user).get(page("register", order)).status_code == 403
    for user in (stranger, school_head):
        assert enter_as(user).get(page("register", order)).status_code == 404


def test_school_head_sees_the_registered_order_only(order, official, school_head, enter_as):
    client = enter_as(school_head)
    before = tuple(client.get(page(name, order)).status_code for name in ("detail", "pdf"))
    register(order, official)

    assert before == (404, 404)
    assert client.get(page("detail", order)).status_code == 200
    pdf = client.get(page("pdf", order))
    assert pdf.status_code == 200
    assert read(pdf).startswith(b"%PDF")
    assert order.title in client.get(reverse("reports:document-list")).content.decode()


def test_other_municipality_finds_nothing(order, stranger, enter_as):
    client = enter_as(stranger)

    for name in ("detail", "pdf", "register"):
        assert client.get(page(name, order)).status_code == 404
    assert client.post(page("texts", order), {**FIELDS, "version": 1}).status_code == 404
    assert order.title not in client.get(reverse("reports:document-list")).content.decode()


def test_observer_reads_but_does_not_edit(order, observer, enter_as):
    client = enter_as(observer)

    assert 'name="heading"' not in client.get(page("detail", order)).content.decode()
    assert client.post(page("texts", order), {**FIELDS, "version": 1}).status_code == 403


def test_anonymous_is_sent_to_the_door(order):
    for name in ("detail", "pdf", "register"):
        assert Client().get(page(name, order))["Location"].startswith("/people/sign-in/")


@pytest.mark.parametrize("rows", [1, 30])
def test_page_costs_the_same_for_any_number_of_rows(authority, specialist, enter_as, rows):
    document = actions.draft_order(edition_with(authority, rows=rows), by=specialist)
    actions.render_document(document, by=specialist)
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        client.get(page("detail", document))

    assert statements(queries) == 11
