"""A file given into a draft: the page of its changes, and what is accepted of them."""

import pytest
from django.urls import reverse

from plans.actions import submit_edition
from plans.actions.importing import ImportAnswers, confirm_plan_import, read_of
from plans.models import Activity, Edition, Plan, PlanImport
from tests.plans.import_files import word_plan
from tests.plans.parsing import kept_plan
from tests.plans.test_actions_accepting import FIRST, LATER
from tests.plans.views.test_plan_import import PAGE, PERIOD, kept_from, preview_url, statements_of
from tests.plans.views.test_plan_import import row as file_row


@pytest.fixture
def client(specialist, authority, enter_as):
    return enter_as(specialist)


@pytest.fixture
def edition(municipality, authority, specialist) -> Edition:
    kept = kept_plan(FIRST, municipality=municipality, by=specialist)
    answers = ImportAnswers(**PERIOD)
    parsed = read_of(kept).parsed
    plan = confirm_plan_import(kept, parsed=parsed, answers=answers, owner=authority, by=specialist)
    return Edition.objects.select_related("plan").get(plan=plan)


@pytest.fixture
def later(municipality, specialist, edition) -> PlanImport:
    return kept_plan(LATER, municipality=municipality, by=specialist, edition=edition)


def address(kept: PlanImport) -> str:
    return reverse("plans:plan-import-comparison", args=[kept.pk])


def titles(edition: Edition) -> list[str]:
    return list(Activity.objects.filter(edition=edition).order_by("position").values_list("title", flat=True))


def test_preview_of_a_file_for_a_draft_is_the_comparison(client, later):
    assert client.get(preview_url(later))["Location"] == address(later)


def test_page_shows_old_beside_new_with_the_words_that_differ(client, later):
    html = client.get(address(later)).content.decode()

    assert "Файл предлагает 6 изменений" in html
    assert "<del>Март</del>" in html
    assert "<ins>Май</ins>" in html
    assert '<p class="change-path">I Оценка качества</p>' in html


def test_accepting_all_takes_everything_and_leads_to_the_plan(client, later, edition):
    shown = client.get(address(later)).context["shown_idents"]

    response = client.post(address(later), {"all": "1", "shown": shown})

    assert response["Location"] == reverse("plans:plan-detail", args=[edition.plan_id])
    assert "Круглый стол директоров" in titles(edition)
    assert "Файл ничего не меняет" in client.get(address(later)).content.decode()


def test_accepting_one_takes_one(client, later, edition):
    shown = client.get(address(later))
    [change] = [
        change.proposal.ident
        for one in shown.context["rows"]
        for change in one.changes
        if change.proposal.kind == "removed"
    ]

    client.post(address(later), {"take": change})

    assert titles(edition) == ["Семинар для завучей", "Мониторинг чтения", "Адресные рекомендации"]


@pytest.mark.parametrize(
    ("data", "sentence"), [({}, "Ничего не отмечено"), ({"take": "x"}, "черновик изменили")]
)
def test_nothing_taken_says_so(client, later, edition, data, sentence):
    response = client.post(address(later), data, follow=True)

    assert sentence in response.content.decode()
    assert len(titles(edition)) == 4


def test_the_same_file_is_recognised_and_offered(client):
    content = word_plan([file_row(1), file_row(2)])
    client.post(preview_url(kept_from(client, content)), PERIOD)
    edition = Edition.objects.get()

    again = kept_from(client, content)
    offered = client.get(preview_url(again)).content.decode()
    client.post(reverse("plans:plan-import-into", args=[again.pk]), {"edition": edition.pk})
    compared = client.get(address(again)).content.decode()

    assert "Этот файл уже загружен" in offered
    assert "Файл ничего не меняет" in compared
    assert (Plan.objects.count(), Activity.objects.count()) == (1, 2)


def test_a_draft_can_be_chosen_on_the_page_of_the_file(client, edition):
    shown = client.get(f"{PAGE}?edition={edition.pk}").content.decode()
    assert f'<option value="{edition.pk}" selected>' in shown

    response = client.post(
        PAGE, {"text": "План\n№\tМероприятие\tСрок\n1\tСеминар\tМай", "edition": edition.pk}
    )

    kept = PlanImport.objects.latest("pk")
    assert (kept.edition, response["Location"]) == (edition, preview_url(kept))


def test_plan_under_endorsement_takes_nothing(client, later, edition, specialist):
    submit_edition(edition, by=specialist)

    assert client.get(address(later)).status_code == 403
    assert client.post(address(later), {"all": "1"}).status_code == 403
    assert len(titles(edition)) == 4


def test_all_means_what_was_shown(client, later, edition):
    shown = client.get(address(later)).context["shown_idents"]
    Activity.objects.filter(edition=edition, title="Семинар для завучей").update(due_text="Июнь")

    response = client.post(address(later), {"all": "1", "shown": shown}, follow=True)

    assert "черновик изменили" in response.content.decode()
    assert len(titles(edition)) == 4


def test_others_do_not_see_it(later, official, stranger, enter_as):
    assert enter_as(official).get(address(later)).status_code == 403
    assert enter_as(stranger).get(address(later)).status_code == 404
    into = reverse("plans:plan-import-into", args=[later.pk])
    assert enter_as(official).post(into, {"edition": later.edition_id}).status_code == 403


def test_queries_of_the_comparison_do_not_grow_with_rows(client, municipality, specialist, edition):
    long = FIRST + "".join(f"\n2.{n}\tСовещание {n}\tМай\tУправление\tПротокол" for n in range(3, 40))
    counts = {
        statements_of(lambda text=text: client.get(address(given(text, municipality, specialist, edition))))
        for text in (LATER, long)
    }

    assert len(counts) == 1


def given(text: str, municipality, specialist, edition) -> PlanImport:
    return kept_plan(text, municipality=municipality, by=specialist, edition=edition)
