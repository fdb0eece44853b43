"""What the page of a plan asks the server beside cells: presence, words, undo, filters under a name,
history.
"""

import json

import pytest
import time_machine
from django.db import connection
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from plans import actions
from plans.models import Presence, SavedFilter
from tests.cast import person
from tests.factories import DeliverableKindFactory
from tests.plans.conftest import ASIDE, printed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def colleague(authority):
    return person("colleague", "Липовцева", authority, "specialist", "Методист")


@pytest.fixture
def of_edition(draft):
    def address(name: str) -> str:
        return reverse(f"plans:edition-{name}", args=[draft.pk])

    return address


def test_two_people_see_each_other_and_where_they_write(row, of_edition, enter_as, specialist, colleague):
    cell = f"activity-{row('1.1').pk} due"

    first = enter_as(specialist).post(of_edition("presence"), {"cell": cell})
    second = enter_as(colleague).post(of_edition("presence"), {"cell": ""})

    assert first.json() == {"people": []}
    assert second.json() == {"people": [{"who": str(specialist), "row": cell.split()[0], "cell": "due"}]}


def test_who_says_nothing_is_gone_after_seconds(of_edition, enter_as, specialist, colleague):
    with time_machine.travel("2026-03-02 09:00:00+00:00", tick=False) as clock:
        enter_as(specialist).post(of_edition("presence"))
        enter_as(specialist).post(of_edition("presence"))
        clock.shift(16)
        answer = enter_as(colleague).post(of_edition("presence"), {"cell": "<script>"})

    assert answer.json() == {"people": []}
    assert Presence.objects.count() == 1


def test_presence_costs_three_queries_and_a_savepoint_beside_the_frame(
    of_edition, enter_as, specialist, django_assert_num_queries
):
    client = enter_as(specialist)
    client.post(of_edition("presence"))

    with django_assert_num_queries(7 + ASIDE):
        client.post(of_edition("presence"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("До 20 апреля", {"note": "до 20.04.2026", "isAmber": False}),
        ("", {"note": "срок не указан", "isAmber": True}),
    ],
)
def test_a_deadline_is_understood_while_it_is_typed(of_edition, enter_as, specialist, text, expected):
    assert enter_as(specialist).get(of_edition("due"), {"text": text}).json() == expected


def test_words_of_the_directories_complete_the_cells(of_edition, enter_as, specialist, schools):
    DeliverableKindFactory(name="Отзыв", spellings=["отклик"])
    client = enter_as(specialist)

    executors = client.get(of_edition("words"), {"column": "executors"}).json()["words"]
    results = client.get(of_edition("words"), {"column": "deliverables"}).json()["words"]

    found = {"word": "Руководители ОО", "note": "группа организаций"}
    assert executors == [{**found, "found": "руководители оо  руководители школ"}]
    assert {"word": "Отзыв", "note": "", "found": "отзыв отклик"} in results
    assert client.get(of_edition("words"), {"column": "title"}).json() == {"words": []}


def test_undo_and_redo_answer_with_the_sheet_and_say_what(draft, row, of_edition, enter_as, specialist):
    client = enter_as(specialist)
    actions.move_activity_down(row("1.1"), by=specialist)

    undone = client.post(of_edition("undo"), headers=HTMX)
    assert printed(draft) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]
    assert "Отменено: перемещена строка 1.1." in undone.content.decode()
    assert json.loads(undone["HX-Trigger-After-Settle"])["plan:row"]["id"] == f"activity-{row('1.1').pk}"
    assert 'title="Повторить: перемещена строка 1.1"' in undone.content.decode()
    client.post(of_edition("redo"))

    assert printed(draft) == ["[1]", "1.2", "1.1", "[2]", "2.1", "2.2"]


def test_who_is_meant_is_asked_and_remembered(row, column, enter_as, specialist, schools):
    actions.edit_cell(row("1.1"), column=column("executors"), text="Главы школ", version=1, by=specialist)
    client = enter_as(specialist)
    address = reverse("plans:activity-teach", args=[row("1.1").pk])

    page = client.get(address, {"words": "Главы школ"})
    assert page.context["words"] == "Главы школ"
    assert "Руководители ОО" in page.context["names"]
    assert client.post(address, {"words": "Главы школ", "name": ""}).status_code == 422
    client.post(address, {"words": "Главы школ", "name": "Руководители ОО"})

    assert row("1.1").assignments.get().body == schools


def test_a_filter_is_kept_under_a_name_and_forgotten(draft, enter_as, specialist, colleague):
    client = enter_as(specialist)
    page = reverse("plans:plan-detail", args=[draft.plan_id])
    save = reverse("plans:plan-filter-save", args=[draft.plan_id])
    query = "month=2026-03&questions=all&page=7"

    client.post(save, {"name": "Мартовские", "query_text": query})
    answer = client.post(save, {"name": "мартовские", "query_text": query}, follow=True)

    saved = SavedFilter.objects.get()
    assert saved.query_text == "month=2026-03&questions=all"
    assert [chip.is_current for chip in answer.context["saved_filters"]] == [True]
    assert [chip.name for chip in client.get(page).context["saved_filters"]] == ["Мартовские"]
    assert enter_as(colleague).get(page).context["saved_filters"] == []
    delete = reverse("plans:saved-filter-delete", args=[saved.pk])
    assert enter_as(colleague).post(delete).status_code == 404
    client.post(delete)
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"name": "", "query_text": "month=2026-03"}, "Назовите отбор"),
        ({"name": "Пустой", "query_text": "page=7"}, "ничего не отбирает"),
    ],
)
def test_a_filter_without_a_name_or_filters_is_refused(draft, enter_as, specialist, posted, sentence):
    address = reverse("plans:plan-filter-save", args=[draft.plan_id])

    assert sentence in enter_as(specialist).post(address, posted, follow=True).content.decode()
    assert not SavedFilter.objects.exists()


def test_twenty_filters_are_enough(draft, specialist):
    for number in range(20):
        actions.save_filter(draft.plan, name=f"Отбор {number}", query_text="questions=all", by=specialist)

    with pytest.raises(actions.Refused, match="Отборов уже 20"):
        actions.save_filter(draft.plan, name="Ещё", query_text="questions=all", by=specialist)


def test_the_history_of_a_row_marks_the_words(row, column, enter_as, specialist, stranger):
    actions.edit_cell(row("1.1"), column=column("title"), text="Вебинар 1.1", version=1, by=specialist)
    address = reverse("plans:activity-history", args=[row("1.1").pk])

    page = enter_as(specialist).get(address)

    assert [entry.text for entry in page.context["entries"]] == [
        "Изменена строка «1.1 Вебинар 1.1»",
        "Добавлена строка «1.1 Семинар 1.1»",
    ]
    assert "<del>Семинар</del><ins>Вебинар</ins> 1.1" in page.content.decode()
    assert enter_as(stranger).get(address).status_code == 404


@pytest.mark.parametrize(
    "statement", ["UPDATE plans_activityevent SET title = ''", "DELETE FROM plans_activityevent"]
)
def test_the_database_protects_the_journal_from_change(row, statement):
    row("1.1")

    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement)


def test_the_state_of_a_row_is_where_today_stands(draft, row, column, enter_as, specialist):
    due = {"1.1": "Февраль", "1.2": "Март 2026", "2.1": "Апрель", "2.2": "По графику министерства"}
    for number, text in due.items():
        actions.edit_cell(row(number), column=column("due"), text=text, version=1, by=specialist)
    client = enter_as(specialist)
    address = reverse("plans:plan-detail", args=[draft.plan_id])

    with time_machine.travel("2026-03-16 09:00:00+03:00", tick=False):
        assert timezone.localdate().month == 3
        shown = {
            state: [
                one.label
                for one in client.get(address, {"state": state}).context["rows"]
                if not one.is_section
            ]
            for state in ("past", "now", "ahead", "undated", "excluded")
        }

    assert shown == {"past": ["1.1"], "now": ["1.2"], "ahead": ["2.1"], "undated": ["2.2"], "excluded": []}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("семинаров", ["1.1", "1.2", "2.1", "2.2"]),
        ("семин", ["1.1", "1.2", "2.1", "2.2"]),
        ("семин 1.2", ["1.2"]),
        ("семинар и 2", ["2.1", "2.2"]),
        ("«Семинар 1.1»", ["1.1"]),
        ("2", ["2.1", "2.2"]),
        ("минар", []),
        ("% _", []),
        ("'; --", []),
    ],
)
def test_the_search_finds_forms_beginnings_and_numbers(draft, enter_as, specialist, text, expected):
    address = reverse("plans:plan-detail", args=[draft.plan_id])

    rows = enter_as(specialist).get(address, {"text": text}).context["rows"]

    assert [one.label for one in rows if not one.is_section] == expected


def test_words_of_the_search_may_mean_a_filter(draft, row, column, enter_as, specialist, schools):
    actions.edit_cell(
        row("1.1"), column=column("executors"), text="Руководители ОО", version=1, by=specialist
    )
    actions.edit_cell(row("1.1"), column=column("due"), text="Апрель", version=2, by=specialist)
    address = reverse("plans:plan-detail", args=[draft.plan_id])

    def meant(text: str) -> list[tuple[str, str]]:
        found = enter_as(specialist).get(address, {"text": text}).context["meant"]
        return [(choice.text, choice.link) for choice in found]

    assert meant("апр") == [("Апрель", "?month=2026-04")]
    assert meant("руковод") == [("Руководители ОО", f"?body={schools.pk}")]
    assert meant("") == []


def test_a_plan_with_gaps_is_not_approved_and_says_which(draft, row, column, enter_as, specialist, official):
    for name in ("title", "executors"):
        activity = row("1.2")
        actions.edit_cell(activity, column=column(name), text="", version=activity.version, by=specialist)
    page = enter_as(specialist).get(reverse("plans:plan-detail", args=[draft.plan_id])).content.decode()
    assert "без ответа на 2 план не утвердить" in page

    for refused in (
        lambda: actions.submit_edition(draft, by=specialist),
        lambda: actions.approve_edition(draft, order_number="7", order_on=draft.plan.starts_on, by=official),
    ):
        with pytest.raises(actions.Refused, match=r"строка 1\.2: нет названия; строка 1\.2: не указан исп"):
            refused()
