"""The act around a plan: an order, minutes of a meeting, or only the stamp «УТВЕРЖДАЮ».

Decided here: which lines of the text are number, date, author, heading, preamble, verb, clauses and
signatory (the order of the parts is that of S1 in domain 1.3). A clause broken over a page is joined. What
is not found stays empty: the person fills it in on the preview. Lines that the act does not use are handed
back: a regulation may stand among them. Minutes are read by `minutes`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.importing.act_lines import (
    CLAUSE,
    DATE_OR_NUMBER_LINE,
    NAME,
    POST,
    STAMP,
    VERB,
    Lines,
    first_date,
    first_number,
    stamp_of,
    verb_of,
)
from plans.importing.minutes import is_minutes, read_minutes
from plans.importing.parsed import ParsedOrder
from plans.importing.reading.blocks import RawParagraph

_ACT = re.compile(r"^(приказ|распоряжение|постановление|решение)$")
_PREAMBLE = re.compile(
    r"^(?:в соответствии|на основании|в целях|с целью|во исполнение|руководствуясь|в связи|по итогам"
    r"|в рамках)",
    re.IGNORECASE,
)
_END_OF_ACT = re.compile(
    r"^(?:приложение\b|утвержд[её]н|исп(?:олнитель)?\b\.?|с приказом ознакомлен)", re.IGNORECASE
)
_NAMED_ACT = re.compile(r"^(?:утвержд[её]н[аоы]?\b|приложение\b|к приказу)", re.IGNORECASE)
_MAX_SIGNATORY_LINES = 8
_MAX_STAMP_LINES = 8


@dataclass(frozen=True)
class ReadAct:
    """`spare` are the lines above the plan that the act does not hold, `spare_below` those below it."""

    order: ParsedOrder | None
    spare: tuple[str, ...]
    spare_below: tuple[str, ...]


def read_act(before: Sequence[RawParagraph], after: Sequence[RawParagraph]) -> ReadAct:
    """Read the act out of the lines above the title; minutes go on below the table."""
    lines, below = Lines.of(before), Lines.of(after)
    name = next((i for i, text in enumerate(lines.texts) if _ACT.match(_unspaced(text))), None)
    if name is not None:
        order, end = _order(lines, name)
        return ReadAct(order, lines.texts[end:], below.texts)
    minutes = is_minutes(lines)
    if minutes is not None:
        found = read_minutes(lines, minutes, below)
        return ReadAct(found.order, found.talk, found.rest_below)
    post, signatory = stamp_of(lines)
    if post or signatory:
        order = ParsedOrder(signatory_post=post, signatory_name=signatory, kind="stamp")
        return ReadAct(order, _below_stamp(lines, signatory), below.texts)
    return ReadAct(_named_act(lines), lines.texts, below.texts)


def _below_stamp(lines: Lines, signatory: str) -> tuple[str, ...]:
    start = next(i for i, text in enumerate(lines.texts) if STAMP.match(text))
    ends = (i for i in range(start, len(lines.texts)) if signatory and signatory in lines.texts[i])
    end = next(ends, start)
    return (*lines.texts[:start], *lines.texts[end + 1 :])


def _named_act(lines: Lines) -> ParsedOrder | None:
    """Read «УТВЕРЖДЁН приказом … от … № …» or «Приложение к приказу от … № …» above the title."""
    start = lines.find(_NAMED_ACT)
    if start is None:
        return None
    named = lines.texts[start : start + _MAX_STAMP_LINES]
    number, day = first_number(named), first_date(named)
    return ParsedOrder(number_text=number, dated_on=day, kind="named") if number or day else None


def _order(lines: Lines, name: int) -> tuple[ParsedOrder, int]:
    """Give the order and the line behind it."""
    verb = lines.find(VERB, name + 1)
    preamble = next((i for i in range(name + 1, len(lines.texts)) if _PREAMBLE.match(lines.texts[i])), verb)
    top_end = preamble if preamble is not None else len(lines.texts)
    top = lines.texts[name + 1 : top_end]
    body_end = _body_end(lines, verb)
    clauses, rest = _clauses(lines, verb, body_end)
    post, signatory, signed = _signatory(rest)
    order = ParsedOrder(
        number_text=first_number(top),
        dated_on=first_date(top),
        author_lines=tuple(lines.texts[:name]),
        heading=_heading(top),
        preamble=_preamble(lines, preamble, verb),
        verb=verb_of(lines.texts[verb]) if verb is not None else "",
        clauses=clauses,
        signatory_post=post,
        signatory_name=signatory,
    )
    return order, body_end - len(rest) + signed


def _unspaced(text: str) -> str:
    """Read «П Р И К А З» as one word."""
    lowered = text.lower().strip(" .:")
    return lowered.replace(" ", "") if re.fullmatch(r"(?:\w )+\w", lowered) else lowered


def _heading(top: Sequence[str]) -> str:
    start = next((i for i, line in enumerate(top) if re.match(r"^(?:об?|о внесении)\s", line, re.I)), None)
    if start is None:
        return ""
    return " ".join(line for line in top[start:] if not DATE_OR_NUMBER_LINE.match(line))


def _preamble(lines: Lines, start: int | None, verb: int | None) -> str:
    if start is None or verb is None:
        return ""
    return VERB.sub("", " ".join(lines.texts[start : verb + 1])).strip(" :")


def _body_end(lines: Lines, verb: int | None) -> int:
    start = len(lines.texts) if verb is None else verb + 1
    return next(
        (i for i in range(start, len(lines.texts)) if _END_OF_ACT.match(lines.texts[i])), len(lines.texts)
    )


def _clauses(lines: Lines, verb: int | None, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the clauses and the lines of the signatory under them."""
    if verb is None:
        return (), ()
    clauses: list[str] = []
    for index in range(verb + 1, end):
        line = lines.texts[index]
        if CLAUSE.match(line) or not clauses:
            clauses.append(re.sub(r"^[-–—]\s*(?=\d)", "", line))
        elif _begins_signature(lines, index) and clauses[-1].endswith((".", ";")):
            return tuple(clauses), lines.texts[index:end]
        else:
            clauses[-1] = f"{clauses[-1]} {line}"
    return tuple(clauses), ()


def _begins_signature(lines: Lines, index: int) -> bool:
    """Tell «Начальник управления … И.И. Иванова», also when no empty line stands above it."""
    line = lines.texts[index]
    return bool(POST.match(line)) and (lines.opens[index] or NAME.search(line) is not None)


def _signatory(lines: Sequence[str]) -> tuple[str, str, int]:
    """Give post, name and how many lines they took."""
    post: list[str] = []
    for count, line in enumerate(lines[:_MAX_SIGNATORY_LINES], start=1):
        found = NAME.search(line)
        if found:
            head = line[: found.start(1)].strip(" _/")
            return " ".join([*post, head]).strip(), found[1], count
        post.append(line)
    return " ".join(post[:1]), "", min(len(lines), 1)
