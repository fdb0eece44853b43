"""Signing in, locking out, switching positions, and the headers that every page carries."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from msoko.people.middleware import SESSION_POSITION, SESSION_SECONDS
from msoko.people.roles import Role
from tests.factories import PositionFactory

PASSWORD = "лесная-тропа-7"
SIGN_IN = "/people/sign-in/"


@pytest.fixture
def known(specialist):
    specialist.password = make_password(PASSWORD)
    specialist.save(update_fields=["password"])
    return specialist


def sign_in(client: Client, username: str, password: str, address: str = "10.0.0.1"):
    return client.post(SIGN_IN, {"username": username, "password": password}, REMOTE_ADDR=address)


def test_sign_in_leads_to_the_day_and_takes_the_position(client, known):
    response = sign_in(client, known.username, PASSWORD)

    assert response.status_code == 302
    assert response["Location"] == "/"
    page = client.get("/", REMOTE_ADDR="10.0.0.1")
    assert page.status_code == 200
    assert "Главный специалист" in page.content.decode()


def test_a_wrong_password_gets_a_sentence(client, known):
    response = sign_in(client, known.username, "не тот")

    assert response.status_code == 200
    assert "Логин или пароль не подходят" in response.content.decode()


def test_too_many_tries_lock_the_pair_of_name_and_address_only(client, known, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        locked = sign_in(client, known.username, "не тот")

    assert locked.status_code == 429
    assert "Вход приостановлен" in locked.content.decode()
    assert sign_in(client, known.username, PASSWORD).status_code == 429
    assert sign_in(client, known.username, PASSWORD, address="10.0.0.2").status_code == 302


def test_another_name_from_the_same_address_signs_in(client, known, official, settings):
    official.password = make_password(PASSWORD)
    official.save(update_fields=["password"])
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, known.username, "не тот")

    assert sign_in(client, official.username, PASSWORD).status_code == 302


def test_a_person_without_a_position_is_told_so(client, known):
    known.positions.update(until_on="2020-01-01")
    client.force_login(known, backend="django.contrib.auth.backends.ModelBackend")

    response = client.get("/")

    assert response.status_code == 403
    assert "не назначена должность" in response.content.decode()


def test_position_switch_changes_what_the_person_is(enter_as, specialist, school):
    second = PositionFactory(
        user=specialist, municipality=school.municipality, organization=school, role=Role.SCHOOL_HEAD
    )
    client = enter_as(specialist)

    response = client.post(reverse("people:position-switch", args=[second.pk]))

    assert response.status_code == 302
    assert client.session[SESSION_POSITION] == second.pk
    assert client.get(reverse("monitoring:review-queue")).status_code == 403


def test_position_switch_into_somebody_elses_position_is_not_there(enter_as, specialist, official):
    response = enter_as(specialist).post(reverse("people:position-switch", args=[official.position.pk]))

    assert response.status_code == 404


def test_a_school_stays_signed_in_for_a_week(client, school_head):
    client.force_login(school_head, backend="django.contrib.auth.backends.ModelBackend")

    client.get("/")

    assert client.session.get_expiry_age() == SESSION_SECONDS[Role.SCHOOL_HEAD]


def test_the_first_page_after_the_door_knows_the_organisation(client, school_head, school):
    client.force_login(school_head, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/").content.decode()

    assert f'<span class="top-place">{school.short_name}</span>' in page


def test_every_page_carries_the_strict_headers(enter_as, specialist):
    response = enter_as(specialist).get(reverse("plans:plan-list"))

    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "script-src 'self'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
