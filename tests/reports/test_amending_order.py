"""The order that amends a plan: written from the changes, registered, in force (O2, AM-01 … AM-04)."""

import datetime

import pytest
from django.urls import reverse

from plans import actions as plan_actions
from plans.models import Activity
from plans.states import EditionState
from reports import actions
from reports.models import DocumentKind
from reports.papers.model import Table
from tests.factories import ActivityFactory
from tests.reports.plans import edition_with

JANUARY, MAY = datetime.date(2026, 1, 12), datetime.date(2026, 5, 18)


@pytest.fixture
def draft(authority, official, specialist):
    """A draft of changes to a plan that order № 512 has approved."""
    edition = edition_with(authority, rows=3)
    actions.take_force(edition, number_text="512", dated_on=JANUARY, by=official)
    edition.refresh_from_db()
    return plan_actions.amend_edition(edition, by=specialist)


def row(draft, number: str) -> Activity:
    return draft.activities.get(number_text=number)


def change(draft, specialist) -> None:
    Activity.objects.filter(pk=row(draft, "1.1").pk).update(due_text="Апрель")
    plan_actions.exclude_activity(row(draft, "1.2"), reason="Нет средств", by=specialist)
    ActivityFactory(
        edition=draft, section=row(draft, "1.3").section, number_text="", title="Форум", position=10**9
    )


def clauses(document) -> list[list[str]]:
    return [text.splitlines() for text in document.texts["clauses"]]


def annex_rows(document) -> list[tuple[str, ...]]:
    tables = [
        block
        for section in actions.document_paper(document).pages
        for block in section.blocks
        if isinstance(block, Table)
    ]
    return [one.cells[:2] for table in tables for one in table.rows if hasattr(one, "cells")]


def test_three_changes_are_three_clauses_and_the_added_row_stands_in_the_annex(draft, specialist):
    change(draft, specialist)

    document = actions.draft_amending_order(draft, by=specialist)

    first, control = clauses(document)
    section = row(draft, "1.3").section
    assert document.title.startswith("О внесении изменений в приказ ")
    assert first[0].startswith("Внести в приказ ")
    assert "от 12.01.2026 № 512 «Об утверждении плана мероприятий на 2026 год»" in first[0]
    assert first[1:] == [
        "В строке 1.1 графы «Сроки проведения» слова «Март» заменить словами «Апрель».",
        "Строку 1.2 исключить.",
        f"Направление {section.number_text.rstrip('.')} дополнить строкой 1.4 согласно приложению.",
    ]
    assert control == ["Контроль за исполнением приказа оставляю за собой."]
    assert annex_rows(document) == [("1.4", "Форум")]


def test_small_change_needs_no_annex(draft, specialist):
    Activity.objects.filter(pk=row(draft, "1.1").pk).update(due_text="Апрель")

    document = actions.draft_amending_order(draft, by=specialist)

    assert len(actions.document_paper(document).pages) == 1


def test_many_changes_restate_the_whole_plan(authority, official, specialist):
    edition = edition_with(authority, rows=12)
    actions.take_force(edition, number_text="1", dated_on=JANUARY, by=official)
    edition.refresh_from_db()
    draft = plan_actions.amend_edition(edition, by=specialist)
    draft.activities.update(due_text="Апрель")

    document = actions.draft_amending_order(draft, by=specialist)

    (first, *_) = clauses(document)
    assert len(first) == 1
    assert first[0].endswith("в новой редакции согласно приложению к настоящему приказу.")
    assert len(annex_rows(document)) == 12


def test_registration_brings_the_changes_into_force(draft, specialist, official):
    change(draft, specialist)
    document = actions.draft_amending_order(draft, by=specialist)

    done = actions.register_document(document, number_text="", dated_on=MAY, by=official)

    draft.refresh_from_db()
    assert (done.kind, done.number_text) == (DocumentKind.ORDER_AMENDING_PLAN, "1")
    assert (draft.state, draft.order_number_text, draft.order_on) == (EditionState.APPROVED, "1", MAY)
    assert actions.final_rendering(done) is not None


def test_next_amendment_names_the_first_order_and_those_since(draft, specialist, official):
    change(draft, specialist)
    order = actions.draft_amending_order(draft, by=specialist)
    actions.register_document(order, number_text="600", dated_on=MAY, by=official)
    draft.refresh_from_db()
    second = plan_actions.amend_edition(draft, by=specialist)
    Activity.objects.filter(pk=row(second, "1.3").pk).update(due_text="Июнь")

    (first, *_) = clauses(actions.draft_amending_order(second, by=specialist))

    assert "от 12.01.2026 № 512" in first[0]
    assert "(с изменениями, внесёнными приказом от 18.05.2026 № 600)" in first[0]


def test_clauses_are_written_anew_and_other_words_stay(draft, specialist, enter_as):
    Activity.objects.filter(pk=row(draft, "1.1").pk).update(due_text="Апрель")
    document = actions.draft_amending_order(draft, by=specialist)
    texts = {"clauses": [document.texts["clauses"][0], "Разместить приказ на сайте."]}
    document = actions.save_document_texts(document, texts=texts, version=document.version, by=specialist)
    Activity.objects.filter(pk=row(draft, "1.3").pk).update(due_text="Май")

    enter_as(specialist).post(reverse("reports:document-renew", args=[document.pk]))

    document.refresh_from_db()
    first, second = clauses(document)
    assert len(first) == 3
    assert second == ["Разместить приказ на сайте."]


def test_draft_that_changes_nothing_gives_no_order(draft, specialist, enter_as):
    shown = enter_as(specialist).get(reverse("reports:edition-order", args=[draft.pk]), follow=True)

    assert "ничего не меняет" in shown.content.decode()
    assert not draft.documents.exists()


def test_approving_order_has_no_clauses_to_renew(authority, specialist, enter_as):
    document = actions.draft_order(edition_with(authority), by=specialist)

    assert enter_as(specialist).post(reverse("reports:document-renew", args=[document.pk])).status_code == 403
