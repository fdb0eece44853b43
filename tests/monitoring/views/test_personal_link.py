"""The link of a letter: one task, one person, a limited time; on every other page nobody."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from monitoring import actions
from monitoring.link_tokens import hash_of, token_of
from monitoring.models import Evidence, PersonalLink, Reminder, Task
from monitoring.states import TaskState
from monitoring.views.personal_link import WRONG_TRIES
from msoko.lib import row_security
from tests.cast import PersonClient
from tests.factories import PersonalLinkFactory
from tests.monitoring.views.test_task_answer import answer, upload


@pytest.fixture
def visitor(municipality) -> Client:
    cache.clear()
    client = PersonClient()
    client.home_id = municipality.pk
    return client


@pytest.fixture
def link(task, school_head):
    school_head.email = "head@school101.example.ru"
    school_head.save(update_fields=["email"])
    return actions.issue_link(school_head.position, task, now=timezone.now())


def address(link, verb="") -> str:
    return f"/monitoring/links/{token_of(link.key)}/{verb}"


def page(task) -> str:
    return f"/monitoring/tasks/{task.pk}/"


def aged(link, *, days=15):
    moment = timezone.now() - datetime.timedelta(days=days)
    PersonalLink.objects.filter(pk=link.pk).update(
        issued_at=moment, expires_at=moment + datetime.timedelta(days=14)
    )


def test_opens_its_task_without_the_sign_in(visitor, link, task, django_assert_num_queries):
    response = visitor.get(address(link))
    assert (response.status_code, response.url) == (302, page(task))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    with django_assert_num_queries(11):
        response = visitor.get(page(task))
    text = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "Отправить на проверку" in text
    assert "Мои задания" not in text


def test_from_the_letter_to_submitted(visitor, link, task, school_head):
    visitor.get(address(link))
    response = answer(visitor, task, attachments=[upload()], submit="1", back="task")
    assert (response.status_code, response.url) == (302, page(task))
    task.refresh_from_db()
    assert (task.state, task.submitted_by) == (TaskState.SUBMITTED, school_head)
    evidence = Evidence.objects.get()
    shown = visitor.get(f"/monitoring/evidence/{evidence.pk}/file/")
    assert (shown.status_code, b"".join(shown.streaming_content)[:4]) == (200, b"%PDF")
    event = Task.pgh_event_models["update"].objects.latest("pgh_id")
    assert event.pgh_context["who"].endswith("по личной ссылке")
    assert visitor.post(f"{page(task)}recall/").status_code == 302
    assert Task.objects.get().state == TaskState.OPEN


def test_is_nobody_everywhere_else(visitor, link, new_task, school, add_pdf, school_head):
    visitor.get(address(link))
    other = new_task(school, title="Другое")
    evidence = add_pdf(other, school_head)
    for url in (page(other), "/", "/monitoring/tasks/", "/monitoring/reminders/", "/plans/",
                f"/monitoring/evidence/{evidence.pk}/file/", "/admin/"):  # fmt: skip
        response = visitor.get(url)
        assert response.status_code == 302, url
        assert "sign-in" in response.url or "login" in response.url
    assert "sign-in" in answer(visitor, other, url="https://a.example/").url
    withdraw = f"{page(link.task)}evidence/{evidence.pk}/withdraw/"
    assert visitor.post(withdraw).status_code == 404
    for verb in ("accept", "return", "close", "reopen"):
        assert "sign-in" in visitor.post(f"{page(link.task)}{verb}/", {"reason": "а"}).url
    assert Evidence.objects.get(pk=evidence.pk).withdrawn_at is None


def test_token_is_not_stored(link):
    token = token_of(link.key)
    assert PersonalLink.objects.get().token_hash == hash_of(token)
    columns = {field.name for field in PersonalLink.pgh_event_models["insert"]._meta.fields}
    assert not {"token_hash", "key"} & columns


def test_row_of_a_token_is_all_that_shows_before_the_municipality_is_known(link):
    row_security.enter(None)
    assert not PersonalLink.objects.exists()
    row_security.present_token(hash_of(token_of(link.key)))
    assert list(PersonalLink.objects.values_list("pk", flat=True)) == [link.pk]
    assert not Task.objects.exists()
    assert PersonalLink.objects.update(revoked_at=timezone.now()) == 0


def test_wrong_link(visitor, link):
    response = visitor.get(f"{address(link)[:-3]}xx/")
    assert response.status_code == 404
    assert "Такой ссылки нет" in response.content.decode()


def test_many_wrong_links_are_stopped(visitor, link):
    for number in range(WRONG_TRIES):
        assert visitor.get(f"/monitoring/links/wrong-{number}/").status_code == 404
    assert visitor.get(address(link)).status_code == 429
    cache.clear()
    assert visitor.get(address(link)).status_code == 302


def test_expired_link_is_renewed_by_one_press(visitor, link, task):
    visitor.get(address(link))
    aged(link)
    assert "sign-in" in visitor.get(page(task)).url
    response = visitor.get(address(link))
    assert response.status_code == 410
    assert "Прислать новую ссылку" in response.content.decode()
    response = visitor.post(address(link, "renew/"), follow=True)
    assert "Новая ссылка отправлена" in response.content.decode()
    reminder = Reminder.objects.get()
    assert (reminder.kind, reminder.to_text) == ("link", "head@school101.example.ru")
    fresh = PersonalLink.objects.exclude(pk=link.pk).get()
    assert visitor.get(address(fresh)).status_code == 302


def test_renewing_is_limited(visitor, link):
    aged(link)
    visitor.post(address(link, "renew/"))
    response = visitor.post(address(link, "renew/"), follow=True)
    assert "уже отправлена" in response.content.decode()
    assert Reminder.objects.count() == 1
    for hour in range(1, 6):
        Reminder.objects.update(queued_at=timezone.now() - datetime.timedelta(hours=hour))
        visitor.post(address(link, "renew/"))
    assert Reminder.objects.count() == 5


def test_valid_link_is_not_renewed(visitor, link):
    assert visitor.post(address(link, "renew/")).status_code == 302
    assert Reminder.objects.count() == 0


def test_ends_when_the_answer_is_accepted(visitor, link, task, submit, school_head, specialist):
    visitor.get(address(link))
    submit(task, school_head)
    assert visitor.get(page(task)).status_code == 200
    actions.accept_task(task, by=specialist)
    assert "sign-in" in visitor.get(page(task)).url
    response = visitor.get(address(link))
    assert response.status_code == 410
    assert "больше не нужно" in response.content.decode()


@pytest.mark.parametrize("reason", ["revoked", "position ended", "may not sign in"])
def test_ends_with_the_person(reason, visitor, link, task, school_head, administrator):
    visitor.get(address(link))
    if reason == "revoked":
        actions.revoke_link(link, by=administrator, now=timezone.now())
    elif reason == "position ended":
        school_head.position.until_on = timezone.localdate() - datetime.timedelta(days=1)
        school_head.position.save()
    else:
        school_head.is_active = False
        school_head.save()
    assert "sign-in" in visitor.get(page(task)).url
    assert visitor.get(address(link)).status_code == 410
    assert visitor.post(address(link, "renew/")).status_code == 302
    assert Reminder.objects.count() == 0


def test_link_of_one_school_does_not_open_the_task_of_another(visitor, task, other_head):
    wrong = PersonalLinkFactory(task=task, position=other_head.position, issued_at=timezone.now())
    assert visitor.get(address(wrong)).status_code == 410


def test_who_has_signed_in_keeps_his_own_rights(enter_as, link, task, specialist, other_head):
    assert enter_as(specialist).get(address(link)).url == page(task)
    client = enter_as(other_head)
    assert client.get(address(link), follow=True).status_code == 404


def test_administrator_revokes_in_the_admin(enter_as, link, administrator, specialist):
    client = enter_as(administrator)
    data = {"action": "revoke_links", "_selected_action": [link.pk]}
    client.post("/admin/monitoring/personallink/", data)
    link.refresh_from_db()
    assert link.revoked_at is not None
    assert administrator.has_perm("monitoring.administer_reminder", link)
    assert not specialist.has_perm("monitoring.administer_reminder", link)


def test_shows_and_answers_no_other_task(visitor, link, task, new_task, school, school_head, add_pdf):
    add_pdf(task, school_head)
    other = new_task(school)
    visitor.get(address(link))
    text = visitor.get(page(task)).content.decode()
    assert (f"{page(task)}held/" in text, f"{page(task)}also/" in text) == (False, False)
    for name in ("held", "also"):
        assert "/people/sign-in/" in visitor.get(f"{page(task)}{name}/").url

    answer(visitor, task, submit="1", also=[other.pk])

    states = dict(Task.objects.values_list("pk", "state"))
    assert (states[task.pk], states[other.pk]) == (TaskState.SUBMITTED, TaskState.OPEN)
