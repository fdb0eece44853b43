"""A file of a plan -> ParsedPlan and Problems (requirements I1-I6).

The stages: `limits` (what is refused), `reading` (file -> raw blocks), `headers` and `alignment` (columns),
`damage` (torn rows), `grouping`, `joining` and `tree` (sections and whole rows), `executors`, `deliverables`,
`surroundings` and `acts` (the words around), `doubts` (questions). `assembly` calls them in order.
Pure: no Django, no clock, nothing is stored. Deadlines are words here; plans.deadlines understands them.
"""

from dataclasses import dataclass

from plans.importing.assembly import assembled
from plans.importing.deliverables import DeliverableKinds
from plans.importing.executors import BodyDictionary
from plans.importing.limits import MAX_HTML_BYTES, MAX_TEXT_BYTES, Unreadable, decoded, source_format
from plans.importing.parsed import WHOLE_DOCUMENT, ParsedPlan, Problem
from plans.importing.reading.blocks import RawBlock
from plans.importing.reading.docx import read_docx
from plans.importing.reading.html import read_html
from plans.importing.reading.opendocument import read_odf
from plans.importing.reading.pdf import read_pdf
from plans.importing.reading.text import read_text
from plans.importing.reading.xlsx import read_xlsx
from plans.importing.rows import warning

__all__ = [
    "BodyDictionary",
    "DeliverableKinds",
    "ParsedPlan",
    "Source",
    "Unreadable",
    "read_html_source",
    "read_pasted_html",
    "read_pasted_text",
    "read_plan",
    "read_source",
    "read_text_source",
    "understood",
]


_FORMAT_NAMES = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "opendocument": "OpenDocument"}


def read_plan(
    content: bytes, filename: str, *, dictionary: BodyDictionary, deliverable_kinds: DeliverableKinds
) -> ParsedPlan:
    """Read a file of any known format; raises Unreadable with a sentence for a person, nothing else."""
    return understood(
        read_source(content, filename), dictionary=dictionary, deliverable_kinds=deliverable_kinds
    )


def read_pasted_text(
    text: str, *, dictionary: BodyDictionary, deliverable_kinds: DeliverableKinds
) -> ParsedPlan:
    """Read a table pasted from Word, Excel or a page."""
    return understood(read_text_source(text), dictionary=dictionary, deliverable_kinds=deliverable_kinds)


def read_pasted_html(
    html: str, *, dictionary: BodyDictionary, deliverable_kinds: DeliverableKinds
) -> ParsedPlan:
    """Read what Word, Excel or a page puts on the clipboard as text/html."""
    return understood(read_html_source(html), dictionary=dictionary, deliverable_kinds=deliverable_kinds)


@dataclass(frozen=True)
class Source:
    """A document as read, before anything in it is understood."""

    blocks: tuple[RawBlock, ...]
    source_format: str
    filename: str = ""
    problems: tuple[Problem, ...] = ()


def read_source(content: bytes, filename: str) -> Source:
    kind = source_format(content, filename)
    blocks, problems = _blocks(content, kind)
    return Source(blocks, kind, filename, tuple(problems))


def read_text_source(text: str) -> Source:
    _check_pasted(text, MAX_TEXT_BYTES)
    return Source(read_text(text), "pasted")


def read_html_source(html: str) -> Source:
    _check_pasted(html, MAX_HTML_BYTES)
    return Source(read_html(html), "pasted")


def understood(
    source: Source, *, dictionary: BodyDictionary, deliverable_kinds: DeliverableKinds
) -> ParsedPlan:
    return assembled(
        source.blocks,
        source.filename,
        dictionary=dictionary,
        deliverable_kinds=deliverable_kinds,
        source_format=source.source_format,
        problems=source.problems,
    )


def _check_pasted(text: str, limit: int) -> None:
    if len(text.encode(errors="replace")) > limit:
        raise Unreadable("Текста слишком много. Вставьте только таблицу плана.")
    if not text.strip():
        raise Unreadable("Текст пуст. Скопируйте таблицу плана целиком и вставьте её сюда.")


def _blocks(content: bytes, kind: str) -> tuple[tuple[RawBlock, ...], list[Problem]]:
    if kind == "text":
        return read_text(decoded(content)), []
    try:
        if kind == "docx":
            return read_docx(content), []
        if kind == "pdf":
            return read_pdf(content), []
        workbook = read_xlsx(content) if kind == "xlsx" else read_odf(content)
    except Unreadable:
        raise
    # A broken file makes the readers raise anything: each of it means the same to the sender.
    except Exception as error:
        raise Unreadable(
            f"Файл {_FORMAT_NAMES[kind]} повреждён и не читается. Откройте его в своей программе, сохраните "
            "заново и загрузите ещё раз."
        ) from error
    problems = [
        warning("hidden_sheet", WHOLE_DOCUMENT, f"Скрытый лист «{name}» не прочитан.")
        for name in workbook.hidden_names
    ]
    problems.extend(
        warning("sheet_cut", WHOLE_DOCUMENT, f"Лист «{name}» слишком велик и прочитан не до конца.")
        for name in workbook.cut_names
    )
    problems.extend(
        warning(
            "hidden_rows",
            WHOLE_DOCUMENT,
            f"На листе «{name}» прочитаны и скрытые строки: {count}. Удалите те, которые не нужны.",
        )
        for name, count in workbook.hidden_rows
    )
    return workbook.blocks, problems
