"""A letter (письмо) on the letterhead of the department.

By 3.7: «Letterhead with address and phone; «от … № …» and «на № … от …»; addressee upper right in
dative; heading «О направлении …» left ≤ 8 cm; text; «Приложение: на 3 л. в 1 экз.»; signature; performer
with phone at the bottom left. Bulk mailing: list of addressees as a separate page».
"""

from collections.abc import Iterator

from msoko.lib.language_ru import NBSP, date_in_figures, typeset
from reports.papers.model import (
    NUMBER_LINE,
    AnnexTitle,
    AuthorLines,
    Block,
    Clause,
    Gap,
    Heading,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Performer,
    SideBySide,
)
from reports.papers.parts import annex_sections, body_and_annexes, part_blocks
from reports.papers.pictures import drawings_of, numbered
from reports.papers.requisites import Requisites, file_title, runs_of, signature, typeset_lines
from reports.papers.texts import Texts, line_of, lines_of, parts_of

DATE_LINE = f"__.__.____{NBSP}"


def letter_paper(texts: Texts, requisites: Requisites) -> Paper:
    body, annexes = body_and_annexes(parts_of(texts.get("parts")))
    drawings = drawings_of(texts)
    blocks = tuple(_blocks(texts, requisites, list(part_blocks(body, drawings=drawings))))
    sections = [PageSection(Orientation.PORTRAIT, blocks), *_mailing_list(texts)]
    sections += annex_sections(
        annexes, field="parts", first=len(body) + 1, stamp=lambda *_: (), drawings=drawings
    )
    heading = line_of(texts, "heading")
    return Paper(
        title=file_title("Письмо", heading, requisites.dated_on, requisites.number_text),
        pages=numbered(sections),
        layout=requisites.layout,
        author=", ".join(lines_of(texts, "author_lines")),
        subject=" ".join(heading.split()),
        check_url=requisites.check_url,
    )


def _blocks(texts: Texts, requisites: Requisites, body: list[Block]) -> Iterator[Block]:
    yield AuthorLines(typeset_lines((*lines_of(texts, "author_lines"), *lines_of(texts, "contacts"))))
    addressee = tuple(runs_of("addressee", line) for line in lines_of(texts, "addressee"))
    yield SideBySide(
        left=tuple(_registration(texts, requisites)),
        right=addressee or ((Gap("addressee", "кому письмо"),),),
    )
    yield Heading(typeset_lines(line_of(texts, "heading").splitlines()))
    greeting = line_of(texts, "greeting")
    if greeting:
        yield AuthorLines((typeset(greeting),))
    yield from body or [Paragraph((Gap("parts", "текст письма"),))]
    enclosure = lines_of(texts, "enclosure")
    for position, line in enumerate(enclosure):
        yield Paragraph((f"Приложение: {typeset(line)}" if position == 0 else typeset(line),), indent=False)
    yield signature(lines_of(texts, "signatory_post"), line_of(texts, "signatory_name"))
    performer = lines_of(texts, "performer")
    if performer:
        yield Performer(typeset_lines(performer))


def _registration(texts: Texts, requisites: Requisites) -> Iterator[tuple[str]]:
    day = date_in_figures(requisites.dated_on) if requisites.dated_on else DATE_LINE.strip()
    number = f"№{NBSP}{requisites.number_text}" if requisites.number_text else NUMBER_LINE
    yield (f"от {day} {number}",)
    if line_of(texts, "reply_to"):
        yield (typeset(f"на {line_of(texts, 'reply_to')}"),)


def _mailing_list(texts: Texts) -> Iterator[PageSection]:
    names = lines_of(texts, "mailing_list")
    if names:
        listed = tuple(Clause(f"{number}.", (typeset(name),)) for number, name in enumerate(names, start=1))
        yield PageSection(Orientation.PORTRAIT, (AnnexTitle(("Список рассылки",)), *listed))
