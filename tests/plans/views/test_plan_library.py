"""The page of the library: pick, insert, keep, take off."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from plans.models import CycleTemplate, LibraryActivity, StandardActivity
from tests.plans.conftest import ASIDE


@pytest.fixture
def page(draft):
    call_command("load_reference", quiet=True)
    return reverse("plans:plan-library", args=[draft.plan_id])


def test_rows_and_a_cycle_are_picked_into_a_section(draft, page, section, enter_as, specialist):
    client = enter_as(specialist)
    one = StandardActivity.objects.first()
    cycle = CycleTemplate.objects.get(key="inside-regional-cycle")

    client.post(page, {"section": section("1").pk, "standard": [one.pk], "cycle": cycle.pk})

    assert section("1").activities.count() == 2 + 1 + 5
    assert "Отметьте хотя бы одну" in client.post(page, {}, follow=True).content.decode()


def test_the_shelf_is_searched_by_direction_and_words(page, enter_as, specialist):
    client = enter_as(specialist)

    found = client.get(page, {"direction": "objectivity", "q": "наблюдател"}).context["shelf"].standard

    assert [row.direction.key for row in found] == ["objectivity"]


def test_a_row_is_kept_from_a_plan_and_taken_off(draft, row, page, enter_as, specialist, official):
    client = enter_as(specialist)
    keep = reverse("plans:activity-keep", args=[row("1.1").pk])

    client.post(keep)
    kept = LibraryActivity.objects.get()
    assert kept.title in client.get(page).content.decode()
    client.post(reverse("plans:library-remove", args=[kept.pk]), {"plan": draft.plan_id})

    assert not LibraryActivity.objects.exists()
    assert enter_as(official).post(keep).status_code == 403
    assert enter_as(official).get(page).status_code == 403


def test_the_page_costs_the_same_for_any_shelf(page, row, enter_as, specialist, django_assert_num_queries):
    client = enter_as(specialist)
    client.get(page)

    for number in ("1.1", "1.2", "2.1"):
        client.post(reverse("plans:activity-keep", args=[row(number).pk]))
        with django_assert_num_queries(12 + ASIDE):
            client.get(page)
