"""The bytes of evidence and the headers that keep them harmless."""

from urllib.parse import unquote

import pytest

from msoko.people import files
from tests import file_makers

CONTENT = file_makers.pdf()


@pytest.fixture
def evidence(task, school_head, add_pdf):
    return add_pdf(task, school_head, name="Справка № 1 «итоги».pdf", content=CONTENT)


def test_download(enter_as, specialist, evidence):
    response = enter_as(specialist).get(f"/monitoring/evidence/{evidence.pk}/file/")
    kind, name = response["Content-Disposition"].split("; filename*=UTF-8''")
    assert (kind, unquote(name)) == ("attachment", "Справка № 1 «итоги».pdf")
    assert b"".join(response.streaming_content) == CONTENT
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content_type", "disposition"),
    [
        ("application/pdf", "inline"),
        ("image/png", "inline"),
        ("image/jpeg", "inline"),
        ("image/heic", "attachment"),
        ("application/vnd.oasis.opendocument.text", "attachment"),
        ("text/html", "attachment"),
    ],
)
def test_only_pages_and_pictures_are_shown(content_type, disposition, enter_as, specialist, evidence):
    evidence.file.content_type = content_type
    evidence.file.save()
    response = enter_as(specialist).get(f"/monitoring/evidence/{evidence.pk}/file/?show=1")
    assert response["Content-Disposition"].split(";")[0] == disposition
    response.close()


def test_missing_bytes_are_not_found(enter_as, specialist, evidence):
    files.store().path(evidence.file.sha256).unlink()
    assert enter_as(specialist).get(f"/monitoring/evidence/{evidence.pk}/file/").status_code == 404


def test_nginx_hands_the_bytes_out_when_it_is_told_to(enter_as, specialist, other_head, evidence, settings):
    settings.X_ACCEL_PREFIX = "/protected-files/"
    path = f"/monitoring/evidence/{evidence.pk}/file/"
    response = enter_as(specialist).get(path)
    sha256 = evidence.file.sha256
    assert response["X-Accel-Redirect"] == f"/protected-files/{sha256[:2]}/{sha256[2:4]}/{sha256}"
    assert (response.content, response["Content-Type"]) == (b"", "application/pdf")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert enter_as(other_head).get(path).status_code == 404

    files.store().path(sha256).unlink()
    assert enter_as(specialist).get(path).status_code == 404
