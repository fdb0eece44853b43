"""The journal with its filters, the thread of one deviation, the list of a school with its one tap."""

import datetime

import pytest
from django.urls import reverse

from monitoring.models import Deviation, DeviationMessage
from tests.factories import DeviationFactory, IndicatorFactory, IndicatorValueFactory

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")
LIST = reverse("monitoring:deviation-list")


@pytest.fixture
def indicator(municipality):
    return IndicatorFactory(municipality=municipality, name="Базовый уровень")


@pytest.fixture
def deviate(indicator):
    def make(organization, **details):
        value = IndicatorValueFactory(
            indicator=details.pop("indicator", indicator),
            municipality=organization.municipality,
            organization=organization,
        )
        return DeviationFactory(indicator_value=value, municipality=organization.municipality, **details)

    return make


def words(answer):
    return " ".join(answer.content.decode().split())


def do(client, deviation, verb, **given):
    return client.post(reverse(f"monitoring:deviation-{verb}", args=[deviation.pk]), given, follow=True)


def test_request_justification_return_and_acceptance(deviate, school, department, head):
    deviation = deviate(school)

    do(department, deviation, "request", due_on="2026-10-15", text="Почему ниже плана?")
    assert "нужно" not in words(do(head, deviation, "justify", text="  "))
    do(head, deviation, "justify", text="Класс выравнивания.")
    do(department, deviation, "return", text="Приложите меры.", due_on="2026-10-20")
    do(head, deviation, "justify", text="Меры: дополнительные занятия.")
    do(department, deviation, "accept")
    do(department, deviation, "close")

    steps = DeviationMessage.objects.order_by("pk").values_list("state", "is_of_organization")
    assert list(steps) == [
        ("requested", False),
        ("justified", True),
        ("returned", False),
        ("justified", True),
        ("accepted", False),
        ("closed", False),
    ]
    page = words(head.get(reverse("monitoring:deviation-detail", args=[deviation.pk])))
    assert "Меры: дополнительные занятия." in page


def test_school_answers_from_its_list_with_one_tap(deviate, school, head):
    deviation = deviate(school, state="requested", answer_due_on=datetime.date(2026, 10, 1))
    assert "ответа ждали" in words(head.get(LIST))

    answer = do(head, deviation, "justify", text="Так вышло.", back="list")

    assert answer.redirect_chain == [(LIST, 302)]
    assert Deviation.objects.get().state == "justified"


def test_several_are_asked_at_once_and_one_wrong_state_asks_nobody(deviate, school, other_school, department):
    first, second = deviate(school), deviate(other_school)
    ask = reverse("monitoring:deviations-ask")
    assert "Отметьте отклонения" in words(department.post(ask, follow=True))

    department.post(ask, {"deviation": [first.pk, second.pk]})
    again = department.post(ask, {"deviation": [first.pk]}, follow=True)

    # Without a day the setting of the municipality says how many days there are.
    assert set(Deviation.objects.values_list("state", "answer_due_on")) == {
        ("requested", datetime.date(2026, 10, 15))
    }
    assert "Отклонение сейчас «запрошено обоснование»" in words(again)


def test_filters_combine_and_the_file_is_the_same(deviate, school, other_school, department, municipality):
    other = IndicatorFactory(municipality=municipality, name="Высокий уровень")
    deviate(school)
    deviate(school, indicator=other)
    deviate(other_school, indicator=other, kind="dynamics")
    query = f"?show=all&organization={school.pk}&indicator={other.pk}"

    page = words(department.get(LIST + query))

    assert "1 отклонение" in page
    assert "2 отклонения" in words(department.get(f"{LIST}?show=all&indicator={other.pk}"))
    assert "1 отклонение" in words(department.get(f"{LIST}?show=all&kind=dynamics"))
    file = department.get(reverse("monitoring:deviation-list-xlsx") + query)
    assert file["Content-Disposition"].startswith('attachment; filename="deviations-')


def test_nobody_sees_or_answers_for_another_school(deviate, school, other_school, enter_as, other_head, head):
    deviation = deviate(school, explanation_text="Тайна школы")
    deviate(other_school)
    stranger = enter_as(other_head)

    assert "Тайна школы" not in words(stranger.get(f"{LIST}?show=all"))
    assert do(stranger, deviation, "justify", text="Я отвечу").status_code == 404
    assert do(head, deviation, "accept").status_code == 403
    assert head.post(reverse("monitoring:deviations-ask")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, deviate, school, department, django_assert_num_queries):
    for _ in range(count):
        one = deviate(school, indicator=IndicatorFactory(municipality=school.municipality))
    department.get(LIST)

    with django_assert_num_queries(12):
        department.get(LIST)
    with django_assert_num_queries(12):
        department.get(reverse("monitoring:deviation-detail", args=[one.pk]))
