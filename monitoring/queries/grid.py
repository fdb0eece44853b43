"""The form of one organisation as people see it: a row for each cell, its state in words, what still blocks.

CK-08: «нет данных», «не применимо» and 0 are written as three different things, in the cell as on paper.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from monitoring import checks
from monitoring.checks import Answer, Finding, Severity
from monitoring.models import DataRemark, FieldKind, PrimaryValue, RoundField
from monitoring.queries.form_checks import answer_of, columns_of
from monitoring.queries.forms_of_rounds import Cell, Form, checked
from monitoring.values import ABSENT_WORDS, Absent, number_words

_TONES = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: "grey"}
#: state of a row -> tone and words
STATES = {
    "error": ("red", "исправьте"),
    "comment": ("amber", "поясните"),
    "explained": ("green", "пояснено"),
    "filled": ("green", "записано"),
    "empty": ("grey", "не заполнено"),
}


@dataclass(frozen=True)
class GridRow:
    """`text` is what stands in the field; `is_new_part` when a heading `part` stands above it."""

    line: RoundField
    text: str
    previous: str
    comment: str
    version: int
    state: str
    findings: tuple[tuple[str, str], ...]
    remarks: tuple[DataRemark, ...]
    part: str = ""
    is_new_part: bool = False
    refusal: str = ""
    entered: PrimaryValue | None = None

    @property
    def key(self) -> str:
        """A text: two hundred rows print it ten times each, and numbers are first put into local form."""
        return str(self.line.pk)

    @property
    def tone(self) -> str:
        return "red" if self.refusal else STATES[self.state][0]

    @property
    def words(self) -> str:
        return "не сохранено" if self.refusal else STATES[self.state][1]

    @property
    def asks_comment(self) -> bool:
        return self.state in ("comment", "explained") or bool(self.comment)

    @property
    def is_wrong(self) -> bool:
        return bool(self.refusal) or self.state == "error"

    @property
    def is_number(self) -> bool:
        return self.line.field.kind in (FieldKind.WHOLE, FieldKind.DECIMAL)

    @property
    def list_id(self) -> str:
        """The list of words that the field offers."""
        return f"words-{self.line.pk}" if self.line.field.choices else "words-absent"


@dataclass(frozen=True)
class Grid:
    form: Form
    rows: tuple[GridRow, ...]
    blocking: tuple[Finding, ...]

    @property
    def filled_count(self) -> int:
        return sum(row.state != "empty" for row in self.rows)

    @property
    def wrong_count(self) -> int:
        return sum(row.is_wrong for row in self.rows)

    @property
    def silent_count(self) -> int:
        return sum(row.state == "comment" for row in self.rows)

    @property
    def empty_count(self) -> int:
        return sum(row.state == "empty" for row in self.rows)

    @property
    def blocking_rows(self) -> list[GridRow]:
        """Where a person has to go before the form can be sent."""
        places = {one.field for one in self.blocking}
        return [
            row
            for row in self.rows
            if row.line.field.code in places and row.state in ("error", "comment", "empty")
        ]

    @property
    def previous_year(self) -> int:
        return self.form.submission.round.year - 1

    @property
    def remark_count(self) -> int:
        return sum(len(row.remarks) for row in self.rows)


def grid_of(
    form: Form, *, typed: Mapping[int, str] | None = None, refused: Mapping[int, str] | None = None
) -> Grid:
    """By key of the line: `typed` words that stand in cells unsaved, `refused` why they were not saved."""
    typed, refused = typed or {}, refused or {}
    rows: list[GridRow] = []
    part = ""
    for cell in form.cells:
        row = _row(cell, typed.get(cell.round_field.pk), refused.get(cell.round_field.pk, ""))
        rows.append(replace(row, is_new_part=row.part != part))
        part = row.part
    return Grid(form, tuple(rows), form.unanswered())


def tried(form: Form, answers: Mapping[int, Answer], comments: Mapping[int, str]) -> Form:
    """The form as if these cells had been saved: what the checks would say of them; nothing is written."""
    given = dict(form.answers)
    cells = []
    for cell in form.cells:
        key = cell.round_field.pk
        if key in answers:
            given.pop(cell.place, None)
            if answers[key] is not None:
                given[cell.place] = answers[key]
            cell = replace(cell, value=_as_typed(cell, answers[key], comments.get(key)))
        cells.append(cell)
    remarks = [remark for cell in form.cells for remark in cell.remarks]
    return checked(replace(form, cells=tuple(cells), answers=given), remarks)


def _as_typed(cell: Cell, answer: Answer, comment: str | None) -> PrimaryValue | None:
    if answer is None:
        return None
    before = cell.value
    typed = PrimaryValue(field=cell.round_field.field, **columns_of(answer))
    typed.comment = comment if comment is not None else before.comment if before else ""
    typed.version = before.version if before else 0
    return typed


def _row(cell: Cell, typed: str | None, refusal: str) -> GridRow:
    line, value = cell.round_field, cell.value
    comment = value.comment if value else ""
    return GridRow(
        line,
        cell_text(value) if typed is None else typed,
        cell_text(cell.previous) if cell.previous else "",
        comment,
        value.version if value else 0,
        _state(cell, comment),
        tuple(
            (_TONES[one.severity], one.sentence) for one in cell.findings if one.kind != "required" or value
        ),
        cell.remarks,
        part=str(line.scope) if line.scope_id else "",
        refusal=refusal,
        entered=value,
    )


def _said(cell: Cell) -> tuple[tuple[str, str], ...]:
    """What the checks say; of an empty cell its state says enough."""
    shown = [one for one in cell.findings if one.kind != "required" or cell.value is not None]
    return tuple((_TONES[one.severity], one.sentence) for one in shown)


def _state(cell: Cell, comment: str) -> str:
    if cell.value is None:
        return "empty"
    severities = {one.severity for one in cell.findings}
    if Severity.ERROR in severities:
        return "error"
    if Severity.WARNING not in severities:
        return "filled"
    silent = checks.unanswered(cell.findings, {one.key: comment for one in cell.findings})
    return "comment" if silent else "explained"


def cell_text(value: PrimaryValue | None) -> str:
    """What a person would type: «1 234,5», «20.04.2026», «нет данных»."""
    return "" if value is None else answer_text(answer_of(value))


def answer_text(answer: Answer) -> str:
    if isinstance(answer, Absent):
        return ABSENT_WORDS[answer]
    if isinstance(answer, datetime.date):
        return f"{answer:%d.%m.%Y}"
    if isinstance(answer, Decimal):
        return number_words(answer, _decimals(answer)).replace("\u2212", "-")
    return str(answer or "")


def _decimals(number: Decimal) -> int:
    """As many places as the number has: a cell may hold six."""
    return max(0, -int(number.normalize().as_tuple().exponent))
