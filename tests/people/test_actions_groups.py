"""Groups and working groups: rules, lists with dates, people with parts and orders (RB-01, RB-03, RB-07)."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from msoko.people import actions
from msoko.people.group_queries import belonging, changes, for_page, seats_of, sitting
from msoko.people.models import Body, BodyMember, Organization, WorkingGroupMember
from tests.factories import BodyFactory, BodySpellingFactory, OrganizationFactory, WorkingGroupMemberFactory

DAY = datetime.date
SEPTEMBER, AUGUST = DAY(2025, 9, 1), DAY(2026, 8, 31)


@pytest.fixture
def seat(working_group, specialist):
    def put(name, since=SEPTEMBER, **fields):
        fields = {"part": "member", "until_on": None, "basis_text": "приказ № 45"} | fields
        return actions.include_person(working_group, name_text=name, since_on=since, by=specialist, **fields)

    return put


def page(body: Body) -> Body:
    return for_page(Body.objects.all()).get(pk=body.pk)


def names(body: Body, day: datetime.date) -> list[str]:
    return [one.organization.short_name for one in belonging(page(body), Organization.objects.all(), day)]


def waiting_jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="reconcile_municipality", status="todo").count()


def test_list_of_a_year(group, school, other_school, specialist):
    actions.include_organizations(
        group,
        organizations=[school, other_school],
        since_on=SEPTEMBER,
        until_on=AUGUST,
        basis_text="приказ № 7",
        by=specialist,
    )

    assert names(group, SEPTEMBER) == names(group, AUGUST) == ["Школа № 101", "Школа № 102"]
    assert names(group, DAY(2025, 8, 31)) == names(group, DAY(2026, 9, 1)) == []
    assert waiting_jobs() == 1

    actions.end_membership(
        BodyMember.objects.get(organization=school), until_on=DAY(2025, 12, 31), by=specialist
    )

    assert names(group, DAY(2026, 1, 1)) == ["Школа № 102"]
    assert names(group, DAY(2025, 12, 31)) == ["Школа № 101", "Школа № 102"]
    assert waiting_jobs() == 1


def test_organization_is_on_a_list_once(group, school, other_school, specialist):
    year = {"since_on": SEPTEMBER, "until_on": AUGUST, "by": specialist}
    actions.include_organizations(group, organizations=[school], **year)

    with pytest.raises(actions.NotPossible, match="уже в группе: Школа № 101"):
        actions.include_organizations(group, organizations=[school, other_school], **year)

    assert BodyMember.objects.count() == 1
    with pytest.raises(actions.NotPossible, match=r"только с 01\.09\.2025"):
        actions.end_membership(BodyMember.objects.get(), until_on=DAY(2025, 8, 1), by=specialist)


def test_group_by_level(municipality, school, other_school, specialist):
    actions.set_levels(municipality, levels={school.pk: ["primary", "secondary"]}, by=specialist)
    group = actions.add_body(
        municipality,
        kind="group",
        name="Школы с 11 классами",
        group_kinds=["school"],
        group_levels=["secondary"],
        spellings=["СОШ"],
        by=specialist,
    )

    assert names(group, SEPTEMBER) == ["Школа № 101"]
    assert sorted(group.spellings.values_list("text", flat=True)) == ["СОШ", "Школы с 11 классами"]


def test_rule_belongs_to_groups_only(municipality):
    with pytest.raises(IntegrityError, match="only_a_group_has_a_rule"), transaction.atomic():
        BodyFactory(municipality=municipality, kind="role", group_levels=["primary"])


def test_spelling_of_another_body_is_refused(municipality, group, specialist):
    BodySpellingFactory(body=BodyFactory(municipality=municipality, name="Совет"), text="ШНОР года")

    with pytest.raises(actions.NotPossible, match="«ШНОР года» уже означает исполнителя «Совет»"):
        actions.change_body(group, spellings=["шнор года"], by=specialist)


def test_changed_spellings(group, specialist):
    BodySpellingFactory(body=group, text="старое")

    actions.change_body(group, name="Школы-2026", spellings=["новое"], by=specialist)

    assert sorted(group.spellings.values_list("text", flat=True)) == ["Школы-2026", "новое"]


def test_members_of_a_working_group_on_a_past_date(working_group, seat, specialist):
    """RB-07: «member list on a past date»."""
    chair = seat("Яблочкина О.П.", part="chair")
    seat("Берёзкина А.А.", part="secretary")
    actions.leave_group(chair, until_on=DAY(2026, 1, 31), leaving_text="приказ № 9", by=specialist)
    seat("Вязова И.И.", since=DAY(2026, 2, 1), part="chair", basis_text="приказ № 9")

    seats = seats_of(working_group)
    assert [str(one) for one in sitting(seats, DAY(2025, 8, 31))] == []
    assert [str(one) for one in sitting(seats, DAY(2026, 1, 31))] == ["Яблочкина О.П.", "Берёзкина А.А."]
    assert [str(one) for one in sitting(seats, DAY(2026, 2, 1))] == ["Вязова И.И.", "Берёзкина А.А."]
    assert [(one.day, str(one.member), one.is_coming, one.basis_text) for one in changes(seats)][:2] == [
        (DAY(2026, 2, 1), "Вязова И.И.", True, "приказ № 9"),
        (DAY(2026, 1, 31), "Яблочкина О.П.", False, "приказ № 9"),
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Вязова И.И.", "part": "chair"}, r"Председатель в эти дни Яблочкина О\.П\."),
        ({"name": "Яблочкина О.П."}, r"Яблочкина О\.П\. уже в группе с 01\.09\.2025"),
    ],
)
def test_seat_taken_twice_is_refused(fields, sentence, seat):
    seat("Яблочкина О.П.", part="chair")

    with pytest.raises(actions.NotPossible, match=sentence):
        seat(**fields)

    assert WorkingGroupMember.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"name_text": ""}, "group_member_is_a_person_or_a_name"),
        ({"until_on": DAY(2025, 8, 1)}, "group_member_does_not_leave_before_he_comes"),
    ],
)
def test_database_refuses_nonsense(fields, name, working_group):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WorkingGroupMemberFactory(body=working_group, **fields)


def test_closed_school_is_not_asked_in_september(municipality, specialist):
    """RB-03: «a school closed in June is not asked in September»."""
    OrganizationFactory(municipality=municipality, short_name="Школа № 7", closed_on=DAY(2026, 6, 1))
    group = BodyFactory(municipality=municipality, kind="group", name="Школы", group_kinds=["school"])

    assert names(group, DAY(2026, 5, 31)) == ["Школа № 7"]
    assert names(group, DAY(2026, 9, 1)) == []
