"""A mailing: suggested from debts, one letter to each school, all numbers at once, printed by the worker."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from msoko.lib import row_security
from reports import actions, tasks
from reports.kinds import DocumentKind
from reports.mailing_states import MailingState
from reports.models import Document, Mailing
from reports.states import DocumentState, ForbiddenTransition
from tests.factories import OrganizationFactory, TaskFactory
from tests.reports.plans import activity_in, approved_edition

DAY = datetime.date(2026, 3, 5)


@pytest.fixture
def late(authority, school, official, time_machine):
    """Школа № 101 owes the answer about row 1.5 since the first of March."""
    time_machine.move_to("2026-03-05 12:00 +0300", tick=False)
    edition = approved_edition(authority, by=official)
    activity = activity_in(edition, section=None, title="Провести мониторинг.", number_text="1.5")
    TaskFactory(activity=activity, organization=school, due_on=datetime.date(2026, 3, 1))
    return edition


def begun(late, organizations, *, by) -> Mailing:
    return actions.begin_mailing(
        late.municipality,
        subject="адресные рекомендации",
        organizations=organizations,
        edition=late,
        direction=None,
        by=by,
    )


def made(mailing: Mailing) -> Mailing:
    """What the worker does with each of its jobs."""
    actions.queue_mailing(mailing, by=mailing.created_by)
    for addressee in mailing.addressees.all():
        tasks.make_letters.func(
            SimpleNamespace(job=None),
            mailing_id=mailing.pk,
            municipality_id=mailing.municipality_id,
            addressee_ids=[addressee.pk],
        )
        row_security.enter(mailing.municipality_id)
    mailing.refresh_from_db()
    return mailing


def test_debts_are_suggested_and_everybody_gets_a_letter(late, school, other_school, school_head, specialist):
    mailing = made(begun(late, [school, other_school], by=specialist))

    assert (mailing.state, mailing.done_count, mailing.letter_count) == (MailingState.READY, 2, 2)
    first, second = mailing.documents.order_by("organization__short_name")
    assert first.texts["addressee"] == ["Директору Школа № 101", "В.П. Берёзину"]
    assert second.texts["addressee"] == ["Руководителям образовательных организаций"]
    listed = [part["text"] for part in first.texts["parts"] if part.get("bound")]
    assert listed == ["представить подтверждение по пункту 1.5 «Провести мониторинг», срок 01.03.2026."]
    assert [part for part in second.texts["parts"] if part.get("bound")] == []


def test_job_that_runs_twice_makes_no_second_letter(late, school, specialist):
    mailing = made(begun(late, [school], by=specialist))
    addressee = mailing.addressees.get()

    assert actions.make_letter(mailing, addressee) is None
    assert mailing.documents.count() == 1


def test_numbers_are_given_in_the_order_of_schools_and_the_worker_prints(
    late, school, other_school, specialist, official, school_head
):
    mailing = made(begun(late, [other_school, school], by=specialist))

    actions.register_mailing(mailing, dated_on=DAY, by=official)
    letters = list(mailing.documents.order_by("organization__short_name"))
    tasks.print_letters.func(
        municipality_id=mailing.municipality_id, document_ids=[one.pk for one in letters]
    )
    row_security.enter(mailing.municipality_id)

    assert [(one.number_text, one.dated_on, one.state) for one in letters] == [
        ("1", DAY, DocumentState.REGISTERED),
        ("2", DAY, DocumentState.REGISTERED),
    ]
    assert actions.unprinted(mailing) == []
    assert [one.organization for one in Document.objects.visible_to(school_head)] == [school]
    with pytest.raises(ForbiddenTransition):
        actions.queue_mailing(mailing, by=specialist)


def test_nobody_addressed_is_told(late, specialist):
    mailing = begun(late, [], by=specialist)

    with pytest.raises(actions.NobodyAddressed):
        actions.queue_mailing(mailing, by=specialist)


def test_letters_are_made_anew_after_an_edit(late, school, specialist):
    mailing = made(begun(late, [school], by=specialist))
    words = {"heading": "О направлении {предмет|род} на апрель"}
    edited = {mailing.addressees.get().pk: "сверить списки."}

    actions.save_mailing(mailing, texts=words, recommendations=edited, by=specialist)
    mailing = made(mailing)

    letter = mailing.documents.get()
    assert letter.title == "О направлении адресных рекомендаций на апрель"
    assert "сверить списки." in [part["text"] for part in letter.texts["parts"]]


def test_pages_lead_from_schools_to_registered_letters(late, school, specialist, official, enter_as):
    client = enter_as(specialist)
    new = {"subject": "рекомендации", "organizations": [school.pk], "edition": late.pk}

    address = client.post("/reports/mailings/new/", new)["Location"]
    mailing = Mailing.objects.get()
    shown = client.get(address).content.decode()
    mailing = made(mailing)
    refused = client.post(reverse("reports:mailing-register", args=[mailing.pk]), {"dated_on": "2026-03-05"})
    done = enter_as(official).post(
        reverse("reports:mailing-register", args=[mailing.pk]), {"dated_on": "2026-03-05"}
    )

    assert "срок 01.03.2026." in shown
    assert (refused.status_code, done.status_code) == (403, 302)
    mailing.refresh_from_db()
    assert mailing.state == MailingState.REGISTERED
    assert mailing.documents.get().kind == DocumentKind.LETTER
    assert ">Рекомендации</a></td>" in client.get("/reports/mailings/").content.decode()


def test_unknown_field_of_the_letter_is_told_and_nothing_is_made(late, school, specialist, enter_as):
    mailing = begun(late, [school], by=specialist)

    response = enter_as(specialist).post(
        reverse("reports:mailing-make", args=[mailing.pk]),
        {"version": 1, "heading": "О {чём}"},
        follow=True,
    )

    assert "Поля «{чём}» нет" in response.content.decode()
    mailing.refresh_from_db()
    assert mailing.state == MailingState.DRAFT


def test_school_has_no_mailings(late, school, school_head, specialist, enter_as):
    mailing = begun(late, [school], by=specialist)
    client = enter_as(school_head)

    assert client.get("/reports/mailings/").status_code == 403
    assert client.get(reverse("reports:mailing-detail", args=[mailing.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number_of_letters(
    count, late, authority, specialist, enter_as, django_assert_num_queries
):
    schools = [OrganizationFactory(municipality=authority.municipality) for _ in range(count)]
    mailing = made(begun(late, schools, by=specialist))
    client = enter_as(specialist)
    client.get(reverse("reports:mailing-detail", args=[mailing.pk]))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("reports:mailing-detail", args=[mailing.pk]))


QUERIES = 11
