"""What a person wishes of the letters; the log for the person and for the administrator."""

import pytest

from monitoring.models import Reminder, ReminderPreference
from tests.factories import ReminderFactory

URL = "/monitoring/reminders/"
WISHES = {"is_on": "on", "steps": ["day", "weekly"], "hour": "11"}


def test_reminder_preferences(enter_as, school_head, municipality):
    client = enter_as(school_head)
    assert (
        client.post(URL, WISHES | {"quiet_since_on": "2026-07-01", "quiet_until_on": "2026-07-28"}).url == URL
    )
    row = ReminderPreference.objects.get()
    assert (row.person, row.steps, row.hour, row.is_on) == (school_head, ["day", "weekly"], 11, True)
    client.post(URL, {"hour": "9"})
    row.refresh_from_db()
    assert (row.is_on, row.steps, row.quiet_since_on) == (False, [], None)
    assert ReminderPreference.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"hour": "20"}, "20"),
        ({"quiet_since_on": "2026-07-28", "quiet_until_on": "2026-07-01"}, "последний не раньше первого"),
        ({"quiet_since_on": "2026-07-28"}, "Укажите оба дня"),
        ({"steps": ["sometimes"]}, "sometimes"),
    ],
)
def test_wrong_wishes_get_a_sentence(fields, sentence, enter_as, specialist):
    response = enter_as(specialist).post(URL, WISHES | fields)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not ReminderPreference.objects.exists()


def test_others_have_no_such_page(enter_as, official, administrator, observer, client, school_head):
    for person in (official, administrator, observer):
        assert enter_as(person).get(URL).status_code == 403
        assert not person.has_perm("monitoring.set_reminders")
    assert school_head.has_perm("monitoring.set_reminders")
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_own_letters_without_keys(count, enter_as, school_head, other_head, django_assert_num_queries):
    for number in range(count):
        ReminderFactory(
            person=school_head, body_text="Ответить: {link:5}", planned_on=f"2026-03-0{number + 1}"
        )
    ReminderFactory(person=other_head, subject="Чужое письмо")
    client = enter_as(school_head)
    with django_assert_num_queries(10):
        text = client.get(URL).content.decode()
    assert text.count("[личная ссылка]") == count
    assert "{link" not in text
    assert "Чужое письмо" not in text


def test_administrator_reads_the_log_and_sends_a_failed_letter_again(enter_as, administrator, school_head):
    failed = ReminderFactory(
        person=school_head, state="failed", tries_count=5, error_text="451", body_text="Текст {link:5}"
    )
    client = enter_as(administrator)
    text = client.get("/admin/monitoring/reminder/").content.decode()
    assert "не удалось" in text
    assert "451" in text
    assert (
        "Текст [личная ссылка]"
        in client.get(f"/admin/monitoring/reminder/{failed.pk}/change/").content.decode()
    )
    data = {"action": "send_letters_again", "_selected_action": [failed.pk]}
    client.post("/admin/monitoring/reminder/", data)
    assert Reminder.objects.get().state == "queued"


def test_menu_leads_to_the_page(enter_as, school_head, official):
    assert URL in enter_as(school_head).get("/").content.decode()
    assert URL not in enter_as(official).get("/").content.decode()
