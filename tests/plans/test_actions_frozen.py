"""«After approval numbers do not move» (PL-09): excluded rows keep theirs, added ones take free ones."""

import datetime

import pytest

from plans import actions
from plans.models import Activity, Edition, Section
from tests.plans.conftest import printed

ORDER = {"order_number": "7", "order_on": datetime.date(2026, 1, 12)}


@pytest.fixture
def amendment(draft, official) -> Edition:
    """A draft of changes that holds the same rows by the same keys."""
    actions.approve_edition(draft, by=official, **ORDER)
    edition = Edition.objects.create(municipality=draft.municipality, plan=draft.plan, number=2)
    for section in Section.objects.filter(edition=draft).order_by("position"):
        rows = list(section.activities.order_by("position"))
        section.pk, section.edition, section._state.adding = None, edition, True
        section.save()
        for row in rows:
            row.pk, row.edition, row.section, row._state.adding = None, edition, section, True
            row.save()
    return edition


def find(edition: Edition, number: str) -> Activity:
    return Activity.objects.select_related("edition__plan").get(edition=edition, number_text=number)


def test_an_excluded_row_keeps_its_number_and_a_new_one_takes_the_next(amendment, specialist):
    assert actions.delete_activity(find(amendment, "1.1"), by=specialist)
    added = actions.add_activity(amendment, after=find(amendment, "1.1"), by=specialist)

    assert printed(amendment) == ["[1]", "1.1", "1.3", "1.2", "[2]", "2.1", "2.2"]
    assert (find(amendment, "1.1").is_excluded, added.is_excluded) == (True, False)


def test_a_row_of_the_amendment_itself_is_deleted(amendment, specialist):
    added = actions.add_activity(amendment, section=find(amendment, "2.1").section, by=specialist)

    assert added.number_text == "2.3"
    assert not actions.delete_activity(added, by=specialist)
    assert printed(amendment) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


def test_an_excluded_row_is_taken_back_and_undone(amendment, specialist):
    actions.delete_activity(find(amendment, "1.1"), by=specialist)
    actions.take_back_activity(find(amendment, "1.1"), by=specialist)
    assert not find(amendment, "1.1").is_excluded

    actions.undo(amendment, by=specialist)
    assert find(amendment, "1.1").is_excluded
    actions.undo(amendment, by=specialist)
    assert not find(amendment, "1.1").is_excluded


def test_an_excluded_row_is_not_written(amendment, column, specialist):
    actions.delete_activity(find(amendment, "1.1"), by=specialist)
    row = find(amendment, "1.1")

    with pytest.raises(actions.Refused, match="исключена"):
        actions.edit_cell(row, column=column("title"), text="Иное", version=row.version, by=specialist)


def test_numbers_of_an_amendment_are_not_set_anew(amendment, specialist):
    with pytest.raises(actions.Refused, match="номера его строк не меняются"):
        actions.renumber_edition(amendment, style="through", by=specialist)


def test_approved_rows_are_not_deleted_by_the_section(amendment, specialist):
    with pytest.raises(actions.Refused, match="по одной"):
        actions.delete_section(find(amendment, "1.1").section, by=specialist)
    assert not find(amendment, "1.1").is_excluded


def test_pasted_and_copied_rows_take_free_numbers(amendment, specialist):
    copy = actions.duplicate_activity(find(amendment, "1.2"), by=specialist)
    proposal = actions.paste_proposal(
        amendment, [["1.1", "Раз"], ["1.1", "Два"]], anchor=find(amendment, "2.2"), is_over=False
    )
    rows = actions.paste_rows(amendment, proposal, by=specialist)

    assert copy.number_text == "1.3"
    assert [row.number_text for row in rows] == ["2.3", "2.4"]
