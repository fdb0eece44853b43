"""Pictures in the editor of a paper: offered, moved, renamed, removed, taken anew, frozen."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from monitoring.models import IndicatorValue
from msoko.lib.charts import svg
from reports import actions
from reports.models import Document
from reports.papers.pictures import PICTURES, picture_mark, pictures_in
from reports.rendering.text import paper_digest
from tests.monitoring.analysis_cast import measured

PERIOD = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
PAPERS_WITH_ZONES = [
    ("analytical_report", "parts", ["monitoring.dynamics", "monitoring.results"]),
    ("briefing_analytical", "parts", ["monitoring.results"]),
    ("order_on_results", "annexes", ["monitoring.results"]),
]


@pytest.fixture(autouse=True)
def _values(authority, official, municipality, time_machine):
    """Somebody signs, three schools are measured, the year is over."""
    measured(municipality)
    time_machine.move_to("2027-01-15 12:00 +0300", tick=False)


@pytest.fixture
def client(specialist, enter_as):
    return enter_as(specialist)


@pytest.fixture
def report(client) -> Document:
    return drafted(client, "analytical_report")


def drafted(client, kind: str) -> Document:
    response = client.post(
        "/reports/documents/new/", {"kind": kind, "subject": "объективность процедур", **PERIOD}
    )
    assert response.status_code == 302, response.content.decode()
    return Document.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def page(name: str, document: Document, *more: str) -> str:
    return reverse(f"reports:document-{name}", args=[document.pk, *more])


def posted(document: Document, field: str = "parts", parts: list[dict] | None = None) -> dict:
    """The form as a browser would send it."""
    given = document.texts[field] if parts is None else parts
    columns = ("kind", "text", "bound", "picture")
    return {
        "version": document.version,
        "heading": document.title,
        **{f"{field}-{name}": [one.get(name, "") for one in given] for name in columns},
    }


def saved(client, document: Document, parts: list[dict]) -> Document:
    response = client.post(page("texts", document), posted(document, parts=parts))
    assert response.status_code == 302, response.content.decode()
    document.refresh_from_db()
    return document


def shown(document: Document) -> list:
    return list(pictures_in(actions.document_paper(document).pages))


def captions(document: Document) -> list[str]:
    return [one.label + "".join(one.caption) for one in shown(document)]


def everything_improves() -> None:
    IndicatorValue.objects.filter(year=2026).update(value=95)


@pytest.mark.parametrize(("kind", "field", "bounds"), PAPERS_WITH_ZONES)
def test_draft_has_pictures_behind_their_tables(client, kind, field, bounds):
    document = drafted(client, kind)

    parts = document.texts[field]
    places = [place for place, part in enumerate(parts) if part["kind"] == "picture"]
    assert [parts[place]["bound"] for place in places] == bounds
    assert [parts[place - 1]["kind"] for place in places] == ["table"] * len(places)
    assert [parts[place - 1]["bound"] for place in places] == bounds
    assert {parts[place]["picture"] for place in places} == set(document.texts[PICTURES])


def test_informational_briefing_takes_the_picture_that_its_template_names(client, specialist, municipality):
    table = {"kind": "table", "bound": "monitoring.risks", "text": ""}
    picture = {"kind": "picture", "bound": "monitoring.risks", "text": "?"}
    texts = {"heading": "о {предмет|пр}", "parts": [table, picture]}
    actions.save_wording(
        municipality, kind="briefing_informational", texts=texts, seen_number=0, by=specialist
    )

    assert captions(drafted(client, "briefing_informational")) == [
        "Рисунок\xa01 – Значения в зоне риска, 2026\xa0год"
    ]


def test_page_shows_the_pictures_and_their_gestures(client, report):
    tree = html.fromstring(client.get(page("detail", report)).content)

    images = tree.xpath("//figure[contains(@class, 'paper-picture')]/img")
    assert [image.get("src") for image in images] == [
        page("picture", report, picture_mark(one)) for one in shown(report)
    ]
    assert all(image.get("alt") for image in images)
    assert tree.xpath("//*[@style]") == []
    parts = tree.xpath("//div[contains(@class, 'part--picture')]")
    assert [part.xpath(".//input[@name='parts-kind']/@value") for part in parts] == [["picture"]] * 2
    assert [part.xpath(".//textarea")[0].text.strip() for part in parts] == [
        "Динамика: Базовый уровень",
        "Зоны по трекам, 2026 год",
    ]
    assert [len(part.xpath(".//button[@data-move]")) for part in parts] == [2, 2]
    assert tree.xpath("//select[@name='parts-kind']/option[@value='picture']") == []


def test_picture_is_given_at_its_address_and_kept_by_the_browser(client, report):
    picture = shown(report)[1]

    response = client.get(page("picture", report, picture_mark(picture)))

    assert response.content == svg(picture.chart)
    assert response["Content-Type"] == "image/svg+xml"
    assert set(response["Cache-Control"].split(", ")) == {"private", "max-age=31536000", "immutable"}
    assert client.get(page("picture", report, "0" * 32)).status_code == 404


def test_picture_is_for_whoever_sees_the_document(report, stranger, school_head, observer, enter_as):
    address = page("picture", report, picture_mark(shown(report)[0]))

    assert enter_as(stranger).get(address).status_code == 404
    assert enter_as(school_head).get(address).status_code == 404
    assert enter_as(observer).get(address).status_code == 200


def test_pictures_cost_the_page_no_queries(client, report):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(page("detail", report))
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    asked()
    with_two = asked()
    parts = report.texts["parts"]
    saved(client, report, [part for part in parts if part["kind"] != "picture"])

    assert shown(report) == []
    assert asked() == with_two


def test_moved_and_renamed_pictures_are_numbered_anew(client, report):
    parts = report.texts["parts"]
    first, second = [part for part in parts if part["kind"] == "picture"]
    others = [part for part in parts if part["kind"] != "picture"]

    saved(client, report, [second, {**first, "text": "Наша динамика"}, *others])

    assert captions(report) == [
        "Рисунок\xa01 – Зоны по трекам, 2026\xa0год",
        "Рисунок\xa02 – Наша динамика",
    ]


def test_cleared_caption_removes_the_picture_and_typed_again_brings_it_back(client, report):
    before = shown(report)
    parts = report.texts["parts"]

    saved(client, report, [{**part, "text": ""} if part["kind"] == "picture" else part for part in parts])
    gone = shown(report)
    saved(client, report, parts)

    assert gone == []
    assert shown(report) == before


def test_nobody_writes_another_number_into_a_picture(client, report):
    forged = {"kind": "picture", "text": "Всё хорошо", "bound": "monitoring.results", "picture": "f" * 32}

    saved(client, report, [forged])

    paper = actions.document_paper(report)
    assert list(pictures_in(paper.pages)) == []
    assert "рисунок: возьмите данные заново" in client.get(page("detail", report)).content.decode()


def test_later_data_change_a_draft_only_when_they_are_taken(client, report):
    before = shown(report)
    everything_improves()
    untouched = shown(Document.objects.get(pk=report.pk))

    client.post(page("figures", report), {"part": "parts:monitoring.results"})

    report.refresh_from_db()
    after = shown(report)
    assert untouched == before
    assert after[0] == before[0]
    assert [zone for row in after[1].chart.zones for zone in row] == ["green"] * 3
    table = next(
        part
        for part in report.texts["parts"]
        if part["kind"] == "table" and part["bound"] == "monitoring.results"
    )
    assert table["text"].count("З 100,0 %") == 3


def test_registered_paper_gives_the_same_picture_from_what_it_keeps(client, report, official):
    parts = report.texts["parts"]
    saved(client, report, [part for part in parts if part.get("bound") != "monitoring.dynamics"])
    unseen = set(report.texts[PICTURES]) - {part.get("picture") for part in report.texts["parts"]}
    actions.register_document(report, number_text="5", dated_on=datetime.date(2027, 1, 14), by=official)
    report = Document.objects.get(pk=report.pk)
    digest = paper_digest(actions.document_paper(report))
    drawn = [svg(one.chart) for one in shown(report)]

    everything_improves()
    refused = client.post(page("figures", report), {"part": "parts:monitoring.results"})
    svg.cache_clear()

    again = Document.objects.get(pk=report.pk)
    assert refused.status_code == 403
    assert paper_digest(actions.document_paper(again)) == digest
    assert [svg(one.chart) for one in shown(again)] == drawn
    assert len(unseen) == 1
    assert set(again.texts[PICTURES]) & unseen == set()
    assert again.renderings.get().digest == digest


def test_picture_is_offered_where_the_paper_has_none_and_added(client, report):
    parts = report.texts["parts"]
    saved(
        client,
        report,
        [part for part in parts if part.get("bound") != "monitoring.results" or part["kind"] == "table"],
    )
    offer = 'name="picture" value="parts:monitoring.results"'
    assert offer in client.get(page("detail", report)).content.decode()
    everything_improves()

    response = client.post(page("figures", report), {"picture": "parts:monitoring.results"}, follow=True)

    report.refresh_from_db()
    kinds = [(part["kind"], part.get("bound", "")) for part in report.texts["parts"]]
    place = kinds.index(("picture", "monitoring.results"))
    assert kinds[place - 1] == ("table", "monitoring.results")
    # The table is the person's; only the picture is of today.
    assert "К 0,0 %" in report.texts["parts"][place - 1]["text"]
    text = response.content.decode()
    assert "Рисунок добавлен по сегодняшним данным" in text
    assert offer not in text


def test_picture_without_data_is_refused_with_a_sentence(client, report):
    IndicatorValue.objects.all().delete()

    response = client.post(page("figures", report), {"picture": "parts:monitoring.results"}, follow=True)
    elsewhere = client.post(page("figures", report), {"picture": "parts:execution.done"}, follow=True)

    for answer in (response, elsewhere):
        assert "Рисовать пока нечего" in answer.content.decode()
    report.refresh_from_db()
    assert report.version == 1


@pytest.mark.parametrize(
    "asked", [{}, {"part": "heading:monitoring.results"}, {"part": "parts"}, {"picture": "x:y"}]
)
def test_odd_request_changes_nothing(client, report, asked):
    before = report.texts

    assert client.post(page("figures", report), asked).status_code == 302

    report.refresh_from_db()
    assert report.texts == before


def test_corrected_case_leaves_the_pictures_alone(client, specialist, report):
    form = report.texts["forms"][0]
    before = report.texts[PICTURES]

    actions.correct_case(report, phrase=form["phrase"], case=form["case"], form_text="иначе", by=specialist)

    report.refresh_from_db()
    assert report.texts[PICTURES] == before


def test_word_and_pdf_have_the_pictures(client, report):
    pdf = b"".join(client.get(page("pdf", report)).streaming_content)
    docx = b"".join(client.get(page("docx", report)).streaming_content)

    assert pdf.startswith(b"%PDF")
    assert docx.startswith(b"PK")
    assert b"word/media/image2.png" in docx
