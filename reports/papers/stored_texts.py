"""The texts of an order between the database, the form and the paper.

A document keeps its words as plain JSON; number and date are columns of their own, because the
database guards them. A clause is edited as lines: the first is the clause, each further one a subclause.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reports.papers.order import OWN_OPENING, AnnexStyle, ClauseFacts, OrderFacts, VerbStyle
from reports.papers.texts import Texts, line_of, lines_of, parts_of, stored

LINE_FIELDS = ("author_lines", "grounds", "signatory_post")
PLAIN_FIELDS = ("heading", "aim", "signatory_name", "issuer_genitive", "place", "kind")
GROUND_START = re.compile(r"^\s*в\s+соответствии\s+со?\s+", re.IGNORECASE)
AIM_START = re.compile(r"(?:^|,?\s+)(?:в\s+целях|с\s+целью)\s+", re.IGNORECASE)
#: how an act begins where it is named after «в соответствии с»
ACT = re.compile(
    r"(?:федеральн\w+|конституци\w+|закон\w*|кодекс\w*|указ\w*|постановлени\w+|распоряжени\w+|приказ\w*"
    r"|решени\w+|положени\w+|порядк\w+|устав\w*|стать\w+|част\w+|пункт\w*|письм\w+|протокол\w*|план\w*"
    r"|программ\w+|концепци\w+|стратеги\w+|соглашени\w+|договор\w*|регламент\w*|результат\w+|рекомендаци\w+)\b",
    re.IGNORECASE,
)
CLAUSE_NUMBER = re.compile(r"^\s*[-–—]?\s*(\d{1,2}(?:\.\d{1,2})*)[.)]\s+")
OPENING, CLOSING = "«(", "»)"


def texts_of(order: OrderFacts) -> Texts:
    texts: Texts = {name: list(getattr(order, name)) for name in LINE_FIELDS}
    texts |= {name: getattr(order, name) for name in PLAIN_FIELDS}
    texts["clauses"] = ["\n".join((clause.text, *clause.subclauses)) for clause in order.clauses]
    texts["verb_style"] = order.verb_style.value
    texts["annex_style"] = order.annex_style.value
    if order.annexes:
        texts["annexes"] = stored(order.annexes)
    return texts


def order_of(texts: Texts, *, dated_on: datetime.date | None, number_text: str) -> OrderFacts:
    lines: dict[str, Any] = {name: lines_of(texts, name) for name in LINE_FIELDS}
    plain: dict[str, Any] = {name: line_of(texts, name) for name in PLAIN_FIELDS}
    plain["kind"] = plain["kind"] or "ПРИКАЗ"
    return OrderFacts(
        **lines,
        **plain,
        clauses=tuple(clause_of(text) for text in lines_of(texts, "clauses")),
        verb_style=VerbStyle(str(texts.get("verb_style", VerbStyle.CAPITALS))),
        annex_style=AnnexStyle(str(texts.get("annex_style", AnnexStyle.APPROVED))),
        annexes=parts_of(texts.get("annexes")),
        dated_on=dated_on,
        number_text=number_text,
    )


def split_preamble(preamble: str) -> tuple[tuple[str, ...], str]:
    """Cut «В соответствии с <основания>, в целях <цель>» into grounds and aim; either may be empty.

    Grounds that are named by other words («На основании приказа ...») keep these words: the paper puts
    «В соответствии с» only before a ground that brings none. What begins in no known way becomes a [[hint]].
    """
    words = preamble.strip().rstrip(",:;. ")
    starts = list(AIM_START.finditer(words))
    # The last «в целях» is the aim of the order; an earlier one belongs to the name of an act.
    cut, end = (starts[-1].start(), starts[-1].end()) if starts else (len(words), len(words))
    grounds, aim = words[:cut].rstrip(", "), words[end:]
    if not grounds:
        return (), aim
    if GROUND_START.match(grounds):
        return tuple(_acts(GROUND_START.sub("", grounds))), aim
    if OWN_OPENING.match(grounds):
        return tuple(_acts(grounds)), aim
    return (f"[[основание: {grounds}]]",), aim


def _acts(words: str) -> Iterator[str]:
    """Cut at the commas before the name of a next act, never inside its quoted title or brackets."""
    depth = start = 0
    for place, sign in enumerate(words):
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign == "," and depth == 0 and ACT.match(words[place + 1 :].lstrip()):
            yield words[start:place].strip()
            start = place + 1
    yield words[start:].strip()


def numbered_clauses(printed: Iterable[str]) -> tuple[ClauseFacts, ...]:
    """Clauses without their printed numbers; «2.1.» becomes a subclause of the clause above it."""
    clauses: list[ClauseFacts] = []
    for text in printed:
        number = CLAUSE_NUMBER.match(text)
        words = text[number.end() :].strip() if number else text.strip()
        if number and "." in number.group(1) and clauses:
            clauses[-1] = ClauseFacts(clauses[-1].text, (*clauses[-1].subclauses, words))
        elif words:
            clauses.append(ClauseFacts(words))
    return tuple(clauses)


def verb_style_of(verb: str) -> VerbStyle | None:
    """How the printed «приказываю» is written; None when there is another verb or none."""
    letters = "".join(verb.split()).strip(":")
    if not letters.lower().startswith("приказ"):
        return None
    if len(verb.split()) > 1:
        return VerbStyle.SPACED
    return VerbStyle.CAPITALS if letters.isupper() else VerbStyle.INLINE


def clause_of(text: str) -> ClauseFacts:
    first, *others = [line.strip() for line in text.splitlines() if line.strip()]
    return ClauseFacts(first, tuple(others))
