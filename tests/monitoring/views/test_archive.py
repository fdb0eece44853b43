"""The archive of evidence: search, chips, choices, order, spreadsheet; what a school sees of it."""

import io

import openpyxl
import pytest
from django.db import connection

from monitoring import actions
from monitoring.models import Evidence
from monitoring.queries.archive import stems
from tests.factories import (
    DirectionFactory,
    DisclosureFactory,
    EvidenceFactory,
    FileTextFactory,
    ReviewFactory,
)

ADDRESS = "/monitoring/archive/"


@pytest.fixture
def accepted(new_task, school):
    """`accepted(filename=..., text=...)`: an accepted file of Школа № 101."""

    def make(organization=None, *, filename="справка.pdf", text="", title="Мероприятие", **fields):
        sent = {"submitted_at": "2026-03-01T09:00Z", "submitted_by": fields.pop("by")}
        task = new_task(organization or school, title=title, state="accepted", **sent)
        evidence = EvidenceFactory(task=task, filename=filename, added_by=task.submitted_by, **fields)
        ReviewFactory(task=task)
        if text:
            FileTextFactory(file=evidence.file, municipality=task.municipality, text=text, is_readable=True)
        return evidence

    return make


def names(page):
    return sorted(row["evidence"].filename for row in page.context["rows"])


def test_stems_are_of_the_russian_dictionary(db):
    assert sorted(stems("Справками о летних каникулах и отчётом")) == ["каникул", "летн", "отчет", "справк"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("экзаменов", ["а.pdf"]),
        ("экзаменами по математике", ["а.pdf"]),
        ("отчёты", ["б.docx"]),
        ("журналам", ["план_журнала.xlsx"]),
        ("школа 101", ["а.pdf", "б.docx", "план_журнала.xlsx"]),
        ("профориентации", ["план_журнала.xlsx"]),
        ("такого нет", []),
        ("'; DROP TABLE --", []),
        ("\x00", ["а.pdf", "б.docx", "план_журнала.xlsx"]),
    ],
)
def test_words_are_found_in_names_and_inside(enter_as, specialist, school_head, accepted, words, expected):
    accepted(filename="а.pdf", text="Итоги тренировочных экзаменов по математике", by=school_head)
    accepted(filename="б.docx", text="Отчет о каникулах", by=school_head)
    accepted(filename="план_журнала.xlsx", title="Неделя профориентации", by=school_head)

    assert names(enter_as(specialist).get(ADDRESS, {"q": words})) == expected


def test_match_of_words_may_be_answered_from_the_index_behind_row_security(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT proleakproof FROM pg_proc WHERE proname = 'ts_match_vq'")
        assert cursor.fetchall() == [(True,)]


def test_chips_count_what_became_of_it(enter_as, specialist, school_head, new_task, school, accepted, submit):
    accepted(by=school_head)
    submit(new_task(school), school_head)
    EvidenceFactory(task=new_task(school), filename="черновик.pdf", added_by=school_head)
    returned = EvidenceFactory(task=new_task(school, round=2), filename="вернули.pdf", added_by=school_head)
    ReviewFactory(task=returned.task, verdict="returned", reason="Нет подписи.")
    page = enter_as(specialist).get(ADDRESS, {"show": "all"})

    assert {chip["text"]: chip["count"] for chip in page.context["chips"]} == {
        "принято": 1, "на проверке": 1, "возвращено": 1, "не отправлено": 1, "все": 4,
    }  # fmt: skip
    assert names(enter_as(specialist).get(ADDRESS, {"show": "returned"})) == ["вернули.pdf"]


def test_choices_narrow_it(enter_as, specialist, school_head, other_head, other_school, accepted):
    mine = accepted(filename="а.pdf", by=school_head)
    other = accepted(other_school, filename="б.pdf", by=other_head)
    DisclosureFactory(evidence=other, visibility="public", confirmed_by=specialist)
    direction = DirectionFactory()
    section = other.task.activity.section
    section.direction = direction
    section.save()
    client = enter_as(specialist)

    def asked(**query):
        return names(client.get(ADDRESS, query))

    assert asked(organization=other_school.pk) == ["б.pdf"]
    assert asked(visibility="internal") == ["а.pdf"]
    assert asked(visibility="public") == ["б.pdf"]
    assert asked(direction=direction.pk) == ["а.pdf", "б.pdf"]
    assert asked(kind="link") == []
    assert asked(since="2000-01-01", until="2000-02-01") == []
    assert asked(plan=mine.task.activity.edition.plan_id) == ["а.pdf", "б.pdf"]


@pytest.mark.parametrize(("sort", "expected"), [("name", ["а.pdf", "б.pdf"]), ("-name", ["б.pdf", "а.pdf"])])
def test_order(enter_as, specialist, school_head, accepted, sort, expected):
    for name in ("б.pdf", "а.pdf"):
        accepted(filename=name, by=school_head)
    page = enter_as(specialist).get(ADDRESS, {"sort": sort})

    assert [row["evidence"].filename for row in page.context["rows"]] == expected


def test_as_a_part_and_as_a_spreadsheet(enter_as, specialist, school_head, accepted):
    accepted(filename="а.pdf", by=school_head)
    client = enter_as(specialist)
    part = client.get(ADDRESS, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "а.pdf" in part

    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{ADDRESS}xlsx/?q=а").content))
    # What it is, who has made it and when, an empty line.
    rows = list(book.worksheets[0].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows] == ["Документ", "а.pdf"]
    assert rows[1][5:7] == ("принято", "внутреннее")


def test_a_school_sees_its_own_and_what_was_opened(
    enter_as, specialist, school_head, other_head, other_school, accepted
):
    accepted(filename="своё.pdf", by=school_head)
    accepted(other_school, filename="чужое.pdf", by=other_head)
    opened = accepted(other_school, filename="открытое.pdf", by=other_head)
    DisclosureFactory(evidence=opened, confirmed_by=specialist)

    page = enter_as(school_head).get(ADDRESS, {"q": "pdf"})
    assert names(page) == ["открытое.pdf", "своё.pdf"]
    assert "чужое" not in page.content.decode()


def test_what_may_be_published(specialist, school_head, accepted):
    for visibility in ("schools", "public"):
        DisclosureFactory(evidence=accepted(by=school_head), visibility=visibility, confirmed_by=specialist)
    unaccepted = EvidenceFactory(task=accepted(by=school_head).task, round=2, added_by=school_head)
    DisclosureFactory(evidence=unaccepted, visibility="public", confirmed_by=specialist)

    assert Evidence.objects.public().count() == 1

    (published,) = Evidence.objects.public()
    actions.withdraw_accepted(published, reason="Фамилии.", now=published.added_at, by=specialist)
    assert Evidence.objects.public().count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, school_head, accepted, django_assert_num_queries):
    for _ in range(count):
        accepted(by=school_head)
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get(ADDRESS, {"q": "справка"})
