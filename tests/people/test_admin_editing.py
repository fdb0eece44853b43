"""What the administrator writes in the admin: organisations, executors, spellings, people, passwords."""

import pytest
from django.urls import reverse

from msoko.people.models import Body, BodySpelling, Organization, Position, User
from tests import factories
from tests.factories import BodyFactory, BodySpellingFactory, OrganizationFactory


@pytest.fixture
def client(enter_as, administrator):
    return enter_as(administrator)


def test_new_row_lands_in_the_municipality_of_the_position(client, municipality):
    client.post(
        reverse("admin:people_organization_add"),
        {"kind": "school", "name": "МБОУ «Школа № 7»", "short_name": "Школа № 7"},
    )

    assert Organization.objects.get(short_name="Школа № 7").municipality == municipality


def test_same_name_twice_is_refused_with_a_sentence(client, school):
    response = client.post(
        reverse("admin:people_organization_add"),
        {"kind": "school", "name": "Другая", "short_name": school.short_name},
    )

    assert response.status_code == 200
    assert "Организация с таким кратким наименованием уже есть." in response.content.decode()


def test_history_tells_who_and_what(client, administrator, school):
    client.post(
        reverse("admin:people_organization_change", args=[school.pk]),
        {"kind": "school", "name": school.name, "short_name": "Школа № 101 имени Лескова", "is_rural": "on"},
    )

    response = client.get(reverse("admin:people_organization_history", args=[school.pk]))

    told = response.context["rows"][0]
    assert (told.who, told.capacity) == ("Кедров В.П., Администратор данных", "администратор данных")
    assert told.happened == "изменено"
    assert [(change.field, change.before, change.after) for change in told.changes] == [
        ("краткое наименование", "Школа № 101", "Школа № 101 имени Лескова"),
        ("сельская", "нет", "да"),
    ]


def test_history_of_a_body_includes_its_spellings(client, municipality):
    body = BodyFactory(municipality=municipality)
    spelling = BodySpellingFactory(body=body)

    rows = client.get(reverse("admin:people_body_history", args=[body.pk])).context["rows"]

    assert [row.subject for row in rows] == ["написание", "исполнитель"]
    assert spelling.text in [change.after for change in rows[0].changes]


def body_form(body, **rows):
    return {
        "kind": body.kind,
        "name": body.name,
        "is_active": "on",
        "spellings-TOTAL_FORMS": "2",
        "spellings-INITIAL_FORMS": "0",
        "members-TOTAL_FORMS": "0",
        "members-INITIAL_FORMS": "0",
        **rows,
    }


def test_spellings_are_added_inside_of_a_body(client, municipality):
    body = BodyFactory(municipality=municipality)
    rows = {"spellings-0-text": "ОТДЕЛ ОБРАЗОВАНИЯ", "spellings-1-text": "отд. обр."}

    response = client.post(reverse("admin:people_body_change", args=[body.pk]), body_form(body, **rows))

    assert response.status_code == 302
    assert {(s.text, s.municipality) for s in BodySpelling.objects.filter(body=body)} == {
        ("ОТДЕЛ ОБРАЗОВАНИЯ", municipality),
        ("отд. обр.", municipality),
    }


def test_rows_of_one_form_that_contradict_each_other_are_refused_with_a_sentence(client, municipality):
    body = BodyFactory(municipality=municipality)
    rows = {"spellings-0-text": "Отдел", "spellings-1-text": "отдел"}

    response = client.post(
        reverse("admin:people_body_change", args=[body.pk]), body_form(body, **rows), follow=True
    )

    assert [str(message) for message in response.context["messages"]] == [
        "Ничего не сохранено. Это написание уже закреплено за исполнителем."
    ]
    assert not BodySpelling.objects.filter(body=body).exists()


def test_choices_of_another_municipality_are_refused(client, stranger, municipality):
    foreign_organization = stranger.position.organization
    response = client.post(
        reverse("admin:people_body_add"),
        body_form(Body(kind="outside", name="Чужой"), organization=foreign_organization.pk),
    )

    assert response.status_code == 200
    assert "organization" in response.context["adminform"].form.errors


def test_autocomplete_offers_own_rows_only(client, stranger, school):
    response = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "people", "model_name": "position", "field_name": "user", "term": ""},
    )

    assert stranger.last_name not in response.content.decode()


def person_form(**fields):
    return {
        "username": "dubov",
        "last_name": "Дубов",
        "first_name": "Иван",
        "usable_password": "true",
        "password1": "сосна-в-бору-42",
        "password2": "сосна-в-бору-42",
        "positions-TOTAL_FORMS": "1",
        "positions-INITIAL_FORMS": "0",
        **fields,
    }


def test_person_is_added_with_a_position(client, school, municipality):
    fields = {
        "positions-0-organization": school.pk,
        "positions-0-role": "school_head",
        "positions-0-title_text": "Директор",
    }

    response = client.post(reverse("admin:people_user_add"), person_form(**fields))

    person = User.objects.get(username="dubov")
    assert response.url == reverse("admin:people_user_change", args=[person.pk])
    assert person.check_password("сосна-в-бору-42")
    assert Position.objects.get(user=person).municipality == municipality


def test_person_without_a_position_is_refused(client):
    response = client.post(reverse("admin:people_user_add"), person_form())

    assert "Укажите хотя бы одну должность" in response.content.decode()
    assert not User.objects.filter(username="dubov").exists()


def test_password_is_set_by_the_administrator(client, school_head):
    page = reverse("admin:auth_user_password_change", args=[school_head.pk])
    fields = {"usable_password": "true", "password1": "ель-у-дороги-17", "password2": "ель-у-дороги-17"}

    assert client.post(page, {**fields, "set-password": "1"}).status_code == 302

    school_head.refresh_from_db()
    assert school_head.check_password("ель-у-дороги-17")


def test_person_who_also_works_elsewhere_is_only_shown(client, stranger, municipality, authority):
    factories.PositionFactory(user=stranger, municipality=municipality, organization=authority)

    page = reverse("admin:people_user_change", args=[stranger.pk])

    assert client.get(page).context["has_change_permission"] is False
    assert client.post(reverse("admin:auth_user_password_change", args=[stranger.pk]), {}).status_code == 403


def test_code_of_the_municipality_stays(client, municipality):
    client.post(
        reverse("admin:people_municipality_change", args=[municipality.pk]),
        {"code": "other", "name": "Лесной", "name_genitive": "Лесного", "time_zone": "Europe/Samara"},
    )

    municipality.refresh_from_db()
    assert (municipality.code, municipality.name) == ("lesnoy", "Лесной")


@pytest.mark.parametrize("name", ["organization", "body"])
def test_deleting_what_is_used_is_explained(client, municipality, name):
    organization = OrganizationFactory(municipality=municipality)
    factories.BodyMemberFactory(organization=organization, body__municipality=municipality)
    if name == "body":
        row = factories.AssignmentFactory(body__municipality=municipality).body
    else:
        row = organization

    response = client.post(reverse(f"admin:people_{name}_delete", args=[row.pk]), {"post": "yes"})

    assert response.status_code == 200
    assert response.context["protected"]
