"""Plans in the admin: lines instead of JSON, content only while it is a draft, one leading executor."""

import pytest
from django.urls import reverse

from plans.models import Assignment, Deliverable, DeliverableKind
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    DeliverableKindFactory,
    EditionFactory,
    PlanFactory,
    UserFactory,
)

COLUMNS = [{"key": "number", "header": "№"}, {"key": "title", "header": "Мероприятие"}]


@pytest.fixture
def client(enter_as, administrator):
    return enter_as(administrator)


@pytest.fixture
def plan(municipality):
    return PlanFactory(municipality=municipality, columns=COLUMNS)


def approved(plan):
    return EditionFactory(
        plan=plan,
        state="approved",
        order_number_text="1",
        order_on="2026-01-12",
        approved_at="2026-01-12T09:00:00Z",
        approved_by=UserFactory(),
    )


def head_form(plan, **fields):
    return {
        "kind": plan.kind,
        "title": plan.title,
        "period_kind": plan.period_kind,
        "starts_on": "01.01.2026",
        "ends_on": "31.12.2026",
        "owner": plan.owner_id,
        "columns": "number = №\r\ntitle = Мероприятие",
        "editions-TOTAL_FORMS": "0",
        "editions-INITIAL_FORMS": "0",
        **fields,
    }


def change(plan, client, **fields):
    return client.post(reverse("admin:plans_plan_change", args=[plan.pk]), head_form(plan, **fields))


def test_columns_are_changed_as_lines(client, plan):
    EditionFactory(plan=plan)

    response = change(plan, client, columns="title = Что делаем\r\nnumber = № п/п")

    plan.refresh_from_db()
    assert response.status_code == 302
    assert plan.columns == [
        {"key": "title", "header": "Что делаем"},
        {"key": "number", "header": "№ п/п"},
    ]
    assert plan.version == 2


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ("number = №", "Ключи граф должны остаться теми же: number, title."),
        ("number = №\r\ntitle = А\r\nnumber = Б", "Ключи граф должны остаться теми же: number, title."),
        ("number = №\r\ntitle", "Строка 2: «title». Нужно так: ключ = заголовок графы."),
    ],
)
def test_columns_that_would_lose_words_are_refused(client, plan, columns, sentence):
    EditionFactory(plan=plan)

    response = change(plan, client, columns=columns)

    assert response.context["adminform"].form.errors == {"columns": [sentence]}


def test_unchanged_plan_keeps_its_version(client, plan):
    EditionFactory(plan=plan)

    change(plan, client)

    plan.refresh_from_db()
    assert plan.version == 1


def test_plan_that_was_approved_is_only_shown(client, plan):
    approved(plan)

    assert change(plan, client, title="Другое").status_code == 403
    page = client.get(reverse("admin:plans_plan_change", args=[plan.pk]))
    assert page.context["has_change_permission"] is False


def activity_form(activity, **fields):
    return {
        "number_text": activity.number_text,
        "title": activity.title,
        "assignments-TOTAL_FORMS": "0",
        "assignments-INITIAL_FORMS": "0",
        "deliverables-TOTAL_FORMS": "0",
        "deliverables-INITIAL_FORMS": "0",
        **fields,
    }


def test_executors_and_results_are_put_right_inside_of_an_activity(client, plan):
    activity = ActivityFactory(edition=EditionFactory(plan=plan))
    body, kind = BodyFactory(municipality=plan.municipality), DeliverableKindFactory()
    fields = {
        "title": "Исправленное",
        "assignments-TOTAL_FORMS": "1",
        "assignments-0-body": body.pk,
        "assignments-0-role": "leading",
        "assignments-0-position": "0",
        "deliverables-TOTAL_FORMS": "1",
        "deliverables-0-kind": kind.pk,
        "deliverables-0-text": "Справка",
        "deliverables-0-position": "0",
    }

    response = client.post(
        reverse("admin:plans_activity_change", args=[activity.pk]), activity_form(activity, **fields)
    )

    activity.refresh_from_db()
    assert response.status_code == 302
    assert (activity.title, activity.version) == ("Исправленное", 2)
    assert Assignment.objects.get(activity=activity).municipality == plan.municipality
    assert Deliverable.objects.get(activity=activity).kind == kind


def test_two_leading_executors_are_refused(client, plan):
    activity = ActivityFactory(edition=EditionFactory(plan=plan))
    fields = {"assignments-TOTAL_FORMS": "2"}
    for place in range(2):
        fields |= {
            f"assignments-{place}-body": BodyFactory(municipality=plan.municipality).pk,
            f"assignments-{place}-role": "leading",
            f"assignments-{place}-position": str(place),
        }

    response = client.post(
        reverse("admin:plans_activity_change", args=[activity.pk]), activity_form(activity, **fields)
    )

    assert "Ответственный может быть только один." in response.content.decode()
    assert not Assignment.objects.filter(activity=activity).exists()


def test_words_with_a_meaning_are_not_written_in_the_admin(client, plan):
    activity = ActivityFactory(edition=EditionFactory(plan=plan), due_text="Март")

    client.post(
        reverse("admin:plans_activity_change", args=[activity.pk]),
        activity_form(activity, due_text="Апрель", executors_text="Другие"),
    )

    activity.refresh_from_db()
    assert (activity.due_text, activity.executors_text) == ("Март", "Управление образования")


@pytest.mark.parametrize("name", ["section", "activity", "assignment"])
def test_content_of_an_approved_edition_is_only_shown(client, plan, name):
    activity = ActivityFactory(edition=approved(plan))
    rows = {
        "section": activity.section,
        "activity": activity,
        "assignment": AssignmentFactory(activity=activity),
    }
    page = reverse(f"admin:plans_{name}_change", args=[rows[name].pk])

    assert client.get(page).context["has_change_permission"] is False
    assert client.post(page, {}).status_code == 403


def test_spellings_of_a_kind_are_lines(client):
    kind = DeliverableKindFactory(spellings=["справка"])
    fields = {
        "key": kind.key,
        "name": kind.name,
        "position": "1",
        "spellings": "справка\r\n\r\n аналит. справка ",
    }

    page = reverse("admin:plans_deliverablekind_change", args=[kind.pk])
    assert client.post(page, fields).status_code == 302

    assert DeliverableKind.objects.get(pk=kind.pk).spellings == ["справка", "аналит. справка"]
    too_long = client.post(page, {**fields, "spellings": "а" * 151})
    assert "Написание длиннее 150 знаков" in too_long.content.decode()
