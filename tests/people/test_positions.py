"""Who leads what: acting persons, changes of the head, and who signs (E3, RO-04)."""

import datetime

import pytest
from django.utils import timezone

from msoko.people import actions
from msoko.people.models import Position, User
from msoko.people.queries import signatory
from msoko.people.roles import Role
from tests.factories import PositionFactory, UserFactory

LIST = "/people/positions/"
DAY = datetime.date
MARCH_10, MARCH_20, APRIL = DAY(2026, 3, 10), DAY(2026, 3, 20), DAY(2026, 4, 1)
NEW = {"person": "", "last_name": "Л", "first_name": "П", "email": "a@b.ru"}


def url(user, verb) -> str:
    return f"/people/positions/{user.position.pk}/{verb}/"


@pytest.fixture
def deputy(municipality, other_school):
    """A teacher known in the municipality who leads nothing at present."""
    user = UserFactory(username="deputy", last_name="Рябинина")
    PositionFactory(
        user=user,
        municipality=municipality,
        organization=other_school,
        role=Role.OBSERVER,
        until_on=DAY(2025, 1, 1),
    )
    return user


@pytest.fixture
def appoint(school_head, deputy, specialist):
    def make(since=MARCH_10, until=MARCH_20, person=deputy, **fields):
        fields.setdefault("title_text", "И.о. директора")
        return actions.appoint_acting(
            school_head.position, person=person, since_on=since, until_on=until, by=specialist, **fields
        )

    return make


# Acting.
def test_position_substitute(enter_as, specialist, school_head, deputy):
    today = timezone.localdate()
    response = enter_as(specialist).post(
        url(school_head, "substitute"),
        {"person": deputy.pk, "since_on": today, "until_on": today, "title_text": "И.о. директора"},
    )
    assert (response.status_code, response.url) == (302, LIST)
    acting = Position.objects.get(acts_for=school_head.position)
    assert (acting.user, acting.role, acting.organization) == (
        deputy,
        "school_head",
        school_head.position.organization,
    )
    text = enter_as(specialist).get(LIST).content.decode()
    assert "и.о." in text
    assert "Рябинина" in text


def test_acting_person_has_the_rights_inside_the_dates_only(enter_as, appoint, school_head, time_machine):
    acting = appoint()
    deputy = acting.user.acting_as(acting)
    time_machine.move_to(datetime.datetime(2026, 3, 15, 12, tzinfo=datetime.UTC))
    client = enter_as(deputy)
    text = client.get("/").content.decode()
    assert "И.о. директора" in text
    assert "Школа № 101" in text
    time_machine.move_to(datetime.datetime(2026, 3, 15, 12, tzinfo=datetime.UTC) + datetime.timedelta(days=6))
    assert "Школа № 101" not in enter_as(deputy).get("/").content.decode()


def test_acting_is_offered_for_switching(enter_as, appoint, other_head, time_machine):
    time_machine.move_to(datetime.datetime(2026, 3, 15, 12, tzinfo=datetime.UTC))
    acting = appoint(person=other_head)
    client = enter_as(other_head)
    assert "Работать как: И.о. директора, Школа № 101" in client.get("/").content.decode()
    client.post(f"/people/positions/{acting.pk}/switch/")
    assert "Школа № 101" in client.get("/").content.decode()
    time_machine.move_to(datetime.datetime(2026, 3, 25, 12, tzinfo=datetime.UTC))
    assert "И.о. директора" not in enter_as(other_head).get("/").content.decode()


@pytest.mark.parametrize(
    ("since", "until"), [((2026, 3, 20), (2026, 3, 25)), ((2026, 3, 1), None), ((2026, 3, 12), (2026, 3, 13))]
)
def test_two_do_not_act_on_the_same_day(since, until, appoint, other_head):
    appoint()
    with pytest.raises(actions.NotPossible, match="уже исполняет Рябинина"):
        appoint(DAY(*since), DAY(*until) if until else None, person=other_head)


def test_next_one_may_follow(appoint, other_head):
    appoint()
    assert appoint(DAY(2026, 3, 21), None, person=other_head).until_on is None


def test_nobody_appoints_himself_or_the_holder(appoint, specialist, school_head):
    with pytest.raises(actions.NotPossible, match="Себя назначить нельзя"):
        appoint(person=specialist)
    with pytest.raises(actions.NotPossible, match="уже занимает"):
        appoint(person=school_head)


def test_acting_person_is_not_substituted(appoint, specialist, other_head, enter_as):
    acting = appoint()
    with pytest.raises(actions.NotPossible, match="не замещают"):
        actions.appoint_acting(
            acting,
            person=other_head,
            title_text="И.о.",
            since_on=DAY(2026, 3, 11),
            until_on=None,
            by=specialist,
        )
    assert enter_as(specialist).get(f"/people/positions/{acting.pk}/substitute/").status_code == 403


# Signing.
@pytest.mark.parametrize(
    ("day", "post"),
    [
        (DAY(2026, 3, 9), "Начальник управления образования"),
        (DAY(2026, 3, 10), "И.о. начальника управления образования"),
        (DAY(2026, 3, 20), "И.о. начальника управления образования"),
        (DAY(2026, 3, 21), "Начальник управления образования"),
    ],
)
def test_signatory_is_the_acting_person_inside_the_dates(
    day, post, official, authority, administrator, deputy
):
    actions.appoint_acting(
        official.position,
        person=deputy,
        title_text="и.о. начальника управления образования",
        since_on=DAY(2026, 3, 10),
        until_on=DAY(2026, 3, 20),
        by=administrator,
    )
    found = signatory(authority, Role.OFFICIAL, day)
    assert (found.post, found.name == "В.П. Рябинина") == (post, post.startswith("И.о."))


def test_nobody_signs_for_whom_nobody_is_there(school):
    assert signatory(school, Role.OFFICIAL, DAY(2026, 3, 9)) is None


# A change of the head.
def test_position_hand_over(enter_as, specialist, school_head, deputy):
    data = {"person": deputy.pk, "starts_on": "2026-04-01", "title_text": "", "basis_text": "приказ № 7-к"}
    response = enter_as(specialist).post(url(school_head, "hand-over"), data)
    taken = Position.objects.get(user=deputy, role="school_head")
    assert (response.status_code, response.url) == (302, f"/monitoring/positions/{taken.pk}/hand-over-list/")
    assert (taken.since_on, taken.title_text, taken.basis_text) == (
        APRIL,
        "Директор",
        "приказ № 7-к",
    )
    school_head.position.refresh_from_db()
    assert school_head.position.until_on == DAY(2026, 3, 31)


def test_new_person_is_made_with_the_position(enter_as, specialist, school_head):
    data = {
        "last_name": "Липин",
        "first_name": "Пётр",
        "patronymic": "Ильич",
        "email": "lipin@example.ru",
        "username": "lipin",
        "starts_on": "2026-04-01",
    }
    assert enter_as(specialist).post(url(school_head, "hand-over"), data).status_code == 302
    person = User.objects.get(username="lipin")
    assert not person.has_usable_password()
    assert person.positions.get().organization == school_head.position.organization


def test_acting_ends_with_the_position_it_stood_for(appoint, school_head, specialist, other_head):
    acting = appoint(DAY(2026, 3, 10), None)
    actions.hand_over_position(
        school_head.position,
        successor=other_head,
        starts_on=APRIL,
        title_text="Директор",
        by=specialist,
    )
    acting.refresh_from_db()
    assert acting.until_on == DAY(2026, 3, 31)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_on": "2020-01-01"}, "выберите день позже"),
        ({"starts_on": ""}, "Обязательное поле"),
        ({"person": ""}, "Выберите человека из списка или впишите нового"),
        ({"person": "", "last_name": "Липин"}, "Для нового человека это нужно заполнить"),
        (
            {"person": "", "last_name": "Л", "first_name": "П", "email": "a@b.ru", "username": "Deputy"},
            "занят",
        ),
        (
            {"person": "", "last_name": "Л", "first_name": "П", "email": "a@b.ru", "username": "a b"},
            "только буквы",
        ),
        ({"person": "999999"}, "нет среди"),
    ],
)
def test_what_is_wrong_is_told(fields, sentence, enter_as, specialist, school_head, deputy):
    school_head.position.since_on = DAY(2021, 1, 1)
    school_head.position.save()
    people = User.objects.count()
    data = {"person": deputy.pk, "starts_on": "2026-04-01"} | fields
    response = enter_as(specialist).post(url(school_head, "hand-over"), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (User.objects.count(), Position.objects.filter(since_on=APRIL).count()) == (people, 0)


def test_refusal_leaves_no_new_person(enter_as, specialist, school_head):
    school_head.position.since_on = DAY(2026, 5, 1)
    school_head.position.save()
    data = {
        "last_name": "Л",
        "first_name": "П",
        "email": "a@b.ru",
        "username": "lipin",
        "starts_on": "2026-04-01",
    }
    assert enter_as(specialist).post(url(school_head, "hand-over"), data).status_code == 422
    assert not User.objects.filter(username="lipin").exists()


def test_later_acting_person_must_be_taken_back_first(appoint, school_head, specialist, other_head):
    appoint(DAY(2026, 5, 1), DAY(2026, 5, 9))
    with pytest.raises(actions.NotPossible, match=r"с 01\.05\.2026"):
        actions.hand_over_position(
            school_head.position,
            successor=other_head,
            starts_on=APRIL,
            title_text="а",
            by=specialist,
        )


def test_ended_position_is_not_handed_over_twice(school_head, specialist, other_head, deputy):
    def change(person, day):
        actions.hand_over_position(
            school_head.position, successor=person, starts_on=day, title_text="Директор", by=specialist
        )

    change(other_head, APRIL)
    with pytest.raises(actions.NotPossible, match=r"освобождена 31\.03\.2026"):
        change(deputy, DAY(2026, 6, 1))


# Who may.
@pytest.mark.parametrize("verb", ["hand-over", "substitute"])
def test_who_may_arrange(verb, enter_as, client, specialist, official, administrator, observer, school_head,
                         other_head, stranger):  # fmt: skip
    statuses = {
        person.username: enter_as(person).get(url(school_head, verb)).status_code
        for person in (specialist, administrator, official, observer, school_head, other_head, stranger)
    }
    assert statuses == {
        "specialist": 200,
        "administrator": 200,
        "official": 403,
        "observer": 403,
        "school_head": 403,
        "other_head": 404,
        "stranger": 404,
    }
    assert client.get(url(school_head, verb)).status_code == 302
    # The frame tells who works here, not about whom the page is.
    head = enter_as(specialist).get(url(school_head, verb)).content.decode().split("<main")[0]
    assert "Главный специалист" in head
    assert "Школа № 101" not in head
    assert enter_as(specialist).get(url(official, verb)).status_code == 403
    assert enter_as(administrator).get(url(official, verb)).status_code == 200
    assert specialist.has_perm("people.arrange_position", school_head.position)
    assert not specialist.has_perm("people.arrange_position", official.position)


@pytest.mark.parametrize("count", [1, 3])
def test_position_list(count, enter_as, specialist, municipality, django_assert_num_queries):
    for number in range(count):
        head = PositionFactory(municipality=municipality, role="school_head", title_text="Директор")
        PositionFactory(
            municipality=municipality,
            organization=head.organization,
            role="school_head",
            acts_for=head,
            since_on=timezone.localdate(),
            title_text=f"И.о. {number}",
        )
    client = enter_as(specialist)
    with django_assert_num_queries(10):
        text = client.get(LIST).content.decode()
    assert text.count("Назначить и.о.") == count


def test_list_is_for_the_department(enter_as, school_head, official, client):
    assert enter_as(school_head).get(LIST).status_code == 403
    assert enter_as(official).get(LIST).status_code == 200
    assert client.get(LIST).status_code == 302
    assert official.has_perm("people.list_positions")
    assert not school_head.has_perm("people.list_positions")
