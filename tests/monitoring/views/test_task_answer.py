"""Adding, sending, withdrawing and taking back, over the web."""

import datetime
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from monitoring import actions
from monitoring.models import Evidence, Task
from monitoring.states import TaskState
from tests import file_makers
from tests.factories import DeliverableFactory, DeliverableKindFactory

XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def upload(name="справка.pdf", content=None):
    return SimpleUploadedFile(name, content or file_makers.pdf(), content_type="text/html")


def answer(client, task, **fields):
    extra = fields.pop("extra", {})
    fields.setdefault("client_key", str(uuid.uuid4()))
    return client.post(f"/monitoring/tasks/{task.pk}/answer/", fields, **extra)


def state(task) -> str:
    return Task.objects.get(pk=task.pk).state


def test_file_and_submit_in_one_post(enter_as, school_head, task):
    response = answer(enter_as(school_head), task, attachments=[upload()], submit="1", back="home")
    assert (response.status_code, response.url) == (302, "/")
    evidence = Evidence.objects.select_related("file").get()
    assert (evidence.filename, evidence.file.content_type, len(evidence.file.sha256)) == (
        "справка.pdf",
        "application/pdf",
        64,
    )
    assert state(task) == TaskState.SUBMITTED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("скан.jpg", file_makers.picture("JPEG")),
        ("снимок.png", file_makers.picture("PNG")),
        ("отчёт.docx", file_makers.word_document()),
        ("таблица.xlsx", file_makers.workbook()),
        ("справка.odt", file_makers.odf()),
    ],
)
def test_kinds_of_files(name, content, enter_as, school_head, task):
    assert answer(enter_as(school_head), task, attachments=[upload(name, content)]).status_code == 302
    assert Evidence.objects.get().filename == name


def test_link_and_requisites(enter_as, school_head, task):
    client = enter_as(school_head)
    answer(client, task, url="school.example/plan")
    parts = {"document_kind_text": "приказ", "document_number_text": "№ 41", "document_title": "О ВПР"}
    answer(client, task, **parts, document_on="2026-03-15")
    answer(client, task, statement_text="Очереди в детские сады нет.")
    assert [(one.kind, str(one)) for one in Evidence.objects.all()] == [
        ("link", "https://school.example/plan"),
        ("requisites", "Приказ от 15.03.2026 № 41 «О ВПР»"),
        ("statement", "Очереди в детские сады нет."),
    ]
    assert Evidence.objects.get(kind="requisites").document_on == datetime.date(2026, 3, 15)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"document_number_text": "41"}, "Впишите вид документа: приказ, протокол, справка."),
        ({"document_kind_text": "Приказ"}, "Впишите номер документа или его название."),
        ({"document_kind_text": "Приказ", "document_on": "32.13.2026"}, "Дата не читается."),
    ],
)
def test_requisites_that_lack_something(parts, sentence, enter_as, school_head, task):
    response = answer(enter_as(school_head), task, **parts)
    assert (response.status_code, sentence in response.content.decode()) == (422, True)
    assert Evidence.objects.count() == 0


def test_words_instead_of_a_paper_only_where_no_paper_is_expected(enter_as, school_head, task):
    DeliverableFactory(activity=task.activity, kind=DeliverableKindFactory(key="order", name="Приказ"))
    response = answer(enter_as(school_head), task, statement_text="Всё сделано.", extra=XHR)
    assert (response.status_code, Evidence.objects.count()) == (409, 0)
    assert "В этом задании нужен документ" in response.content.decode()


@pytest.mark.parametrize("url", ["ftp://school.example/a", "javascript:alert(1)", "просто слова"])
def test_what_is_not_a_page_is_refused(url, enter_as, school_head, task):
    response = answer(enter_as(school_head), task, url=url)
    assert (response.status_code, Evidence.objects.count()) == (422, 0)


def test_a_bad_file_is_explained_and_the_good_one_stays(enter_as, school_head, task):
    bad = upload("письмо.pdf", b"MZ" + b"\0" * 600)
    response = answer(enter_as(school_head), task, attachments=[bad, upload("хорошая.pdf")], submit="1")
    assert response.status_code == 422
    assert "письмо.pdf" in response.content.decode()
    assert [one.filename for one in Evidence.objects.all()] == ["хорошая.pdf"]
    assert state(task) == TaskState.OPEN


def test_too_large_a_file(enter_as, school_head, task):
    with override_settings(UPLOAD_LIMIT_MB=1):
        response = answer(
            enter_as(school_head), task, attachments=[upload(content=b"%PDF" + b"0" * 1_100_000)]
        )
    assert response.status_code == 413
    assert "больше 1 МБ" in response.content.decode()
    assert Evidence.objects.count() == 0


def test_repeated_post_is_the_same_post(enter_as, school_head, task):
    client, key, content = enter_as(school_head), str(uuid.uuid4()), file_makers.pdf()
    for _ in range(2):
        file = upload(content=content)
        response = answer(client, task, attachments=[file], client_key=key, extra=XHR)
        assert response.status_code == 200
    assert Evidence.objects.count() == 1


def test_script_gets_the_row_alone(enter_as, school_head, task):
    response = answer(enter_as(school_head), task, attachments=[upload()], extra=XHR)
    assert response.content.decode().count("<li") == 1
    assert "<html" not in response.content.decode()


def test_script_is_told_of_a_refusal_beside_the_file(enter_as, school_head, task):
    response = answer(enter_as(school_head), task, attachments=[upload("a.pdf", b"GIF89a" * 20)], extra=XHR)
    assert response.status_code == 422
    assert "a.pdf" in response.content.decode()


def test_nothing_chosen(enter_as, school_head, task):
    response = answer(enter_as(school_head), task)
    assert response.status_code == 422
    assert "Выберите файл" in response.content.decode()


def test_double_submit_is_answered_by_a_sentence(enter_as, school_head, task):
    client = enter_as(school_head)
    answer(client, task, attachments=[upload()], submit="1")
    response = client.post(
        f"/monitoring/tasks/{task.pk}/answer/", {"client_key": uuid.uuid4(), "submit": "1"}, follow=True
    )
    assert "Задание сейчас «на проверке»" in response.content.decode()


def test_upload_after_submitting_is_told_to_the_script(enter_as, school_head, task, submit):
    submit(task, school_head)
    response = answer(enter_as(school_head), task, attachments=[upload()], extra=XHR)
    assert (response.status_code, Evidence.objects.count()) == (409, 1)


def test_withdraw_repeat_and_recall(enter_as, school_head, specialist, task, submit):
    client = enter_as(school_head)
    submit(task, school_head)
    client.post(f"/monitoring/tasks/{task.pk}/recall/")
    evidence = Evidence.objects.get()
    client.post(f"/monitoring/tasks/{task.pk}/evidence/{evidence.pk}/withdraw/")
    evidence.refresh_from_db()
    assert evidence.withdrawn_by == school_head

    submit(task, school_head)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    second = Evidence.objects.get(withdrawn_at=None)
    client.post(f"/monitoring/tasks/{task.pk}/evidence/{second.pk}/repeat/")
    assert list(Evidence.objects.filter(round=2).values_list("file", flat=True)) == [second.file_id]


def test_school_sees_the_reason_and_the_thread(enter_as, school_head, specialist, task, submit):
    submit(task, school_head)
    actions.return_task(task, by=specialist, reason="Приложите подписанный скан.")
    text = enter_as(school_head).get(f"/monitoring/tasks/{task.pk}/").content.decode()
    assert text.count("Приложите подписанный скан.") == 2
    assert "Ответ 1" in text
    assert "справка.pdf" in text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_page(count, enter_as, school_head, task, add_pdf, django_assert_num_queries):
    for number in range(count):
        add_pdf(task, school_head, content=file_makers.pdf() + b"\n" * number)
    client = enter_as(school_head)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get(f"/monitoring/tasks/{task.pk}/")
