"""A file that the worker reads: queued, told of, ready, failed and tried again."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.actions.reading import fail_reading, start_reading, tell_progress
from plans.models import PlanImport
from plans.tasks import read_plan_import
from tests.plans.import_files import row, word_plan
from tests.plans.views.test_plan_import import PAGE, give, preview_url

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(specialist, authority, enter_as):
    return enter_as(specialist)


@pytest.fixture
def queued(client, settings) -> PlanImport:
    """A small file on a machine that has no time for it."""
    settings.QUICK_READING_SECONDS = 0.001
    give(client, word_plan([row(1)]))
    return PlanImport.objects.get()


def jobs() -> list[str]:
    from procrastinate.contrib.django.models import ProcrastinateJob  # noqa: PLC0415 -- read-only model

    return list(ProcrastinateJob.objects.filter(queue_name="import").values_list("task_name", flat=True))


def test_a_file_that_takes_long_goes_to_the_worker(client, queued):
    html = client.get(preview_url(queued)).content.decode()

    assert (queued.state, jobs()) == ("queued", ["read_plan_import"])
    assert "ждёт своей очереди" in html
    assert f'hx-get="{preview_url(queued)}"' in html


def test_a_pdf_goes_to_the_worker_unread(client):
    response = client.post(PAGE, {"file": SimpleUploadedFile("план.pdf", pdf())})

    kept = PlanImport.objects.get()
    assert (response["Location"], kept.state, bytes(kept.kept)) == (preview_url(kept), "queued", b"")


def pdf() -> bytes:
    from tests import file_makers  # noqa: PLC0415 -- one test needs it

    return file_makers.pdf()


def test_page_says_which_page_is_read(client, queued):
    start_reading(queued.pk)
    tell_progress(queued.pk, "reading", 3, 12)

    html = client.get(preview_url(queued), headers=HTMX).content.decode()

    assert "Читаем документ: страница 3 из 12" in html
    assert 'value="32"' in html
    assert "<html" not in html


def test_file_that_was_read_meanwhile_opens_the_preview(client, queued):
    read_plan_import(plan_import_id=queued.pk, municipality_id=queued.municipality_id)

    polled = client.get(preview_url(queued), headers=HTMX)

    assert polled["HX-Redirect"] == preview_url(queued)
    assert "Что мы поняли: 1 мероприятие" in client.get(preview_url(queued)).content.decode()


def test_failed_file_says_why_and_can_be_read_again(client, queued):
    start_reading(queued.pk)
    fail_reading(queued.pk, "В файле нет таблицы.")
    failed = client.get(preview_url(queued)).content.decode()
    address = reverse("plans:plan-import-retry", args=[queued.pk])

    client.post(address)
    again = client.post(address, follow=True).content.decode()

    assert ("В файле нет таблицы." in failed, "hx-trigger" in failed) == (True, False)
    assert "Файл уже читается" in again
    assert PlanImport.objects.get().state == "queued"


def test_nobody_reads_for_minutes_is_said(client, queued, time_machine):
    time_machine.move_to(queued.created_at + datetime.timedelta(minutes=3), tick=False)

    assert "служба чтения не работает" in client.get(preview_url(queued)).content.decode()


def test_what_an_earlier_release_has_kept_is_read_again(client):
    give(client, word_plan([row(1)]))
    PlanImport.objects.update(kept=b"another shape")
    kept = PlanImport.objects.get()

    html = client.get(preview_url(kept)).content.decode()

    assert "ждёт своей очереди" in html
    assert jobs() == ["read_plan_import"]


def test_retry_belongs_to_the_specialists(queued, official, stranger, enter_as):
    address = reverse("plans:plan-import-retry", args=[queued.pk])

    assert enter_as(official).post(address).status_code == 403
    assert enter_as(stranger).post(address).status_code == 404
