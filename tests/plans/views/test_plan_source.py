"""What a plan was made of: the file and the words around its table."""

import pytest
from django.urls import reverse

from plans.models import PlanAttachment
from tests.factories import EditionFactory, PlanFactory
from tests.plans.import_files import sample
from tests.plans.views.test_plan_import import kept_from, preview_url
from tests.shared_samples import needs_shared

REGULATION = [
    "Положение о муниципальной системе оценки качества образования",
    *(f"{n}. Мониторинг проводится ежегодно, его итоги рассматривает совет, пункт {n}." for n in range(1, 9)),
]


@pytest.fixture
def client(specialist, authority, enter_as):
    return enter_as(specialist)


def address(plan_id: int, name: str = "plan-source") -> str:
    return reverse(f"plans:{name}", args=[plan_id])


def made(client, content: bytes, name: str):
    kept = kept_from(client, content, name)
    shown = client.get(preview_url(kept))
    answers = dict(shown.context["form"].initial)
    client.post(preview_url(kept), answers)
    kept.refresh_from_db()
    return kept, shown.content.decode()


@needs_shared
@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [("petrozavodsk-2024.txt", "order", "697"), ("kamensk-2022.txt", "minutes", "07")],
)
def test_act_around_the_table_is_shown_and_kept(client, name, kind, number):
    kept, preview = made(client, sample(name), name)

    act = PlanAttachment.objects.get(plan=kept.plan_id, position=1)
    page = client.get(address(kept.plan_id)).content.decode()
    assert (act.kind, act.number_text, bool(act.signatory_name)) == (kind, number, True)
    assert (bool(act.decisions_text), bool(act.text)) == (
        kind == "minutes",
        kind == "order" or bool(act.text),
    )
    for html in (preview, page):
        assert f"№ {number}" in html
        assert act.signatory_name in html


def test_regulation_under_the_table_is_kept_with_the_plan(client):
    rows = "№\tМероприятие\tСрок\n1.1\tСеминар для завучей\tМарт\n1.2\tСовещание\tМай"
    text = "\n".join(["План мероприятий на 2026 год", rows, "", *REGULATION])

    kept, preview = made(client, text.encode(), "план.txt")

    [kept_text] = PlanAttachment.objects.filter(plan=kept.plan_id)
    assert "его итоги рассматривает совет, пункт 8." in kept_text.text
    assert REGULATION[0] in client.get(address(kept.plan_id)).content.decode()
    assert REGULATION[0] in preview


def test_file_comes_back_as_it_was_given(client, school_head, stranger, enter_as):
    content = "План на 2026 год\n№\tМероприятие\tСрок\n1.1\tСеминар\tМарт".encode()
    kept, _ = made(client, content, "план.txt")

    response = client.get(address(kept.plan_id, "plan-source-file"))

    assert b"".join(response.streaming_content) == content
    for other in (school_head, stranger):
        assert enter_as(other).get(address(kept.plan_id, "plan-source-file")).status_code == 404


def test_plan_made_by_hand_says_so(client, authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    EditionFactory(plan=plan)

    assert "Исходного файла нет" in client.get(address(plan.pk)).content.decode()
    assert client.get(address(plan.pk, "plan-source-file")).status_code == 404
