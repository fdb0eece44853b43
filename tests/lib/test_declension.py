"""Cases of posts, organisations, titles and names, each form written out and read by a person."""

from pathlib import Path

import pytest

from msoko.lib.declension import Agreement, Case, agreement, decline, head_span
from msoko.lib.name_declension import Sex, decline_name, sex_of

CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "declensions.tsv").read_text(encoding="utf-8").splitlines()
]
DECLINE = {"phrase": decline, "name": decline_name}


def test_the_table_is_declined_as_written() -> None:
    said = [(kind, text, *(DECLINE[kind](text, case) for case in CASES)) for kind, text, *_ in LINES]

    assert said == LINES
    assert len(LINES) > 200


@pytest.mark.parametrize(
    "text", ["", "№ 4", "СОШ № 4", "и.о. директора", "врио начальника", "«", "по запросу", "English words"]
)
def test_what_has_no_head_stays(text: str) -> None:
    assert [decline(text, case) for case in Case] == [text] * len(Case)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("план мероприятий", Agreement.MASCULINE),
        ("дорожная карта", Agreement.FEMININE),
        ("положение", Agreement.NEUTER),
        ("изменения в план", Agreement.PLURAL),
        ("2026 год", None),
    ],
)
def test_agreement_is_that_of_the_head(text: str, expected: Agreement | None) -> None:
    assert agreement(text) is expected


def test_head_is_found_behind_its_adjectives() -> None:
    assert head_span("муниципальная целевая программа развития") == (22, 31)
    assert head_span("№ 4") is None


@pytest.mark.parametrize(
    ("name", "sex", "dative"),
    [
        ("Гофман Л.В.", Sex.MALE, "Гофману Л.В."),
        ("Гофман Л.В.", Sex.FEMALE, "Гофман Л.В."),
        ("Мельник", Sex.MALE, "Мельнику"),
        ("", None, ""),
        ("Л.В.", None, "Л.В."),
    ],
)
def test_sex_that_is_known_decides(name: str, sex: Sex | None, dative: str) -> None:
    assert decline_name(name, Case.DATIVE, sex) == dative


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ткаченко Ольга Ильинична", Sex.FEMALE),
        ("Ткаченко Александр", Sex.MALE),
        ("Ткаченко О.И.", None),
        ("Алиева Лейла Мамед кызы", Sex.FEMALE),
        ("Озёрская", Sex.FEMALE),
    ],
)
def test_sex_is_told_by_the_name_or_not_at_all(name: str, sex: Sex | None) -> None:
    assert sex_of(name) is sex
