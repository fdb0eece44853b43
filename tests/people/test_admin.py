"""The admin: who enters, what is read only, what stays inside the municipality."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from msoko.lib import row_security
from msoko.people.admin_site import OUR_APPS
from msoko.people.models import Body, BodySpelling, Organization, Position, User
from tests import factories
from tests.factories import BodyFactory, BodySpellingFactory, OrganizationFactory
from tests.factories.measurements import InMunicipality

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
#: tables whose rows say nothing about people or plans of one municipality
SHARED = {
    "plans.CalendarDay",
    "plans.CycleStep",
    "plans.CycleTemplate",
    "plans.DeliverableKind",
    "plans.Direction",
    "monitoring.SchoolSubject",
    "plans.StandardActivity",
}
READ_ONLY = {
    "monitoring.Cluster",
    "monitoring.ClusterMembership",
    "monitoring.ClusterSet",
    "monitoring.CollectionRound",
    "monitoring.ContextProfile",
    "monitoring.DataRemark",
    "monitoring.Deviation",
    "monitoring.DeviationMessage",
    "monitoring.Indicator",
    "monitoring.IndicatorSet",
    "monitoring.IndicatorTarget",
    "monitoring.IndicatorValue",
    "monitoring.LowPerformance",
    "monitoring.ObjectivityFlag",
    "monitoring.PrimaryValue",
    "monitoring.Rating",
    "monitoring.RatingIndicator",
    "monitoring.RatingRow",
    "monitoring.ReportFiling",
    "monitoring.RoundExtension",
    "monitoring.RoundField",
    "monitoring.Submission",
    "monitoring.Weakness",
    "monitoring.Disclosure",
    "monitoring.TaskMessage",
    "monitoring.Evidence",
    "monitoring.PersonalLink",
    "monitoring.Reminder",
    "monitoring.ReminderItem",
    "monitoring.ReminderPreference",
    "monitoring.Postponement",
    "monitoring.Review",
    "monitoring.Task",
    "people.FileScan",
    "people.FileSignature",
    "people.FileText",
    "people.StoreCheck",
    "people.StoredFile",
    "plans.CalendarEvent",
    "plans.DueDecision",
    "plans.DuePolicy",
    "plans.Edition",
    "plans.FeedbackRemark",
    "plans.PlanAttachment",
    "plans.PlanImport",
    "plans.RollOver",
    "plans.Visa",
    "reports.Document",
    "reports.Dossier",
    "reports.NumberCounter",
    "reports.PaperPolicy",
    "reports.Rendering",
}
#: what has no page in the admin, and why
NOT_HERE = {
    "monitoring.CalendarFeed": "stands outside of the municipalities; only its holder makes and revokes it",
    "monitoring.SavedView": "nobody's business but its owner's",
    "plans.Gesture": "only its owner undoes it, on the page of the plan",
    "plans.Presence": "worth nothing a minute later",
    "plans.SavedFilter": "nobody's business but its owner's",
}


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def make(model, municipality):
    """One row, seen by the administrator of the municipality."""
    if model is User:
        return factories.PositionFactory(municipality=municipality).user
    if model._meta.label == "people.Municipality":
        return municipality
    return getattr(factories, f"{model.__name__}Factory")()


@pytest.fixture
def client(enter_as, administrator):
    return enter_as(administrator)


def test_every_model_of_the_house_is_in_the_admin_and_nothing_else():
    ours = {
        model
        for model in apps.get_models()
        if model._meta.app_label in OUR_APPS and not hasattr(model, "pgh_tracked_model")
    }

    assert {model._meta.label for model in ours - set(admin.site._registry)} == set(NOT_HERE)
    assert set(admin.site._registry) <= ours


@pytest.mark.parametrize("role", ["specialist", "official", "observer", "school_head", "stranger"])
def test_other_roles_are_refused(role, request, enter_as):
    client = enter_as(request.getfixturevalue(role))

    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/people/user/").status_code == 403


def test_visitor_is_sent_to_our_sign_in_page(client, db):
    client.logout()

    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0] == "/people/sign-in/?next=/admin/"


def test_sign_in_page_of_the_admin_is_not_a_second_door(client, enter_as, specialist):
    assert client.get("/admin/login/").url == "/admin/"
    assert enter_as(specialist).get("/admin/login/").status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_list_asks_the_same_number_of_queries_for_one_and_three_rows(client, municipality, model):
    make(model, municipality)
    counts = [count_queries(client, model)]
    if model._meta.label != "people.Municipality":
        make(model, municipality), make(model, municipality)
    counts.append(count_queries(client, model))

    assert counts[0] == counts[1] <= 12


def count_queries(client, model):
    client.get(address(model, "changelist"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address(model, "changelist"))
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_search_finds_a_row(client, municipality, model):
    row = make(model, municipality)

    response = client.get(address(model, "changelist"), {"q": "нет такого слова нигде"})

    assert response.status_code == 200
    assert list(response.context["cl"].result_list) == []
    assert row in client.get(address(model, "changelist")).context["cl"].queryset


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_row_and_its_history_open(client, municipality, model):
    row = make(model, municipality)

    assert client.get(address(model, "change", row.pk)).status_code == 200
    response = client.get(address(model, "history", row.pk))

    tracked = hasattr(model, "pgh_event_models")
    assert bool(response.context["rows"]) is tracked
    assert "История" in response.content.decode()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_rows_of_another_municipality_do_not_exist(client, stranger, municipality, model):
    if model._meta.label in SHARED:
        pytest.skip("a directory shared by all municipalities")
    row_security.enter(stranger.position.municipality_id)
    row = foreign(model, stranger)
    row_security.enter(municipality.pk)

    for page in ("change", "history", "delete"):
        assert client.get(address(model, page, row.pk)).status_code == 404
    assert row not in client.get(address(model, "changelist")).context["cl"].queryset


def foreign(model, stranger):
    other = stranger.position.municipality
    if model is User:
        return stranger
    if model._meta.label == "people.Municipality":
        return other
    fields = {"municipality": other}
    if model._meta.label in {"plans.Edition", "plans.Section", "plans.Activity", "plans.Assignment"}:
        fields = deep(model._meta.label, other)
    return build_in(model, other, fields)


def deep(label, other):
    plan = factories.PlanFactory(municipality=other)
    if label == "plans.Edition":
        return {"plan": plan}
    edition = factories.EditionFactory(plan=plan)
    if label == "plans.Assignment":
        return {"activity": factories.ActivityFactory(edition=edition)}
    return {"edition": edition}


def build_in(model, other, fields):
    made_by = getattr(factories, f"{model.__name__}Factory")
    if issubclass(made_by, InMunicipality):
        return made_by(municipality=other)
    if "municipality" in fields and model._meta.label not in {
        "people.Organization",
        "people.Body",
        "people.Position",
        "people.StoreCheck",
        "people.StoredFile",
        "monitoring.AnswerEffort",
        "monitoring.Reminder",
        "monitoring.ReminderPreference",
        "monitoring.ReturnPhrase",
        "plans.Plan",
        "plans.PlanImport",
        "reports.Dossier",
    }:
        fields = roots(model._meta.label, other)
    if model._meta.label == "monitoring.ReviewDuty":
        fields = {"position": factories.PositionFactory(municipality=other)}
    if model._meta.label == "monitoring.Disclosure":
        fields = {"evidence": factories.EvidenceFactory(**fields)}
    return made_by(**fields)


#: whose row decides where a row lies, and the rows that lie there through it
MUNICIPALITY_ITSELF = {
    "plans.CalendarEvent",
    "plans.DuePolicy",
    "plans.LibraryActivity",
    "reports.NumberSeries",
    "reports.PaperPolicy",
}
OF_EDITION = {"reports.Document", "plans.Visa", "plans.FeedbackRemark", "plans.RollOver"}
OF_PLAN = {"plans.DueDecision", "plans.PlanAttachment"}


def roots(label, other):
    if label in {"people.BodySpelling", "people.BodyMember", "people.WorkingGroupMember"}:
        return {"body": BodyFactory(municipality=other)}
    if label.startswith("people.File"):
        return {"file": factories.StoredFileFactory(municipality=other)}
    if label in MUNICIPALITY_ITSELF:
        return {"municipality": other}
    if label == "reports.NumberCounter":
        return {"series": factories.NumberSeriesFactory(municipality=other)}
    edition = factories.EditionFactory(plan=factories.PlanFactory(municipality=other))
    if label in OF_PLAN:
        return {"plan": edition.plan}
    return {"edition": edition} if label in OF_EDITION else inner_roots(label, other, edition)


def inner_roots(label, other, edition):
    if label == "reports.Rendering":
        return {"document": factories.DocumentFactory(edition=edition)}
    activity = factories.ActivityFactory(edition=edition)
    if label in {"plans.Deliverable", "monitoring.Task"}:
        return {"activity": activity}
    found = {"task": factories.TaskFactory(activity=activity)}
    if label == "monitoring.ReminderItem":
        found["reminder"] = factories.ReminderFactory(municipality=other)
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_states_are_only_read(client, municipality, model):
    row = make(model, municipality)

    may_change = client.get(address(model, "change", row.pk)).context["has_change_permission"]

    assert may_change is (model._meta.label not in READ_ONLY)
    if not may_change:
        assert client.post(address(model, "change", row.pk), {}).status_code == 403
        assert client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        assert client.get(address(model, "add")).status_code == 403


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


def test_pages_hold_no_inline_script_or_style(client, municipality):
    for model in MODELS:
        row = make(model, municipality)
        body = client.get(address(model, "change", row.pk)).content.decode()
        assert "<style" not in body
        assert ' style="' not in body
        assert "<script>" not in body


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
