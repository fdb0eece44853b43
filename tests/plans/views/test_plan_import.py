"""A file of a plan, from the upload to the plan."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from msoko.people import files
from msoko.people.actions import add_bodies
from msoko.people.models import Body, BodySpelling, StoredFile
from msoko.people.reference import standard_bodies
from plans.actions.importing import read_of
from plans.deadlines import PlanPeriod, explain, parse
from plans.models import Activity, Assignment, Deliverable, Plan, PlanImport, Section
from plans.views.plan_import_work import Work
from tests.factories import BodyFactory
from tests.plans.import_files import excel_plan, row, sample, word_plan
from tests.shared_samples import needs_shared

PAGE = "/plans/imports/add/"
PERIOD = {
    "title": "План мероприятий на 2026 год",
    "kind": "plan",
    "period_kind": "calendar_year",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
}


@pytest.fixture
def directory(municipality, authority):
    return add_bodies(municipality, standard_bodies(municipality), by=None)


@pytest.fixture
def client(specialist, directory, enter_as):
    return enter_as(specialist)


def give(client, content: bytes, name: str = "план.docx"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def kept_from(client, content: bytes, name: str = "план.docx") -> PlanImport:
    response = give(client, content, name)
    assert response.status_code == 302, response.content.decode()
    kept = PlanImport.objects.latest("pk")
    assert response["Location"] == preview_url(kept)
    return kept


def preview_url(kept: PlanImport) -> str:
    return reverse("plans:plan-import-preview", args=[kept.pk])


def understood(words: str, year: int) -> str:
    """What the page says under these words."""
    period = PlanPeriod.from_text(str(year))
    return explain(parse(words, period), period)


def asked(client, kept: PlanImport, words: str):
    """The question of the preview about these words."""
    work = Work.of(PlanImport.objects.get(pk=kept.pk), read_of(kept))
    return next(one for one in work.questions if words in f"{one.words} {one.sentence} {one.place}")


def executors_asked(kept: PlanImport) -> list[str]:
    work = Work.of(PlanImport.objects.get(pk=kept.pk), read_of(kept))
    return [one.words for one in work.questions if one.kind == "executor"]


def answer(client, kept: PlanImport, words: str, do: str = "fix", **typed: str):
    key = asked(client, kept, words).key
    address = reverse("plans:plan-import-answer", args=[kept.pk])
    return client.post(address, {"question": key, "do": do, **typed})


@needs_shared
@pytest.mark.parametrize("extension", ["docx", "xlsx", "txt"])
def test_the_real_plan_is_shown_and_becomes_a_plan(client, extension):
    content = sample(f"petrozavodsk-2024.{extension}")
    kept = kept_from(client, content, f"petrozavodsk-2024.{extension}")

    shown = client.get(preview_url(kept))
    answers = {name: shown.context["form"].initial[name] for name in PERIOD}
    response = client.post(preview_url(kept), answers)

    assert shown.status_code == 200
    assert shown.context["activity_count"] == 92
    assert (shown.context["part_count"], shown.context["direction_count"]) == (2, 9)
    assert executors_asked(kept) == []
    plan = Plan.objects.get()
    assert response["Location"] == reverse("plans:plan-detail", args=[plan.pk])
    assert len(plan.columns) == 6
    assert (plan.starts_on, plan.ends_on) == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert Section.objects.filter(level="part").count() == 2
    assert Section.objects.filter(level="direction").count() == 9
    assert Activity.objects.count() == 92
    assert not Activity.objects.exclude(unknown_executors_text="").exists()
    assert not Activity.objects.filter(assignments=None).exists()
    assert plan.plan_import == PlanImport.objects.get()
    with files.store().open(plan.plan_import.file.sha256) as stream:
        assert stream.read() == content


@needs_shared
def test_three_formats_of_one_plan_say_the_same(client):
    texts = []
    for extension in ("docx", "xlsx", "txt"):
        name = f"petrozavodsk-2024.{extension}"
        parsed = kept_from(client, sample(name), name).parsed
        texts.append([{**activity, "source": ""} for activity in parsed["activities"]])

    assert len(texts[0]) == 92
    assert texts[0] == texts[1] == texts[2]


@needs_shared
def test_the_text_sample_also_gives_its_order(client):
    kept = kept_from(client, sample("petrozavodsk-2024.txt"), "petrozavodsk-2024.txt")

    order = kept.parsed["order"]
    assert (order["number"], order["kind"]) == ("697", "order")
    assert "документ № 697 от" in client.get(preview_url(kept)).content.decode()


def test_pasted_table_is_kept_as_a_text(client):
    table = "\n".join("\t".join(cells) for cells in (HEADER, row(1), row(2)))

    response = client.post(PAGE, {"text": f"План мероприятий на 2026 год\n{table}"})

    kept = PlanImport.objects.get()
    assert response["Location"] == preview_url(kept)
    assert client.get(preview_url(kept)).context["activity_count"] == 2


HEADER = ("№", "Мероприятие", "Сроки проведения", "Ответственный исполнитель", "Представление результатов")


def test_nothing_given_says_what_to_do(client):
    response = client.post(PAGE, {"text": "  "})

    assert response.status_code == 422
    assert "Выберите файл плана или вставьте скопированную таблицу." in response.content.decode()


def test_preview_shows_deadlines_executors_and_doubts(client):
    rows = [row(1), row(2, due="Мартобрь", executors="Совет отцов")]
    shown = client.get(preview_url(kept_from(client, word_plan(rows)))).content.decode()

    assert understood("Март", 2026) in shown
    assert '<span class="chip chip-body">УО</span>' in shown
    assert "кто это: Совет отцов?" in shown
    assert "осталось 2 из 2" in shown
    assert shown.count("is-doubtful") == 1


def test_confirming_twice_makes_one_plan(client):
    kept = kept_from(client, word_plan([row(1), row(2)]))

    first = client.post(preview_url(kept), PERIOD)
    second = client.post(preview_url(kept), PERIOD)

    plan = Plan.objects.get()
    assert first["Location"] == second["Location"] == reverse("plans:plan-detail", args=[plan.pk])
    assert Activity.objects.count() == 2
    assert client.get(preview_url(kept)).status_code == 302


def test_the_same_file_given_twice_can_make_two_plans(client):
    content = word_plan([row(1)])
    for _ in range(2):
        client.post(preview_url(kept_from(client, content)), PERIOD)

    assert Plan.objects.count() == 2
    assert StoredFile.objects.count() == 1


def test_answer_with_an_existing_body_teaches_its_spelling(client, directory):
    kept = kept_from(client, word_plan([row(1, executors="Совет отцов"), row(2, executors="Совет отцов")]))
    body = directory["education_authority"]

    answer(client, kept, "Совет отцов", name=f" {body.name.upper()} ")
    assert not BodySpelling.objects.filter(text="Совет отцов").exists()
    client.post(preview_url(kept), PERIOD)

    assert list(Assignment.objects.values_list("body", flat=True)) == [body.pk, body.pk]
    assert not Activity.objects.exclude(unknown_executors_text="").exists()
    assert executors_asked(kept_from(client, word_plan([row(3, executors="Совет отцов")]))) == []


def test_answer_with_a_new_name_makes_a_body(client):
    kept = kept_from(client, word_plan([row(1, executors="Совет отцов")]))

    answer(client, kept, "Совет отцов", name="Городской совет отцов")
    client.post(preview_url(kept), PERIOD)

    body = Body.objects.get(name="Городской совет отцов")
    assert body.kind == "outside"
    assert BodySpelling.objects.get(text="Совет отцов").body == body
    assert Assignment.objects.get().body == body


def test_unanswered_executor_stays_a_question_of_the_row(client):
    client.post(preview_url(kept_from(client, word_plan([row(1, executors="Совет отцов")]))), PERIOD)

    assert Activity.objects.get().unknown_executors_text == "Совет отцов"
    assert not Assignment.objects.exists()


def test_answer_naming_a_retired_body_brings_it_back(client, municipality):
    body = BodyFactory(municipality=municipality, name="Центр досуга", is_active=False)
    kept = kept_from(client, word_plan([row(1, executors="Совет отцов")]))

    answer(client, kept, "Совет отцов", name="центр досуга")
    client.post(preview_url(kept), PERIOD)

    body.refresh_from_db()
    assert body.is_active
    assert Assignment.objects.get().body == body


def test_what_was_taught_after_the_reading_counts_without_reading_again(client, directory):
    """The file is parsed once; its bytes may even be gone."""
    rows = [row(1, executors="Совет отцов"), row(2, executors="Клуб матерей")]
    kept = kept_from(client, word_plan(rows))
    assert executors_asked(kept) == ["Совет отцов", "Клуб матерей"]
    BodySpelling.objects.create(
        municipality=kept.municipality, body=directory["education_authority"], text="Совет отцов"
    )
    files.store().path(kept.file.sha256).unlink()

    shown = client.get(preview_url(kept)).content.decode()
    answer(client, kept, "Клуб матерей", name="Клуб матерей города")
    client.post(preview_url(kept), PERIOD)

    assert "кто это: Совет отцов?" not in shown
    assert "кто это: Клуб матерей?" in shown
    assert BodySpelling.objects.get(text="Клуб матерей").body.name == "Клуб матерей города"
    assert not Activity.objects.filter(assignments=None).exists()


def test_corrected_deadline_is_stored_and_understood(client):
    kept = kept_from(client, word_plan([row(1, due="Мартобрь"), row(2)]))

    answer(client, kept, "Мартобрь", cell_due="Апрель")
    client.post(preview_url(kept), PERIOD)

    assert list(Activity.objects.order_by("position").values_list("due_text", flat=True)) == [
        "Апрель",
        "Март",
    ]


def test_words_typed_but_not_sent_go_with_the_creation(client):
    kept = kept_from(client, word_plan([row(1, due="Мартобрь")]))
    question = asked(client, kept, "Мартобрь")

    client.post(preview_url(kept), {**PERIOD, "question": question.key, "cell_due": "Май"})

    assert Activity.objects.get().due_text == "Май"


def test_document_without_years_offers_this_year_and_asks(client, time_machine):
    time_machine.move_to("2026-05-05 12:00 +0300", tick=False)
    kept = kept_from(client, word_plan([row(1)], title="План мероприятий"))

    shown = client.get(preview_url(kept))
    response = client.post(preview_url(kept), {**PERIOD, "starts_on": "", "ends_on": ""})

    initial = shown.context["form"].initial
    assert (initial["starts_on"], initial["ends_on"]) == ("2026-01-01", "2026-12-31")
    assert "Годы плана в названии не названы" in shown.content.decode()
    assert response.status_code == 422
    assert not Plan.objects.exists()


def test_period_that_ends_before_it_starts_is_refused(client):
    kept = kept_from(client, word_plan([row(1)]))

    response = client.post(preview_url(kept), {**PERIOD, "ends_on": "2025-12-31"})

    assert response.status_code == 422
    assert "Окончание периода должно быть позже начала." in response.content.decode()
    assert not Plan.objects.exists()


def test_without_department_nothing_is_created(client, authority):
    kept = kept_from(client, excel_plan([row(1)]), "план.xlsx")
    type(authority).objects.filter(pk=authority.pk).update(kind="other")

    response = client.post(preview_url(kept), PERIOD, follow=True)

    assert "нет управления образования" in response.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("count", [2, 92])
def test_queries_do_not_grow_with_rows(client, count):
    content = word_plan([row(number) for number in range(1, count + 1)])

    with CaptureQueriesContext(connection) as giving:
        kept = kept_from(client, content)
    with CaptureQueriesContext(connection) as looking:
        client.get(preview_url(kept))
    with CaptureQueriesContext(connection) as confirming:
        client.post(preview_url(kept), PERIOD)

    assert Deliverable.objects.count() == count
    assert tuple(map(statements, (giving, looking, confirming))) == (13, 11, 28)


def statements(queries: CaptureQueriesContext) -> int:
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def statements_of(ask) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return statements(captured)


def test_others_cannot_import(specialist, official, observer, administrator, school_head, enter_as):
    for user in (official, observer, administrator, school_head):
        assert enter_as(user).get(PAGE).status_code == 403
        assert give(enter_as(user), word_plan([row(1)])).status_code == 403
    assert not PlanImport.objects.exists()


def test_preview_belongs_to_the_specialists_of_the_municipality(
    client, official, school_head, stranger, enter_as
):
    url = preview_url(kept_from(client, word_plan([row(1)])))

    assert enter_as(stranger).get(url).status_code == 404
    assert enter_as(school_head).get(url).status_code == 404
    assert enter_as(official).get(url).status_code == 403
    assert enter_as(official).post(url, PERIOD).status_code == 403


def test_anonymous_is_sent_to_the_door(db):
    assert Client().get(PAGE)["Location"].startswith("/people/sign-in/")


def test_a_table_from_the_clipboard_is_read_with_its_columns(client):
    cells = ("1.1", "Семинар для завучей", "Март", "Управление образования", "Справка")
    head = "".join(f"<th>{word}</th>" for word in ("№", "Мероприятие", "Срок", "Исполнитель", "Результат"))
    body = "".join(f"<td>{word}</td>" for word in cells)
    table = f"<html><body><table><tr>{head}</tr><tr>{body}</tr></table></body></html>"

    response = client.post(reverse("plans:plan-import"), {"text": "что видно глазу", "table": table})

    kept = PlanImport.objects.get()
    assert response["Location"] == preview_url(kept)
    assert [row["title"] for row in kept.parsed["activities"]] == ["Семинар для завучей"]
