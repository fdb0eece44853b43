"""Every paper is PDF/UA-1: two validators find no error, and what one of them cannot see is looked at here.

Known of the validators: `pdfua` 0.1 stops at its rule of empty headings, because it asks an array of pikepdf
for an attribute; the rule is checked below by hand. `outloud` takes a drawn table that goes on over pages for
one without tags (TBL-014): a warning, and no error.
"""

import datetime
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from reports.papers.wall import WallFacts
from reports.papers.wall_rows import WallActivity, WallGroup, WallRow, WallWindow
from reports.rendering.pdf import paper_pdf
from reports.rendering.wall import wall_pdf
from tests.reports.papers.hostile import MARKUP, with_hostile_texts
from tests.reports.papers.printed import PAPERS, printed

UNCHECKABLE = {"UA-14-001"}
#: a header taller than the page is torn like any row: what goes on overleaf has no header then
OF_TORN_HEADERS = frozenset({"TBL-001", "UA-15-003"})


def assert_valid(content: bytes, folder: Path, *, ignored: frozenset[str] = frozenset()) -> None:
    file = folder / "paper.pdf"
    file.write_bytes(content)

    heard = outloud.check(str(file))
    assert heard.error is None
    assert {one.rule for one in heard.findings if one.severity == "error"} <= ignored
    assert [run.rule for run in heard.runs if run.status == "crashed"] == []

    seen = pdfua.validate(str(file))
    assert {one.rule_id for one in seen.findings} <= ignored
    assert {one.rule_id for one in seen.outcomes if one.skipped_reason} <= UNCHECKABLE

    with pikepdf.open(BytesIO(content)) as pdf:
        elements = list(walk(pdf.Root.StructTreeRoot))
        assert [one for one in elements if str(one.S).startswith("/H") and not marks_content(one)] == []
        headers = [one for one in elements if one.S == "/TH"]
        assert {str(one.A.get("/Scope")) for one in headers} <= {"/Column", "/Row"}


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def kids(element: pikepdf.Object) -> list[object]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]  # type: ignore[call-overload]


def marks_content(element: pikepdf.Object) -> bool:
    return any(
        isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/K" in kid and marks_content(kid))
        for kid in kids(element)
    )


@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_accessible(name: str, tmp_path: Path) -> None:
    assert_valid(printed(name), tmp_path)


@pytest.mark.parametrize("name", PAPERS)
def test_paper_of_hostile_texts_is_accessible(name: str, tmp_path: Path) -> None:
    content = paper_pdf(with_hostile_texts(PAPERS[name])).content

    assert_valid(content, tmp_path, ignored=OF_TORN_HEADERS)


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


WALL_ROWS = (
    WallGroup(1, "Раздел I. Механизмы управления"),
    WallGroup(2, "Направление 1"),
    *[
        WallActivity(f"1.{number}", "Мониторинг", "Март", "Школы", (WallWindow(day(3, 16), day(5, 10)),))
        for number in range(1, 6)
    ],
    WallActivity("1.6", "Семинар", "По графику", "Управление", (), "в работе весь период"),
)
HOSTILE_ROWS = tuple(
    WallActivity(text, text, text, text, (WallWindow(day(3, 16), day(5, 10)),), text) for text in MARKUP
)


@pytest.mark.parametrize("rows", [WALL_ROWS, HOSTILE_ROWS], ids=["usual", "hostile"])
def test_wall_plan_is_accessible(rows: tuple[WallRow, ...], tmp_path: Path) -> None:
    content = wall_pdf(WallFacts("План", "Утверждён", "Управление", day(1, 1), day(12, 31), rows)).content

    assert_valid(content, tmp_path)
    with pikepdf.open(BytesIO(content)) as pdf:
        scopes = [str(one.A.Scope) for one in walk(pdf.Root.StructTreeRoot) if one.S == "/TH"]
    # Four columns, four quarters and twelve months, then the title of each row.
    activities = [row for row in rows if isinstance(row, WallActivity)]
    assert scopes == ["/Column"] * 20 + ["/Row"] * len(activities)
