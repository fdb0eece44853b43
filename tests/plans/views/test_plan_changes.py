"""Bulk change, find and replace, paste: the preview, the click, and what has changed in between."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Activity, Gesture
from tests.plans.conftest import printed


@pytest.fixture
def of_plan(draft):
    def address(name: str) -> str:
        return reverse(f"plans:plan-{name}", args=[draft.plan_id])

    return address


@pytest.fixture
def paste(draft):
    return reverse("plans:edition-paste", args=[draft.pk])


def labels(answer) -> list[str]:
    return [row.label for row in answer.context["changes"]]


def test_bulk_change_of_what_the_filter_shows(draft, section, of_plan, enter_as, specialist):
    client = enter_as(specialist)
    query = f"?section={section('2').pk}&column=due&mode=replace&words=Май"

    page = client.get(of_plan("bulk") + query)
    assert labels(page) == ["2.1", "2.2"]
    assert page.context["row_count"] == 2
    answer = client.post(of_plan("bulk") + query, {"digest": page.context["digest"]}, follow=True)

    assert "Изменено: 2" in answer.content.decode()
    due = list(Activity.objects.order_by("position").values_list("due_text", flat=True))
    assert due == ["Март", "Март", "Май", "Май"]
    assert Gesture.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("bulk", "?column=due&mode=replace&words="),
        ("bulk", "?column=title&mode=replace&words=Нет"),
        ("replace", "?find=&columns=title"),
        ("replace", "?find=+++&columns=title"),
        ("replace", "?find=Семинар"),
        ("replace", "?find=Семинар&columns=steps"),
    ],
)
def test_nonsense_is_answered_in_the_form(of_plan, enter_as, specialist, name, query):
    answer = enter_as(specialist).get(of_plan(name) + query)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert labels(answer) == []


def test_find_and_replace_marks_the_words(draft, row, of_plan, enter_as, specialist):
    client = enter_as(specialist)
    query = "?find=семинар+1&replacement=Вебинар+1&columns=title&columns=due"

    page = client.get(of_plan("replace") + query)
    assert labels(page) == ["1.1", "1.2"]
    assert "<del>Семинар</del><ins>Вебинар</ins> 1.1" in page.content.decode()
    client.post(of_plan("replace") + query, {"digest": page.context["digest"]})

    assert row("1.1").title == "Вебинар 1.1"


def test_a_preview_that_is_old_is_shown_once_more(draft, row, column, of_plan, enter_as, specialist):
    client = enter_as(specialist)
    query = "?" + urlencode({"find": "Март", "replacement": "Апрель", "columns": "due"})
    page = client.get(of_plan("replace") + query)
    actions.edit_cell(row("1.1"), column=column("due"), text="Июнь", version=1, by=specialist)

    answer = client.post(of_plan("replace") + query, {"digest": page.context["digest"]}, follow=True)

    assert "План изменился, пока вы смотрели" in answer.content.decode()
    assert labels(answer) == ["1.2", "2.1", "2.2"]
    assert row("1.2").due_text == "Март"


def test_paste_shows_first_and_writes_then(draft, row, paste, enter_as, specialist):
    client = enter_as(specialist)
    words = {"text": "Первое\tАпрель\nВторое\tМай\nТретье\tИюнь", "after": row("1.1").pk, "column": "title"}

    page = client.post(paste, words)
    assert (len(page.context["changes"]), len(page.context["additions"])) == (4, 1)
    assert printed(draft) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]
    below = client.post(paste, {**words, "digest": page.context["digest"], "place": ["over", "below"]})
    assert (len(below.context["changes"]), len(below.context["additions"])) == (0, 3)
    client.post(paste, {**words, "digest": page.context["digest"], "place": "over"})

    assert printed(draft) == ["[1]", "1.1", "1.2", "", "[2]", "2.1", "2.2"]
    assert row("1.2").title == "Второе"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Вставьте сюда строки"),
        ("\t\t\n", "ни одной строки"),
        ("а\n" * 501, "не больше 500 строк"),
        ("а\t" * 31 + "б", "не больше 500 строк и 30 граф"),
    ],
)
def test_what_cannot_be_pasted_is_told(paste, enter_as, specialist, text, sentence):
    answer = enter_as(specialist).post(paste, {"text": text})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_paste_that_does_not_fit_leaves_nothing_half_done(draft, paste, enter_as, specialist):
    client = enter_as(specialist)
    words = {"text": "9" * 31 + "\tПоследнее"}

    page = client.post(paste, words)
    answer = client.post(paste, {**words, "digest": page.context["digest"], "place": "below"})

    assert "вышло бы 31 знаков" in answer.content.decode()
    assert printed(draft) == ["[1]", "1.1", "1.2", "[2]", "2.1", "2.2"]


@pytest.mark.parametrize("name", ["bulk", "replace"])
def test_refusals(draft, of_plan, enter_as, official, stranger, specialist, name):
    assert enter_as(official).get(of_plan(name)).status_code == 403
    assert enter_as(stranger).get(of_plan(name)).status_code == 404
    actions.submit_edition(draft, by=specialist)
    assert enter_as(specialist).get(of_plan(name)).status_code == 403
