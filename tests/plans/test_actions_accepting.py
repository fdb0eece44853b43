"""A file given into a draft: what it proposes, and what accepting changes."""

import datetime

import pytest

from plans.actions import Refused, edit_cell, submit_edition
from plans.actions.accepting import accept_differences
from plans.actions.importing import ImportAnswers, confirm_plan_import, read_of
from plans.columns import cell_columns
from plans.comparison_queries import Comparison, comparison_of
from plans.history import events_of
from plans.import_source import ReadFile
from plans.models import Activity, Assignment, Edition, PlanImport, Section
from tests.plans.conftest import printed
from tests.plans.parsing import kept_plan

FIRST = """Раздел I. Оценка качества
1.1\tСеминар для завучей\tМарт\tУправление\tСправка
1.2\tМониторинг чтения\tАпрель\tУправление\tОтчёт
Раздел II. Работа со школами
2.1\tМониторинг чтения\tИюнь\tУправление\tОтчёт
2.2\tАдресные рекомендации\tДекабрь\tУправление\tРекомендации"""
LATER = """Раздел I. Оценка качества
1.1\tСеминар для завучей\tМай\tУправление\tСправка
Раздел II. Работа со школами
2.1\tМониторинг чтения\tИюнь\tУправление\tОтчёт
2.2\tКруглый стол директоров\tСентябрь\tУправление\tПротокол
2.3\tАдресные рекомендации\tДекабрь\tУправление\tРекомендации
Раздел III. Итоги года
3.1\tСобрание актива\tДекабрь\tУправление\tПротокол"""


@pytest.fixture
def give(municipality, specialist):
    """Give a text as a file, into a draft when one is named."""

    def give(text: str, edition: Edition | None = None) -> tuple[PlanImport, ReadFile]:
        kept = kept_plan(text, municipality=municipality, by=specialist, edition=edition)
        read = read_of(kept)
        return kept, read

    return give


@pytest.fixture
def edition(give, authority, specialist) -> Edition:
    kept, read = give(FIRST)
    days = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    answers = ImportAnswers("План", "plan", "calendar_year", *days)
    plan = confirm_plan_import(kept, parsed=read.parsed, answers=answers, owner=authority, by=specialist)
    return Edition.objects.select_related("plan").get(plan=plan)


@pytest.fixture
def proposed(give, edition):
    """Compare a text with the draft."""

    def proposed(text: str) -> tuple[PlanImport, ReadFile, Comparison]:
        kept, read = give(text, edition)
        return kept, read, comparison_of(kept, edition, read)

    return proposed


def told(found) -> list[str]:
    return [f"{one.kind} {one.difference.column} {one.difference.row.text('title')}" for one in found]


def retyped(edition: Edition, title: str, column: str, text: str, by) -> Activity:
    activity = Activity.objects.select_related("edition__plan").filter(edition=edition, title=title)[0]
    columns = {one.name: one for one in cell_columns(edition.plan.columns)}
    return edit_cell(activity, column=columns[column], text=text, version=activity.version, by=by)


def test_the_same_file_proposes_nothing(proposed):
    _, _, comparison = proposed(FIRST)

    assert comparison.proposals == []


def test_the_same_file_proposes_nothing_against_edits_of_people(proposed, edition, specialist):
    retyped(edition, "Семинар для завучей", "due", "Апрель", specialist)
    Activity.objects.filter(edition=edition, title="Адресные рекомендации").delete()

    _, _, comparison = proposed(FIRST)

    assert comparison.proposed == []
    assert told(comparison.own) == ["changed due Семинар для завучей", "added  Адресные рекомендации"]


def test_a_later_file_proposes_what_it_changes(proposed, edition, specialist):
    retyped(edition, "Мониторинг чтения", "due", "Май", specialist)

    _, _, comparison = proposed(LATER)

    assert told(comparison.proposed) == [
        "changed due Семинар для завучей",
        "removed  Мониторинг чтения",
        "added  Круглый стол директоров",
        "changed number Адресные рекомендации",
        "added  Итоги года",
        "added  Собрание актива",
    ]


def test_all_accepted_makes_the_draft_say_what_the_file_says(proposed, edition, specialist):
    before = {one.title: (one.pk, one.key, one.version) for one in Activity.objects.filter(edition=edition)}
    kept, read, comparison = proposed(LATER)

    count = accept_differences(
        kept, read=read, accepted={one.ident for one in comparison.proposed}, by=specialist
    )

    assert count == 6
    assert printed(edition) == ["[I]", "1.1", "[II]", "2.1", "2.2", "2.3", "[III]", "3.1"]
    assert comparison_of(kept, edition, read).proposals == []
    now = {one.title: one for one in Activity.objects.filter(edition=edition)}
    seminar, untouched = now["Семинар для завучей"], now["Мониторинг чтения"]
    assert (seminar.pk, seminar.key, seminar.version) == (*before["Семинар для завучей"][:2], 2)
    assert untouched.version == 1
    assert seminar.due_rule != untouched.due_rule
    assert now["Собрание актива"].section.title == "Итоги года"
    assert events_of(Activity).filter(pgh_obj=untouched.pk).count() == 1
    kept.refresh_from_db()
    assert kept.applied_by == specialist


def test_one_accepted_leaves_the_rest(proposed, edition, specialist):
    kept, read, comparison = proposed(LATER)
    chosen = {
        one.ident for one in comparison.proposed if one.kind == "added" and one.difference.row.level == 0
    }

    accept_differences(kept, read=read, accepted=chosen, by=specialist)

    assert printed(edition) == ["[I]", "1.1", "1.2", "[II]", "2.1", "2.2", "2.2", "3.1"]
    assert told(comparison_of(kept, edition, read).proposed) == [
        "changed due Семинар для завучей",
        "removed  Мониторинг чтения",
        "changed number Адресные рекомендации",
        "added  Итоги года",
    ]


def test_moved_row_keeps_its_key_and_its_executors(proposed, edition, specialist):
    lines = FIRST.splitlines()
    moved = "\n".join([lines[0], lines[2], lines[1], *lines[3:]])
    kept, read, comparison = proposed(moved)
    executors = Assignment.objects.count()

    accept_differences(kept, read=read, accepted={one.ident for one in comparison.proposed}, by=specialist)

    assert told(comparison.proposed) == ["moved  Семинар для завучей"]
    assert printed(edition)[:3] == ["[I]", "1.2", "1.1"]
    assert Assignment.objects.count() == executors


def test_draft_changed_meanwhile_is_not_touched(proposed, edition, specialist):
    kept, read, comparison = proposed(LATER)
    retyped(edition, "Семинар для завучей", "due", "Апрель", specialist)

    with pytest.raises(Refused, match="черновик изменили"):
        accept_differences(
            kept, read=read, accepted={one.ident for one in comparison.proposed}, by=specialist
        )

    assert printed(edition) == ["[I]", "1.1", "1.2", "[II]", "2.1", "2.2"]


def test_only_a_draft_takes_changes(proposed, edition, specialist):
    kept, read, comparison = proposed(LATER)
    submit_edition(edition, by=specialist)

    with pytest.raises(Refused, match="править можно только черновик"):
        accept_differences(
            kept, read=read, accepted={one.ident for one in comparison.proposed}, by=specialist
        )

    assert Section.objects.filter(edition=edition).count() == 2
