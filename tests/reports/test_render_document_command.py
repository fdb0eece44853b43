"""`manage.py render_document`: the bytes of the page, from the shell."""

import io

import pytest
from django.core.management import CommandError, call_command

from reports import actions
from tests.reports.plans import edition_with


@pytest.fixture
def order(authority, school, specialist):
    return actions.draft_order(edition_with(authority), by=specialist)


def render(document_id: int, name: str, target) -> str:
    out = io.StringIO()
    call_command("render_document", str(document_id), "--format", name, "--out", str(target), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "head"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("html", b"<!DOCTYPE html>")]
)
def test_each_format_is_written(order, tmp_path, name, head):
    target = tmp_path / f"order.{name}"

    said = render(order.pk, name, target)

    assert target.read_bytes().startswith(head)
    assert said == f"{target}: {target.stat().st_size} байт\n"


def test_unknown_document_is_told(order, tmp_path):
    with pytest.raises(CommandError, match=f"Документа с номером {order.pk + 1} нет"):
        render(order.pk + 1, "pdf", tmp_path / "order.pdf")


def test_place_that_cannot_be_written_is_told(order, tmp_path):
    with pytest.raises(CommandError, match=r"Записать .* не удалось"):
        render(order.pk, "html", tmp_path / "nowhere" / "order.html")
