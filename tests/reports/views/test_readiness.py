"""The readiness matrix: library, proposals, confirming, the spreadsheet (M10)."""

import datetime
import io

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from plans.models import Direction
from reports.models import Criterion, CriterionScore
from reports.readiness_queries import matrix
from tests.factories import CollectionRoundFactory, DocumentFactory, IndicatorFactory, IndicatorSetFactory

YEAR = 2026
PAGE = reverse("reports:readiness") + f"?year={YEAR}"


@pytest.fixture
def library(municipality):
    call_command("load_reference", quiet=True)


def test_library_asks_every_direction_at_every_position(library, specialist):
    found = matrix(specialist, YEAR)

    assert len(found.rows) == 9
    assert [len(cell.criteria) for row in found.rows for cell in row.cells.values()] == [1] * 81
    assert (found.score.confirmed, found.score.highest, found.score.open_count) == (0, 153, 81)
    assert matrix(specialist, 2024).version is None


def test_papers_and_rounds_are_proposed(library, municipality, specialist):
    direction = Direction.objects.get(key="objectivity")
    DocumentFactory(
        edition=None, municipality=municipality, kind="analytical_report", direction=direction,
        state="registered", number_text="5", dated_on=datetime.date(YEAR, 4, 1),
        registered_at=timezone.now(), registered_by=specialist, created_by=specialist,
    )  # fmt: skip
    indicator_set = IndicatorSetFactory(municipality=municipality)
    IndicatorFactory(municipality=municipality, indicator_set=indicator_set, direction=direction)
    CollectionRoundFactory(
        municipality=municipality, indicator_set=indicator_set, year=YEAR, state="approved",
        approved_at=datetime.datetime(YEAR, 11, 1, tzinfo=datetime.UTC), approved_by=specialist,
    )  # fmt: skip

    row = next(row for row in matrix(specialist, YEAR).rows if row.direction == direction)

    assert [cell.score.forecast for cell in row.cells.values()] == [0, 0, 0, 1, 1, 0, 0, 0, 0]


def test_matrix_costs_the_same_whatever_it_holds(library, specialist, enter_as):
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(PAGE).status_code == 200

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 15


def score_of(client, criterion, **changes):
    given = {
        "points": "2",
        "proof_text": "Концепция",
        "proof_on": "2026-02-01",
        "proof_url": "https://edu.example.org/k",
    }
    page = reverse("reports:criterion-score", args=[criterion.pk]) + f"?year={YEAR}"
    return client.post(page, {**given, **changes})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"proof_url": ""}, "опубликованный документ"),
        ({"proof_on": "2025-12-31"}, "дата документа должна быть в нём"),
        ({"points": "3"}, ""),
    ],
)
def test_points_need_a_published_document_of_the_year(library, specialist, enter_as, changes, sentence):
    response = score_of(enter_as(specialist), Criterion.objects.filter(highest_points=2).first(), **changes)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert CriterionScore.objects.count() == 0


def test_confirmed_score_counts_and_is_confirmed_anew(library, specialist, enter_as):
    client, criterion = enter_as(specialist), Criterion.objects.filter(highest_points=2).first()
    score_of(client, criterion)
    score_of(client, criterion, points="1")

    assert [one.points for one in CriterionScore.objects.all()] == [1]
    assert matrix(specialist, YEAR).score.confirmed == 1
    book = client.get(reverse("reports:readiness-xlsx") + f"?year={YEAR}").content
    rows = list(openpyxl.load_workbook(io.BytesIO(book)).active.values)
    told = [row for row in rows if row[0] == str(criterion.direction) and row[2] == criterion.question_text]
    assert [row[4:10] for row in told] == [(1, 1, 2, "Концепция", "01.02.2026", "https://edu.example.org/k")]


def test_observer_looks_and_confirms_nothing(library, observer, enter_as):
    client = enter_as(observer)

    assert client.get(PAGE).status_code == 200
    assert score_of(client, Criterion.objects.first()).status_code == 403
