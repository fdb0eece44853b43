"""Gestures on rows through the pages."""

import json

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Activity
from tests.plans.conftest import printed

HTMX = {"HX-Request": "true"}
START = ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


@pytest.fixture
def to_row(row):
    def address(gesture: str, number: str) -> str:
        return reverse(f"plans:activity-{gesture}", args=[row(number).pk])

    return address


def test_add_below_shows_the_whole_sheet_and_names_the_new_row(draft, row, enter_as, specialist):
    address = reverse("plans:activity-add", args=[draft.pk])

    answer = enter_as(specialist).post(f"{address}?text=нет", {"after": row("1.1").pk}, headers=HTMX)

    new = Activity.objects.get(number_text="")
    assert json.loads(answer["HX-Trigger-After-Settle"]) == {
        "plan:row": {"id": f"activity-{new.pk}", "isNew": True}
    }
    assert f'id="activity-{new.pk}"' in answer.content.decode()
    assert printed(draft) == ["[1]", "1.1", "", "1.2", "[2]", "2.1", "2.2"]


def test_add_without_javascript_opens_the_title_of_the_new_row(draft, section, enter_as, specialist):
    address = reverse("plans:activity-add", args=[draft.pk])

    answer = enter_as(specialist).post(address, {"section": section("1").pk})

    new = Activity.objects.get(number_text="")
    assert answer.url == reverse("plans:activity-cell", args=[new.pk, "title"])
    assert new.section == section("1")


def test_duplicate(draft, to_row, enter_as, specialist):
    enter_as(specialist).post(to_row("duplicate", "1.1"))

    assert printed(draft) == ["[1]", "1.1", "1.1", "1.2", "[2]", "2.1", "2.2"]


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_delete_offers_to_bring_the_row_back(draft, to_row, enter_as, specialist, headers):
    client = enter_as(specialist)
    restore = reverse("plans:edition-undo", args=[draft.pk])

    deleted = client.post(to_row("delete", "1.2"), headers=headers, follow=True).content.decode()
    assert "Удалена строка 1.2" in deleted
    assert restore in deleted
    assert printed(draft) == ["[1]", "1.1", "[2]", "2.1", "2.2"]

    client.post(restore, headers=headers)
    assert printed(draft) == START
    again = client.post(restore, headers=headers, follow=True).content.decode()
    assert "Отменять больше нечего" in again
    assert printed(draft) == START


def test_move_by_step_and_by_place(draft, row, to_row, section, enter_as, specialist):
    client = enter_as(specialist)

    client.post(to_row("move", "1.2"), {"where": "up"})
    assert printed(draft) == ["[1]", "1.2", "1.1", "[2]", "2.1", "2.2"]
    client.post(to_row("move", "1.2"), {"where": "after", "target": f"section-{section('2').pk}"})
    assert printed(draft) == ["[1]", "1.1", "[2]", "1.2", "2.1", "2.2"]
    client.post(to_row("move", "1.2"), {"where": "before", "target": f"activity-{row('1.1').pk}"})
    assert printed(draft) == ["[1]", "1.2", "1.1", "[2]", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"where": "up"}, "первая"),
        ({"where": "sideways"}, "Не понято, куда"),
        ({"where": "before", "target": "activity-999999"}, "больше нет"),
        ({"where": "before", "target": "section-0; --"}, "Не понято, куда"),
        ({"where": "before"}, "больше нет"),
    ],
)
def test_a_move_that_cannot_be_is_told_in_words(draft, to_row, enter_as, specialist, posted, sentence):
    answer = enter_as(specialist).post(to_row("move", "1.1"), posted, headers=HTMX)

    assert sentence in answer.content.decode()
    assert printed(draft) == START


@pytest.mark.parametrize("gesture", ["duplicate", "delete", "move", "take-back"])
def test_refusals(draft, to_row, client, enter_as, stranger, official, specialist, gesture):
    address = to_row(gesture, "1.1")

    assert client.post(address).status_code == 302
    assert enter_as(stranger).post(address).status_code == 404
    assert enter_as(official).post(address).status_code == 403
    assert enter_as(specialist).get(address).status_code == 405
    actions.submit_edition(draft, by=specialist)
    assert enter_as(specialist).post(address).status_code == 403
    assert printed(draft) == START


@pytest.mark.parametrize("name", ["activity-add", "edition-undo", "edition-redo", "edition-paste"])
def test_refusals_of_gestures_on_the_edition(draft, enter_as, stranger, official, name):
    address = reverse(f"plans:{name}", args=[draft.pk])

    assert enter_as(stranger).post(address).status_code == 404
    assert enter_as(official).post(address).status_code == 403
    assert printed(draft) == START


def test_a_row_has_a_page_of_its_own(draft, row, enter_as, specialist, official, stranger):
    address = reverse("plans:activity-detail", args=[row("1.1").pk])

    page = enter_as(specialist).get(address).content.decode()
    assert "Семинар 1.1" in page
    assert reverse("plans:activity-cell", args=[row("1.1").pk, "due"]) in page
    assert "/cells/" not in enter_as(official).get(address).content.decode()
    assert enter_as(stranger).get(address).status_code == 404
    part = enter_as(specialist).get(address, headers=HTMX).content.decode()
    assert part.count("<tr") == 1
