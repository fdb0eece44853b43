"""The first words of an order: from the imported file, from the directories."""

import pytest

from msoko.people.models.organization import OrganizationKind
from msoko.people.roles import Role
from reports import actions
from reports.drafting import imported_words
from reports.papers.order import ClauseFacts, OrderFacts, VerbStyle, gaps
from reports.papers.stored_texts import numbered_clauses, order_of, split_preamble, texts_of, verb_style_of
from tests.factories import OrganizationFactory, PositionFactory, UserFactory
from tests.reports.plans import ORDER, edition_with, imported


def first_order(edition, *, by) -> OrderFacts:
    document = actions.draft_order(edition, by=by)
    return order_of(document.texts, dated_on=None, number_text="")


def test_draft_is_written_from_the_directories(authority, official, specialist):
    order = first_order(edition_with(authority), by=specialist)

    assert order.author_lines == ("Администрация Лесного городского округа", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ")
    assert order.heading == "Об утверждении плана мероприятий на 2026 год"
    assert order.signatory_post == ("Начальник управления образования",)
    assert order.signatory_name == "В.П. Сосновская"
    assert order.place == "г. Лесной"


def test_unknown_facts_become_gaps(authority, specialist):
    fields = {gap.field for gap in gaps(first_order(edition_with(authority), by=specialist))}

    assert {"signatory_post", "signatory_name"} <= fields


def test_director_of_the_method_centre_is_named(authority, specialist):
    centre = OrganizationFactory(municipality=authority.municipality, kind=OrganizationKind.METHOD_CENTRE)
    PositionFactory(
        user=UserFactory(last_name="Кедрова"),
        municipality=authority.municipality,
        organization=centre,
        role=Role.SPECIALIST,
        title_text="Директор",
    )

    order = first_order(edition_with(authority), by=specialist)

    assert "(В.П. Кедрова)" in order.clauses[1].text


def test_imported_order_gives_its_words_but_not_its_number(authority, official, specialist):
    edition = edition_with(authority)
    imported(edition)

    order = first_order(edition, by=specialist)

    assert order.heading == ORDER["heading"]
    assert order.grounds == (
        "статьёй 9 Федерального закона «Об образовании»",
        "приказом управления от 01.02.2025 № 5 «О мониторингах, анализе»",
    )
    assert order.aim == "развития системы оценки качества"
    assert order.verb_style is VerbStyle.SPACED
    assert order.clauses[1] == ClauseFacts("Руководителям школ:", ("разработать планы;", "исполнить их."))
    assert (order.signatory_post, order.signatory_name) == (("Начальник управления",), "О.П. Сосновская")
    assert (order.number_text, order.dated_on) == ("", None)
    assert order.place == "г. Лесной"


@pytest.mark.parametrize("kind", ["minutes", "stamp"])
def test_minutes_and_stamp_give_no_words(kind):
    assert imported_words({**ORDER, "kind": kind}) == {}


def test_what_the_imported_order_lacks_is_drafted():
    empty = {"kind": "order", "author": [], "heading": "", "preamble": "", "verb": "", "clauses": []}

    assert imported_words(empty) == {}


def test_words_survive_the_store(authority, official, specialist):
    edition = edition_with(authority)
    imported(edition)
    order = first_order(edition, by=specialist)

    assert order_of(texts_of(order), dated_on=None, number_text="") == order


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        ("", ((), "")),
        ("В целях улучшения работы ", ((), "улучшения работы")),
        ("В соответствии с Уставом округа,", (("Уставом округа",), "")),
        (
            "В соответствии с планом («О целях, приказом названных»), письмом от 1.2.2026, с целью учёта:",
            (("планом («О целях, приказом названных»)", "письмом от 1.2.2026"), "учёта"),
        ),
        (
            "В соответствии с приказом «О работе в целях роста», в целях контроля",
            (("приказом «О работе в целях роста»",), "контроля"),
        ),
        (
            "На основании решения совета, в целях роста",
            (("На основании решения совета",), "роста"),
        ),
    ],
)
def test_preamble_is_cut_into_grounds_and_aim(preamble, expected):
    assert split_preamble(preamble) == expected


def test_clauses_lose_their_printed_numbers():
    printed = ["1) Утвердить.", "Без номера", "- 2. Школам:", "2.1. одно;", ""]

    assert numbered_clauses(printed) == (
        ClauseFacts("Утвердить."),
        ClauseFacts("Без номера"),
        ClauseFacts("Школам:", ("одно;",)),
    )


@pytest.mark.parametrize(
    ("verb", "style"),
    [
        ("ПРИКАЗЫВАЮ", VerbStyle.CAPITALS),
        ("п р и к а з ы в а ю:", VerbStyle.SPACED),
        ("приказываю", VerbStyle.INLINE),
        ("Решили", None),
        ("", None),
    ],
)
def test_verb_keeps_its_look(verb, style):
    assert verb_style_of(verb) is style
