"""Editing one cell in place, and two people at one cell."""

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Activity

HTMX = {"HX-Request": "true"}


@pytest.fixture
def cell(row):
    def address(number: str, name: str) -> str:
        return reverse("plans:activity-cell", args=[row(number).pk, name])

    return address


def test_the_form_of_one_cell(cell, row, enter_as, specialist):
    client = enter_as(specialist)

    part = client.get(cell("1.1", "title"), headers=HTMX)
    page = client.get(cell("1.1", "title"))

    assert part["HX-Retarget"] == f"#activity-{row('1.1').pk} > [data-cell='title']"
    assert "<html" not in part.content.decode()
    assert "<html" in page.content.decode()
    for answer in (part, page):
        assert answer.context["form"].initial == {"text": "Семинар 1.1", "seen": "Семинар 1.1", "version": 1}


def test_saving_answers_the_row_the_time_and_the_notice(cell, row, enter_as, specialist):
    answer = enter_as(specialist).post(
        cell("1.1", "due"), {"text": "Апрель", "seen": "Март", "version": 1}, headers=HTMX
    )
    page = answer.content.decode()

    assert answer.status_code == 200
    assert page.count("<tr") == 1
    assert 'data-version="2"' in page
    assert "30.04.2026" in page
    assert 'id="plan-saved" class="saved no-print" hx-swap-oob="true"' in page
    assert "сохранено в" in page
    assert '<div id="plan-notice" hx-swap-oob="true">' in page


def test_without_javascript_saving_leads_back_to_the_row(cell, row, draft, enter_as, specialist):
    answer = enter_as(specialist).post(cell("1.1", "title"), {"text": "Новое", "version": 1})

    assert answer.url == f"/plans/{draft.plan_id}/#activity-{row('1.1').pk}"
    assert row("1.1").title == "Новое"


@pytest.mark.parametrize(
    ("name", "field"),
    [("number", "number_text"), ("executors", "executors_text"), ("conduct_format", "conduct_format")],
)
def test_every_column_is_saved_in_its_field(cell, row, enter_as, specialist, name, field):
    activity = row("1.2")
    enter_as(specialist).post(cell("1.2", name), {"text": "1.9", "version": 1})

    assert getattr(Activity.objects.get(pk=activity.pk), field) == "1.9"


def test_the_second_writer_sees_both_values_and_chooses(cell, row, enter_as, specialist, stranger):
    client = enter_as(specialist)
    mine = {"text": "Моё", "seen": "Семинар 1.1", "version": 1}
    client.post(cell("1.1", "title"), {**mine, "text": "Чужое"})

    conflict = client.post(cell("1.1", "title"), mine, headers=HTMX)
    page = conflict.content.decode()

    assert conflict.status_code == 409
    assert conflict["HX-Retarget"] == f"#activity-{row('1.1').pk} > [data-cell='title']"
    assert "Пока вы правили, Ельникова В.П., Главный специалист изменил(а) ячейку" in page
    for words in ("Чужое", "Моё", "Оставить моё", "Оставить чужое"):
        assert words in page
    assert row("1.1").title == "Чужое"

    kept = conflict.context["form"].initial
    client.post(cell("1.1", "title"), kept, headers=HTMX)
    assert row("1.1").title == "Моё"


def test_the_conflict_is_a_page_without_javascript(cell, enter_as, specialist):
    client = enter_as(specialist)
    client.post(cell("1.1", "title"), {"text": "Чужое", "version": 1})

    page = client.post(cell("1.1", "title"), {"text": "Моё", "version": 1})

    assert page.status_code == 409
    assert "<html" in page.content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {"text": "x" * 31, "version": "1"},
        {"text": "1.1"},
        {"text": "1.1", "version": "один"},
        {"text": "1.1", "version": "-1"},
        {"text": "1.1\0", "version": "1"},
    ],
)
def test_nonsense_is_answered_in_the_form(cell, row, enter_as, specialist, posted):
    answer = enter_as(specialist).post(cell("1.1", "number"), posted, headers=HTMX)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert row("1.1").version == 1


def test_refusals(cell, draft, client, enter_as, stranger, official, school_head, specialist):
    address = cell("1.1", "title")
    posted = {"text": "Нет", "version": 1}

    assert client.post(address, posted).status_code == 302
    assert enter_as(stranger).post(address, posted).status_code == 404
    assert enter_as(school_head).post(address, posted).status_code == 404
    assert enter_as(official).post(address, posted).status_code == 403
    assert enter_as(specialist).get(cell("1.1", "steps")).status_code == 404
    actions.submit_edition(draft, by=specialist)
    assert enter_as(specialist).post(address, posted).status_code == 403


def test_saving_a_cell_costs_the_same_in_a_larger_plan(
    cell, draft, row, enter_as, specialist, django_assert_max_num_queries
):
    client = enter_as(specialist)
    client.get(cell("1.1", "title"))

    with django_assert_max_num_queries(30):
        client.post(
            cell("1.1", "executors"), {"text": "Руководители ОО", "seen": "", "version": 1}, headers=HTMX
        )
