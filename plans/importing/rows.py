"""A row laid under the columns of its table: the common coin of joining, grouping and damage.

Decided here: what counts as an empty cell («drop cells with punctuation or one number only», domain 1.6) and
what counts as a printed number of an activity (domain 1.4).
"""

import re
from dataclasses import dataclass, field, replace

from plans.importing.headers import Layout
from plans.importing.parsed import ColumnKey, Place, Problem, SectionLevel, Severity
from plans.importing.reading.blocks import RawParagraph
from plans.importing.words import one_line

_NUMBER = re.compile(
    r"^№?\s*\.?\d{1,4}[а-я]?(?:\s?\.\s?\d{1,4}[а-я]?){0,5}\s?[.)]?$|^[а-яa-z]\s?[.)]$|^(?-i:[IVXLC]{1,6})\s?[.)]?$",
    re.IGNORECASE,
)
_NOISE = re.compile(r"^[\W_]*$|^\d{1,2}[\W_]*$")


@dataclass(frozen=True)
class Row:
    """Cells by position of the layout, cleaned; `is_draft` rows wait for a person.

    `level` marks a heading that a column of the table has given.
    """

    layout: Layout
    cells: tuple[str, ...]
    place: Place
    is_full_width: bool = False
    is_bold: bool = False
    is_draft: bool = False
    is_left_lost: bool = False
    down: tuple[int, ...] = ()
    level: SectionLevel | None = None
    key: str = ""
    problems: tuple[Problem, ...] = field(default=())

    def text(self, key: ColumnKey) -> str:
        index = self.layout.position(key)
        return "" if index is None else self.cells[index]

    @property
    def number(self) -> str:
        return one_line(self.text(ColumnKey.NUMBER))

    @property
    def title(self) -> str:
        return self.text(ColumnKey.TITLE)

    @property
    def has_number_column(self) -> bool:
        return self.layout.position(ColumnKey.NUMBER) is not None

    @property
    def raw_text(self) -> str:
        return " | ".join(one_line(cell) for cell in self.cells)

    def filled_keys(self) -> set[ColumnKey]:
        pairs = zip(self.layout.columns, self.cells, strict=True)
        return {column.key if column else ColumnKey.EXTRA for column, cell in pairs if cell}

    def is_bare(self) -> bool:
        """Tell whether nothing stands outside the number and the title."""
        return self.is_full_width or not self.filled_keys() - {ColumnKey.NUMBER, ColumnKey.TITLE}

    def with_cell(self, key: ColumnKey, text: str) -> "Row":
        index = self.layout.position(key)
        if index is None:
            return self
        return replace(self, cells=(*self.cells[:index], text, *self.cells[index + 1 :]))

    def with_number(self, text: str) -> "Row":
        return self.with_cell(ColumnKey.NUMBER, text)

    def with_problem(self, problem: Problem, *, is_draft: bool = False) -> "Row":
        return replace(self, problems=(*self.problems, problem), is_draft=self.is_draft or is_draft)


Item = Row | RawParagraph


def is_number(text: str) -> bool:
    return bool(_NUMBER.match(one_line(text)))


def is_noise(text: str) -> bool:
    """Tell a cell that says nothing: punctuation, or one short number."""
    return bool(_NOISE.match(one_line(text)))


def warning(code: str, place: Place, sentence: str, **more: str) -> Problem:
    return Problem(code, Severity.WARNING, place, sentence, **more)


def note(code: str, place: Place, sentence: str, **more: str) -> Problem:
    return Problem(code, Severity.NOTE, place, sentence, **more)


def error(code: str, place: Place, sentence: str, **more: str) -> Problem:
    return Problem(code, Severity.ERROR, place, sentence, **more)
