"""The texts of an order between the database, the form and the paper.

A document keeps its words as plain JSON; number and date are columns of their own, because the
database guards them. A clause is edited as lines: the first is the clause, each further one a subclause.
"""

import datetime
import re

from reports.papers.order import AnnexStyle, ClauseFacts, OrderFacts, VerbStyle

Texts = dict[str, str | list[str]]

LINE_FIELDS = ("author_lines", "grounds", "signatory_post")
PLAIN_FIELDS = ("heading", "aim", "signatory_name", "issuer_genitive", "place", "kind")
GROUND_START = re.compile(r"^\s*в\s+соответствии\s+со?\s+", re.IGNORECASE)
AIM_START = re.compile(r",?\s+в\s+целях\s+", re.IGNORECASE)


def texts_of(order: OrderFacts) -> Texts:
    texts: Texts = {name: list(getattr(order, name)) for name in LINE_FIELDS}
    texts |= {name: getattr(order, name) for name in PLAIN_FIELDS}
    texts["clauses"] = ["\n".join((clause.text, *clause.subclauses)) for clause in order.clauses]
    texts["verb_style"] = order.verb_style.value
    texts["annex_style"] = order.annex_style.value
    return texts


def order_of(texts: Texts, *, dated_on: datetime.date | None, number_text: str) -> OrderFacts:
    return OrderFacts(
        **{name: tuple(_lines(texts.get(name))) for name in LINE_FIELDS},
        **{name: str(texts.get(name, "")) for name in PLAIN_FIELDS},
        clauses=tuple(_clause(text) for text in _lines(texts.get("clauses"))),
        verb_style=VerbStyle(str(texts.get("verb_style", VerbStyle.CAPITALS))),
        annex_style=AnnexStyle(str(texts.get("annex_style", AnnexStyle.APPROVED))),
        dated_on=dated_on,
        number_text=number_text,
    )


def split_preamble(preamble: str) -> tuple[str, str]:
    """Cut «В соответствии с <основания>, в целях <цель>» into grounds and aim; either may be empty."""
    words = preamble.strip().rstrip(",:;. ")
    grounds, _, aim = _partition(AIM_START, words)
    return GROUND_START.sub("", grounds).rstrip(", "), aim


def _partition(pattern: re.Pattern[str], words: str) -> tuple[str, str, str]:
    found = None
    for found in pattern.finditer(words):  # noqa: B007 -- the last «в целях» is the aim of the order
        pass
    if found is None:
        return words, "", ""
    return words[: found.start()], found.group(), words[found.end() :]


def _lines(value: str | list[str] | None) -> list[str]:
    return [line for line in value or [] if line.strip()] if not isinstance(value, str) else [value]


def _clause(text: str) -> ClauseFacts:
    first, *others = [line.strip() for line in text.splitlines() if line.strip()]
    return ClauseFacts(first, tuple(others))
