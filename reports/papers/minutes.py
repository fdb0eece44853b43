"""Minutes of a meeting (протокол), full and short, and the extract of one question (выписка).

Sequence by 3.5: «name of the organisation; ПРОТОКОЛ; name of the meeting in the genitive; date of the
meeting and number; place; Председатель –, Секретарь –, Присутствовали ... above about 10–15 people the
number and «список прилагается»; Приглашённые; ПОВЕСТКА ДНЯ; then for each item «1. СЛУШАЛИ:» …
«ВЫСТУПИЛИ:» … «РЕШИЛИ:» 1.1., 1.2. ... signatures of the chair and the secretary. Short form: without
the speeches». Chair and secretary may be absent: then nobody signs. Decisions are numbered after their
item (PR-02); a number that was typed is kept.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from msoko.lib.language_ru import counted, date_in_words, typeset
from reports.papers.model import (
    AuthorLines,
    Block,
    Bullets,
    Clause,
    DateAndNumber,
    Gap,
    Heading,
    KindTitle,
    Label,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    SignatureBlock,
)
from reports.papers.parts import annex_name, annex_sections, body_and_annexes
from reports.papers.pictures import drawings_of, numbered
from reports.papers.requisites import (
    Requisites,
    approval_stamp,
    file_title,
    runs_of,
    signature,
    typeset_lines,
)
from reports.papers.stored_texts import CLAUSE_NUMBER
from reports.papers.texts import AgendaItem, Part, PartKind, Texts, agenda_of, line_of, lines_of, parts_of

#: «above about 10–15 people the number and «список прилагается»
LISTED = 15
SHORT = "short"


def minutes_paper(texts: Texts, requisites: Requisites) -> Paper:
    blocks: list[Block] = []
    if line_of(texts, "approver_name"):
        blocks.append(approval_stamp(lines_of(texts, "approver_post"), line_of(texts, "approver_name")))
    blocks += _opening(texts, requisites, "ПРОТОКОЛ")
    blocks += _people(texts)
    items = agenda_of(texts.get("agenda"))
    blocks += _agenda(items)
    blocks += _items(items, is_short=line_of(texts, "form") == SHORT)
    blocks += _signatures(texts)
    sections = [PageSection(Orientation.PORTRAIT, tuple(blocks)), *_annexes(texts)]
    heading = f"{line_of(texts, 'heading')}"
    return Paper(
        title=file_title("Протокол", heading, requisites.dated_on, requisites.number_text),
        pages=numbered(sections),
        layout=requisites.layout,
        author=", ".join(lines_of(texts, "author_lines")),
        subject=f"Протокол {heading}".strip(),
        check_url=requisites.check_url,
    )


def extract_paper(texts: Texts, requisites: Requisites) -> Paper:
    """Print the chosen questions with the requisites of the minutes, and who vouches for the copy (PR-03)."""
    original = replace(requisites, dated_on=_minutes_day(texts), number_text=line_of(texts, "minutes_number"))
    blocks: list[Block] = [*_opening(texts, original, "ВЫПИСКА ИЗ ПРОТОКОЛА")]
    blocks += _people(texts)
    items = agenda_of(texts.get("agenda"))
    first = int(line_of(texts, "first_item") or 1)
    blocks += _items(items, is_short=line_of(texts, "form") == SHORT, first=first)
    for name in ("chair", "secretary"):
        if line_of(texts, name):
            post = "Председатель" if name == "chair" else "Секретарь"
            blocks.append(SignatureBlock((post,), typeset(_person(line_of(texts, name)))))
    blocks.append(Label(("Выписка верна",)))
    blocks.append(signature(lines_of(texts, "signatory_post"), line_of(texts, "signatory_name")))
    if requisites.dated_on:
        blocks.append(Paragraph((date_in_words(requisites.dated_on, is_quoted=False),), indent=False))
    heading = line_of(texts, "heading")
    return Paper(
        title=file_title("Выписка из протокола", heading, requisites.dated_on, requisites.number_text),
        pages=(PageSection(Orientation.PORTRAIT, tuple(blocks)),),
        layout=requisites.layout,
        author=", ".join(lines_of(texts, "author_lines")),
        subject=f"Выписка из протокола {heading}".strip(),
        check_url=requisites.check_url,
    )


def _minutes_day(texts: Texts) -> date | None:
    text = line_of(texts, "minutes_on")
    return date.fromisoformat(text) if text else None


def _opening(texts: Texts, requisites: Requisites, title: str) -> Iterator[Block]:
    yield AuthorLines(typeset_lines(lines_of(texts, "author_lines")))
    yield KindTitle(title)
    yield DateAndNumber(requisites.dated_on, requisites.number_text, typeset(line_of(texts, "place")))
    yield Heading(typeset_lines(line_of(texts, "heading").splitlines()))


def _people(texts: Texts) -> Iterator[Block]:
    for name, label in (("chair", "Председатель"), ("secretary", "Секретарь")):
        if line_of(texts, name):
            yield Paragraph((f"{label} – ", *runs_of(name, line_of(texts, name))), indent=False)
    for name, label in (("present", "Присутствовали"), ("invited", "Приглашённые")):
        people = lines_of(texts, name)
        if len(people) > LISTED:
            number = counted(len(people), "человек", "человека", "человек")
            yield Paragraph((f"{label}: {number} (список прилагается).",), indent=False)
        elif people:
            yield Label((f"{label}:",))
            yield Bullets(tuple(runs_of(name, line) for line in people))


def _agenda(items: tuple[AgendaItem, ...]) -> Iterator[Block]:
    yield Label(("ПОВЕСТКА ДНЯ:",))
    if not items:
        yield Paragraph((Gap("agenda", "вопросы повестки дня"),))
    for number, item in enumerate(items, start=1):
        title = runs_of(f"agenda-{number}", item.title) or (Gap(f"agenda-{number}", "название вопроса"),)
        speaker = runs_of(f"agenda-{number}", item.speaker)
        yield Clause(f"{number}.", (*title, *((" (докладчик: ", *speaker, ")") if speaker else ()), "."))


def _items(items: tuple[AgendaItem, ...], *, is_short: bool, first: int = 1) -> Iterator[Block]:
    """`first` is the number of the first question: an extract keeps the number of the minutes."""
    for number, item in enumerate(items, start=first):
        field = f"agenda-{number - first + 1}"
        yield Label((f"{number}. СЛУШАЛИ:",))
        yield Paragraph(_heard(item, field))
        if item.heard and not is_short:
            yield from (Paragraph(runs_of(field, line)) for line in _lines(item.heard))
        if item.spoke and not is_short:
            yield Label(("ВЫСТУПИЛИ:",))
            yield from (Paragraph(runs_of(field, line)) for line in _lines(item.spoke))
        if item.decided:
            yield Label(("РЕШИЛИ:",))
            yield from decisions(item.decided, number, field)


def _heard(item: AgendaItem, field: str) -> tuple[str | Gap, ...]:
    title = runs_of(field, item.title) or (Gap(field, "название вопроса"),)
    return (*runs_of(field, item.speaker), " – ", *title, ".") if item.speaker else (*title, ".")


def decisions(text: str, item: int, field: str) -> Iterator[Clause]:
    """«РЕШИЛИ: 1.1., 1.2.»; a number that stands before the words is kept as typed."""
    counter = count(1)
    for line in _lines(text):
        number = CLAUSE_NUMBER.match(line)
        place = next(counter)
        label = f"{number.group(1)}." if number else f"{item}.{place}."
        yield Clause(label, runs_of(field, line[number.end() :] if number else line))


def _signatures(texts: Texts) -> Iterator[Block]:
    for name, post in (("chair", "Председатель"), ("secretary", "Секретарь")):
        if line_of(texts, name):
            yield SignatureBlock((post,), typeset(_person(line_of(texts, name))))


def _person(line: str) -> str:
    """The name alone of «Иванова И.И., начальник отдела» or «Иванова И.И. – начальник отдела»."""
    return line.split(" – ")[0].split(" - ")[0].split(",")[0].strip()


def _annexes(texts: Texts) -> Iterator[PageSection]:
    """Long lists of people come first; what a person has written follows."""
    lists = [
        [Part(PartKind.ANNEX, title), Part(PartKind.LIST, "\n".join(lines_of(texts, name)))]
        for name, title in (("present", "Список присутствовавших"), ("invited", "Список приглашённых"))
        if len(lines_of(texts, name)) > LISTED
    ]
    _, written = body_and_annexes(parts_of(texts.get("annexes")))
    annexes = [*lists, *written]
    yield from annex_sections(
        annexes,
        field="annexes",
        first=1 - 2 * len(lists),
        stamp=lambda _, number: (
            annex_name(number, len(annexes)),
            "к протоколу",
            *line_of(texts, "heading").splitlines(),
        ),
        drawings=drawings_of(texts),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
