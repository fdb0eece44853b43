"""The order as a document model: what stands in it and in which sequence."""

from dataclasses import replace
from datetime import date

import pytest

from msoko.lib.language_ru import plain
from reports.layout import GOST_2025
from reports.papers.model import (
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    BodyRow,
    Clause,
    DateAndNumber,
    Gap,
    GroupRow,
    Heading,
    KindTitle,
    Orientation,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
    Verb,
)
from reports.papers.order import (
    AnnexStyle,
    ClauseFacts,
    OrderFacts,
    PlanActivity,
    PlanFacts,
    VerbStyle,
    order_paper,
)
from tests.reports.papers_cast import AUTHORITY, COLUMNS, draft_order, plan


def draft(**changes: object) -> OrderFacts:
    return replace(draft_order(plan(), AUTHORITY), **changes)  # type: ignore[arg-type]


def stamp(paper: Paper) -> list[str]:
    block = paper.pages[1].blocks[0]
    assert isinstance(block, AnnexStamp)
    return [plain(line) for line in block.lines]


def test_requisites_follow_the_standard() -> None:
    paper = order_paper(draft(), plan())

    order, annex = paper.pages
    assert [type(block) for block in order.blocks] == [
        AuthorLines,
        KindTitle,
        DateAndNumber,
        Heading,
        Paragraph,
        Verb,
        *[Clause] * 4,
        SignatureBlock,
    ]
    assert [type(block) for block in annex.blocks] == [AnnexStamp, AnnexTitle, Table]
    assert (order.orientation, annex.orientation) == (Orientation.PORTRAIT, Orientation.LANDSCAPE)
    assert paper.layout == GOST_2025
    assert paper.language == "ru"


def test_unregistered_order_leaves_empty_lines() -> None:
    paper = order_paper(draft(), plan())

    date_and_number = paper.pages[0].blocks[2]
    assert isinstance(date_and_number, DateAndNumber)
    assert plain(date_and_number.date_text) == "«___» ________ 20__ г."
    assert plain(date_and_number.number_label) == "№ ____"
    assert stamp(paper)[-1] == "от «___» ________ 20__ г. № ____"
    assert paper.title.startswith("Приказ об утверждении плана")
    assert paper.title.endswith("на 2026 год (проект)")


def test_registered_order_shows_date_and_number_everywhere() -> None:
    paper = order_paper(draft(dated_on=date(2026, 1, 9), number_text="12-ОД"), plan())

    date_and_number = paper.pages[0].blocks[2]
    assert isinstance(date_and_number, DateAndNumber)
    assert plain(date_and_number.date_text) == "«9» января 2026 г."
    assert plain(date_and_number.number_label) == "№ 12-ОД"
    assert stamp(paper) == [
        "Приложение",
        "",
        "УТВЕРЖДЁН",
        "приказом управления образования Администрации Приозёрного городского округа",
        "от 09.01.2026 № 12-ОД",
    ]
    assert paper.title.startswith("Приказ от 09.01.2026 № 12-ОД «Об утверждении плана")


def test_attached_annex_only_refers_to_the_order() -> None:
    paper = order_paper(draft(annex_style=AnnexStyle.ATTACHED, issuer_genitive=""), plan())

    assert stamp(paper) == ["Приложение", "к приказу", "от «___» ________ 20__ г. № ____"]


def test_kind_may_be_letter_spaced() -> None:
    assert order_paper(draft(is_kind_spaced=True), plan()).pages[0].blocks[1] == KindTitle(
        "ПРИКАЗ", is_spaced=True
    )


def test_stamp_agrees_with_the_title() -> None:
    paper = order_paper(draft(), replace(plan(), title="Программа развития на 2026 год"))

    assert stamp(paper)[2] == "УТВЕРЖДЕНА"
    assert paper.pages[1].blocks[1] == AnnexTitle(("Программа", "развития", "на 2026\u00a0год"))


@pytest.mark.parametrize(
    ("style", "blocks"),
    [
        (VerbStyle.CAPITALS, [Paragraph(("В целях ", "порядка")), Verb("ПРИКАЗЫВАЮ:")]),
        (VerbStyle.SPACED, [Paragraph(("В целях ", "порядка")), Verb("приказываю:", is_spaced=True)]),
        (VerbStyle.INLINE, [Paragraph(("В целях ", "порядка", " приказываю:"))]),
    ],
)
def test_verb_has_three_manners(style: VerbStyle, blocks: list[object]) -> None:
    paper = order_paper(draft(grounds=(), aim="порядка", verb_style=style, clauses=()), plan())

    assert list(paper.pages[0].blocks[4:-1]) == blocks


@pytest.mark.parametrize(
    ("grounds", "aim", "words"),
    [
        (
            ("статьёй 9 закона", "приказом № 5"),
            "порядка",
            "В соответствии со статьёй 9 закона, приказом № 5, в целях порядка",
        ),
        (("приказом № 5",), "", "В соответствии с приказом № 5"),
    ],
)
def test_preamble_names_grounds_and_aim(grounds: tuple[str, ...], aim: str, words: str) -> None:
    paper = order_paper(draft(grounds=grounds, aim=aim), plan())

    preamble = paper.pages[0].blocks[4]
    assert isinstance(preamble, Paragraph)
    assert plain("".join(str(run) for run in preamble.runs)) == words


def test_order_without_preamble_begins_with_its_verb() -> None:
    assert order_paper(draft(grounds=(), aim=""), plan()).pages[0].blocks[4] == Verb("ПРИКАЗЫВАЮ:")


def test_clauses_are_numbered_and_keep_their_gaps() -> None:
    clauses = (ClauseFacts("Назначить [[кого]].", ("Первое.", "Второе [[что]]")), ClauseFacts("Конец."))

    paper = order_paper(draft(clauses=clauses), plan())

    assert paper.pages[0].blocks[6:-1] == (
        Clause(
            "1.",
            ("Назначить ", Gap("clause-1", "кого"), "."),
            (Clause("1.1.", ("Первое.",)), Clause("1.2.", ("Второе ", Gap("clause-1-2", "что")))),
        ),
        Clause("2.", ("Конец.",)),
    )


def test_annex_prints_the_rows_of_the_plan() -> None:
    paper = order_paper(draft(), plan(2, in_group=1))

    table = paper.pages[1].blocks[2]
    assert isinstance(table, Table)
    assert [column.share for column in table.columns] == [5, 31, 13, 18, 15, 18]
    assert [column.header for column in table.columns] == [header for _, header in COLUMNS]
    assert [type(row) for row in table.rows] == [GroupRow, GroupRow, BodyRow] * 2
    assert table.rows[1] == GroupRow(2, "1", "Система оценки качества подготовки обучающихся")
    assert isinstance(table.rows[2], BodyRow)
    assert table.rows[2].cells[5] == "Аналитическая справка №\u00a05, адресные рекомендации"


def test_row_with_other_cells_than_columns_is_refused() -> None:
    with pytest.raises(ValueError, match=r"В строке плана «1\.» ячеек 2, а граф 6: приведите"):
        PlanFacts("План", COLUMNS, (PlanActivity(("1.", "Мероприятие")),))
