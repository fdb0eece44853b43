"""The workbook of one organisation in one round, with the checks of the page built in, and how it is read
back (M2).

«XLSX form per school with the same checks built in and read back»: what may be typed is a validation of the
cell, what the checks say stands in the column «Проверка», written by `monitoring.checks.workbook`. The
workbook knows whose it is and of which round; the lines know their fields, however they are sorted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring import checks
from monitoring.checks import Check
from monitoring.models import PrimaryValue
from monitoring.queries.form_checks import FIELD_KINDS, answer_of
from monitoring.queries.forms_of_rounds import Cell, Form, answers_of_scope, checks_by_scope
from monitoring.values import ABSENT_WORDS, Absent
from msoko.lib.spreadsheets_forms import FormLine, RawRow, value_cell, write_form

_HEADER = ("Показатель", "Единица")
#: what the column «Проверка» says when a check is not content
SENTENCES = {
    "required": "Не заполнено",
    "whole": "Нужно целое число",
    "bounds": "Число вне допустимых границ",
    "not_more": "Больше, чем {others}",
    "sum": "Не равно сумме: {others}",
    "date_order": "Дата раньше, чем {others}",
    "allowed": "Такого значения нет в перечне",
    "change": "Сильно отличается от прошлого года: поясните",
    "forms": "Расходится с другой формой: поясните",
}
_MARK = "msoko"


def form_workbook(form: Form) -> bytes:
    submission = form.submission
    notes = [
        f"{submission.organization.name}. {submission.round.get_period_display()}, {submission.round.year}",
        f"Заполните до {form.closes_on:%d.%m.%Y}. Меняются только столбцы «Значение» и «Пояснение».",
        "Если значения нет, напишите «нет данных» или «не применимо»: это не то же самое, что 0.",
        "Проценты не нужны: система посчитает их сама.",
        "Без персональных данных обучающихся.",
    ]
    return write_form(submission.round.title, notes, _HEADER, _lines(form), mark=f"{_MARK}:{submission.pk}")


def _lines(form: Form) -> list[FormLine]:
    places = {cell.place: value_cell(number, len(_HEADER)) for number, cell in enumerate(form.cells)}
    made = checks_by_scope([cell.round_field for cell in form.cells], form.rules)
    return [_line(cell, form, made[cell.round_field.scope_id], places) for cell in form.cells]


def _line(
    cell: Cell, form: Form, scope_checks: Sequence[Check], places: Mapping[tuple[str, int | None], str]
) -> FormLine:
    line = cell.round_field
    own = {code: place for (code, scope), place in places.items() if scope in (None, line.scope_id)}
    own |= {code: place for (code, scope), place in places.items() if scope == line.scope_id}
    answers = answers_of_scope(form, line.scope_id)
    field = checks.Field(line.field.code, line.field.name, FIELD_KINDS[line.field.kind])
    rule = checks.cell_rule(field, scope_checks, own, answers)
    names = {other.round_field.field.code: other.round_field.field.name for other in form.cells}
    sentences = []
    for check in scope_checks:
        found = checks.excel_check(check, own, answers)
        if found is not None and found.cell == own[line.field.code]:
            sentences.append(f'IF({found.formula},"","{_sentence(check, line.field.code, names)}. ")')
    return FormLine(
        mark=str(line.pk),
        texts=(str(line), line.field.unit),
        previous=_shown(cell.previous),
        value=_shown(cell.value),
        comment=cell.value.comment if cell.value else "",
        validation=(rule.formula, rule.message) if rule else None,
        check="&".join(sentences),
    )


def _sentence(check: Check, code: str, names: Mapping[str, str]) -> str:
    others = ", ".join(f"«{names.get(other, other)}»" for other in check.fields if other != code)
    # A quote inside a text of a formula is written twice.
    return SENTENCES[check.kind].format(others=others).replace('"', '""')


def _shown(value: PrimaryValue | None) -> Decimal | date | str | None:
    if value is None:
        return None
    answer = answer_of(value)
    if isinstance(answer, Absent):
        return ABSENT_WORDS[answer]
    return answer.normalize() + 0 if isinstance(answer, Decimal) else answer


@dataclass(frozen=True)
class ReadForm:
    """`cells` are (key of the line, raw value, comment, position in the sheet)."""

    submission: int | None
    cells: tuple[tuple[int, object, str, int], ...]


def read_form(rows: Sequence[RawRow]) -> ReadForm:
    """Whose workbook it is and what stands in it; a sheet without our marks is nobody's."""
    submission: int | None = None
    cells = []
    for position, values in rows:
        mark = str(values[0] or "") if values else ""
        if mark.startswith(f"{_MARK}:") and mark.removeprefix(f"{_MARK}:").isdigit():
            submission = int(mark.removeprefix(f"{_MARK}:"))
        elif mark.isdigit():
            padded = [*values, *([None] * 7)]
            cells.append((int(mark), padded[4], str(padded[5] or ""), position))
    return ReadForm(submission, tuple(cells))
