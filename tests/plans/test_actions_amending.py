"""The next edition: a copy with the same keys; exclusions, added rows, the seal of the database."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from plans import actions
from plans.columns import cell_columns
from plans.documents import plan_document
from plans.models import Activity, Assignment, Deliverable, Edition, Section
from plans.states import ForbiddenTransition
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    DeliverableFactory,
    EditionFactory,
    SectionFactory,
)
from tests.plans.conftest import printed

FIRST = {"order_number": "512", "order_on": datetime.date(2025, 12, 25)}
SECOND = {"order_number": "7", "order_on": datetime.date(2026, 3, 2)}


@pytest.fixture
def approved(draft, row, official) -> Edition:
    AssignmentFactory(activity=row("1.1"))
    DeliverableFactory(activity=row("1.1"), text="Справка")
    return actions.approve_edition(draft, by=official, **FIRST)


@pytest.fixture
def amendment(approved, specialist) -> Edition:
    return actions.amend_edition(approved, by=specialist)


def row_of(edition: Edition, number: str) -> Activity:
    return edition.activities.select_related("edition__plan").get(number_text=number)


def test_the_next_edition_is_a_copy_with_the_same_keys(approved, amendment):
    assert (amendment.number, amendment.state, amendment.is_amendment) == (2, "draft", True)
    assert printed(amendment) == printed(approved)
    assert keys(amendment) == keys(approved)
    assert set(pks(amendment)) & set(pks(approved)) == set()
    copy = row_of(amendment, "1.1")
    assert [one.body_id for one in copy.assignments.all()] == [
        one.body_id for one in row_of(approved, "1.1").assignments.all()
    ]
    assert [one.text for one in copy.deliverables.all()] == ["Справка"]
    approved.refresh_from_db()
    assert approved.state == "approved"


def keys(edition: Edition) -> list[object]:
    return list(edition.activities.order_by("position").values_list("key", flat=True))


def pks(edition: Edition) -> list[int]:
    return list(edition.activities.values_list("pk", flat=True))


def test_sections_inside_of_sections_are_copied_in_their_places(approved, specialist, official):
    actions.close_edition(approved, by=official)
    other = EditionFactory(plan__municipality=approved.municipality)
    part = SectionFactory(edition=other, level="part", number_text="I", position=1)
    track = SectionFactory(edition=other, level="track", parent=part, number_text="1", position=2)
    ActivityFactory(edition=other, section=track, number_text="1.1")
    actions.approve_edition(other, by=official, **FIRST)

    copy = actions.amend_edition(other, by=specialist)

    section = row_of(copy, "1.1").section
    assert (section.edition, section.parent.edition, section.parent.number_text) == (copy, copy, "I")


def test_one_draft_of_changes_at_a_time_and_only_of_what_is_in_force(amendment, approved, specialist):
    with pytest.raises(actions.Refused, match="уже есть"):
        actions.amend_edition(approved, by=specialist)
    with pytest.raises(ForbiddenTransition):
        actions.amend_edition(amendment, by=specialist)


def test_a_draft_of_changes_can_be_thrown_away_the_first_edition_cannot(amendment, approved, specialist):
    actions.discard_edition(amendment, by=specialist)

    assert list(approved.plan.editions.all()) == [approved]
    first = EditionFactory(plan__municipality=approved.municipality)
    with pytest.raises(actions.Refused, match="первая редакция"):
        actions.discard_edition(first, by=specialist)


def test_an_excluded_row_keeps_its_number_and_an_added_one_takes_the_next(amendment, specialist, official):
    excluded = actions.exclude_activity(row_of(amendment, "1.1"), reason=" Нет средств ", by=specialist)
    added = actions.add_activity(amendment, after=row_of(amendment, "1.1"), by=specialist)
    words = {"title": "Форум", "due_text": "Май", "executors_text": "УО"}
    Activity.objects.filter(pk=added.pk).update(**words)

    assert (excluded.number_text, excluded.is_excluded, excluded.exclusion_reason) == (
        "1.1",
        True,
        "Нет средств",
    )
    lines = [line.cells for line in plan_document(amendment).lines if not line.is_heading]
    assert lines[0] == ("1.1", "Исключено", "", "", "", "")
    actions.submit_edition(amendment, by=specialist)
    added.refresh_from_db()
    assert added.number_text == "1.3"
    assert printed(amendment) == ["[1]", "1.1", "1.3", "1.2", "[2]", "2.1", "2.2"]


def test_an_exclusion_is_taken_back_with_its_words(amendment, approved, specialist):
    excluded = actions.exclude_activity(row_of(amendment, "1.1"), reason="Нет средств", by=specialist)

    back = actions.include_activity(excluded, by=specialist)

    assert (back.title, back.is_excluded, back.exclusion_reason) == ("Семинар 1.1", False, "")
    with pytest.raises(actions.Refused, match="не исключена"):
        actions.include_activity(back, by=specialist)


def test_refusals_of_exclusion(amendment, approved, specialist):
    added = actions.add_activity(amendment, by=specialist)

    with pytest.raises(actions.Refused, match="ещё не утверждена"):
        actions.exclude_activity(added, reason="Нет средств", by=specialist)
    with pytest.raises(actions.Refused, match="почему"):
        actions.exclude_activity(row_of(amendment, "1.1"), reason=" ", by=specialist)
    with pytest.raises(actions.Refused, match="править можно только черновик"):
        actions.exclude_activity(row_of(approved, "1.1"), reason="Нет средств", by=specialist)


def test_a_row_that_was_taken_out_comes_back_as_excluded(amendment, approved, specialist, official):
    row_of(amendment, "2.1").delete()

    actions.approve_edition(amendment, by=official, **SECOND)

    lost = row_of(amendment, "2.1")
    assert (lost.key, lost.is_excluded) == (row_of(approved, "2.1").key, True)
    assert printed(amendment) == printed(approved)


def test_the_second_order_puts_the_first_edition_away(amendment, approved, official):
    taken = actions.approve_edition(amendment, by=official, **SECOND)

    approved.refresh_from_db()
    assert (approved.state, taken.state, taken.order_number_text) == ("amended", "approved", "7")
    assert len(taken.content_digest) == len(approved.content_digest) == 64


def test_the_second_order_is_not_older_than_the_first(amendment, official):
    with pytest.raises(actions.Refused, match=r"25\.12\.2025"):
        actions.approve_edition(amendment, order_number="7", order_on=datetime.date(2025, 1, 1), by=official)


def test_a_closed_plan_is_not_amended_and_a_plan_in_change_is_not_closed(
    amendment, approved, specialist, official
):
    with pytest.raises(actions.Refused, match="проект изменений"):
        actions.close_edition(approved, by=official)

    actions.discard_edition(amendment, by=specialist)
    closed = actions.close_edition(approved, by=official)
    with pytest.raises(ForbiddenTransition):
        actions.amend_edition(closed, by=specialist)
    assert actions.archive_edition(closed, by=official).state == "archived"


# The database.


def refused_by_the_database(change) -> None:
    with pytest.raises(IntegrityError, match="sealed by its order"), transaction.atomic():
        change()


def test_the_database_refuses_every_change_of_an_approved_edition(approved, row):
    one = row("1.1")
    refused_by_the_database(lambda: Activity.objects.filter(pk=one.pk).update(title="Иначе"))
    refused_by_the_database(lambda: Activity.objects.filter(edition=approved).update(remark=""))
    refused_by_the_database(lambda: Activity.objects.bulk_update([one], ["due_text"]))
    refused_by_the_database(lambda: Activity.objects.filter(pk=one.pk).delete())
    refused_by_the_database(lambda: ActivityFactory(edition=approved, section=None))
    refused_by_the_database(lambda: Section.objects.filter(edition=approved).update(title="Иначе"))
    refused_by_the_database(lambda: SectionFactory(edition=approved))
    refused_by_the_database(lambda: Assignment.objects.filter(activity=one).update(position=9))
    refused_by_the_database(lambda: Assignment.objects.filter(activity=one).delete())
    refused_by_the_database(lambda: Deliverable.objects.filter(activity=one).delete())
    refused_by_the_database(lambda: DeliverableFactory(activity=one))


def test_a_row_is_not_moved_into_or_out_of_an_approved_edition(approved, amendment):
    one, other = row_of(approved, "1.1"), row_of(amendment, "1.2")
    refused_by_the_database(
        lambda: Activity.objects.filter(pk=one.pk).update(edition=amendment, section=None)
    )
    refused_by_the_database(lambda: Activity.objects.filter(pk=other.pk).update(edition=approved))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "draft"},
        {"order_number_text": "513"},
        {"order_on": "2025-12-26"},
        {"content_digest": ""},
        {"content_digest": "0" * 64},
        {"number": 5},
    ],
    ids=str,
)
def test_the_database_keeps_the_order_and_the_seal(approved, change):
    refused_by_the_database(lambda: Edition.objects.filter(pk=approved.pk).update(**change))


def test_an_approved_edition_is_not_deleted(approved):
    refused_by_the_database(lambda: Edition.objects.filter(pk=approved.pk).delete())
    refused_by_the_database(approved.plan.delete)


def test_equal_words_have_equal_seals_and_one_letter_changes_it(approved, amendment, specialist, official):
    column = next(one for one in cell_columns(approved.plan.columns) if one.key == "title")
    changed = row_of(amendment, "1.1")
    actions.edit_cell(changed, column=column, text=changed.title, version=1, by=specialist)
    same = actions.approve_edition(amendment, by=official, **SECOND)
    assert same.content_digest == approved.content_digest

    third = actions.amend_edition(same, by=specialist)
    actions.edit_cell(row_of(third, "1.1"), column=column, text="Семинар 1.1!", version=1, by=specialist)
    other = actions.approve_edition(third, order_number="9", order_on=datetime.date(2026, 5, 2), by=official)
    assert other.content_digest != same.content_digest


@pytest.mark.parametrize("rows", [1, 3])
def test_an_amendment_costs_the_same_for_any_length(
    draft, rows, specialist, official, django_assert_num_queries
):
    for activity in draft.activities.all()[rows:]:
        activity.delete()
    actions.approve_edition(draft, by=official, **FIRST)

    with django_assert_num_queries(12):
        actions.amend_edition(draft, by=specialist)
