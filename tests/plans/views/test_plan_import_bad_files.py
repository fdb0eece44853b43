"""Bad files: a Russian sentence that says what to do, status 4xx, nothing stored."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from msoko.people.models import Body, BodySpelling, StoredFile
from plans.models import Activity, Plan, PlanImport
from plans.tasks import read_plan_import
from tests import file_makers as make
from tests.hostile_corpus import PROGRAM, corpus
from tests.plans.import_files import row, word_plan

PAGE = "/plans/imports/add/"
#: name of a file of the hostile corpus -> words of the sentence
HOSTILE = {
    "пустой.pdf": "Файл пустой",
    "большой.pdf": "больше 25 МБ",
    "отчёт.docm": "есть макросы",
    "отчёт.pdf.exe": "программы не принимаются",
    "старый.doc": "«Сохранить как»",
    "программа.pdf": "Приложите",
}


@pytest.fixture
def client(specialist, enter_as):
    return enter_as(specialist)


def stored() -> tuple[object, ...]:
    """Everything that an import could leave behind: rows and bytes."""
    models = (PlanImport, Plan, Activity, StoredFile, Body, BodySpelling)
    folder = settings.FILES_DIR
    bytes_kept = sorted(str(file) for file in folder.rglob("*") if file.is_file()) if folder.exists() else []
    return (*(model.objects.count() for model in models), bytes_kept)


def refused_sentence(client, content: bytes, name: str) -> tuple[int, str]:
    before = stored()
    response = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert stored() == before
    html = response.content.decode()
    assert 'role="alert"' in html
    return response.status_code, html


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_their_sentence(client, name):
    content = next(hostile.content for hostile in corpus() if hostile.filename == name)

    status, html = refused_sentence(client, content, name)

    assert status == (413 if name == "большой.pdf" else 422)
    assert HOSTILE[name] in html


def test_every_other_hostile_file_is_refused_too(client):
    for hostile in corpus():
        if hostile.filename in HOSTILE or hostile.code is None:
            continue
        status, _ = refused_sentence(client, hostile.content, hostile.filename)
        assert status in (413, 422), hostile.filename


def test_thirty_megabytes_are_refused(client):
    status, html = refused_sentence(client, b"PK\x03\x04" + bytes(30 * 2**20), "план.docx")

    assert status == 413
    assert "больше 25 МБ" in html


def test_limit_of_the_installation_counts(client, settings):
    settings.UPLOAD_LIMIT_MB = 1

    status, html = refused_sentence(client, b"PK\x03\x04" + bytes(2 * 2**20), "план.docx")

    assert (status, "больше 1 МБ" in html) == (413, True)
    assert "до 1 МБ" in client.get(PAGE).content.decode()


def test_program_renamed_as_word_is_refused(client):
    status, html = refused_sentence(client, PROGRAM, "план.docx")

    assert (status, "на самом деле не" in html) == (422, True)


def test_archive_bomb_is_refused(client):
    parts = make.ooxml_parts() | {"word/media/image1.bin": bytes(60 * 2**20)}

    status, html = refused_sentence(client, make.zipped(parts), "план.docx")

    assert (status, "Файл «план.docx»" in html) == (422, True)


def test_pdf_without_a_plan_gets_its_sentence_from_the_worker(client):
    response = client.post(PAGE, {"file": SimpleUploadedFile("план.pdf", make.pdf())})
    kept = PlanImport.objects.get()

    read_plan_import(plan_import_id=kept.pk, municipality_id=kept.municipality_id)

    html = client.get(response["Location"]).content.decode()
    alert = html[html.index('role="alert"') :][:600]
    assert "таблиц" in alert or "текст" in alert
    assert (Plan.objects.count(), Body.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (make.word_document(), "письмо.docx"),
        (make.workbook(), "смета.xlsx"),
        ("Уважаемые коллеги!\nПриглашаем вас на совещание.\n".encode(), "письмо.txt"),
        (word_plan([row(1)], headers=("А", "Б", "В", "Г", "Д")), "чужая таблица.docx"),
    ],
)
def test_file_without_a_recognisable_table_is_refused(client, content, name):
    status, html = refused_sentence(client, content, name)

    assert status == 422
    assert "таблиц" in html[html.index('role="alert"') :][:600]


def test_pasted_words_without_a_table_are_refused(client):
    before = stored()

    response = client.post(PAGE, {"text": "Здравствуйте, это не таблица."})

    assert response.status_code == 422
    assert stored() == before
    # What was pasted stays in the field, so that nothing has to be copied again.
    assert "это не таблица." in response.content.decode()


def test_damaged_word_file_is_refused(client):
    content = word_plan([row(1)])

    status, html = refused_sentence(client, content[: len(content) // 2], "план.docx")

    assert (status, "план.docx" in html) == (422, True)
