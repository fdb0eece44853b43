"""The given documents, with the counts of domain 1.2 and the bodies of domain 1.8."""

import re
from collections import Counter
from datetime import date

import pytest

from plans.importing.parsed import PeriodKind, Severity
from plans.importing.words import one_line
from tests.shared_samples import needs_shared

pytestmark = needs_shared

PETROZAVODSK = [
    "petrozavodsk-2024.docx",
    "petrozavodsk-2024.xlsx",
    "petrozavodsk-2024.txt",
    "petrozavodsk-2024.pdf",
]
NOVOUZENSK = ["novouzensk-2022.docx", "novouzensk-2022.xlsx", "novouzensk-2022.txt", "novouzensk-2022.pdf"]
SIX = ["number", "title", "due", "executors", "conduct_format", "deliverables"]
SEVEN = ["number", "title", "due", "executors", "steps", "deliverables", "remark"]


def levels(plan):
    return Counter(str(section.level) for top in plan.sections for section in top.walk())


def texts(plan):
    return [
        tuple(
            one_line(text)
            for text in (
                *row.section_path,
                row.number_text,
                row.title,
                row.due_text,
                row.executors_text,
                row.conduct_format,
                row.steps_text,
                row.deliverables_text,
                row.remark,
            )
        )
        for row in plan.activities
    ]


def cleaned(plan):
    """Give the texts without the spaces around dashes: at the edge of a column nobody can tell them."""
    return [[re.sub(r"\s*([-–])\s*", r"\1", text) for text in row] for row in texts(plan)]


@pytest.mark.parametrize("name", PETROZAVODSK)
def test_petrozavodsk_has_its_parts_directions_and_rows(sample, name):
    plan = sample(name)

    assert levels(plan) == {"part": 2, "direction": 9}
    assert [len(d.activities) for part in plan.sections for d in part.children] == [
        *(15, 13, 14, 9),
        *(12, 8, 9, 5, 7),
    ]
    assert len(plan.activities) == 92
    assert [column.key for column in plan.columns] == SIX
    assert (plan.period.kind, plan.period.first_year) == (PeriodKind.CALENDAR_YEAR, 2024)
    assert plan.municipality_text == "Петрозаводский городской округ"
    assert plan.kind == "plan"
    assert not any(row.is_draft for row in plan.activities)


@pytest.mark.parametrize("name", PETROZAVODSK[1:])
def test_petrozavodsk_says_the_same_in_each_format(sample, name):
    assert cleaned(sample(name)) == cleaned(sample(PETROZAVODSK[0]))


def test_petrozavodsk_text_gives_the_order(sample):
    order = sample("petrozavodsk-2024.txt").order

    assert (order.kind, order.number_text, order.dated_on) == ("order", "697", date(2023, 12, 28))
    assert len(order.author_lines) == 2
    assert order.heading.startswith("Об утверждении плана мероприятий")
    assert order.heading.endswith("на 2024 год")
    assert order.preamble.startswith("В соответствии со статьей 9")
    assert order.preamble.endswith("Петрозаводского городского округа")
    assert order.verb == "ПРИКАЗЫВАЮ"
    assert [clause[:2] for clause in order.clauses] == ["1.", "2.", "3.", "4."]
    assert "регулирующие и обеспечивающие оценку" in order.clauses[2]
    assert order.signatory_post.startswith("И.о. заместителя Главы Администрации")
    assert order.signatory_post.endswith("председателя комитета социального развития")
    assert order.signatory_name.split()[0] == "Е.И."


def test_petrozavodsk_cut_cells_are_asked_about_once_each(sample):
    cut = [problem for problem in sample("petrozavodsk-2024.docx").problems if problem.code == "cut_text"]

    assert sorted(problem.raw_text[-12:] for problem in cut) == sorted(
        ["Федерации от", " оценивания,", " оценивания,", "образования,"]
    )


@pytest.mark.parametrize("name", NOVOUZENSK)
def test_novouzensk_has_its_tracks_blocks_and_rows(sample, name):
    plan = sample(name)
    sections = [section for top in plan.sections for section in top.walk()]
    blocks = [section for section in sections if section.activities]

    assert levels(plan) == {"direction": 8, "track": 18, "function": 17}
    assert [len(block.activities) for block in blocks] == [
        *(5, 5, 6),
        *(6, 6, 6),
        *(6, 5),
        6,
        *(6, 6),
        *(5, 6, 5),
        *(6, 6),
        5,
    ]
    assert len(plan.activities) == 96
    assert [column.key for column in plan.columns] == SEVEN
    assert plan.municipality_text == "Новоузенский муниципальный район"


@pytest.mark.parametrize("name", NOVOUZENSK[1:])
def test_novouzensk_says_the_same_in_each_format(sample, name):
    pairs = zip(cleaned(sample(NOVOUZENSK[0])), cleaned(sample(name)), strict=True)
    different = [
        (word, other) for row, found in pairs for word, other in zip(row, found, strict=True) if word != other
    ]

    # One row of the text has an eighth cell, a scrap that joins its left neighbour (domain 1.6).
    assert [word.replace(" ", "").removesuffix("учет") for word, _ in different] == [
        other.replace(" ", "").removesuffix("учет") for _, other in different
    ]
    assert len(different) <= 3


def test_novouzensk_shared_block_belongs_to_both_tracks(sample):
    shared = [row for row in sample("novouzensk-2022.docx").activities if len(row.section_path) == 4]

    assert len(shared) == 6
    assert {tuple(label.split(":")[0] for label in row.section_path[1:]) for row in shared} == {
        ("Трек 1", "Трек 2", "Функция")
    }


def test_novouzensk_text_joins_what_pages_tore(sample):
    plan = sample("novouzensk-2022.txt")
    counted = Counter(problem.code for problem in plan.problems)

    assert (counted["row_joined"], counted["shifted_row"], counted["stray_cell"]) == (58, 5, 2)
    assert not any("<" in text or "**" in text for row in texts(plan) for text in row)
    assert plan.order.kind == "stamp"
    assert plan.order.signatory_post.startswith("Начальник управления образования")


def test_novouzensk_period_is_asked_not_guessed(sample):
    plan = sample("novouzensk-2022.txt")

    assert plan.period.kind == PeriodKind.UNKNOWN
    assert [p.suggestion for p in plan.problems if p.code == "no_period"] == ["2022-2023 учебный год"]


def test_kamensk_damaged_rows_are_drafts_with_one_question_each(sample):
    plan = sample("kamensk-2022.txt")
    drafts = [row for row in plan.activities if row.is_draft]
    asked = [p for p in plan.problems if p.severity == Severity.ERROR and p.code != "torn_heading"]

    assert [len(section.activities) for section in plan.sections] == [39, 32]
    assert len(plan.activities) == 71
    assert len(drafts) == 10
    assert sorted(problem.place for problem in asked) == sorted(row.place for row in drafts)
    assert not {row.place for row in drafts} & {
        p.place for p in plan.problems if p.severity != Severity.ERROR
    }
    assert [row.number_text for row in drafts] == ["3.1", "3.2", "3.3", *[""] * 7]
    assert [row.due_text for row in drafts][-6:] == [
        *["Ежегодно"] * 3,
        *["Сентябрь, декабрь"] * 2,
        "В течение учебного года",
    ]


def test_kamensk_twins_are_shown(sample):
    assert [p.code for p in sample("kamensk-2022.txt").problems].count("twin_title") == 3


def test_kamensk_gives_the_minutes(sample):
    order = sample("kamensk-2022.txt").order

    assert (order.kind, order.number_text, order.dated_on) == ("minutes", "07", date(2022, 3, 19))
    assert order.verb == "Решили"
    assert [clause.split(".")[0] for clause in order.clauses] == ["1", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "petrozavodsk-2024.docx",
            {
                "authority_specialists": 55,
                "organization_heads": 46,
                "centre_specialists": 35,
                "education_authority": 19,
                "methodology_centre": 18,
                "base_site_group": 4,
                "school_teams": 4,
                "town_methodologists": 4,
                "base_site_heads": 2,
                "committee_specialists": 1,
                "independent_observers": 1,
                "minors_commission": 1,
                "culture_authority": 1,
                "sport_authority": 1,
                "schools": 1,
                "parent_committee": 1,
            },
        ),
        (
            "novouzensk-2022.docx",
            {
                "education_authority": 96,
                "organization_heads": 52,
                "kindergarten_heads": 3,
                "all_organizations": 1,
            },
        ),
        ("kamensk-2022.txt", {"schools": 54, "education_authority": 54, "methodology_centre": 14}),
    ],
)
def test_every_executor_cell_splits_with_nothing_left(sample, name, expected):
    rows = sample(name).activities

    assert [row.leftover_text for row in rows if row.leftover_text] == []
    assert Counter(match.body_key for row in rows for match in row.executors) == expected


def test_working_groups_are_led(sample):
    led = [
        match
        for row in sample("petrozavodsk-2024.docx").activities
        for match in row.executors
        if match.led_by_key
    ]

    assert Counter((match.body_key, match.led_by_key) for match in led) == {
        ("base_site_group", "methodology_centre"): 4,
        ("base_site_heads", "methodology_centre"): 2,
    }
