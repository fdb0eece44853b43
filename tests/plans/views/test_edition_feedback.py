"""Feedback of schools on a draft (CY-06): shown for a set time, remarks, answers, the list of both."""

import datetime
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from plans.models import FeedbackRemark
from tests.plans.conftest import ASIDE

DAY = datetime.datetime(2026, 1, 15, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(DAY, tick=False)


@pytest.fixture
def page(draft):
    return reverse("plans:edition-feedback", args=[draft.pk])


@pytest.fixture
def shown(draft, enter_as, specialist):
    enter_as(specialist).post(reverse("plans:feedback-open", args=[draft.pk]), {"until_on": "2026-01-20"})
    draft.refresh_from_db()
    return draft


def test_a_remark_gets_its_answer_and_both_stand_in_the_list(
    shown, row, page, enter_as, specialist, school_head
):
    school = enter_as(school_head)
    school.post(page, {"activity": row("1.1").pk, "text": "Перенесите на апрель"})
    remark = FeedbackRemark.objects.get()
    assert (remark.place_text, remark.organization) == ("1.1 Семинар 1.1", school_head.position.organization)

    department = enter_as(specialist)
    shown_forms = department.get(page).content.decode()
    assert shown_forms.count('<form method="post"') == shown_forms.count("csrfmiddlewaretoken") == 3
    answer = reverse("plans:remark-answer", args=[remark.pk])
    assert department.post(answer, {"verdict": "declined", "text": ""}).status_code == 422
    department.post(answer, {"verdict": "accepted", "text": "Перенесём"})

    assert "Перенесём" in school.get(page).content.decode()
    workbook = department.get(reverse("plans:feedback-xlsx", args=[shown.pk])).content
    assert [cell.value for cell in load_workbook(io.BytesIO(workbook)).active[2]] == [
        "1",
        "Школа № 101",
        "1.1 Семинар 1.1",
        "Перенесите на апрель",
        "15.01.2026",
        "учтено",
        "Перенесём",
    ]


def test_a_school_reads_its_own_remarks_only(shown, page, enter_as, school_head, other_head):
    enter_as(other_head).post(page, {"text": "Замечание второй школы"})

    assert "Замечание второй школы" not in enter_as(school_head).get(page).content.decode()


def test_before_it_is_shown_and_after_the_day(draft, page, enter_as, school_head, specialist, time_machine):
    school = enter_as(school_head)
    assert school.get(page).status_code == 404

    enter_as(specialist).post(reverse("plans:feedback-open", args=[draft.pk]), {"until_on": "2026-01-20"})
    assert school.get(page).context["may_write"] is True
    assert "принимаются до 20.01.2026" in school.get(reverse("plans:plan-list")).content.decode()
    time_machine.move_to(DAY + datetime.timedelta(days=6), tick=False)
    school = enter_as(school_head)

    assert school.get(page).context["may_write"] is False
    answer = school.post(page, {"text": "Поздно"}, follow=True).content.decode()
    assert "больше не принимаются" in answer
    assert not FeedbackRemark.objects.exists()


def test_refusals(shown, page, enter_as, specialist, official, observer, stranger, school_head):
    opening = reverse("plans:feedback-open", args=[shown.pk])
    assert enter_as(official).post(opening, {"until_on": "2026-01-20"}).status_code == 403
    assert enter_as(specialist).post(page, {"text": "Своё"}).status_code == 403
    assert enter_as(stranger).get(page).status_code == 404
    assert enter_as(school_head).post(page, {"text": " "}).status_code == 422
    assert enter_as(observer).get(page).status_code == 200
    enter_as(specialist).post(opening, {"until_on": "2027-01-20"})
    shown.refresh_from_db()
    assert shown.feedback_until_on == datetime.date(2026, 1, 20)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_length(
    shown, page, enter_as, school_head, count, django_assert_num_queries
):
    client = enter_as(school_head)
    for number in range(count):
        client.post(page, {"text": f"Замечание {number}"})
    client.get(page)

    with django_assert_num_queries(10 + ASIDE):
        client.get(page)
