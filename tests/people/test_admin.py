"""The admin: who enters, what is read only, what stays inside the municipality."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from msoko.lib import row_security
from msoko.people.admin_site import OUR_APPS
from msoko.people.models import User
from tests import factories
from tests.factories import BodyFactory
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
    "reports.Criterion",
    "reports.CriterionSet",
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
    "monitoring.FilingMeasure",
    "monitoring.ReportFiling",
    "monitoring.TableImport",
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
    "reports.Acquaintance",
    "reports.ActivityIndicator",
    "reports.CaseForm",
    "reports.CriterionScore",
    "reports.CycleStage",
    "reports.Document",
    "reports.DocumentLink",
    "reports.DocumentSignature",
    "reports.Dossier",
    "reports.EffectChange",
    "reports.EffectivenessReview",
    "reports.Mailing",
    "reports.MailingAddressee",
    "reports.ManagementCycle",
    "reports.ManagementDecision",
    "reports.NumberCounter",
    "reports.OutsideEntry",
    "reports.PaperPolicy",
    "reports.RecommendationAnswer",
    "reports.RecommendedMeasure",
    "reports.Rendering",
    "reports.TargetedRecommendation",
    "reports.Wording",
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
def test_list_finds_its_rows_and_asks_the_same_for_one_and_for_three(client, municipality, model):
    rows = [make(model, municipality)]
    counts = [count_queries(client, model)]
    if model._meta.label != "people.Municipality":
        rows += [make(model, municipality), make(model, municipality)]
    counts.append(count_queries(client, model))

    assert counts[0] == counts[1] <= 12
    assert set(rows) <= set(client.get(address(model, "changelist")).context["cl"].queryset)
    nothing = client.get(address(model, "changelist"), {"q": "нет такого слова нигде"})
    assert nothing.status_code == 200
    assert list(nothing.context["cl"].result_list) == []


def count_queries(client, model):
    client.get(address(model, "changelist"))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address(model, "changelist"))
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_row_and_its_history_open(client, municipality, model):
    row = make(model, municipality)

    assert client.get(address(model, "change", row.pk)).status_code == 200
    response = client.get(address(model, "history", row.pk))

    tracked = hasattr(model, "pgh_event_models")
    assert bool(response.context["rows"]) is tracked
    assert "История" in response.content.decode()


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model._meta.label not in SHARED],
    ids=lambda model: model._meta.label,
)
def test_rows_of_another_municipality_do_not_exist(client, stranger, municipality, model):
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
    if model._meta.label in OF_PARENT:
        name, parent = OF_PARENT[model._meta.label]
        return made_by(**{name: parent(municipality=other)})
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
#: a row of the chain lies where its parent does
OF_PARENT = {
    "reports.CycleStage": ("cycle", factories.ManagementCycleFactory),
    "reports.EffectChange": ("review", factories.EffectivenessReviewFactory),
    "reports.RecommendationAnswer": ("recommendation", factories.TargetedRecommendationFactory),
}
OF_DOCUMENT = {
    "reports.Acquaintance",
    "reports.DocumentLink",
    "reports.DocumentSignature",
    "reports.Rendering",
}
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
    if label in OF_DOCUMENT:
        kind = "order_amending_plan" if label == "reports.DocumentLink" else "order_approving_plan"
        return {"document": factories.DocumentFactory(edition=edition, kind=kind)}
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


def test_pages_hold_no_inline_script_or_style(client, municipality):
    for model in MODELS:
        row = make(model, municipality)
        body = client.get(address(model, "change", row.pk)).content.decode()
        assert "<style" not in body
        assert ' style="' not in body
        assert "<script>" not in body
