"""A document of others as a page of ours, for whoever may see the evidence."""

import io
import uuid

import docx
import pytest

from monitoring import actions
from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.people.actions import store_file
from tests import file_makers

HOSTILE = '</p><script>alert(1)</script><img src="http://host.example/">'


def word(text):
    document = docx.Document()
    document.add_heading("Справка", 1)
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def added(task, school_head, municipality):
    """`added(content, kind)`: evidence with this file."""

    def add(content, kind=FileKind.DOCX, name="справка.docx"):
        stored = store_file(
            io.BytesIO(content), content_type=CONTENT_TYPES[kind], municipality=municipality, by=school_head
        )
        return actions.add_file(task, by=school_head, file=stored, filename=name, client_key=uuid.uuid4())

    return add


def address(evidence):
    return f"/monitoring/evidence/{evidence.pk}/preview/"


def test_words_are_shown_and_nothing_of_the_file_itself(enter_as, specialist, added):
    response = enter_as(specialist).get(address(added(word(HOSTILE))))
    text = response.content.decode()

    assert response.status_code == 200
    assert '<h2 class="level-1">Справка</h2>' in text
    assert "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=" in text
    assert "<script" not in text
    assert "<img" not in text
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'self'; "
        "sandbox allow-same-origin"
    )
    assert response["Cache-Control"] == "private, no-store"


def test_sheets_have_tabs(enter_as, specialist, added):
    evidence = added(file_makers.workbook(), FileKind.XLSX, "свод.xlsx")
    for query in ("", "?sheet=0", "?sheet=99", "?sheet=x"):
        text = enter_as(specialist).get(f"{address(evidence)}{query}").content.decode()
        assert "<td>Мероприятие</td><td>Срок</td>" in text


def test_broken_file_is_a_sentence(enter_as, specialist, added):
    text = enter_as(specialist).get(address(added(b"PK\x03\x04"))).content.decode()
    assert "Файл «справка.docx» не удалось прочитать" in text


def test_document_without_words_says_so(enter_as, specialist, added):
    empty = io.BytesIO()
    docx.Document().save(empty)
    text = enter_as(specialist).get(address(added(empty.getvalue()))).content.decode()
    assert "Слов в документе нет" in text


def test_what_a_browser_shows_itself_has_no_preview(enter_as, specialist, added):
    evidence = added(file_makers.pdf(), FileKind.PDF, "справка.pdf")
    assert enter_as(specialist).get(address(evidence)).status_code == 404


def test_own_school_and_department_look_others_learn_nothing(
    enter_as, school_head, official, other_head, stranger, added
):
    path = address(added(word("Итоги")))
    assert [enter_as(one).get(path).status_code for one in (school_head, official, other_head, stranger)] == [
        200,
        200,
        404,
        404,
    ]
