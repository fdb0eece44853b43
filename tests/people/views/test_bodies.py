"""The pages of executors: directory, card on a day, lists with dates, people of a working group, levels."""

import datetime

import pytest
import time_machine

from msoko.people.models import Body, BodyMember, WorkingGroupMember
from tests.factories import BodyFactory, BodyMemberFactory, WorkingGroupMemberFactory

LIST = "/people/bodies/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


def test_body_list(enter_as, specialist, school, group):
    BodyMemberFactory(body=group, organization=school)
    BodyFactory(municipality=group.municipality, name="Министерство")

    page = enter_as(specialist).get(LIST)

    assert [(row.body.name, row.count) for row in page.context["rows"]] == [
        ("Министерство", None),
        ("ШНОР", 1),
    ]
    found = enter_as(specialist).get(f"{LIST}?kind=group&q=шнор").context["rows"]
    assert [row.body.name for row in found] == ["ШНОР"]
    assert "Таких исполнителей нет" in enter_as(specialist).get(f"{LIST}?q=ъъъ").content.decode()


def test_body_add(enter_as, specialist, school):
    response = enter_as(specialist).post(
        f"{LIST}add/",
        {
            "kind": "group",
            "name": "Базовые площадки",
            "group_kinds": ["school"],
            "spellings": "площадки\n\nбазовые  школы",
            "is_active": "on",
            "basis_text": "приказ от 01.02.2026 № 12",
        },
    )

    body = Body.objects.get()
    assert (response.status_code, response.url) == (302, f"{LIST}{body.pk}/")
    assert (body.name, body.group_kinds, body.basis_text) == (
        "Базовые площадки",
        ["school"],
        "приказ от 01.02.2026 № 12",
    )
    assert sorted(body.spellings.values_list("text", flat=True)) == [
        "Базовые площадки",
        "базовые школы",
        "площадки",
    ]
    card = enter_as(specialist).get(response.url)
    assert [one.organization for one in card.context["belonging"]] == [school]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"name": "ШНОР"}, "__all__", "Такой исполнитель уже есть в справочнике."),
        ({"kind": "role", "group_kinds": ["school"]}, "group_kinds", "только у группы"),
        (
            {"since_on": "2026-02-01", "until_on": "2026-01-01"},
            "__all__",
            "Исполнитель перестаёт действовать раньше, чем начинает.",
        ),
    ],
)
def test_body_add_refusals(given, field, sentence, enter_as, specialist, group):
    page = enter_as(specialist).post(f"{LIST}add/", {"kind": "group", "name": "Площадки", **given})

    assert page.status_code == 422
    assert sentence in str(page.context["form"].errors[field])
    assert Body.objects.count() == 1


def test_body_edit(enter_as, administrator, group):
    address = f"{LIST}{group.pk}/edit/"
    assert enter_as(administrator).get(address).status_code == 200

    enter_as(administrator).post(address, {"kind": "group", "name": "ШНОР-2026", "is_active": "on"})

    group.refresh_from_db()
    assert group.name == "ШНОР-2026"


def test_body_include(enter_as, specialist, group, school, other_school):
    client, address = enter_as(specialist), f"{LIST}{group.pk}/include/"
    given = {
        "organizations": [school.pk],
        "since_on": "2025-09-01",
        "until_on": "2026-08-31",
        "basis_text": "приказ № 7",
    }

    assert client.post(address, given).status_code == 302
    again = client.post(address, given)

    assert again.status_code == 422
    assert "уже в группе: Школа № 101" in again.content.decode()
    assert client.post(address, {"since_on": "2026-09-01", "until_on": "2026-08-31"}).status_code == 422
    member = BodyMember.objects.get()
    assert (member.organization, member.basis_text) == (school, "приказ № 7")
    on_day = client.get(f"{LIST}{group.pk}/?on=2025-08-31")
    assert on_day.context["belonging"] == []
    assert client.get(f"{LIST}{group.pk}/?on=31.02").status_code == 200


def test_membership_end(enter_as, specialist, group, school):
    member = BodyMemberFactory(body=group, organization=school, since_on="2025-09-01")
    client, address = enter_as(specialist), f"/people/memberships/{member.pk}/end/"
    assert "Школа № 101: вывести из состава" in client.get(address).content.decode()

    assert client.post(address, {"until_on": "2025-08-01"}).status_code == 422
    assert client.post(address, {"until_on": "2026-04-30", "basis_text": "приказ № 8"}).status_code == 302

    member.refresh_from_db()
    assert (member.until_on, member.basis_text) == (datetime.date(2026, 4, 30), "приказ № 8")


def test_body_seat(enter_as, specialist, working_group, school_head):
    client, address = enter_as(specialist), f"{LIST}{working_group.pk}/seat/"
    given = {
        "part": "chair",
        "user": school_head.pk,
        "since_on": "2026-01-12",
        "basis_text": "приказ от 12.01.2026 № 3",
    }

    assert client.post(address, given).status_code == 302
    assert client.post(address, given).status_code == 422
    neither = client.post(address, {**given, "user": "", "part": "member"})

    assert "Выберите человека из списка или напишите фамилию" in neither.content.decode()
    member = WorkingGroupMember.objects.get()
    assert (member.user, member.part, member.post_text) == (school_head, "chair", "Директор, Школа № 101")
    assert client.get(f"{LIST}{working_group.pk}/?on=2026-01-11").context["sitting"] == []


def test_seat_end(enter_as, specialist, working_group):
    member = WorkingGroupMemberFactory(body=working_group)

    response = enter_as(specialist).post(
        f"/people/seats/{member.pk}/end/", {"until_on": "2026-04-30", "basis_text": "приказ № 9"}
    )

    assert response.status_code == 302
    member.refresh_from_db()
    assert (member.until_on, member.leaving_text) == (datetime.date(2026, 4, 30), "приказ № 9")


def test_organization_levels(enter_as, specialist, school, other_school):
    client, address = enter_as(specialist), "/people/organizations/levels/"
    assert client.get(address).status_code == 200

    client.post(address, {f"levels-{school.pk}": ["secondary", "unknown"]})

    school.refresh_from_db()
    assert school.levels == ["secondary"]


def test_only_the_department_looks_and_only_those_who_may_change(enter_as, school_head, official, group):
    assert enter_as(school_head).get(LIST).status_code == 403
    assert enter_as(school_head).get(f"{LIST}{group.pk}/").status_code == 403
    client = enter_as(official)
    assert "Изменить" not in client.get(f"{LIST}{group.pk}/").content.decode()
    for address in (f"{LIST}add/", f"{LIST}{group.pk}/edit/", "/people/organizations/levels/"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, municipality, school, django_assert_num_queries):
    for _ in range(count):
        group = BodyFactory(municipality=municipality, kind="group")
        BodyMemberFactory(body=group, organization=school)
        BodyMemberFactory(body=group, since_on="2020-01-01")
        WorkingGroupMemberFactory(body=group)
    client = enter_as(specialist)
    # the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(11):
        client.get(LIST)
    with django_assert_num_queries(11):
        client.get(f"{LIST}{group.pk}/")
