"""Numbers of documents: in a row, once, also when two press at the same moment."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from msoko.lib import row_security
from reports.kinds import ORDERS
from reports.models import Document, DocumentKind, NumberCounter, NumberSeries
from reports.models.series import check_pattern
from reports.registry import NumbersSkipped, NumberTaken, next_number, series_of, take_number
from tests.factories import DocumentFactory, MunicipalityFactory, NumberSeriesFactory

ORDER = DocumentKind.ORDER_APPROVING_PLAN


@pytest.fixture
def series(municipality) -> NumberSeries:
    return NumberSeriesFactory(municipality=municipality, pattern="01-05/{number}")


def take(series: NumberSeries, text: str = "", *, year: int = 2026, may_skip: bool = False) -> str:
    return take_number(series, year, text, may_skip=may_skip)


def test_numbers_follow_one_another_and_begin_anew_each_year(series):
    taken = [take(series), take(series), take(series, year=2027), take(series)]

    assert taken == ["01-05/1", "01-05/2", "01-05/1", "01-05/3"]


def test_next_number_is_offered_and_not_taken(series):
    take(series)

    offers = [next_number(ORDER, series.municipality_id, 2026) for _ in range(2)]

    assert offers == ["01-05/2", "01-05/2"]


def test_municipality_without_a_series_begins_with_one(municipality):
    assert next_number(ORDER, municipality.pk, 2026) == "1"
    assert NumberSeries.objects.count() == 0

    first, second = (series_of(ORDER, municipality.pk) for _ in range(2))

    assert first == second
    assert (first.name, first.kinds) == ("Приказы", list(ORDERS))


def test_first_number_of_a_year_may_be_any(series):
    assert [take(series, "01-05/697"), take(series)] == ["01-05/697", "01-05/698"]


def test_leaving_numbers_out_is_asked_first(series):
    take(series)

    with pytest.raises(NumbersSkipped) as asked:
        take(series, "01-05/5")

    assert str(asked.value) == (
        "По порядку следующий номер 01-05/2. Останутся незанятыми: 01-05/2 – 01-05/4. "
        "Если так и должно быть, подтвердите пропуск."
    )
    assert [take(series, "01-05/5", may_skip=True), take(series)] == ["01-05/5", "01-05/6"]


def test_taken_number_is_told_with_the_next_one(series, specialist):
    take(series, "01-05/7")
    registered(series, "01-05/7", specialist)

    with pytest.raises(NumberTaken, match=r"Номер 01-05/7 в 2026 году уже занят\. .*: 01-05/8\."):
        take(series, "01-05/7")


def test_number_left_out_earlier_can_still_be_given(series):
    take(series)
    take(series, "01-05/5", may_skip=True)

    assert [take(series, "01-05/3"), take(series)] == ["01-05/3", "01-05/6"]


def test_text_that_is_no_number_of_the_series_moves_nothing(series):
    take(series)

    assert [take(series, "697-д"), take(series, "01-05/²"), take(series)] == ["697-д", "01-05/²", "01-05/2"]


def test_database_refuses_a_number_given_twice(series, specialist):
    registered(series, "01-05/1", specialist)

    with pytest.raises(IntegrityError, match="number_is_given_once"), transaction.atomic():
        registered(series, "01-05/1", specialist)


@pytest.mark.parametrize("pattern", ["", "приказ", "{number}{number}", "{year}/{number}", "{number"])
def test_pattern_says_where_the_number_stands(pattern):
    with pytest.raises(ValidationError):
        check_pattern(pattern)


def test_two_registrations_at_once_get_two_numbers_and_leave_no_gap(committed_db):
    municipality = MunicipalityFactory()
    with row_security.entered(municipality.pk):
        series = NumberSeriesFactory(municipality=municipality)

    def one(number: int) -> str | None:
        """Every third registration fails after it has its number."""
        try:
            with row_security.entered(municipality.pk):
                taken = take(series)
                if number % 3 == 0:
                    raise ConnectionError
                return taken
        except ConnectionError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = [text for text in pool.map(one, range(12)) if text]

    assert sorted(map(int, taken)) == list(range(1, 9))
    with row_security.entered(municipality.pk):
        assert NumberCounter.objects.get().last_number == 8


def registered(series: NumberSeries, number: str, by) -> Document:
    now = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
    return DocumentFactory(
        edition__plan__municipality=series.municipality,
        series=series,
        number_text=number,
        dated_on=now.date(),
        state="registered",
        registered_at=now,
        registered_by=by,
    )
