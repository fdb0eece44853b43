"""An order: requisites, preamble, clauses, signature, and its annexes.

Sequence of requisites by OR-01: «author → kind → date and number → (place) → heading →
text → annex mark → signature»; date and number are empty lines before registration
(OR-10); no full stop after the heading, the number, the signature (OR-08). The annexes by
AX-01 ... AX-05: the table of a plan in landscape, or parts that a person has written.

A required fact that is missing becomes a gap, as does every [[hint]] of a text. The door to
this paper: its facts (`order_facts`) are named here as well.

Deliberately not here: numbering and storing (that is issuing).
"""

import re
from collections.abc import Iterator

from msoko.lib.language_ru import date_in_figures, plain, typeset
from reports.layout import GOST_2025, Layout, column_shares
from reports.papers.model import (
    DATE_LINE,
    NUMBER_LINE,
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    Block,
    BodyRow,
    Clause,
    DateAndNumber,
    Gap,
    GroupRow,
    Heading,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    TableColumn,
    Verb,
    paper_gaps,
)
from reports.papers.order_facts import (
    AnnexStyle,
    ClauseFacts,
    OrderFacts,
    PlanActivity,
    PlanFacts,
    PlanGroup,
    PlanRow,
    VerbStyle,
)
from reports.papers.parts import annex_name, annex_sections, body_and_annexes
from reports.papers.pictures import NO_DRAWINGS, Drawings, numbered
from reports.papers.requisites import file_title, runs_of, signature, typeset_lines
from reports.papers.titles import approved, title_lines

__all__ = [
    "AnnexStyle",
    "ClauseFacts",
    "OrderFacts",
    "PlanActivity",
    "PlanFacts",
    "PlanGroup",
    "PlanRow",
    "VerbStyle",
    "gaps",
    "order_paper",
]


#: a first ground that begins with its own preposition or verbal adverb
OWN_OPENING = re.compile(
    r"\s*(?:руководствуясь|на\s+основании|во\s+исполнение|в\s+рамках|согласно|с\s+уч[её]том|в\s+соответствии)\s",
    re.IGNORECASE,
)


def order_paper(
    order: OrderFacts,
    plan: PlanFacts | None,
    layout: Layout = GOST_2025,
    *,
    check_url: str = "",
    drawings: Drawings = NO_DRAWINGS,
) -> Paper:
    """Draw the order; `plan` is the table of its first annex, None when it has none.

    `drawings` are what the pictures of the other annexes show.
    """
    sections = [PageSection(Orientation.PORTRAIT, tuple(_order_blocks(order)))]
    _, written = body_and_annexes(order.annexes)
    before = 0 if plan is None else 1
    count = len(written) + before
    if plan is not None:
        blocks = tuple(_plan_blocks(order, plan, annex_name(0, count)))
        sections.append(PageSection(Orientation.LANDSCAPE, blocks))
    sections += annex_sections(
        written,
        field="annexes",
        first=1,
        stamp=lambda title, number: _stamp_lines(order, title, annex_name(number + before, count)),
        drawings=drawings,
    )
    return Paper(
        title=file_title(order.kind.capitalize(), order.heading, order.dated_on, order.number_text),
        pages=numbered(sections),
        layout=layout,
        author=", ".join(order.author_lines),
        subject=plan.title if plan else plain(" ".join(order.heading.split())),
        check_url=check_url,
    )


def gaps(order: OrderFacts) -> tuple[Gap, ...]:
    """What a person has yet to fill, in the order of the paper."""
    return tuple(paper_gaps(order_paper(order, None)))


def _order_blocks(order: OrderFacts) -> Iterator[Block]:
    yield AuthorLines(typeset_lines(order.author_lines))
    yield KindTitle(order.kind, order.is_kind_spaced)
    yield DateAndNumber(order.dated_on, order.number_text, typeset(order.place))
    yield Heading(typeset_lines(order.heading.splitlines()))
    yield from _preamble(order)
    for number, clause in enumerate(order.clauses, start=1):
        yield _clause(number, clause)
    yield signature(order.signatory_post, order.signatory_name)


def _preamble(order: OrderFacts) -> Iterator[Block]:
    """Grounds in order of their force, then the aim, then the verb (OR-02)."""
    runs: list[Run] = []
    for position, ground in enumerate(order.grounds):
        runs += [_opening(ground) if position == 0 else ", ", *runs_of("grounds", ground)]
    if order.aim:
        runs += [", в целях " if runs else "В целях ", *runs_of("aim", order.aim)]
    if order.verb_style is VerbStyle.INLINE:
        yield Paragraph((*runs, " приказываю:" if runs else "Приказываю:"))
        return
    if runs:
        yield Paragraph(tuple(runs))
    is_spaced = order.verb_style is VerbStyle.SPACED
    yield Verb("приказываю:" if is_spaced else "ПРИКАЗЫВАЮ:", is_spaced)


def _opening(ground: str) -> str:
    """What stands before the first ground: nothing where it brings its own («Руководствуясь ...»)."""
    if OWN_OPENING.match(ground):
        return ""
    return "В соответствии со " if ground.lower().startswith(("ст", "вс")) else "В соответствии с "


def _clause(number: int, clause: ClauseFacts) -> Clause:
    field = f"clause-{number}"
    subclauses = tuple(
        Clause(f"{number}.{position}.", runs_of(f"{field}-{position}", text))
        for position, text in enumerate(clause.subclauses, start=1)
    )
    return Clause(f"{number}.", runs_of(field, clause.text), subclauses)


def _plan_blocks(order: OrderFacts, plan: PlanFacts, name: str) -> Iterator[Block]:
    yield AnnexStamp(tuple(_stamp_lines(order, plan.title, name)))
    yield AnnexTitle(typeset_lines(title_lines(plan.title)))
    rows = tuple(_row(row) for row in plan.rows)
    cells = [row.cells for row in rows if isinstance(row, BodyRow)]
    headers = [header for _, header in plan.columns]
    shares = column_shares([key for key, _ in plan.columns], headers, cells)
    columns = tuple(
        TableColumn(typeset(header), share) for header, share in zip(headers, shares, strict=True)
    )
    yield Table(columns, rows)


def _stamp_lines(order: OrderFacts, title: str, name: str) -> Iterator[str]:
    yield typeset(name)
    reference = f"к {order.kind_dative}"
    if order.annex_style is AnnexStyle.APPROVED and title:
        yield ""
        yield approved(title)
        reference = order.kind_instrumental
    yield typeset(f"{reference} {order.issuer_genitive}".strip())
    day = date_in_figures(order.dated_on) if order.dated_on else DATE_LINE
    number = f"№ {order.number_text}" if order.number_text else NUMBER_LINE
    yield typeset(f"от {day} {number}")


def _row(row: PlanRow) -> Row:
    if isinstance(row, PlanGroup):
        return GroupRow(row.level, row.number_text, typeset(row.text))
    return BodyRow(tuple(typeset(cell) for cell in row.cells))
