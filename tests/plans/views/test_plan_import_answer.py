"""Answers on the preview: kept at once, one by one and all alike, with htmx and without."""

import pytest
from django.urls import reverse

from msoko.people.actions import add_bodies
from msoko.people.reference import standard_bodies
from plans.import_answers import Draft
from plans.models import Activity, Plan, PlanImport
from tests.plans.parsing import kept_plan
from tests.plans.views.test_plan_import import (
    PERIOD,
    answer,
    asked,
    preview_url,
    statements_of,
)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(specialist, municipality, authority, enter_as):
    add_bodies(municipality, standard_bodies(municipality), by=None)
    return enter_as(specialist)


LINES = """1.1	Семинар	Мартобрь	Управление образования	Справка
1.2	Мониторинг	Мартобрь	Управление образования	Справка
1.3	Круглый стол	Март	Клуб	Справка"""


@pytest.fixture
def given(client, municipality, specialist):
    def given(lines: str, **more: str) -> PlanImport:
        return kept_plan(lines, municipality=municipality, by=specialist, **more)

    return given


@pytest.fixture
def kept(given) -> PlanImport:
    """Two deadlines that nobody understands (rows 2 and 3) and an executor that nobody knows (row 4)."""
    return given(LINES)


def draft_of(kept: PlanImport) -> Draft:
    return Draft.from_json(PlanImport.objects.get(pk=kept.pk).answers)


def test_answer_without_script_leads_to_the_next_question(client, kept):
    following = asked(client, kept, "строка 3")

    response = answer(client, kept, "строка 2", cell_due="Май")

    assert response["Location"] == f"{preview_url(kept)}?q={following.key}#row-1-3"
    assert list(draft_of(kept).cells.values()) == [{"due_text": "Май"}]
    assert "осталось 2 из 3" in client.get(response["Location"]).content.decode()


def test_answer_with_htmx_draws_the_next_question_and_the_changed_row(client, kept):
    key = asked(client, kept, "строка 2").key
    address = reverse("plans:plan-import-answer", args=[kept.pk])

    response = client.post(address, {"question": key, "do": "fix", "cell_due": "Май"}, headers=HTMX)

    html = response.content.decode()
    assert "осталось 2 из 3" in html
    assert html.count('class="pair pair-') == 1
    assert 'data-row="row-1-3"' in html


def test_all_alike_are_left_by_one_answer(client, kept):
    answer(client, kept, "строка 2", do="leave", all="on")

    html = client.get(preview_url(kept)).content.decode()
    assert "осталось 1 из 3" in html
    client.post(preview_url(kept), PERIOD)
    assert list(Activity.objects.order_by("position").values_list("due_text", flat=True)) == [
        "Мартобрь",
        "Мартобрь",
        "Март",
    ]


def test_answers_survive_a_reload_and_no_plan_is_made_of_them(client, kept):
    answer(client, kept, "строка 2", cell_due="Май", all="on")
    answer(client, kept, "Клуб", name="Клуб матерей")

    html = client.get(preview_url(kept)).content.decode()

    assert "на все 3 есть ответ" in html
    assert html.count('class="plan-cell is-corrected"') == 2
    assert '<span class="chip chip-body">Клуб матерей</span>' in html
    assert not Plan.objects.exists()


def test_taken_back_answer_is_a_question_again(client, kept):
    answer(client, kept, "Клуб", name="Клуб матерей")

    answer(client, kept, "Клуб", do="reopen")

    assert draft_of(kept) == Draft()


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        ("строка 2", {"cell_due": "Апрельябрь"}, "Вопрос остаётся"),
        ("Клуб", {"name": "  "}, "Впишите, кто это"),
    ],
)
def test_answer_that_answers_nothing_stays_under_the_hand(client, kept, words, typed, sentence):
    question = asked(client, kept, words)
    address = reverse("plans:plan-import-answer", args=[kept.pk])

    response = client.post(address, {"question": question.key, "do": "fix", **typed}, headers=HTMX)

    html = response.content.decode()
    assert (sentence in html, f'value="{question.key}"' in html) == (True, True)


def test_question_that_is_gone_says_so(client, kept):
    response = client.post(
        reverse("plans:plan-import-answer", args=[kept.pk]), {"question": "x", "do": "leave"}, follow=True
    )

    assert "Этого вопроса больше нет" in response.content.decode()


def test_period_is_a_question_and_counts_deadlines_anew(client, given):
    kept = given(LINES.splitlines()[2], title="План мероприятий")
    question = asked(client, kept, "Годы плана")
    address = reverse("plans:plan-import-answer", args=[kept.pk])
    period = {"period_kind": "calendar_year", "starts_on": "2031-01-01", "ends_on": "2031-12-31"}

    refused = client.post(
        address, {"question": question.key, "do": "fix", **period, "ends_on": "2030-01-01"}, headers=HTMX
    )
    taken = client.post(address, {"question": question.key, "do": "fix", **period}, headers=HTMX)

    assert "Окончание периода должно быть позже начала." in refused.content.decode()
    assert taken["HX-Redirect"].startswith(f"{preview_url(kept)}?q=")
    assert "31 марта 2031" in client.get(preview_url(kept)).content.decode()


def test_facts_are_kept_as_they_are_typed(client, kept):
    address = reverse("plans:plan-import-facts", args=[kept.pk])

    named = client.post(address, {**PERIOD, "title": "Дорожная карта"}, headers=HTMX)
    moved = client.post(address, {**PERIOD, "starts_on": "2027-01-01", "ends_on": "2027-12-31"}, headers=HTMX)

    assert (named.status_code, moved["HX-Redirect"]) == (204, preview_url(kept))
    facts = draft_of(kept).facts
    assert (facts["title"], facts["ends_on"]) == (PERIOD["title"], "2027-12-31")


def test_another_question_is_brought_under_the_hand(client, kept):
    question = asked(client, kept, "Клуб")
    address = reverse("plans:plan-import-question", args=[kept.pk])

    html = client.get(f"{address}?q={question.key}", headers=HTMX).content.decode()
    plain = client.get(f"{address}?q={question.key}")

    assert "Вопрос 3 из 3" in html
    assert plain["Location"] == f"{preview_url(kept)}?q={question.key}#row-1-4"


def test_answer_after_the_plan_was_made_changes_nothing(client, kept):
    key = asked(client, kept, "Клуб").key
    client.post(preview_url(kept), PERIOD)

    response = client.post(
        reverse("plans:plan-import-answer", args=[kept.pk]), {"question": key, "do": "leave"}
    )

    assert response["Location"] == preview_url(kept)
    assert draft_of(kept).verdicts == {}


def test_others_answer_nothing(kept, official, stranger, enter_as):
    for name in ("plan-import-answer", "plan-import-facts"):
        address = reverse(f"plans:{name}", args=[kept.pk])
        assert enter_as(official).post(address, {}).status_code == 403
        assert enter_as(stranger).post(address, {}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_an_answer_do_not_grow(client, given, count):
    kept = given("\n".join(LINES.splitlines()[:1] * count))
    key = asked(client, kept, "строка 2").key
    address = reverse("plans:plan-import-answer", args=[kept.pk])
    typed = {"question": key, "do": "fix", "cell_due": "Май", "all": "on"}

    assert statements_of(lambda: client.post(address, typed, headers=HTMX)) == 11
