"""Briefings and reports: what was found, with tables, conclusions and recommendations (3.6).

«Справка: name of the body, «СПРАВКА» + kind, heading «о результатах …», date, aim, ground, period,
organisations, method; facts with tables; «Выводы:»; «Рекомендации:»; signature of the author with post».
A report may carry «УТВЕРЖДАЮ»; its annexes follow. What stands between heading and signature are parts:
the template brings them.
"""

from collections.abc import Iterator

from msoko.lib.language_ru import typeset
from reports.papers.model import (
    AuthorLines,
    Block,
    DateAndNumber,
    Gap,
    Heading,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Performer,
)
from reports.papers.parts import annex_name, annex_sections, body_and_annexes, part_blocks
from reports.papers.pictures import drawings_of, numbered
from reports.papers.requisites import Requisites, approval_stamp, file_title, signature, typeset_lines
from reports.papers.texts import Texts, line_of, lines_of, parts_of


def briefing_paper(texts: Texts, requisites: Requisites) -> Paper:
    return _paper(texts, requisites, noun="Справка", annex_reference="к справке")


def report_paper(texts: Texts, requisites: Requisites) -> Paper:
    return _paper(texts, requisites, noun="Отчёт", annex_reference="к отчёту")


def _paper(texts: Texts, requisites: Requisites, *, noun: str, annex_reference: str) -> Paper:
    body, annexes = body_and_annexes(parts_of(texts.get("parts")))
    heading = line_of(texts, "heading")
    drawings = drawings_of(texts)
    written = list(part_blocks(body, drawings=drawings))
    sections = [PageSection(Orientation.PORTRAIT, tuple(_blocks(texts, requisites, written)))]
    sections += annex_sections(
        annexes,
        field="parts",
        first=len(body) + 1,
        stamp=lambda _, number: (annex_name(number, len(annexes)), annex_reference),
        drawings=drawings,
    )
    return Paper(
        title=file_title(noun, heading, requisites.dated_on, requisites.number_text),
        pages=numbered(sections),
        layout=requisites.layout,
        author=", ".join(lines_of(texts, "author_lines")),
        subject=" ".join(heading.split()),
        check_url=requisites.check_url,
    )


def _blocks(texts: Texts, requisites: Requisites, body: list[Block]) -> Iterator[Block]:
    if line_of(texts, "approver_name"):
        yield approval_stamp(lines_of(texts, "approver_post"), line_of(texts, "approver_name"))
    yield AuthorLines(typeset_lines(lines_of(texts, "author_lines")))
    yield KindTitle(line_of(texts, "kind") or "СПРАВКА")
    yield DateAndNumber(requisites.dated_on, requisites.number_text, typeset(line_of(texts, "place")))
    yield Heading(typeset_lines(line_of(texts, "heading").splitlines()))
    yield from body or [Paragraph((Gap("parts", "содержание документа"),))]
    yield signature(lines_of(texts, "signatory_post"), line_of(texts, "signatory_name"), who="составителя")
    performer = lines_of(texts, "performer")
    if performer:
        yield Performer(typeset_lines(performer))
