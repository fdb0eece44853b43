"""Submitting and returning, headings and numbers, the history: the pages around the sheet."""

import pytest
from django.urls import reverse

from plans import actions
from plans.columns import cell_columns
from tests.plans.conftest import ASIDE, printed


@pytest.fixture
def of_plan(draft):
    def address(name: str) -> str:
        return reverse(f"plans:plan-{name}", args=[draft.plan_id])

    return address


def test_submit_and_return_with_a_reason(draft, of_plan, enter_as, specialist, official):
    enter_as(specialist).post(of_plan("submit"))
    draft.refresh_from_db()
    assert draft.state == "endorsement"

    chief = enter_as(official)
    assert chief.post(of_plan("return"), {"reason": " "}).status_code == 422
    chief.post(of_plan("return"), {"reason": "Нет сроков"})
    draft.refresh_from_db()
    assert (draft.state, draft.remark_text) == ("draft", "Нет сроков")


def test_an_empty_plan_is_told_so(draft, of_plan, enter_as, specialist):
    draft.activities.all().delete()

    page = enter_as(specialist).post(of_plan("submit"), follow=True).content.decode()

    assert "ещё нет ни одного мероприятия" in page


def test_refusals_of_states(draft, of_plan, client, enter_as, specialist, official, stranger):
    assert client.post(of_plan("submit")).status_code == 302
    assert enter_as(official).post(of_plan("submit")).status_code == 403
    assert enter_as(stranger).post(of_plan("submit")).status_code == 404
    assert enter_as(official).post(of_plan("return"), {"reason": "x"}).status_code == 403
    assert enter_as(specialist).post(of_plan("return"), {"reason": "x"}).status_code == 403
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_renumber_shows_before_it_changes(draft, row, of_plan, enter_as, specialist, official):
    client = enter_as(specialist)

    preview = client.get(of_plan("renumber"), {"style": "through"})
    assert preview.context["changed_count"] == 4
    assert printed(draft) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]

    client.post(of_plan("renumber"), {"style": "through"})
    assert printed(draft) == ["[1]", "1", "2", "[2]", "3", "4"]
    assert client.post(of_plan("renumber"), {"style": "roman"}).status_code == 422
    assert enter_as(official).get(of_plan("renumber")).status_code == 403


def test_sections_by_their_pages(draft, row, section, enter_as, specialist):
    client = enter_as(specialist)
    add = reverse("plans:section-add", args=[draft.pk])
    words = {"level": "direction", "number_text": "3", "title": "Третье"}

    assert client.post(add, {**words, "title": ""}).status_code == 422
    client.post(add, {**words, "after": section("1").pk})
    assert printed(draft) == ["[1]", "1.1", "1.2", "[3]", "[2]", "2.1", "2.2"]

    edit = reverse("plans:section-edit", args=[section("3").pk])
    client.post(edit, {"number_text": "4", "title": "Четвёртое", "version": 1})
    assert section("4").title == "Четвёртое"
    stale = client.post(edit, {"number_text": "5", "title": "Пятое", "version": 1})
    assert "теперь «4 Четвёртое»" in stale.content.decode()
    assert stale.context["form"]["version"].value() == 2

    client.post(reverse("plans:section-move", args=[section("4").pk]), {"where": "up"})
    assert printed(draft) == ["[4]", "[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]
    client.post(reverse("plans:section-duplicate", args=[section("4").pk]))
    assert printed(draft) == ["[4]", "[4]", "[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]
    for name in ("1", "2"):
        client.post(reverse("plans:section-delete", args=[section(name).pk]))
    assert printed(draft) == ["[4]", "[4]"]


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"where": "up"}, "Раздел уже первый"),
        ({"where": "sideways"}, "Не понято, куда"),
        ({"where": "before", "target": "section-999999"}, "больше нет"),
    ],
)
def test_a_section_that_cannot_move_says_why(draft, section, enter_as, specialist, posted, sentence):
    address = reverse("plans:section-move", args=[section("1").pk])

    assert sentence in enter_as(specialist).post(address, posted, follow=True).content.decode()


@pytest.mark.parametrize("gesture", ["edit", "delete", "move", "duplicate"])
def test_refusals_of_sections(section, enter_as, official, stranger, school_head, gesture):
    address = reverse(f"plans:section-{gesture}", args=[section("1").pk])

    assert enter_as(official).post(address).status_code == 403
    assert enter_as(stranger).post(address).status_code == 404
    assert enter_as(school_head).post(address).status_code == 404


def test_history_tells_who_changed_what(draft, row, of_plan, enter_as, specialist, official):
    address = reverse("plans:activity-cell", args=[row("1.1").pk, "due"])
    client = enter_as(specialist)
    client.post(address, {"text": "Апрель", "version": 1})
    client.post(reverse("plans:activity-delete", args=[row("1.2").pk]))
    client.post(of_plan("submit"))

    response = enter_as(official).get(of_plan("history"))

    told = [
        (entry.text, [(c.name, [(p.kind, p.text) for p in c.pieces]) for c in entry.changes])
        for entry in response.context["entries"]
    ]
    assert ("Изменена строка «1.1 Семинар 1.1»", [("срок", [("gone", "Март"), ("new", "Апрель")])]) in told
    assert ("Удалена строка «1.2 Семинар 1.2»", []) in told
    assert ("Изменена редакция", [("состояние", [("gone", "черновик"), ("new", "на согласовании")])]) in told
    assert "Ельникова В.П., Главный специалист" in response.content.decode()


def test_history_has_older_pages_and_forgives_a_strange_address(draft, of_plan, enter_as, specialist):
    client = enter_as(specialist)

    newest = client.get(of_plan("history")).context["entries"][0].at
    older = client.get(of_plan("history"), {"until": newest.isoformat()})

    assert older.context["entries"] == []
    assert "Более ранних изменений нет" in older.content.decode()
    for until in ("вчера", "2026-99-99T00:00", "2026-01-01"):
        assert client.get(of_plan("history"), {"until": until}).status_code == 200


@pytest.mark.parametrize("changes", [1, 3])
def test_history_costs_the_same_for_any_length(
    draft, row, of_plan, enter_as, specialist, django_assert_num_queries, changes
):
    title = next(column for column in cell_columns(draft.plan.columns) if column.key == "title")
    for version in range(1, changes + 1):
        actions.edit_cell(row("1.1"), column=title, text=f"Вариант {version}", version=version, by=specialist)
    client = enter_as(specialist)
    client.get(of_plan("history"))

    with django_assert_num_queries(7 + ASIDE):
        client.get(of_plan("history"))


def test_history_is_for_those_who_see_the_plan(of_plan, enter_as, stranger, school_head):
    for person in (stranger, school_head):
        assert enter_as(person).get(of_plan("history")).status_code == 404
