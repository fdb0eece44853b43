"""Templates of papers: edited with a preview, versioned, brought back; unknown fields are told."""

import pytest

from reports import actions
from reports.models import Document, Wording
from reports.papers.wording import shipped_wording
from reports.wordings import wording_in_force

EDIT = "/reports/wordings/letter/edit/"
WORDS = {"version": 0, "heading": "О делах {предмет|род}", "author_lines": "{администрация}"}


def test_saved_template_writes_the_next_draft(specialist, official, municipality, enter_as):
    client = enter_as(specialist)

    response = client.post(EDIT, WORDS)
    client.post("/reports/documents/new/", {"kind": "letter", "subject": "рекомендации"})

    assert response.status_code == 302
    assert (Wording.objects.get().number, Wording.objects.get().made_by) == (1, specialist)
    assert Document.objects.get().title == "О делах рекомендаций"


def test_unknown_field_is_told_and_nothing_is_saved(specialist, enter_as):
    client = enter_as(specialist)

    saved = client.post(EDIT, {**WORDS, "heading": "О {чём}"})
    shown = client.post("/reports/wordings/letter/preview/", {**WORDS, "heading": "О {чём}"})

    assert saved.status_code == 422
    for response in (saved, shown):
        assert "Поля «{чём}» нет. Возьмите поле из списка справа." in response.content.decode()
    assert not Wording.objects.exists()


def test_second_writer_is_told(specialist, official, enter_as):
    enter_as(official).post(EDIT, WORDS)

    response = enter_as(specialist).post(EDIT, {**WORDS, "heading": "О другом"}, follow=True)

    assert "шаблон изменил кто-то другой" in response.content.decode()
    assert Wording.objects.count() == 1


def test_shipped_text_comes_back_and_old_versions_stay(specialist, municipality, enter_as):
    client = enter_as(specialist)
    client.post(EDIT, WORDS)

    client.post(EDIT, {**WORDS, "version": 1, "reset": "1"})

    assert wording_in_force("letter", municipality.pk) == shipped_wording("letter")
    assert list(Wording.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert "О делах {предмет|род}" in client.get(EDIT, {"version": "1"}).content.decode()
    assert "О делах" not in client.get(EDIT, {"version": "x" * 20}).content.decode()


def test_preview_is_filled_and_markup_stays_text(specialist, official, municipality, enter_as):
    words = {**WORDS, "heading": "О {место} <script>alert(1)</script>"}

    shown = enter_as(specialist).post("/reports/wordings/letter/preview/", words).content.decode()

    assert "О г. Лесной &lt;script&gt;" in shown.replace("\xa0", " ")
    assert "<script>alert" not in shown


def test_template_of_another_municipality_is_not_seen(specialist, stranger, municipality, enter_as):
    enter_as(stranger).post(EDIT, WORDS)

    assert "О делах" not in enter_as(specialist).get(EDIT).content.decode()
    assert wording_in_force("letter", municipality.pk) == shipped_wording("letter")


@pytest.mark.parametrize("address", ["/reports/wordings/", EDIT])
def test_only_the_department_has_templates(address, school_head, observer, enter_as):
    assert enter_as(school_head).get(address).status_code == 403
    assert enter_as(observer).get(address).status_code == 403


def test_unknown_kind_is_not_found(specialist, enter_as):
    assert enter_as(specialist).get("/reports/wordings/decree/edit/").status_code == 404


def test_list_says_which_text_is_in_force(specialist, municipality, enter_as, django_assert_num_queries):
    client = enter_as(specialist)
    before = client.get("/reports/wordings/").content.decode()
    actions.save_wording(
        municipality, kind="letter", texts={"heading": "О {предмет|пр}"}, seen_number=0, by=specialist
    )

    after = client.get("/reports/wordings/").content.decode()

    assert "свой, версия" not in before
    assert after.count("свой, версия 1") == 1


def test_part_from_data_is_changed_and_removed_by_its_source(specialist, municipality, enter_as):
    client = enter_as(specialist)
    parts = {
        "parts-kind": ["text", "table", "picture", "table"],
        "parts-text": ["Направляем.", "", "?", ""],
        "parts-bound": ["", "monitoring.results", "monitoring.results", ""],
    }

    client.post(EDIT, {**WORDS, **parts})

    kept = wording_in_force("letter", municipality.pk)["parts"]
    assert [(one["kind"], one.get("bound", "")) for one in kept] == [
        ("text", ""),
        ("table", "monitoring.results"),
        ("picture", "monitoring.results"),
    ]
    shown = client.get(EDIT).content.decode()
    assert shown.count('<option value="monitoring.results" selected>') == 2
    assert shown.count('<option value="picture">Рисунок</option>') == 3
