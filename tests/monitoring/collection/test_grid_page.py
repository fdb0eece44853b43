"""The form of one organisation: as a page, cell by cell, as a pasted block, as a plain form, sent."""

import pytest
from django.urls import reverse

from monitoring.models import PrimaryValue, Submission
from tests.factories import (
    CollectionRoundFactory,
    PrimaryFieldFactory,
    RoundFieldFactory,
    SubmissionFactory,
)

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")
HTMX = {"HTTP_HX_REQUEST": "true"}


def address(collection, name="detail"):
    return reverse(f"monitoring:submission-{name}", args=[collection.own.pk])


def typed(collection, **cells):
    """`typed(collection, N="24", m=("18", "пояснение"))` as the form of the page sends it."""
    post = {}
    for code, words in cells.items():
        value, comment = words if isinstance(words, tuple) else (words, "")
        key = collection.lines[code].pk
        post |= {f"value-{key}": value, f"comment-{key}": comment}
    return post


def values(collection):
    rows = PrimaryValue.objects.filter(organization=collection.own.organization)
    return {row.field.code: (row.value, row.absence, row.comment, row.version) for row in rows}


def test_grid_costs_the_same_for_three_rows_more(collection, head, django_assert_num_queries):
    head.get(address(collection))

    # Two of them open and close the transaction, two are the doors of row security.
    with django_assert_num_queries(14):
        head.get(address(collection))
    for place in range(3):
        field = PrimaryFieldFactory(code=f"more_{place}", position=place + 3)
        RoundFieldFactory(round=collection.round, field=field, position=place + 3)
    with django_assert_num_queries(14):
        answer = head.get(address(collection))

    assert answer.content.decode().count('class="grid-row') == 5


def test_plain_form_keeps_what_can_be_read_and_says_what_cannot(collection, head):
    answer = head.post(address(collection, "save"), typed(collection, N="24", m="много"))

    assert answer.status_code == 422
    assert values(collection) == {"N": (24, "", "", 1)}
    page = answer.content.decode()
    assert 'value="много"' in page
    assert "не число" in page


def test_one_cell_is_saved_and_only_states_come_back(collection, head):
    answer = head.post(address(collection, "save"), typed(collection, N="1 024"), **HTMX)

    assert answer.status_code == 200
    assert values(collection) == {"N": (1024, "", "", 1)}
    page = answer.content.decode()
    assert "<html" not in page
    assert f'id="state-{collection.lines["N"].pk}" data-version="1" data-tone="green"' in page
    assert "сохранено" in page


def test_nothing_is_written_twice_and_zero_is_not_nothing(collection, head):
    post = typed(collection, N="нд", m="0")
    head.post(address(collection, "save"), post)
    head.post(address(collection, "save"), post)

    assert values(collection) == {"N": (None, "no_data", "", 1), "m": (0, "", "", 1)}


def test_what_another_has_written_meanwhile_is_not_overwritten(collection, head, give):
    give(N="24")
    key = collection.lines["N"].pk

    answer = head.post(address(collection, "save"), {f"value-{key}": "30", f"seen-{key}": "0"}, **HTMX)

    assert answer.status_code == 422
    assert "изменилось" in answer.content.decode()
    assert values(collection)["N"][0] == 24


def test_checks_speak_while_it_is_typed_and_nothing_is_kept(collection, head, give):
    give(N="24")

    answer = head.post(address(collection, "check"), typed(collection, m="30"), **HTMX)

    page = answer.content.decode()
    assert f'id="state-{collection.lines["m"].pk}" data-version="0" data-tone="red"' in page
    assert set(values(collection)) == {"N"}


def test_what_blocks_is_said_and_the_rest_is_sent(collection, head):
    refused = head.post(address(collection, "save"), {**typed(collection, N="24", m="30"), "submit": "1"})
    sent = head.post(address(collection, "save"), {**typed(collection, N="24", m="18"), "submit": "1"})

    assert (refused.status_code, sent.status_code) == (409, 302)
    assert Submission.objects.get(pk=collection.own.pk).state == "sent"


def test_sent_form_is_read_only_recalled_returned_and_accepted(collection, head, enter_as, specialist):
    head.post(address(collection, "save"), {**typed(collection, N="24", m="18"), "submit": "1"})
    assert head.post(address(collection, "save"), typed(collection, N="25")).status_code == 409
    head.post(address(collection, "recall"))
    head.post(address(collection, "save"), {**typed(collection, N="24", m="20"), "submit": "1"})
    department = enter_as(specialist)

    department.post(address(collection, "return"), {"reason": ""})
    assert Submission.objects.get(pk=collection.own.pk).state == "sent"
    department.post(address(collection, "return"), {"reason": "Проверьте участников."})
    assert "Проверьте участников." in head.get(address(collection)).content.decode()
    head.post(address(collection, "save"), {**typed(collection, N="24", m="20"), "submit": "1"})
    department.post(address(collection, "accept"))

    assert Submission.objects.get(pk=collection.own.pk).state == "accepted"


def test_nobody_else_sees_or_fills_it(collection, enter_as, other_head, specialist, observer):
    assert enter_as(other_head).get(address(collection)).status_code == 404
    assert enter_as(specialist).get(address(collection)).status_code == 200
    for person in (specialist, observer):
        post = typed(collection, N="1")
        assert enter_as(person).post(address(collection, "save"), post).status_code == 403
        assert enter_as(person).post(address(collection, "check"), post).status_code == 403
    assert values(collection) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list(count, collection, head, django_assert_num_queries):
    for _ in range(count - 1):
        asked = CollectionRoundFactory(indicator_set=collection.set, state="open")
        SubmissionFactory(round=asked, organization=collection.own.organization)
    head.get(reverse("monitoring:submission-list"))

    with django_assert_num_queries(9):
        answer = head.get(reverse("monitoring:submission-list"))

    page = answer.content.decode()
    assert "0 из 2" in page
    assert "до 20 октября" in page
