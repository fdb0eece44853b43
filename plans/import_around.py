"""The words around the table that are kept with the plan: the act, and texts of their own (I3).

Decided here: what of them belongs to the plan for good. The act keeps its number, date, signatory, the people
present and the decisions apart; a regulation, the course of a meeting and any prose that stands nowhere in
the plan are kept whole, as they were read.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.import_source import ReadFile, left_paragraphs
from plans.importing.parsed import ParsedOrder

_REGULATION = re.compile(r"^\W*(?:временн\w+\s+)?(?:положение|порядок|регламент|концепция|методика)\b", re.I)
_LEAST_LETTERS = 200
_TITLE_LENGTH = 200
REST_TITLE = "Текст вокруг таблицы"


@dataclass(frozen=True)
class AroundText:
    kind: str
    title: str
    text: str = ""
    number_text: str = ""
    dated_on: datetime.date | None = None
    signatory_post: str = ""
    signatory_name: str = ""
    present_text: str = ""
    agenda_text: str = ""
    decisions_text: str = ""


def around_texts(read: ReadFile) -> list[AroundText]:
    return [*_acts(read.parsed.order), *_own_texts(read)]


def _acts(order: ParsedOrder | None) -> Iterator[AroundText]:
    if order is None:
        return
    is_minutes = order.kind == "minutes"
    words = (*order.author_lines, order.preamble, order.verb, *(() if is_minutes else order.clauses))
    yield AroundText(
        kind=order.kind,
        title=order.heading,
        text="\n".join(filter(None, words)),
        number_text=order.number_text,
        dated_on=order.dated_on,
        signatory_post=order.signatory_post,
        signatory_name=order.signatory_name,
        present_text="\n".join(getattr(order, "present", ())),
        agenda_text="\n".join(getattr(order, "agenda", ())),
        decisions_text="\n".join(order.clauses) if is_minutes else "",
    )


def _own_texts(read: ReadFile) -> Iterator[AroundText]:
    attached = getattr(read.parsed, "attachments", ())
    for one in attached:
        kind = "regulation" if _REGULATION.match(one.title) else "text"
        yield AroundText(kind, one.title, one.text)
    held = {line.strip() for one in attached for line in one.text.splitlines()}
    rest = [text for text in left_paragraphs(read) if not set(map(str.strip, text.splitlines())) <= held]
    if sum(map(len, rest)) < _LEAST_LETTERS:
        return
    is_regulation = _REGULATION.match(rest[0])
    title = " ".join(rest[0].split())[:_TITLE_LENGTH] if is_regulation else REST_TITLE
    yield AroundText("regulation" if is_regulation else "text", title, "\n".join(rest))
