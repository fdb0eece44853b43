"""Templates: fields, cases, optional lines; and every shipped template stands on known fields and figures."""

import pytest

from msoko.lib.declension import Case, decline
from reports.field_values import FIELDS
from reports.figures import FIGURES
from reports.kinds import DocumentKind
from reports.papers.catalogue import CATALOGUE
from reports.papers.fields import fields_of
from reports.papers.texts import PartKind, parts_of
from reports.papers.wording import Filling, Form, Value, shipped_wording, wording_slips

VALUES = {
    "план": Value("план мероприятий на 2026 год"),
    "место": Value(""),
    "орган": Value("управление образования", forms={Case.GENITIVE: "управления образования округа"}),
}
#: figures of measurements are filled once there are indicators
KINDS = list(DocumentKind)


def filling() -> Filling:
    return Filling(VALUES, lambda value, case: value.forms.get(case) or decline(value.text, case))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Утвердить {план}.", "Утвердить план мероприятий на 2026 год."),
        ("Об утверждении {план|род}", "Об утверждении плана мероприятий на 2026 год"),
        ("Приказ { орган | род }", "Приказ управления образования округа"),
        ("{место}, {неизвестное|дат}", "[[место]], [[неизвестное]]"),
        ("? Место: {место}", ""),
        ("? План: {план}", "План: план мероприятий на 2026 год"),
        ("? Место: {место} || Места нет, есть {план}", "Места нет, есть план мероприятий на 2026 год"),
        ("Первая.\n? {место}\nВторая.", "Первая.\nВторая."),
        ("Без полей", "Без полей"),
    ],
)
def test_template_is_filled(template, text):
    assert filling().text(template) == text


def test_lists_and_parts_lose_what_falls_away():
    texts = filling().texts(
        {
            "clauses": ["Утвердить {план}.", "? {место}"],
            "parts": [
                {"kind": "text", "text": "? {место}"},
                {"kind": "table", "bound": "execution.directions", "text": ""},
            ],
        }
    )

    assert texts == {
        "clauses": ["Утвердить план мероприятий на 2026 год."],
        "parts": [{"kind": "table", "bound": "execution.directions", "text": ""}],
    }


def test_forms_that_were_asked_for_are_remembered():
    one = filling()

    one.text("{план|род} {план}")

    assert one.forms == [Form("план мероприятий на 2026 год", Case.GENITIVE, "плана мероприятий на 2026 год")]


def test_values_are_words_and_never_templates():
    one = Filling({"план": Value("{место} ? [[x]]")}, lambda value, case: value.text)

    assert one.text("{план} и {план|род}") == "{место} ? [[x]] и {место} ? [[x]]"


def test_slips_of_a_template_are_told_once_each():
    wording = {
        "heading": "О {чём} и {план|кто}",
        "clauses": ["{чём}", "Фигурная { скобка"],
        "parts": [{"kind": "text", "text": "{план}"}],
    }

    assert wording_slips(wording, VALUES) == [
        "Поля «{чём}» нет. Возьмите поле из списка справа.",
        "Падеж «кто» в «{план|кто}» не понят. Есть: род, дат, вин, тв, пр.",
        "Скобка без пары: «Фигурная { скобка». Поле пишется так: «{план|род}».",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_template_stands_on_known_fields(kind):
    wording = shipped_wording(kind)
    names = {field.name for field in fields_of(CATALOGUE[kind].cards)}

    assert wording_slips(wording, FIELDS) == []
    assert set(wording) <= names
    bound = {
        part.bound for name in ("parts", "annexes") for part in parts_of(wording.get(name)) if part.bound
    }
    assert bound <= set(FIGURES)


def test_every_kind_of_paper_is_in_the_catalogue():
    assert set(CATALOGUE) == set(DocumentKind.values)


def test_shipped_text_is_a_copy():
    shipped_wording("letter")["parts"].append({"kind": PartKind.TEXT.value})

    assert len(shipped_wording("letter")["parts"]) == 3
