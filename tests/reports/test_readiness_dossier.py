"""A dossier in the structure of the readiness matrix: folders, registers, what is missing, each byte once."""

import datetime
import hashlib
import io
import zipfile

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import IndicatorSet
from msoko.people.actions import store_file
from reports import dossier_files, dossier_making
from reports.dossier_content import dossier_content
from reports.dossier_matrix import COMMON, CONFIRMING
from reports.dossier_sources import NO_PDF, WITHDRAWN
from tests.factories import (
    ActivityFactory,
    CollectionRoundFactory,
    CriterionFactory,
    CriterionScoreFactory,
    CriterionSetFactory,
    DirectionFactory,
    DocumentFactory,
    DocumentSignatureFactory,
    DossierFactory,
    EditionFactory,
    EffectivenessReviewFactory,
    EvidenceFactory,
    FileScanFactory,
    IndicatorFactory,
    IndicatorSetFactory,
    PlanFactory,
    RenderingFactory,
    ReviewFactory,
    SectionFactory,
    TaskFactory,
)

pytestmark = pytest.mark.time_machine("2026-04-01 12:00+00:00")
NOW = datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 3, 2)


@pytest.fixture
def library(db):
    return CriterionSetFactory(first_year=2026)


@pytest.fixture
def quality(db):
    return DirectionFactory(
        key="training_quality", title="Качество подготовки обучающихся", short_name="Качество подготовки"
    )


@pytest.fixture
def objectivity(db):
    return DirectionFactory(key="objectivity", title="Объективность оценивания", short_name="Объективность")


@pytest.fixture
def ask(library):
    """`ask(direction, step)`: a criterion of the library."""

    def make(direction, step, question="Есть ли документ?", **fields):
        return CriterionFactory(
            criterion_set=library, direction=direction, step=step, question_text=question, **fields
        )

    return make


@pytest.fixture
def stored(municipality, specialist):
    def make(content):
        return store_file(
            io.BytesIO(content), content_type="application/pdf", municipality=municipality, by=specialist
        )

    return make


@pytest.fixture
def paper(municipality, specialist, stored):
    """`paper(direction, content)`: a registered analytical report and its PDF."""

    def make(direction, content=b"report", **fields):
        given = {"kind": "analytical_report", "edition": None, "number_text": "7", "direction": direction}
        document = DocumentFactory(
            **{**given, **fields}, municipality=municipality, state="registered", dated_on=DAY,
            registered_at=NOW, registered_by=specialist, created_by=specialist,
        )  # fmt: skip
        if content:
            RenderingFactory(document=document, file=stored(content))
        return document

    return make


@pytest.fixture
def plan(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(plan=plan)


@pytest.fixture
def answer(plan, school, school_head, stored):
    """`answer(direction, content)`: an accepted file of a task about an analysis."""

    def make(direction, content=b"answer", filename="справка.pdf", title="Анализ результатов", **fields):
        section = SectionFactory(edition=plan, direction=direction)
        activity = ActivityFactory(edition=plan, section=section, title=title, number_text="1.5")
        task = TaskFactory(
            activity=activity, organization=school, state="accepted", submitted_at=NOW,
            submitted_by=school_head,
        )  # fmt: skip
        given = {"file": stored(content), "filename": filename} if content else {}
        evidence = EvidenceFactory(task=task, added_by=school_head, **{**given, **fields})
        ReviewFactory(task=task)
        return evidence

    return make


@pytest.fixture
def dossier(municipality, specialist):
    def make(**about):
        return DossierFactory(municipality=municipality, requested_by=specialist, scope="readiness", **about)

    return make


def made(dossier):
    dossier_making.make_dossier(dossier.pk, dossier.municipality_id, now=NOW)
    dossier.refresh_from_db()
    return zipfile.ZipFile(io.BytesIO(dossier_files.place_of(dossier.key).read_bytes()))


def rows_of(archive, name):
    book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_folders_are_those_of_the_matrix(ask, quality, objectivity, paper, answer, dossier):
    ask(quality, 5, "Проанализирован ли каждый показатель качества подготовки обучающихся?")
    ask(objectivity, 1)
    report = paper(quality)
    evidence = answer(quality)
    DocumentSignatureFactory(
        document=report,
        kind="detached",
        fit="unknown",
        filename="подпись.sig",
        municipality=report.municipality,
    )
    order = dossier()
    content = dossier_content(order)

    own = "1. Качество подготовки/5. Анализ результатов/1. Проанализирован ли каждый показатель"
    report_path = f"{own}/Аналитический отчёт № 7 от 02.03.2026.pdf"
    assert [file.path for file in content.files] == [
        f"{own}/1.5 Школа № 101 - справка.pdf",
        report_path,
        f"{report_path}.sig",
    ]
    assert [file.sha256 for file in content.files[:2]] == [
        evidence.file.sha256,
        hashlib.sha256(b"report").hexdigest(),
    ]
    assert [(one.direction, one.step, len(one.proofs)) for one in content.criteria] == [
        (str(quality), "5. Анализ результатов", 3),
        (str(objectivity), "1. Цели", 0),
    ]


def test_register_and_what_is_missing(ask, quality, paper, dossier, municipality, specialist):
    analysis = ask(quality, 5, "Есть ли анализ?", proof_text="Аналитический отчёт")
    goals = ask(quality, 1, "Поставлены ли цели?", proof_text="Концепция", highest_points=1)
    ask(quality, 9, "Оценён ли эффект?", proof_text="Оценка")
    ask(quality, 2, "Есть ли показатели?", proof_text="Приказ")
    CriterionScoreFactory(
        municipality=municipality, criterion=goals, year=2026, points=1, proof_text="Концепция 2026",
        proof_on=DAY, proof_url="https://edu.example.org/concept", confirmed_by=specialist,
    )  # fmt: skip
    effect = EffectivenessReviewFactory(
        municipality=municipality, direction=quality, year_after=2026, judgement="partly", compared_count=1
    )
    paper(quality)
    order = dossier(direction=quality)
    archive = made(order)

    path = "5. Анализ результатов/1. Есть ли анализ-/Аналитический отчёт № 7 от 02.03.2026.pdf"
    assert archive.namelist() == [
        path, "Реестр.xlsx", "Реестр.pdf", "Чего не хватает.xlsx", "Чего не хватает.pdf",
    ]  # fmt: skip
    assert archive.read(path) == b"report"
    told = [
        (row["Позиция"], row["Подтверждено"], row["Прогноз"], row["Документ"], row["Где опубликован"],
         row["Файл в архиве"], row["SHA-256"], row["Примечание"])
        for row in rows_of(archive, "Реестр.xlsx")
    ]  # fmt: skip
    assert told == [
        ("1. Цели", 1, 1, "Концепция 2026", "https://edu.example.org/concept", None, None, CONFIRMING),
        ("2. Показатели", "–", 0, "нет", None, None, None, None),
        ("5. Анализ результатов", "–", 1, "Аналитический отчёт № 7 от 02.03.2026", None, path,
         hashlib.sha256(b"report").hexdigest(), None),
        ("9. Анализ эффективности мер", "–", 1, f"Оценка эффекта: {effect.get_judgement_display()}", None,
         None, None, None),
    ]  # fmt: skip
    assert [(row["Что спрашивают"], row["Чем подтверждается"], row["Чего не хватает"])
            for row in rows_of(archive, "Чего не хватает.xlsx")] == [
        ("Есть ли показатели?", "Приказ", "нет документа за этот год"),
        (analysis.question_text, "Аналитический отчёт", "документ не опубликован: нужна ссылка"),
        ("Оценён ли эффект?", "Оценка", "документ не опубликован: нужна ссылка"),
    ]  # fmt: skip
    assert (order.state, order.file_count, order.missing_count) == ("ready", 1, 3)
    page = reverse("reports:effect-detail", args=[effect.pk])
    assert rows_of(archive, "Реестр.xlsx")[3]["Страница в системе"].endswith(page)


def test_what_answers_several_criteria_lies_once(ask, quality, objectivity, plan, paper, dossier):
    """An order about a plan answers for every direction of the plan."""
    for direction in (quality, objectivity):
        ask(direction, 7)
        SectionFactory(edition=plan, direction=direction)
    paper(None, b"order", kind="order_approving_plan", edition=plan)
    archive = made(dossier())

    path = f"{COMMON}/Приказ об утверждении плана № 7 от 02.03.2026.pdf"
    assert archive.namelist()[:2] == [path, "Реестр.xlsx"]
    assert [row["Файл в архиве"] for row in rows_of(archive, "Реестр.xlsx")] == [path, path]
    assert [one.path.split("/")[0] for one in dossier_content(dossier(direction=quality)).files] == [
        "7. Меры и мероприятия"
    ]


def test_the_same_bytes_of_two_answers_lie_once(ask, quality, objectivity, answer, dossier):
    for direction in (quality, objectivity):
        ask(direction, 5)
        answer(direction, b"one and the same")
    content = dossier_content(dossier())

    assert [file.path for file in content.files] == [f"{COMMON}/справка.pdf"]
    assert [proof.path for one in content.criteria for proof in one.proofs] == [f"{COMMON}/справка.pdf"] * 2


def taken_out_of_use(chosen, by):
    """By an order of the year; its indicators stand still from then on."""
    IndicatorSet.objects.filter(pk=chosen.pk).update(
        state="ended", starts_on=DAY, ends_on=DAY, order_on=DAY, order_number_text="12", approved_at=NOW,
        approved_by=by,
    )  # fmt: skip


def test_rounds_and_indicators_become_tables(ask, quality, municipality, specialist, dossier):
    ask(quality, 2)
    ask(quality, 4)
    chosen = IndicatorSetFactory(municipality=municipality, title="Показатели муниципалитета", number=3)
    indicator = IndicatorFactory(municipality=municipality, indicator_set=chosen, direction=quality)
    taken_out_of_use(chosen, specialist)
    CollectionRoundFactory(
        municipality=municipality, indicator_set=chosen, year=2026, title="Сбор за год", state="approved",
        approved_at=NOW, approved_by=specialist,
    )  # fmt: skip
    archive = made(dossier(direction=quality))

    names = [name for name in archive.namelist() if name.endswith(".xlsx") and "/" in name]
    assert [name.rpartition("/")[2] for name in names] == [
        "Показатели муниципалитета, версия 3.xlsx",
        "Сбор за год, 2026.xlsx",
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(archive.read(names[0]))).active
    assert [row[2] for row in sheet.iter_rows(min_row=5, values_only=True)] == [indicator.code]
    register = rows_of(archive, "Реестр.xlsx")
    assert [row["SHA-256"] for row in register] == [
        hashlib.sha256(archive.read(name)).hexdigest() for name in names
    ]


def test_why_there_are_no_bytes_is_told(ask, quality, paper, answer, dossier, municipality, specialist):
    asked = ask(quality, 5)
    paper(quality, b"")
    held = answer(quality, b"virus", filename="заражён.pdf")
    FileScanFactory(file=held.file, municipality=municipality, state="infected", threat_text="EICAR",
                    scanned_at=NOW)  # fmt: skip
    gone = answer(quality, b"gone", withdrawn_at=NOW, withdrawn_by=specialist, withdrawal_reason="не то")
    CriterionScoreFactory(
        municipality=municipality, criterion=asked, year=2026, points=2, proof_text="Справка", proof_on=DAY,
        proof_url="https://edu.example.org/s", evidence=gone, confirmed_by=specialist,
    )  # fmt: skip
    [shown] = dossier_content(dossier()).criteria

    assert [one.note for one in shown.proofs] == [
        f"{CONFIRMING}; {WITHDRAWN}", "файл не прошёл проверку антивирусом", NO_PDF,
    ]  # fmt: skip
    assert [one.path for one in shown.proofs] == ["", "", ""]


def test_confirmed_proof_stands_first_and_once(ask, quality, paper, dossier, municipality, specialist):
    asked = ask(quality, 5)
    paper(quality, b"later")
    report = paper(quality, b"chosen", number_text="8")
    CriterionScoreFactory(
        municipality=municipality, criterion=asked, year=2026, points=2, proof_text="Отчёт по итогам года",
        proof_on=DAY, proof_url="https://edu.example.org/r", document=report, confirmed_by=specialist,
    )  # fmt: skip
    [shown] = dossier_content(dossier()).criteria

    assert [(one.name, one.url, one.path.rpartition("/")[2]) for one in shown.proofs] == [
        ("Отчёт по итогам года", "https://edu.example.org/r", "Аналитический отчёт № 8 от 02.03.2026.pdf"),
        ("Аналитический отчёт № 7 от 02.03.2026", "", "Аналитический отчёт № 7 от 02.03.2026.pdf"),
    ]
    assert shown.lack is None


def test_a_proof_of_another_year_says_so(ask, quality, answer, dossier):
    ask(quality, 5)
    answer(
        quality, b"", kind="requisites", file=None, filename="", document_text="Справка от 10.01.2025",
        document_kind_text="Справка", document_on=datetime.date(2025, 1, 10), document_title="Справка",
        document_number_text="1",
    )  # fmt: skip
    content = dossier_content(dossier())

    assert [one.note for one in content.criteria[0].proofs] == ["дата другого года: балла не даёт"]
    assert [str(one.lack) for one in content.missing] == ["нет документа за этот год"]


def test_long_register_repeats_its_headings(ask, quality, paper, dossier, monkeypatch):
    monkeypatch.setattr("reports.dossier_archive.PART_ROWS", 1)
    ask(quality, 5)
    ask(quality, 6)
    paper(quality)
    archive = made(dossier())

    assert [name for name in archive.namelist() if name.startswith("Реестр")] == [
        "Реестр.xlsx", "Реестр 1 из 2.pdf", "Реестр 2 из 2.pdf",
    ]  # fmt: skip


def queries_of(dossier):
    with CaptureQueriesContext(connection) as queries:
        dossier_content(dossier)
    return len(queries)


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, ask, quality, paper, answer, dossier, municipality, specialist):
    ask(quality, 2), ask(quality, 4), ask(quality, 5)
    for number in range(count):
        report = paper(quality, f"report {number}".encode(), number_text=str(number))
        DocumentSignatureFactory(document=report, municipality=municipality)
        answer(quality, f"answer {number}".encode())
        chosen = IndicatorSetFactory(municipality=municipality)
        IndicatorFactory(municipality=municipality, indicator_set=chosen, direction=quality)
        taken_out_of_use(chosen, specialist)
        CollectionRoundFactory(municipality=municipality, indicator_set=chosen, year=2026, state="approved",
                               approved_at=NOW, approved_by=specialist)  # fmt: skip

    assert queries_of(dossier()) == 16


@pytest.mark.parametrize(
    "about",
    [
        {"step": 1},
        {"first_on": datetime.date(2025, 9, 1), "last_on": datetime.date(2026, 8, 31)},
        {"last_on": datetime.date(2027, 12, 31)},
    ],
)
def test_database_refuses_readiness_of_anything_but_a_year(dossier, about):
    with pytest.raises(IntegrityError), transaction.atomic():
        dossier(**about)
