"""The lexicon: every form of each word a deadline is written with -> the class the grammar sees."""

from typing import NamedTuple

from plans.deadlines.words_meaning import LINK_ROWS, MEANING_ROWS
from plans.deadlines.words_time import COUNT_ROWS, MONTH_ROWS, NAMED_AFTER, TIME_ROWS

ROWS = MONTH_ROWS + NAMED_AFTER + TIME_ROWS + COUNT_ROWS + LINK_ROWS + MEANING_ROWS


class Word(NamedTuple):
    kind: str
    value: int


def _forms() -> dict[str, Word]:
    forms: dict[str, Word] = {}
    for kind, value, stem, endings in ROWS:
        for ending in endings.split():
            form = stem if ending == "-" else stem + ending
            forms.setdefault(form, Word(kind, value))
    return forms


FORMS = _forms()
