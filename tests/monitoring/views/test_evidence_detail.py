"""One piece of evidence: who sees it, opening it to others, taking it back."""

import pytest
from django.db import IntegrityError, transaction

from monitoring import actions
from monitoring.models import Disclosure, Evidence, Task
from tests.factories import DisclosureFactory, EvidenceFactory
from tests.monitoring.views.conftest import PDF


@pytest.fixture
def accepted(task, school_head, specialist, submit):
    submit(task, school_head)
    task.refresh_from_db()
    actions.accept_task(task, by=specialist)
    return Evidence.objects.get()


def address(evidence, page=""):
    return f"/monitoring/evidence/{evidence.pk}/{page}"


def test_department_and_own_school_see_it(enter_as, specialist, official, school_head, accepted):
    for reader in (specialist, official, school_head):
        text = enter_as(reader).get(address(accepted)).content.decode()
        assert accepted.file.sha256 in text
        assert ("Отозвать документ" in text) is (reader == specialist)


def test_another_school_sees_it_once_it_is_opened(enter_as, specialist, other_head, accepted):
    client = enter_as(other_head)
    pages = [address(accepted), address(accepted, "file/")]
    assert [client.get(page).status_code for page in pages] == [404, 404]

    DisclosureFactory(evidence=accepted, confirmed_by=specialist)

    assert client.get(pages[0]).status_code == 200
    assert b"".join(client.get(pages[1]).streaming_content) == PDF
    assert f"/monitoring/tasks/{accepted.task_id}/" not in client.get(pages[0]).content.decode()
    # Reading is all: the task stays unknown, and so do the gestures.
    assert client.get(f"/monitoring/tasks/{accepted.task_id}/").status_code == 404
    repeat = f"/monitoring/tasks/{accepted.task_id}/evidence/{accepted.pk}/repeat/"
    assert client.post(repeat).status_code == 404


def test_opening_needs_the_confirmation(enter_as, specialist, accepted):
    client, path = enter_as(specialist), address(accepted, "disclose/")
    page = client.post(path, {"visibility": "public"}, follow=True)
    assert "Подтвердите, что в документе нет персональных данных" in page.content.decode()
    assert Disclosure.objects.count() == 0

    client.post(path, {"visibility": "public", "is_confirmed": "yes"})
    assert list(Disclosure.objects.values_list("visibility", "confirmed_by")) == [("public", specialist.pk)]

    client.post(path, {"visibility": "schools", "is_confirmed": "yes"})
    assert list(Disclosure.objects.values_list("visibility", flat=True)) == ["schools"]

    client.post(path, {"visibility": "internal"})
    assert Disclosure.objects.count() == 0


def test_only_what_was_accepted_is_opened(enter_as, specialist, school_head, task):
    evidence = EvidenceFactory(task=task, added_by=school_head)
    post = {"visibility": "public", "is_confirmed": "yes"}
    page = enter_as(specialist).post(address(evidence, "disclose/"), post, follow=True)

    assert "Открыть можно только принятый документ" in page.content.decode()


def test_unknown_visibility(enter_as, specialist, accepted):
    page = enter_as(specialist).post(address(accepted, "disclose/"), {"visibility": "all"}, follow=True)
    assert "Выберите, кому виден документ" in page.content.decode()


def test_database_knows_no_opening_without_who_and_when(specialist, accepted):
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureFactory(evidence=accepted, confirmed_at=None, confirmed_by=specialist)


def test_a_wrong_document_is_taken_back_and_stays_in_the_history(enter_as, specialist, accepted):
    DisclosureFactory(evidence=accepted, confirmed_by=specialist)
    client, path = enter_as(specialist), address(accepted, "take-back/")
    page = client.post(path, {"reason": " "}, follow=True)
    assert "Напишите, почему документ отзывается" in page.content.decode()

    page = client.post(path, {"reason": "Фамилии детей."}, follow=True)
    text = page.content.decode()

    assert "задание снова открыто" in text
    assert "Фамилии детей." in text
    assert list(Evidence.objects.values_list("withdrawal_reason", "withdrawn_by")) == [
        ("Фамилии детей.", specialist.pk)
    ]
    assert Disclosure.objects.count() == 0
    assert Task.objects.values_list("state", "round").get() == ("open", 2)
    page = client.post(path, {"reason": "Ещё раз."}, follow=True)
    assert "который ещё не отозван" in page.content.decode()


@pytest.mark.parametrize("page", ["disclose/", "take-back/"])
def test_gestures_are_the_specialists(enter_as, official, school_head, other_head, accepted, page):
    statuses = [
        enter_as(one).post(address(accepted, page)).status_code for one in (official, school_head, other_head)
    ]
    assert statuses == [403, 403, 404]
