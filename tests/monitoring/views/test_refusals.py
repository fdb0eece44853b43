"""Who may do what: the whole table, page by page and gesture by gesture."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from monitoring import actions
from monitoring.models import Evidence
from tests import file_makers

#: what each of them gets for a task of Школа № 101 that is open, submitted or accepted as needed
DEPARTMENT = ["specialist", "official", "observer", "administrator"]
VIEWERS = [*DEPARTMENT, "school_head", "other_head", "stranger"]
TASK = "/monitoring/tasks/{task}/"


def paths(task, evidence) -> dict[str, str]:
    page = TASK.format(task=task.pk)
    return {
        "answer": f"{page}answer/",
        "recall": f"{page}recall/",
        "accept": f"{page}accept/",
        "return": f"{page}return/",
        "close": f"{page}close/",
        "reopen": f"{page}reopen/",
        "withdraw": f"{page}evidence/{evidence.pk}/withdraw/",
        "repeat": f"{page}evidence/{evidence.pk}/repeat/",
        "replace": f"{page}evidence/{evidence.pk}/replace/",
        "attach": f"{page}held/{evidence.pk}/attach/",
    }


@pytest.fixture
def prepared(task, school_head, specialist, add_pdf):
    """`prepared(gesture)`: the task in a state in which the right person may do it."""

    def prepare(gesture):
        evidence = add_pdf(task, school_head)
        if gesture in ("recall", "accept", "return", "reopen"):
            actions.submit_task(task, by=school_head)
        if gesture == "reopen":
            actions.accept_task(task, by=specialist)
        return paths(task, evidence)[gesture]

    return prepare


MAY = {
    "answer": {"school_head"},
    "recall": {"school_head"},
    "withdraw": {"school_head"},
    "repeat": {"school_head"},
    "replace": {"school_head"},
    "attach": {"school_head"},
    "accept": {"specialist"},
    "return": {"specialist"},
    "close": {"specialist"},
    "reopen": {"specialist"},
}


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("gesture", sorted(MAY))
def test_gestures(gesture, viewer, request, enter_as, prepared):
    client = enter_as(request.getfixturevalue(viewer))
    fields = {
        "reason": "Нет подписи.",
        "client_key": uuid.uuid4(),
        "document_kind_text": "Приказ",
        "document_number_text": "1",
        "replacement": SimpleUploadedFile("новая.pdf", file_makers.pdf(linearize=True)),
    }
    status = client.post(prepared(gesture), fields).status_code
    expected = 302 if viewer in MAY[gesture] else 404 if viewer in ("other_head", "stranger") else 403
    assert status == expected


@pytest.mark.parametrize("gesture", sorted(MAY))
def test_gestures_take_post_only(gesture, enter_as, specialist, prepared):
    assert enter_as(specialist).get(prepared(gesture)).status_code == 405


@pytest.mark.parametrize("gesture", ["recall", "accept", "return", "reopen"])
def test_the_right_person_in_a_wrong_state_reads_a_sentence(
    gesture, enter_as, school_head, specialist, task, add_pdf
):
    path = paths(task, add_pdf(task, school_head))[gesture]
    client = enter_as(school_head if gesture == "recall" else specialist)
    response = client.post(path, {"reason": "Нет подписи."}, follow=True)
    assert "Задание сейчас «ждёт ответа»" in response.content.decode()


@pytest.mark.parametrize("viewer", VIEWERS)
def test_pages_of_a_task(viewer, request, enter_as, task, school_head, submit):
    submit(task, school_head)
    evidence = Evidence.objects.get()
    client = enter_as(request.getfixturevalue(viewer))
    sees = 404 if viewer in ("other_head", "stranger") else 200
    assert client.get(TASK.format(task=task.pk)).status_code == sees
    response = client.get(f"/monitoring/evidence/{evidence.pk}/file/")
    response.close()
    assert response.status_code == sees


@pytest.mark.parametrize("viewer", VIEWERS)
def test_lists(viewer, request, enter_as, task, edition):
    client = enter_as(request.getfixturevalue(viewer))
    assert client.get("/monitoring/tasks/").status_code == 200
    assert client.get("/monitoring/tasks/xlsx/").status_code == 200
    queue = 200 if viewer in ("specialist", "stranger") else 403
    assert client.get("/monitoring/review/").status_code == queue
    plan = 404 if viewer == "stranger" else 200
    assert client.get(f"/monitoring/editions/{edition.pk}/execution/").status_code == plan


@pytest.mark.parametrize(
    "path", ["tasks/", "tasks/xlsx/", "tasks/1/", "review/", "evidence/1/file/", "editions/1/execution/"]
)
def test_anonymous_is_asked_to_sign_in(path, db):
    response = Client().get(f"/monitoring/{path}")
    assert (response.status_code, response.url.split("?")[0]) == (302, "/people/sign-in/")


def test_specialist_answers_the_task_of_the_department(enter_as, specialist, authority, new_task):
    own = new_task(authority)
    path = f"{TASK.format(task=own.pk)}answer/"
    fields = {
        "client_key": uuid.uuid4(),
        "document_kind_text": "Приказ",
        "document_number_text": "1",
        "submit": "1",
    }
    assert enter_as(specialist).post(path, fields).status_code == 302


@pytest.mark.parametrize("page", ["/", "/monitoring/tasks/{task}/", "/monitoring/review/"])
def test_every_form_carries_the_token_against_forgery(
    page, enter_as, school_head, specialist, task, school, new_task, submit
):
    """An included part that forgets the token would work in tests and nowhere else."""
    submit(task, school_head)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    submit(new_task(school), school_head)
    client = enter_as(specialist if "review" in page else school_head)
    text = client.get(page.format(task=task.pk)).content.decode()
    forms = text.count('method="post"')
    assert (forms > 1, text.count('name="csrfmiddlewaretoken"')) == (True, forms)
