"""Changes to a plan in force take force by the page of their edition."""

import pytest
from django.urls import reverse

from plans import actions as plan_actions
from reports import actions
from tests.plans.test_actions_amending import row_of
from tests.reports.plans import edition_with


@pytest.fixture
def amendment(authority, official, specialist):
    edition = edition_with(authority)
    actions.take_force(edition, number_text="512", dated_on="2026-01-12", by=official)
    edition.refresh_from_db()
    draft = plan_actions.amend_edition(edition, by=specialist)
    plan_actions.exclude_activity(row_of(draft, "1.1"), reason="Нет средств", by=specialist)
    return draft


def test_the_official_approves_the_changes(amendment, enter_as, official):
    address = reverse("reports:edition-approve", args=[amendment.pk])
    client = enter_as(official)
    assert "Изменилось: 1 строка" in client.get(address).content.decode()
    assert client.post(address, {"number_text": "", "dated_on": "2026-02-02"}).status_code == 422
    assert "раньше" in client.post(address, {"number_text": "7", "dated_on": "2025-02-02"}).content.decode()

    client.post(address, {"number_text": "7", "dated_on": "2026-02-02"})

    amendment.refresh_from_db()
    assert (amendment.state, amendment.order_number_text) == ("approved", "7")
    assert client.get(address).status_code == 403


def test_refusals(amendment, enter_as, specialist, observer, school_head, stranger):
    address = reverse("reports:edition-approve", args=[amendment.pk])
    first = reverse("reports:edition-approve", args=[amendment.plan.editions.get(number=1).pk])

    for person, status in ((specialist, 403), (observer, 403), (school_head, 404), (stranger, 404)):
        assert enter_as(person).get(address).status_code == status
    assert enter_as(specialist).get(first).status_code == 403
