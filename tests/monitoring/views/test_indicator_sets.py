"""Sets of indicators on their pages: typical ones in one click, formula while typed, order, copy."""

import datetime
import re
from html import unescape

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.models import Indicator, IndicatorSet, PrimaryField
from plans.models import Direction
from tests.factories import DirectionFactory, IndicatorFactory, IndicatorSetFactory, PrimaryFieldFactory

TAG = re.compile(r"<[^>]*>|\s")
LIST = "monitoring:indicator-set-list"
ORDER = {"order_number": "15", "order_on": "2026-08-20", "starts_on": "2026-09-01"}


def words(response):
    """What is read on the page: no tags, single spaces."""
    return " ".join(unescape(TAG.sub(" ", response.content.decode())).split())


@pytest.fixture
def draft(municipality):
    PrimaryFieldFactory(code="m", name="Базовый уровень", unit="чел.", position=1)
    PrimaryFieldFactory(code="N", name="Участники", unit="чел.", position=2)
    made = IndicatorSetFactory(title="Показатели МСОКО")
    IndicatorFactory(indicator_set=made, code="BASE", name="Доля базового уровня")
    return made


@pytest.fixture
def in_force(draft, official):
    day = datetime.date(2026, 9, 1)
    now = datetime.datetime(2026, 8, 20, 9, tzinfo=datetime.UTC)
    actions.approve_set(draft, order_number="15", order_on=day, starts_on=day, by=official, now=now)
    draft.refresh_from_db()
    return draft


def address(name, row):
    return reverse(f"monitoring:{name}", args=[row.pk])


def typed(indicator, **changes):
    """What the form of an indicator sends."""
    return {
        "code": "NEW-1",
        "name": "Доля новых",
        "direction": indicator.direction_id,
        "formula_text": "m / N * 100",
        "unit": "%",
        "decimals": "1",
        "better": "up",
        "level": "organization",
        "period": "year",
        "weight": "1",
        "fold": "",
        **changes,
    }


def test_typical_indicators_are_taken_in_one_click(municipality, enter_as, specialist):
    client = enter_as(specialist)
    assert "Взять типовые показатели" in words(client.get(reverse(LIST)))

    page = words(client.post(reverse("monitoring:indicator-set-adopt"), follow=True))

    assert "Взято: 77 показателей, 112 первичных полей." in page
    assert Indicator.objects.values("direction").distinct().count() == Direction.objects.count()
    again = words(client.post(reverse("monitoring:indicator-set-adopt"), follow=True))
    assert "Все типовые показатели уже есть" in again


def test_formula_is_read_while_it_is_typed(draft, enter_as, specialist):
    client = enter_as(specialist)

    def read(text):
        return words(client.get(address("indicator-formula", draft), {"formula_text": text}))

    assert read("m / N * 100") == (
        "Формула прочитана. Свод по муниципалитету: сумма числителей, делённая на сумму знаменателей. "
        "m Базовый уровень, чел. N Участники, чел."
    )
    assert read("макс(m; N)").startswith("Формула прочитана. m ")
    assert "нет среди полей: «k»" in read("k / N")
    assert "Напишите формулу" in read(" ")


def test_indicator_of_a_draft_is_added_and_changed(draft, enter_as, specialist):
    client, known = enter_as(specialist), Indicator.objects.get()

    page = words(client.post(address("indicator-add", draft), typed(known, corridor_low=""), follow=True))
    assert "Сохранено: Доля новых." in page
    made = Indicator.objects.get(code="NEW-1")
    client.post(address("indicator-edit", made), typed(known, formula_text="m", mean_tolerance="2,5"))
    made.refresh_from_db()
    assert (made.formula_text, made.formula_version, float(made.mean_tolerance)) == ("m", 2, 2.5)
    assert 'value="2,5"' in client.get(address("indicator-edit", made)).content.decode()

    client.post(address("indicator-remove", made))
    assert list(Indicator.objects.all()) == [known]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"formula_text": "m / k"}, "нет среди полей: «k»"),
        ({"formula_text": "m / / N"}, "Не сохранено"),
        ({"code": "BASE"}, "Показатель с таким кодом в наборе уже есть."),
        ({"lowest": "10", "highest": "5"}, "Наибольшее значение меньше наименьшего."),
        ({"better": "corridor"}, "Нужны обе границы, нижняя не больше верхней."),
    ],
)
def test_bad_indicator_is_answered_with_a_sentence(changes, sentence, draft, enter_as, specialist):
    known = Indicator.objects.get()

    answer = enter_as(specialist).post(address("indicator-add", draft), typed(known, **changes))

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert Indicator.objects.count() == 1


def test_official_puts_the_set_in_force_by_an_order(draft, enter_as, official):
    client = enter_as(official)
    missing = client.post(address("indicator-set-approve", draft), {**ORDER, "order_number": ""})
    assert (missing.status_code, "Напишите номер приказа." in words(missing)) == (422, True)

    page = words(client.post(address("indicator-set-approve", draft), ORDER, follow=True))

    assert "Набор действует с 01.09.2026 и больше не меняется." in page
    assert "приказ № 15 от 20.08.2026" in page
    assert IndicatorSet.objects.get().state == IndicatorSetState.IN_FORCE


def test_set_in_force_is_read_only(in_force, enter_as, specialist):
    client, known = enter_as(specialist), Indicator.objects.get()

    page = words(client.post(address("indicator-edit", known), typed(known), follow=True))
    assert "Действующий набор показателей не меняется" in page
    assert "Добавить показатель" not in page
    assert "не меняется" in words(client.post(address("indicator-remove", known), follow=True))
    shown = words(client.get(address("indicator-detail", known)))
    assert "m / N * 100 версия 1 Формула прочитана." in shown
    assert Indicator.objects.get().name == "Доля базового уровня"


def test_next_version_is_a_copy(in_force, enter_as, specialist):
    page = words(
        enter_as(specialist).post(address("indicator-set-copy", in_force), {"title": "На 2027"}, follow=True)
    )

    made = IndicatorSet.objects.get(title="На 2027")
    assert f"Сделана версия {made.number}" in page
    assert [one.code for one in made.indicators.all()] == ["BASE"]


def test_who_may_look_and_change(
    draft, enter_as, official, observer, administrator, specialist, school_head, stranger
):
    own = Indicator.objects.get()
    pages = [address("indicator-set-detail", draft), address("indicator-detail", own)]
    for person, status in (
        (official, 200), (observer, 200), (administrator, 200), (school_head, 404), (stranger, 404),
    ):  # fmt: skip
        assert [enter_as(person).get(page).status_code for page in pages] == [status, status]
    assert enter_as(school_head).get(reverse(LIST)).status_code == 403
    gestures = [("indicator-set-copy", draft), ("indicator-add", draft), ("indicator-edit", own)]
    for person in (official, observer, administrator):
        client = enter_as(person)
        assert [client.post(address(*one)).status_code for one in gestures] == [403, 403, 403]
    assert enter_as(specialist).post(address("indicator-set-approve", draft), ORDER).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, draft, enter_as, specialist, django_assert_num_queries):
    for number in range(count - 1):
        IndicatorFactory(indicator_set=draft, direction=DirectionFactory(key=f"d{number}"))
        IndicatorSetFactory()
    client = enter_as(specialist)
    client.get(reverse(LIST))

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse(LIST))
    with django_assert_num_queries(DETAIL_QUERIES):
        client.get(address("indicator-set-detail", draft))


LIST_QUERIES = 9
DETAIL_QUERIES = 10


def test_missing_typical_indicators_come_into_a_copy_of_the_set_in_force(in_force, enter_as, specialist):
    """The next version has what is in force and what was missing: approving it loses nothing."""
    enter_as(specialist).post(reverse("monitoring:indicator-set-adopt"))

    made = IndicatorSet.objects.get(state=IndicatorSetState.DRAFT)
    assert made.indicators.count() == 78
    assert made.indicators.filter(code="BASE").exists()
    assert list(in_force.indicators.values_list("code", flat=True)) == ["BASE"]


def test_indicator_that_a_later_version_adds_stands_among_its_neighbours(municipality, enter_as, specialist):
    """A municipality took the presets before ОГЭ counted: field and indicator come, nothing else moves."""
    adopted = actions.adopt_presets(municipality.pk, by=specialist).indicator_set
    Indicator.objects.get(code="SHN-10").delete()
    PrimaryField.objects.get(code="oge_two").delete()
    in_order = Indicator.objects.filter(code__startswith="SHN").order_by("position", "code")

    page = words(enter_as(specialist).post(reverse("monitoring:indicator-set-adopt"), follow=True))

    assert "Взято: 1 показатель, 1 первичное поле." in page
    assert list(in_order.values_list("code", flat=True))[-2:] == ["SHN-09", "SHN-10"]
    assert Indicator.objects.get(code="SHN-10").indicator_set == adopted
    assert PrimaryField.objects.get(code="oge_two").limit_field.code == "oge_total"
