"""Making a dossier: what goes in, under which names, what is missing, and what happens when it fails."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from monitoring.models import Reminder
from msoko.people import files
from msoko.people.actions import store_file
from reports import dossier_files, dossier_making
from reports.dossier_content import dossier_content
from reports.dossier_parts import folder, unique
from reports.models import Dossier
from reports.tasks import make_dossier
from tests.factories import (
    ActivityFactory,
    DirectionFactory,
    DossierFactory,
    EditionFactory,
    EvidenceFactory,
    FileScanFactory,
    PlanFactory,
    ReviewFactory,
    SectionFactory,
    TaskFactory,
)

NOW = datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def direction(db):
    return DirectionFactory(key="training_quality", short_name="Качество подготовки")


@pytest.fixture
def activity(authority, specialist, direction):
    """`activity(title)`: one more row of the plan, under its direction."""
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    edition = EditionFactory(plan=plan)
    section = SectionFactory(edition=edition, direction=direction)

    def make(title="Анализ результатов мониторинга", **fields):
        return ActivityFactory(edition=edition, section=section, title=title, number_text="1.5", **fields)

    return make


@pytest.fixture
def accepted(activity, school, school_head, municipality):
    """`accepted(content, filename=...)`: an accepted file of a task of its own."""

    def make(
        content=b"words", *, organization=None, filename="справка.pdf", title="Анализ результатов", **fields
    ):
        task = TaskFactory(
            activity=activity(title), organization=organization or school, state="accepted",
            submitted_at=NOW, submitted_by=school_head, **fields,
        )  # fmt: skip
        stored = store_file(
            io.BytesIO(content), content_type="application/pdf", municipality=municipality, by=school_head
        )
        evidence = EvidenceFactory(task=task, file=stored, filename=filename, added_by=school_head)
        ReviewFactory(task=task)
        return evidence

    return make


@pytest.fixture
def year(specialist, municipality):
    return DossierFactory(municipality=municipality, requested_by=specialist)


def made(dossier):
    ready = dossier_making.make_dossier(dossier.pk, dossier.municipality_id, now=NOW)
    return ready, zipfile.ZipFile(io.BytesIO(dossier_files.place_of(dossier.key).read_bytes()))


def rows_of(archive, name):
    book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_files_registers_and_what_is_missing(year, accepted, activity, other_school, direction):
    evidence = accepted(b"one")
    TaskFactory(activity=activity("Разработка адресных рекомендаций"), organization=other_school)
    ready, archive = made(year)

    path = f"{_place(direction)}. Качество подготовки/Школа № 101/1.5 Анализ результатов - справка.pdf"
    assert archive.namelist() == [
        path, "Реестр.xlsx", "Реестр.pdf", "Чего не хватает.xlsx", "Чего не хватает.pdf",
    ]  # fmt: skip
    assert archive.read(path) == b"one"
    assert archive.read("Реестр.pdf").startswith(b"%PDF")
    register = rows_of(archive, "Реестр.xlsx")
    assert register[1][1:] == (
        "Качество подготовки", "5. Анализ результатов", "1.5 Анализ результатов", "Школа № 101", None,
        "справка.pdf", f"{timezone.localdate():%d.%m.%Y}", path, "3", evidence.file.sha256,
    )  # fmt: skip
    assert rows_of(archive, "Чего не хватает.xlsx")[1] == (
        "1", "Качество подготовки", "6. Адресные рекомендации", "1.5 Разработка адресных рекомендаций",
        "Школа № 102", "31.03.2026", "не прислано",
    )  # fmt: skip
    assert (ready.state, ready.file_count, ready.done_count, ready.missing_count) == ("ready", 1, 1, 1)
    assert ready.expires_at == NOW + datetime.timedelta(days=7)
    assert ready.size == dossier_files.place_of(year.key).stat().st_size


def _place(direction):
    from plans.models import Direction  # noqa: PLC0415 -- only here

    return list(Direction.objects.values_list("pk", flat=True)).index(direction.pk) + 1


def test_the_same_name_gets_a_number(year, accepted):
    accepted(b"one"), accepted(b"two")
    _, archive = made(year)

    assert [name.rpartition("/")[2] for name in archive.namelist()[:2]] == [
        "1.5 Анализ результатов - справка.pdf",
        "1.5 Анализ результатов - справка (2).pdf",
    ]


def test_scopes(accepted, other_school, direction, municipality, specialist):
    accepted(b"one")
    accepted(b"two", organization=other_school, title="Разработка адресных рекомендаций")
    accepted(b"three", title="Неделя наук")
    accepted(b"four", due_on=datetime.date(2025, 12, 31))

    def files_of(**about):
        dossier = DossierFactory(municipality=municipality, requested_by=specialist, **about)
        return sorted(one.activity for one in dossier_content(dossier).proofs if one.path)

    assert files_of() == ["1.5 Анализ результатов", "1.5 Неделя наук", "1.5 Разработка адресных рекомендаций"]
    assert files_of(scope="direction", direction=direction) == files_of()
    assert files_of(scope="direction", direction=DirectionFactory()) == []
    assert files_of(scope="step", step=6) == ["1.5 Разработка адресных рекомендаций"]
    assert files_of(scope="step", step=0) == ["1.5 Неделя наук"]
    assert files_of(scope="organization", organization=other_school) == [
        "1.5 Разработка адресных рекомендаций"
    ]


def test_tasks_without_a_date_belong_to_the_period_of_their_plan(year, accepted):
    accepted(due_on=None, starts_on=None)

    assert len(dossier_content(year).files) == 1


def test_only_the_newest_accepted_round_and_what_stands(year, accepted, school_head):
    old = accepted(b"old")
    EvidenceFactory(task=old.task, round=2, filename="новая.pdf", added_by=school_head)
    withdrawn = EvidenceFactory(task=old.task, round=2, filename="лишняя.pdf", added_by=school_head,
                                withdrawn_at=NOW, withdrawn_by=school_head)  # fmt: skip
    ReviewFactory(task=old.task, round=2)

    names = [one.name for one in dossier_content(year).proofs]
    assert names == ["новая.pdf"]
    assert withdrawn.filename not in names


def test_lost_bytes_are_said_in_the_register(year, accepted):
    evidence = accepted(b"lost")
    files.store().path(evidence.file.sha256).unlink()
    _, archive = made(year)

    assert archive.namelist()[0] == "Реестр.xlsx"
    assert rows_of(archive, "Реестр.xlsx")[1][8] == "байты файла не найдены в хранилище"


def test_what_the_antivirus_holds_back_stays_out(year, accepted):
    evidence = accepted(b"virus")
    FileScanFactory(file=evidence.file, municipality=year.municipality, state="infected", threat_text="EICAR",
                    scanned_at=NOW)  # fmt: skip
    _, archive = made(year)

    assert archive.namelist()[0] == "Реестр.xlsx"
    assert rows_of(archive, "Реестр.xlsx")[1][8] == "файл не прошёл проверку антивирусом"


def test_a_long_register_is_parted(year, accepted, monkeypatch):
    monkeypatch.setattr("reports.dossier_archive.PART_ROWS", 1)
    accepted(b"one"), accepted(b"two")
    _, archive = made(year)

    assert [name for name in archive.namelist() if name.startswith("Реестр")] == [
        "Реестр.xlsx",
        "Реестр 1 из 2.pdf",
        "Реестр 2 из 2.pdf",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Качество: «подготовка»?", "3. Качество- «подготовка»-"),
        ("МБОУ/СОШ\\№ 1", "МБОУ-СОШ-№ 1"),
        ("..", "файл"),
        ("con", "_con"),
        ("а" * 100, "а" * 60),
    ],
)
def test_folders_have_names_that_every_system_takes(text, expected):
    assert folder(text) == expected


def test_names_that_differ_by_capitals_only_are_the_same_name():
    taken = set()
    assert [unique(name, taken) for name in ("А/Б.pdf", "а/б.PDF", "А/Б")] == [
        "А/Б.pdf",
        "а/б (2).PDF",
        "А/Б",
    ]


def test_the_job_runs_twice_and_writes_one_letter(year, accepted, specialist):
    specialist.email = "specialist@example.ru"
    specialist.save(update_fields=["email"])
    accepted()
    for _ in range(2):
        make_dossier(dossier_id=year.pk, municipality_id=year.municipality_id)

    assert list(Reminder.objects.values_list("kind", "to_text")) == [("dossier", "specialist@example.ru")]
    assert f"/reports/dossiers/{year.pk}/" in Reminder.objects.get().body_text


def test_after_five_tries_it_has_failed_visibly(year, accepted, monkeypatch):
    accepted()
    monkeypatch.setattr(dossier_files, "keep", _broken)
    for _ in range(dossier_making.MAX_TRIES):
        with pytest.raises(OSError, match="disk"):
            dossier_making.make_dossier(year.pk, year.municipality_id, now=NOW)

    failed = Dossier.objects.get()
    assert (failed.state, failed.tries_count) == ("failed", 5)
    assert "Собрать досье не удалось" in failed.error_text
    assert dossier_making.make_dossier(year.pk, year.municipality_id, now=NOW) is None
    again = dossier_making.repeat_dossier(failed, by=failed.requested_by)
    assert (again.state, again.error_text, again.tries_count) == ("queued", "", 0)


def _broken(key, chunks):
    raise OSError("disk full")


def test_nothing_half_made_is_left(year):
    def chunks():
        yield b"one"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk"):
        dossier_files.keep(year.key, chunks())
    assert list(dossier_files.place_of(year.key).parent.glob(f"{year.key}*")) == []


def test_after_a_week_the_archive_goes_and_the_row_stays(year, accepted, django_capture_on_commit_callbacks):
    accepted()
    made(year)
    week = NOW + datetime.timedelta(days=7)
    with django_capture_on_commit_callbacks(execute=True):
        early = week - datetime.timedelta(minutes=1)
        assert dossier_making.remove_expired(year.municipality_id, now=early) == 0
        assert dossier_making.remove_expired(year.municipality_id, now=week) == 1

    assert Dossier.objects.get().state == "removed"
    assert not dossier_files.place_of(year.key).exists()


@pytest.mark.parametrize("about", [{"scope": "direction"}, {"scope": "step", "step": 10}, {"step": 1}])
def test_database_refuses_a_dossier_about_nothing(municipality, about):
    with pytest.raises(IntegrityError), transaction.atomic():
        DossierFactory(municipality=municipality, **about)
