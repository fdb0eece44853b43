"""Pages around editions: the list, one edition, the comparison, exclusion, endorsement."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from plans import actions
from plans.models import Edition
from tests.plans.conftest import ASIDE
from tests.plans.test_actions_amending import FIRST, row_of


def at(name: str, pk: int) -> str:
    return reverse(f"plans:{name}", args=[pk])


def test_the_way_of_a_change_by_its_pages(approved, enter_as, specialist):
    client = enter_as(specialist)

    client.post(at("edition-amend", approved.pk))
    draft = Edition.objects.get(number=2)
    excluded = row_of(draft, "1.1")
    assert client.post(at("activity-exclude", excluded.pk), {"reason": " "}).status_code == 422
    client.post(at("activity-exclude", excluded.pk), {"reason": "Нет средств"})

    page = client.get(at("plan-compare", draft.plan_id)).content.decode()
    assert "Изменилось: 1 строка" in page
    assert "Нет средств" in page
    client.post(at("activity-include", excluded.pk))
    assert "Различий нет" in client.get(at("plan-compare", draft.plan_id)).content.decode()
    client.post(at("edition-discard", draft.pk))
    assert Edition.objects.count() == 1


def test_closing_and_archiving_by_the_official(approved, enter_as, official):
    client = enter_as(official)

    client.post(at("edition-close", approved.pk))
    client.post(at("edition-archive", approved.pk))

    approved.refresh_from_db()
    assert approved.state == "archived"


def test_an_edition_shows_its_words_and_its_seal(approved, enter_as, official, school_head):
    page = enter_as(school_head).get(at("edition-detail", approved.pk)).content.decode()

    assert "Семинар 1.1" in page
    assert approved.content_digest in page


def test_a_comparison_as_pdf_and_spreadsheet(amendment, enter_as, specialist):
    actions.exclude_activity(row_of(amendment, "1.1"), reason="Нет средств", by=specialist)
    client = enter_as(specialist)

    pdf = client.get(at("plan-compare-pdf", amendment.plan_id))
    sheet = load_workbook(io.BytesIO(client.get(at("plan-compare-xlsx", amendment.plan_id)).content)).active

    assert pdf.content[:5] == b"%PDF-"
    assert [cell.value for cell in sheet[2]][:4] == ["исключено", "1 Направление 1", "1.1", "Семинар 1.1"]


def test_files_of_an_edition(approved, enter_as, school_head):
    client = enter_as(school_head)

    for name, start in (("edition-docx", b"PK"), ("edition-xlsx", b"PK")):
        response = client.get(at(name, approved.pk))
        assert response.content[:2] == start
        assert "attachment" in response["Content-Disposition"]


def test_who_endorses_is_chosen_when_the_plan_is_sent(draft, enter_as, specialist, official):
    client = enter_as(specialist)
    page = client.get(at("plan-submit", draft.plan_id))
    assert [post.user for post in page.context["form"].fields["posts"].queryset] == [official]
    chosen = {"posts": [official.position.pk]}
    assert client.post(at("plan-submit", draft.plan_id), chosen).status_code == 422
    later = datetime.date.today() + datetime.timedelta(days=5)  # noqa: DTZ011,TID251 -- the page asks the clock

    client.post(at("plan-submit", draft.plan_id), {**chosen, "due_on": later.isoformat()})

    visa = draft.visas.get()
    chief = enter_as(official)
    assert "Ждёт вашей визы" in chief.get(reverse("plans:plan-list")).content.decode()
    assert "Ваша виза" in chief.get(at("plan-detail", draft.plan_id)).content.decode()
    assert "Ваш ответ" in chief.get(at("edition-endorsement", draft.pk)).content.decode()
    assert chief.post(at("visa-decide", visa.pk), {"answer": "return"}).status_code == 422
    chief.post(at("visa-decide", visa.pk), {"answer": "return", "remark": "Нет сроков"})
    assert "Нет сроков" in client.get(at("edition-endorsement", draft.pk)).content.decode()
    client.post(at("edition-recall", draft.pk))
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("name", ["edition-amend", "edition-discard", "edition-close", "edition-archive"])
def test_gestures_are_for_those_who_may(approved, enter_as, school_head, observer, stranger, name):
    assert enter_as(school_head).post(at(name, approved.pk)).status_code == 403
    assert enter_as(observer).post(at(name, approved.pk)).status_code == 403
    assert enter_as(stranger).post(at(name, approved.pk)).status_code == 404


def test_a_school_sees_no_draft_of_changes(amendment, enter_as, school_head):
    client = enter_as(school_head)

    assert client.get(at("edition-detail", amendment.pk)).status_code == 404
    assert [one.number for one in client.get(at("plan-editions", amendment.plan_id)).context["editions"]] == [
        1
    ]
    assert client.get(at("activity-exclude", row_of(amendment, "1.1").pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_for_any_length(draft, rows, enter_as, specialist, official):
    for activity in draft.activities.all()[rows:]:
        activity.delete()
    approved = actions.approve_edition(draft, by=official, **FIRST)
    amendment = actions.amend_edition(approved, by=specialist)
    for activity in amendment.activities.select_related("edition__plan"):
        actions.exclude_activity(activity, reason="Нет средств", by=specialist)
    client = enter_as(specialist)
    client.get(at("plan-editions", draft.plan_id))

    counts = {}
    for name, pk in (
        ("plan-editions", draft.plan_id),
        ("plan-compare", draft.plan_id),
        ("edition-detail", approved.pk),
        ("edition-endorsement", amendment.pk),
    ):
        with CaptureQueriesContext(connection) as asked:
            client.get(at(name, pk))
        counts[name] = len(asked) - ASIDE

    assert counts == {
        "plan-editions": 6,
        "plan-compare": 10,
        "edition-detail": 9,
        "edition-endorsement": 7,
    }
