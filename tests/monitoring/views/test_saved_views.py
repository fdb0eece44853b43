"""Saved views: kept, applied, renamed, deleted; nobody else's business."""

import pytest

from monitoring.models import SavedView
from tests.factories import SavedViewFactory

TASKS = "/monitoring/tasks/"
ADD = "/monitoring/views/add/"


@pytest.fixture
def view(specialist):
    municipality = specialist.position.municipality
    return SavedViewFactory(person=specialist, municipality=municipality, name="Горит")


def post(page="task-list", name="Просрочено", query="show=overdue&page=3&direction="):
    return {"page": page, "name": name, "query_text": query}


def text(response) -> str:
    return response.content.decode()


def test_view_is_kept_and_applied(enter_as, specialist):
    client = enter_as(specialist)

    response = client.post(ADD, post())

    assert response.url == f"{TASKS}?show=overdue"
    page = client.get(response.url)
    assert page.context["views"].current.name == "Просрочено"
    assert "Просрочено" in text(client.get(TASKS))
    assert "Просрочено" not in text(client.get("/monitoring/calendar/")), "it is of another page"


def test_calendar_keeps_its_own(enter_as, specialist):
    response = enter_as(specialist).post(ADD, post(page="calendar", query="scale=year"))

    assert response.url == "/monitoring/calendar/?scale=year"


def test_same_name_takes_the_new_filters(enter_as, specialist, view):
    enter_as(specialist).post(ADD, post(name="ГОРИТ", query="show=returned"))

    (only,) = SavedView.objects.all()
    assert (only.name, only.query_text) == ("ГОРИТ", "show=returned")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (post(name=" "), "Назовите вид"),
        (post(name="я" * 61), "до 60 знаков"),
        (post(query="show=" + "я" * 500), "Отбор слишком длинный"),
    ],
)
def test_refusals_are_sentences(enter_as, specialist, sent, sentence):
    response = enter_as(specialist).post(ADD, sent, follow=True)

    assert sentence in text(response)
    assert not SavedView.objects.exists()


def test_thirty_are_enough(enter_as, specialist):
    municipality = specialist.position.municipality
    SavedViewFactory.create_batch(30, person=specialist, municipality=municipality)

    response = enter_as(specialist).post(ADD, post(), follow=True)

    assert "У вас уже 30 видов" in text(response)
    assert SavedView.objects.count() == 30


def test_unknown_page_is_no_door_out(enter_as, specialist):
    response = enter_as(specialist).post(ADD, post(page="https://example.org/"))

    assert response.url.startswith(TASKS)
    assert not SavedView.objects.exists()


def test_rename(enter_as, specialist, view):
    client = enter_as(specialist)

    client.post(f"/monitoring/views/{view.pk}/rename/", {"name": "Срочное"})
    client.post(f"/monitoring/views/{view.pk}/rename/", {"name": ""})

    view.refresh_from_db()
    assert view.name == "Срочное"


def test_rename_to_a_taken_name(enter_as, specialist, view):
    SavedViewFactory(person=specialist, municipality=view.municipality, name="Срочное")

    response = enter_as(specialist).post(
        f"/monitoring/views/{view.pk}/rename/", {"name": "срочное"}, follow=True
    )

    assert "Вид «срочное» у вас уже есть" in text(response)


def test_delete(enter_as, specialist, view):
    response = enter_as(specialist).post(f"/monitoring/views/{view.pk}/delete/", follow=True)

    assert "Вид «Горит» удалён" in text(response)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("who", ["official", "school_head", "stranger"])
@pytest.mark.parametrize("verb", ["rename", "delete"])
def test_views_of_others_are_not_there(request, enter_as, view, who, verb):
    client = enter_as(request.getfixturevalue(who))

    assert client.post(f"/monitoring/views/{view.pk}/{verb}/", {"name": "Моё"}).status_code == 404
    assert "Горит" not in text(client.get(TASKS))
    assert SavedView.objects.get(pk=view.pk).name == "Горит"
