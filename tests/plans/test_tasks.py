"""Files that the worker reads: once, whatever runs twice, fails or dies."""

import io

import pytest
from django.db import connection

from msoko.lib.file_store import FileStore
from msoko.people import files
from plans.actions.reading import (
    MAX_TRIES,
    fail_reading,
    finish_reading,
    queue_plan_file,
    requeue_plan_import,
    start_reading,
    tell_progress,
)
from plans.import_source import from_kept
from plans.models import PlanImport
from plans.tasks import defer_reading, read_plan_import
from tests.plans.import_files import row, word_plan


@pytest.fixture
def queued(municipality, specialist):
    def queued(content: bytes, name: str = "план.docx") -> PlanImport:
        return queue_plan_file(
            io.BytesIO(content),
            filename=name,
            content_type="application/octet-stream",
            municipality=municipality,
            by=specialist,
        )

    return queued


def run(kept: PlanImport) -> PlanImport:
    read_plan_import(plan_import_id=kept.pk, municipality_id=kept.municipality_id)
    return PlanImport.objects.get(pk=kept.pk)


def test_the_worker_reads_what_was_queued(queued):
    kept = run(queued(word_plan([row(1), row(2)])))

    assert (kept.state, kept.stage, kept.try_count) == ("ready", "ready", 1)
    assert len(from_kept(bytes(kept.kept)).parsed.activities) == 2
    assert len(kept.parsed["activities"]) == 2


def test_a_job_that_runs_twice_reads_once(queued):
    first = run(queued(word_plan([row(1)])))

    second = run(first)

    assert (second.try_count, bytes(second.kept)) == (1, bytes(first.kept))
    assert PlanImport.objects.count() == 1


def test_a_file_that_is_no_plan_fails_with_its_sentence(queued):
    kept = run(queued("Уважаемые коллеги!\nПриглашаем вас.\n".encode(), "письмо.txt"))

    assert kept.state == "failed"
    assert "нет таблицы" in kept.failure_text


def test_a_job_lost_with_its_worker_is_begun_again_and_given_up_after_the_last_try(queued):
    """A dead worker leaves «читается» behind; the rescue of jobs only runs the job once more."""
    kept = queued(word_plan([row(1)]))
    for _ in range(MAX_TRIES):
        assert start_reading(kept.pk) is not None

    kept = run(kept)

    assert kept.state == "failed"
    assert "загрузите его ещё раз" in kept.failure_text
    again = run(requeue_plan_import(kept, by=None))
    assert (again.state, again.failure_text) == ("ready", "")


def test_a_failure_of_the_server_is_tried_again(queued, settings, tmp_path):
    kept = queued(word_plan([row(1)]))
    folder, settings.FILES_DIR = settings.FILES_DIR, tmp_path

    with pytest.raises(FileNotFoundError):
        run(kept)
    settings.FILES_DIR = folder

    assert isinstance(files.store(), FileStore)
    assert run(kept).state == "ready"


def test_the_slower_of_two_runs_changes_nothing(queued):
    kept = queued(word_plan([row(1)]))
    start_reading(kept.pk)
    read = from_kept(bytes(run(kept).kept))

    assert (finish_reading(kept.pk, read), fail_reading(kept.pk, "Не вышло.")) == (False, False)


def test_progress_is_told_only_while_the_file_is_read(queued):
    kept = queued(word_plan([row(1)]))
    tell_progress(kept.pk, "reading", 1, 9)
    start_reading(kept.pk)
    tell_progress(kept.pk, "reading", 3, 12)

    kept.refresh_from_db()
    assert (kept.stage, kept.pages_done, kept.pages_total) == ("reading", 3, 12)


def test_one_job_waits_for_one_file(queued):
    kept = queued(word_plan([row(1)]))

    defer_reading(kept)
    defer_reading(kept)

    with connection.cursor() as cursor:
        cursor.execute("SELECT queue_name, args->>'plan_import_id' FROM procrastinate_jobs")
        assert cursor.fetchall() == [("import", str(kept.pk))]


def test_the_worker_of_another_municipality_finds_nothing(queued, stranger):
    kept = queued(word_plan([row(1)]))

    read_plan_import(plan_import_id=kept.pk, municipality_id=stranger.position.municipality_id)

    kept.refresh_from_db()
    assert (kept.state, kept.try_count) == ("queued", 0)
