"""A new paper of any kind: asked about its subject, drafted, edited, registered by who signs it."""

import datetime

import pytest
from django.urls import reverse

from msoko.lib import row_security
from msoko.people.models.body import BodyKind
from msoko.people.models.working_group import GroupPart
from reports import actions
from reports.kinds import DocumentKind
from reports.models import CaseForm, Document
from reports.papers.model import paper_gaps
from reports.states import DocumentState
from tests.factories import BodyFactory, TaskFactory, WorkingGroupMemberFactory
from tests.reports.plans import activity_in, approved_edition

NEW = "/reports/documents/new/"
KINDS = sorted(set(DocumentKind) - {DocumentKind.ORDER_APPROVING_PLAN, DocumentKind.ORDER_AMENDING_PLAN})


@pytest.fixture(autouse=True)
def people(official):
    """Somebody signs."""


def drafted(client, **answers) -> Document:
    response = client.post(NEW, answers)
    assert response.status_code == 302, response.content.decode()
    return Document.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def test_kinds_are_offered_and_a_stranger_kind_is_not(specialist, enter_as):
    client = enter_as(specialist)

    shown = client.get(NEW).content.decode()

    for kind in KINDS:
        assert f"?kind={kind.value}" in shown
    assert "?kind=order_approving_plan" not in shown
    assert "Составить проект" not in client.get(NEW, {"kind": "order_approving_plan"}).content.decode()


def test_only_the_department_drafts(school_head, observer, enter_as):
    assert enter_as(school_head).get(NEW).status_code == 403
    assert enter_as(observer).get(NEW).status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drafted_shown_and_printed(kind, authority, specialist, official, enter_as):
    client = enter_as(specialist)
    edition = approved_edition(authority, by=official)
    minutes = actions.register_document(
        drafted(client, kind="minutes"), number_text="", dated_on=datetime.date(2026, 1, 12), by=official
    )
    order = actions.register_document(
        drafted(client, kind="order_on_results", subject="мониторинг"),
        number_text="",
        dated_on=datetime.date(2026, 1, 12),
        by=official,
    )
    source = minutes if kind == DocumentKind.MINUTES_EXTRACT else order
    answers = {
        "kind": kind.value,
        "subject": "объективность оценочных процедур",
        "edition": edition.pk,
        "starts_on": "2026-01-01",
        "ends_on": "2026-06-30",
        "source": source.pk,
    }

    document = drafted(client, **answers)

    page = client.get(reverse("reports:document-detail", args=[document.pk]))
    assert page.status_code == 200
    pdf = client.get(reverse("reports:document-pdf", args=[document.pk]))
    docx = client.get(reverse("reports:document-docx", args=[document.pk]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    assert b"".join(docx.streaming_content).startswith(b"PK")
    assert "{" not in "".join(map(str, document.texts.values())).replace("{'", "").replace("': '", "")


def test_questions_that_must_be_answered_are_told(specialist, enter_as):
    client = enter_as(specialist)

    nameless = client.post(NEW, {"kind": "letter", "subject": " "})
    backwards = client.post(
        NEW, {"kind": "briefing_analytical", "starts_on": "2026-02-01", "ends_on": "2026-01-01"}
    )
    half = client.post(NEW, {"kind": "briefing_analytical", "starts_on": "2026-02-01"})

    assert {one.status_code for one in (nameless, backwards, half)} == {422}
    assert "Период заканчивается раньше" in backwards.content.decode()
    assert "Укажите оба дня периода" in half.content.decode()
    assert not Document.objects.exists()


def test_report_on_execution_says_the_numbers_of_its_page(
    authority, school, other_school, specialist, official, enter_as
):
    edition = approved_edition(authority, by=official)
    activity = activity_in(edition, section=None, title="Мониторинг", number_text="7")
    sent = {"submitted_at": datetime.datetime(2026, 2, 20, tzinfo=datetime.UTC), "submitted_by": specialist}
    for organization, more in ((school, {"state": "accepted", **sent}), (other_school, {})):
        TaskFactory(
            activity=activity,
            organization=organization,
            due_on=datetime.date(2026, 3, 1),
            occurrence=9,
            **more,
        )

    document = drafted(
        enter_as(specialist),
        kind="execution_report",
        edition=edition.pk,
        starts_on="2026-02-01",
        ends_on="2026-03-31",
    )

    told = {part["bound"]: part["text"] for part in document.texts["parts"] if part.get("bound")}
    assert document.title == "об исполнении плана мероприятий на 2026 год за февраль–март 2026 года"
    assert told["execution.totals"].splitlines() == [
        "В отчётном периоде предусмотрено 2\xa0задания для 2\xa0организаций.",
        "На 31.03.2026 срок наступил у 2, исполнено 1, 50 %; с опозданием исполнено 0, просрочено 1, "
        "на проверке 0, возвращено на доработку 0.",
    ]
    assert told["execution.overdue"].splitlines()[1:] == ["7 | Мониторинг | 01.03.2026 | Школа № 102"]
    assert told["execution.done"].splitlines()[1:] == ["7 | Мониторинг | 01.03.2026 | 1"]
    assert told["execution.organizations"].splitlines()[1:] == [
        "Школа № 101 | 1 | 1 | 1 | 0 | 0 | 100",
        "Школа № 102 | 1 | 1 | 0 | 0 | 1 | 0",
        "Всего | 2 | 2 | 1 | 0 | 1 | 50",
    ]
    shown = enter_as(specialist).get(reverse("reports:document-detail", args=[document.pk])).content.decode()
    assert f'href="{reverse("monitoring:plan-execution", args=[edition.pk])}"' in shown


def test_figures_are_taken_anew_and_the_words_around_stay(authority, school, specialist, official, enter_as):
    edition = approved_edition(authority, by=official)
    client = enter_as(specialist)
    answers = {"starts_on": "2026-02-01", "ends_on": "2026-03-31", "edition": edition.pk}
    document = drafted(client, kind="execution_report", **answers)
    assert document.texts["parts"][1]["text"] == "[[исполнение плана: итоги: данных пока нет]]"
    activity = activity_in(edition, section=None, title="Мониторинг", number_text="7")
    TaskFactory(activity=activity, organization=school, due_on=datetime.date(2026, 3, 1))

    client.post(reverse("reports:document-figures", args=[document.pk]), {"part": "parts:execution.totals"})

    document.refresh_from_db()
    assert document.texts["parts"][1]["text"].startswith("В отчётном периоде предусмотрено 1\xa0задание")
    assert document.texts["parts"][0]["text"] == "Общие сведения"
    assert document.version == 2


def test_minutes_know_the_working_group(authority, specialist, enter_as):
    group = BodyFactory(
        municipality=authority.municipality, kind=BodyKind.WORKING_GROUP, name="Муниципальная рабочая группа"
    )
    for name, part in (("Ольхова Е.Ж.", GroupPart.CHAIR), ("Берёзова А.Б.", GroupPart.MEMBER)):
        WorkingGroupMemberFactory(
            body=group, user=None, name_text=name, post_text="методист", part=part, since_on="2025-01-01"
        )

    document = drafted(enter_as(specialist), kind="minutes", body=group.pk)

    assert document.title == "заседания муниципальной рабочей группы"
    assert document.texts["chair"] == "Ольхова\xa0Е.Ж., методист"
    assert document.texts["present"] == ["Берёзова\xa0А.Б., методист", "Ольхова\xa0Е.Ж., методист"]


def test_case_is_corrected_once_and_remembered(authority, specialist, official, enter_as):
    client = enter_as(specialist)
    document = drafted(client, kind="order_on_results", subject="МСОКО школ")
    assert "Об итогах мониторинга МСОКО школ" in document.title
    other = drafted(client, kind="order_on_results", subject="сведения о школах")
    used = next(one for one in other.texts["forms"] if one["phrase"] == "сведения о школах")

    client.post(
        reverse("reports:document-case", args=[other.pk]),
        {"phrase": used["phrase"], "case": used["case"], "form": "сведений о школах округа"},
    )

    other.refresh_from_db()
    assert other.title == "Об итогах мониторинга сведений о школах округа"
    assert CaseForm.objects.get().corrected_by == specialist
    later = drafted(client, kind="order_on_results", subject="сведения о школах")
    assert later.title == "Об итогах мониторинга сведений о школах округа"


def test_repealing_order_names_what_it_cancels(specialist, official, enter_as):
    client = enter_as(official)
    old = actions.register_document(
        drafted(client, kind="order_on_results", subject="мониторинг"),
        number_text="",
        dated_on=datetime.date(2026, 1, 12),
        by=official,
    )

    document = drafted(client, kind="order_repealing", source=old.pk)

    assert document.source == old
    assert "от 12.01.2026 № 1 «Об итогах мониторинга мониторинга»" in document.texts["clauses"][0]


def test_specialist_registers_what_its_author_signs_and_no_order(specialist, enter_as):
    client = enter_as(specialist)
    minutes = drafted(client, kind="minutes")
    order = drafted(client, kind="order_on_results", subject="мониторинг")
    answers = {"number_text": "1", "dated_on": "2026-01-12"}

    done = client.post(reverse("reports:document-register", args=[minutes.pk]), answers)
    refused = client.post(reverse("reports:document-register", args=[order.pk]), answers)

    assert (done.status_code, refused.status_code) == (302, 403)
    minutes.refresh_from_db()
    assert (minutes.state, minutes.number_text) == (DocumentState.REGISTERED, "1")


def test_school_sees_orders_and_its_own_letters_only(
    authority, school, other_school, specialist, official, school_head, other_head, enter_as
):
    client = enter_as(official)
    order = drafted(client, kind="order_on_results", subject="мониторинг")
    minutes = drafted(client, kind="minutes")
    letter = drafted(client, kind="letter", subject="рекомендации", organization=school.pk)
    for document in (order, minutes, letter):
        actions.register_document(document, number_text="", dated_on=datetime.date(2026, 1, 12), by=official)

    def seen(person) -> set[int]:
        row_security.enter(authority.municipality_id)
        return set(Document.objects.visible_to(person).values_list("pk", flat=True))

    assert seen(school_head) == {order.pk, letter.pk}
    assert seen(other_head) == {order.pk}
    assert letter.texts["addressee"] == ["Директору Школа № 101", "В.П. Берёзину"]


def test_gap_of_a_part_leads_to_it(specialist, enter_as):
    document = drafted(enter_as(specialist), kind="briefing_informational", subject="мониторинг")

    gaps = [gap.field for gap in paper_gaps(actions.document_paper(document))]
    shown = enter_as(specialist).get(reverse("reports:document-detail", args=[document.pk])).content.decode()

    assert gaps
    for field in gaps:
        assert f'id="field-{field}"' in shown
