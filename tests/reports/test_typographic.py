"""Typographic slips of a paper: found in every kind of field, mended one by one or all."""

from reports import actions
from reports.typographic import mended, paper_slips
from tests.reports.plans import edition_with

TEXTS = {
    "heading": 'Об утверждении "Положения".',
    "author_lines": ["Администрация  округа"],
    "clauses": ["Утвердить план ,как есть.", "Хорошо."],
    "annexes": [{"kind": "text", "text": "на 2024-2025 годы", "bound": "x"}],
    "verb_style": "capitals",
}


def test_slips_say_where_they_are():
    found = [(one.place, one.anchor) for one in paper_slips("order_on_results", TEXTS)]

    assert list(dict.fromkeys(found)) == [
        ("author_lines-1", "field-author_lines"),
        ("heading", "field-heading"),
        ("clauses-1", "field-clause-1"),
        ("annexes-1", "field-annexes-1"),
    ]


def test_one_place_is_mended_or_all():
    assert mended("order_on_results", TEXTS, "heading") == {"heading": "Об утверждении «Положения»"}
    assert mended("order_on_results", TEXTS, "nowhere") == {}
    assert mended("order_on_results", TEXTS, "all") == {
        "heading": "Об утверждении «Положения»",
        "author_lines": ["Администрация округа"],
        "clauses": ["Утвердить план, как есть.", "Хорошо."],
        "annexes": [{"kind": "text", "text": "на 2024–2025 годы", "bound": "x"}],
    }


def test_page_offers_the_fix_and_takes_it(authority, specialist, enter_as):
    document = actions.draft_order(edition_with(authority), by=specialist)
    actions.save_document_texts(document, texts={"aim": 'развития "МСОКО"'}, version=1, by=specialist)
    client = enter_as(specialist)
    address = f"/reports/documents/{document.pk}/"

    shown = client.get(address).content.decode()
    client.post(f"{address}typography/", {"place": "aim"})

    document.refresh_from_db()
    assert "Замечания к набору" in shown
    assert document.texts["aim"] == "развития «МСОКО»"
    assert document.version == 3


def test_registered_paper_and_strangers_mend_nothing(authority, specialist, observer, enter_as):
    document = actions.draft_order(edition_with(authority), by=specialist)

    response = enter_as(observer).post(f"/reports/documents/{document.pk}/typography/", {"place": "all"})

    assert response.status_code == 403
