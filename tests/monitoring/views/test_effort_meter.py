"""The once-only meter: sums by organisation and month, the spreadsheet, the minutes."""

import datetime
import io

import openpyxl
import pytest

from monitoring.models import AnswerEffort
from monitoring.queries.meter import Load, own_minutes
from monitoring.queries.meter import meter as meter_of
from plans.models import DeliverableKind
from tests.factories import DeliverableFactory, EvidenceFactory

PAGE, SET = "/monitoring/requests/?year=2026", "/monitoring/requests/minutes/"


@pytest.fixture
def asked(new_task):
    """`asked(school, month, "order", "minutes")`: a task that expects documents of these kinds."""

    def make(organization, month, *kinds, **fields):
        task = new_task(organization, due_on=datetime.date(2026, month, 20), **fields)
        for key in kinds:
            DeliverableFactory(activity=task.activity, kind=DeliverableKind.objects.get(key=key))
        return task

    return make


def meter(user, year):
    return meter_of(user, year, own_minutes())


def months(user, year=2026):
    return {row.organization: row.months for row in meter(user, year).rows}


def test_documents_returns_and_months(specialist, school, other_school, asked):
    asked(school, 3, "order", "minutes")
    asked(school, 3)
    asked(school, 4, "order", round=3)
    asked(other_school, 4, "order")
    asked(other_school, 5, "order", state="closed", closing_reason="Исключено.")

    assert months(specialist) == {
        "Школа № 101": {3: Load(2, 20 + 40 + 30, 0, 0), 4: Load(1, 20 + 20, 0, 2)},
        "Школа № 102": {4: Load(1, 20, 0, 0)},
    }
    assert meter(specialist, 2026).total.total == Load(4, 150, 0, 2)
    assert meter(specialist, 2025).rows == []


def test_answer_from_what_was_there_costs_two_minutes(specialist, school, school_head, asked):
    first = EvidenceFactory(task=asked(school, 3, "order"), added_by=school_head)
    again = asked(school, 4, "order")
    EvidenceFactory(task=again, file=first.file, added_by=school_head)
    partly = asked(school, 5, "order")
    EvidenceFactory(task=partly, file=first.file, added_by=school_head)
    EvidenceFactory(task=partly, added_by=school_head)

    assert months(specialist)["Школа № 101"] == {
        3: Load(1, 20, 0, 0),
        4: Load(1, 2, 1, 0),
        5: Load(1, 20, 0, 0),
    }


def test_own_minutes_stand_over_the_standard_ones(enter_as, specialist, school, asked):
    asked(school, 3, "order"), asked(school, 3)
    kind = DeliverableKind.objects.get(key="order")
    client = enter_as(specialist)
    client.post(SET, {f"minutes-{kind.pk}": "5", "minutes-other": "7"})

    assert set(AnswerEffort.objects.values_list("kind", "minutes")) == {(kind.pk, 5), (None, 7)}
    assert months(specialist)["Школа № 101"][3].minutes == 12

    client.post(SET, {f"minutes-{kind.pk}": "20", "minutes-other": ""})
    assert AnswerEffort.objects.count() == 0


@pytest.mark.parametrize("text", ["много", "-1", "961"])
def test_bad_minutes_change_nothing(enter_as, specialist, text):
    page = enter_as(specialist).post(SET, {"minutes-other": text}, follow=True)

    assert "впишите минуты числом от 0 до 960" in page.content.decode()
    assert AnswerEffort.objects.count() == 0


def test_page_and_spreadsheet_say_the_same(enter_as, official, school, asked):
    asked(school, 3, "order")
    client = enter_as(official)
    text = client.get(PAGE).content.decode()
    assert "Школа № 101" in text
    assert "20\u00a0мин" in text
    assert ">0:20<" in text
    assert "Сохранить минуты" not in text

    book = openpyxl.load_workbook(io.BytesIO(client.get("/monitoring/requests/xlsx/?year=2026").content))
    # What it is, who has made it and when, an empty line.
    rows = list(book.worksheets[0].iter_rows(min_row=4, values_only=True))
    assert rows[1][0] == "Школа № 101"
    assert rows[1][5:7] == ("1", "20")
    assert rows[1][-4:] == ("1", "20", "0", "0")


def test_a_school_sees_its_own_line(enter_as, school_head, school, other_school, asked):
    asked(school, 3), asked(other_school, 3)
    page = enter_as(school_head).get(PAGE)

    assert [row["organization"] for row in page.context["rows"]] == ["Школа № 101"]
    assert enter_as(school_head).post(SET, {"minutes-other": "1"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, school, asked, django_assert_num_queries):
    for _ in range(count):
        asked(school, 3, "order")
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get(PAGE)
