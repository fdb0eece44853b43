"""What lies in the system already: picking it, one file for several tasks, a new version."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from monitoring.models import Evidence, Task
from monitoring.states import TaskState
from tests import file_makers
from tests.monitoring.views.test_task_answer import XHR, answer, upload


def page(client, task, name):
    return client.get(f"/monitoring/tasks/{task.pk}/{name}/")


def test_own_documents_are_offered_and_taken(enter_as, school_head, school, new_task, task, add_pdf):
    given = add_pdf(new_task(school, title="Другое задание"), school_head)
    client = enter_as(school_head)

    text = page(client, task, "held").content.decode()
    assert ("справка.pdf" in text, "Другое задание" in text, "В этом году" in text) == (True, True, True)
    assert f"/reports/tasks/{task.pk}/documents/" in text

    response = client.post(f"/monitoring/tasks/{task.pk}/held/{given.pk}/attach/")
    assert (response.status_code, response.url) == (302, f"/monitoring/tasks/{task.pk}/")
    assert Evidence.objects.get(task=task).file == given.file


def test_documents_of_another_school_are_not_there(
    enter_as, school_head, other_head, other_school, new_task, task, add_pdf
):
    foreign = add_pdf(new_task(other_school, title="Чужое"), other_head, name="чужой.pdf")
    client = enter_as(school_head)

    assert "чужой.pdf" not in page(client, task, "held").content.decode()
    assert client.post(f"/monitoring/tasks/{task.pk}/held/{foreign.pk}/attach/").status_code == 404
    assert page(client, foreign.task, "held").status_code == 404
    assert page(client, foreign.task, "also").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_pages(
    count, enter_as, school_head, school, new_task, task, add_pdf, django_assert_num_queries
):
    for number in range(count):
        content = file_makers.pdf() + b"\n" * number
        add_pdf(new_task(school), school_head, content=content)
    client = enter_as(school_head)
    # 8 of each page; the savepoint, its release and a set_config belong to the test
    for name in ("held", "also"):
        with django_assert_num_queries(10):
            page(client, task, name)


def test_page_of_what_is_not_owed_leads_to_the_task(enter_as, school_head, specialist, task, submit):
    submit(task, school_head)
    for person in (school_head, specialist):
        for name in ("held", "also"):
            response = page(enter_as(person), task, name)
            assert (response.status_code, response.url) == (302, f"/monitoring/tasks/{task.pk}/")


def test_one_press_answers_several_tasks(enter_as, school_head, school, other_school, new_task, task):
    second, foreign = new_task(school, title="Второе задание"), new_task(other_school, title="Чужое")
    client = enter_as(school_head)
    text = page(client, task, "also").content.decode()
    assert ("Второе задание" in text, "Чужое" in text) == (True, False)

    answer(client, task, attachments=[upload()], submit="1", also=[second.pk, foreign.pk], back="task")

    states = {one.pk: one.state for one in Task.objects.all()}
    assert (states[task.pk], states[second.pk], states[foreign.pk]) == (
        TaskState.SUBMITTED,
        TaskState.SUBMITTED,
        TaskState.OPEN,
    )
    assert Evidence.objects.values("file").distinct().count() == 1


def test_new_version_by_script_and_without(enter_as, school_head, task, add_pdf):
    first = add_pdf(task, school_head)
    client = enter_as(school_head)

    def replace(evidence, content, extra):
        file = SimpleUploadedFile("справка.pdf", content)
        path = f"/monitoring/tasks/{task.pk}/evidence/{evidence.pk}/replace/"
        return client.post(path, {"client_key": uuid.uuid4(), "replacement": file, "back": "task"}, **extra)

    response = replace(first, file_makers.pdf(linearize=True), XHR)
    text = response.content.decode()
    assert (response.status_code, text.count("<li"), "версия 2" in text) == (200, 1, True)
    assert (first.file.sha256 in text, school_head.last_name in text) == (True, True)

    second = Evidence.objects.get(withdrawn_at=None)
    response = replace(second, file_makers.picture("PNG"), {})
    assert response.status_code == 422  # the name says PDF
    assert Evidence.objects.get(withdrawn_at=None) == second
    assert replace(second, b"", {}).status_code == 422
    assert replace(second, file_makers.pdf() + b"\n", {}).status_code == 302
    assert "версия 3" in client.get(f"/monitoring/tasks/{task.pk}/").content.decode()


def test_advice_is_shown_beside_the_file_and_does_not_stop(enter_as, school_head, task):
    content = file_makers.picture("PNG")
    files = [upload("снимок.png", content)]
    text = answer(enter_as(school_head), task, attachments=files, extra=XHR).content.decode()
    assert "Снимок мелкий" in text

    files = [upload("снимок.png", content)]
    client = enter_as(school_head)
    assert answer(client, task, attachments=files, submit="1", back="task").status_code == 302
    assert "снимок.png: Снимок мелкий" in client.get(f"/monitoring/tasks/{task.pk}/").content.decode()
    assert Task.objects.get(pk=task.pk).state == TaskState.SUBMITTED


def test_room_that_runs_out_is_told_beside_the_file(enter_as, school_head, task, settings):
    settings.UPLOAD_QUOTA_MB = 0
    response = answer(enter_as(school_head), task, attachments=[upload()], extra=XHR)
    assert (response.status_code, "не помещается" in response.content.decode()) == (422, True)
    assert Evidence.objects.count() == 0
