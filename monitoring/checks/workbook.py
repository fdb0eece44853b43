"""The same checks inside the workbook of a school: what a cell accepts, what the column «Проверка» says.

M2: «XLSX form per school with the same checks built in and read back». Plain data for the door to openpyxl.
A cell has one validation, so the checks that look at it are joined; a formula of a validation may not
exceed 255 signs, what does not fit is still in the column. Names of functions are English and parted by
commas, as the file format wants.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.checks.answers import Answers, Field, FieldKind
from monitoring.checks.comparing import ExpectedChange, SameInForms
from monitoring.checks.findings import Severity
from monitoring.checks.kinds import Allowed, Bounds, DateOrder, NotMore, Required, SumOfParts, Whole
from monitoring.checks.running import Check
from monitoring.values import ABSENT_WORDS, Absent

MAX_VALIDATION_LENGTH = 255
_NOT_APPLICABLE, _NO_DATA = (f'"{ABSENT_WORDS[one]}"' for one in (Absent.NOT_APPLICABLE, Absent.NO_DATA))


@dataclass(frozen=True)
class ExcelCheck:
    """`formula` is TRUE when the check is content; `operands` are the cells and constants it compares."""

    kind: str
    cell: str
    operands: tuple[str, ...]
    formula: str
    severity: Severity


@dataclass(frozen=True)
class CellRule:
    """The one custom validation of a cell; Excel stops what does not satisfy it."""

    cell: str
    formula: str
    message: str


def excel_check(check: Check, cells: Mapping[str, str], answers: Answers | None = None) -> ExcelCheck | None:
    """`None` when a cell or a number to compare with is not known; `answers` give the last values."""
    if not all(field in cells for field in check.fields):
        return None
    operands = _operands(check, cells, answers or Answers({}))
    if operands is None:
        return None
    field = check.fields[-1] if isinstance(check, SumOfParts | DateOrder) else check.fields[0]
    return ExcelCheck(check.kind, cells[field], operands, _formula(check, operands), check.severity)


def cell_rule(
    field: Field, checks: Sequence[Check], cells: Mapping[str, str], answers: Answers | None = None
) -> CellRule | None:
    """What Excel refuses in this cell: text in place of a number, and every error that leads to it.

    Warnings do not stop: they are told by the column, where a comment is written beside them.
    """
    cell = cells[field.code]
    parts = [_of_kind(cell)] if field.kind is not FieldKind.CHOICE else []
    for check in checks:
        one = excel_check(check, cells, answers)
        if (
            one is None
            or one.cell != cell
            or one.severity is not Severity.ERROR
            or isinstance(check, Required)
        ):
            continue
        if len(_joined([*parts, one.formula])) <= MAX_VALIDATION_LENGTH:
            parts.append(one.formula)
    if not parts:
        return None
    return CellRule(cell, _joined(parts), f"«{field.name}»: значение не проходит проверку формы.")


def _of_kind(cell: str) -> str:
    return f'OR(ISNUMBER({cell}),{cell}="",{cell}={_NO_DATA},{cell}={_NOT_APPLICABLE})'


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"AND({','.join(parts)})"


def _operands(check: Check, cells: Mapping[str, str], answers: Answers) -> tuple[str, ...] | None:
    places = tuple(cells[field] for field in check.fields)
    if isinstance(check, Allowed):
        return (*places, *check.allowed)
    if isinstance(check, ExpectedChange | SameInForms):
        base = _base(check, answers)
        return (
            (*places, _constant(base), _constant(check.tolerance.limit(base))) if base is not None else None
        )
    if isinstance(check, Bounds):
        return (*places, *(_constant(bound) for bound in (check.least, check.most) if bound is not None))
    return (*places, _constant(check.tolerance)) if isinstance(check, SumOfParts) else places


def _base(check: ExpectedChange | SameInForms, answers: Answers) -> Decimal | None:
    if isinstance(check, ExpectedChange):
        base = answers.previous.get(check.field)
    else:
        base = answers.others.get((check.other_form, check.other_field))
    return base if isinstance(base, Decimal) else None


def _constant(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _formula(check: Check, operands: tuple[str, ...]) -> str:
    cell = operands[0]
    if isinstance(check, Required):
        filled = f"LEN(TRIM({cell}))>0"
        return filled if check.accepts_no_data else f"AND({filled},{cell}<>{_NO_DATA})"
    if isinstance(check, Allowed):
        words = (*operands[1:], *ABSENT_WORDS.values())
        same = ",".join(f'{cell}&""="{word.replace(chr(34), chr(34) * 2)}"' for word in words)
        return f'OR({cell}="",{same})'
    if isinstance(check, SumOfParts):
        return _sum_formula(operands[:-2], operands[-2], operands[-1])
    if isinstance(check, NotMore | DateOrder):
        return f"IF(COUNT({cell},{operands[1]})<2,TRUE,{cell}<={operands[1]})"
    return f"IF(ISNUMBER({cell}),{_of_number(check, operands)},TRUE)"


def _of_number(check: Whole | Bounds | ExpectedChange | SameInForms, operands: tuple[str, ...]) -> str:
    cell = operands[0]
    if isinstance(check, Whole):
        return f"INT({cell})={cell}"
    if isinstance(check, Bounds):
        sides = [(">=", check.least), ("<=", check.most)]
        return _joined([f"{cell}{sign}{_constant(bound)}" for sign, bound in sides if bound is not None])
    return f"ABS({cell}-{operands[1]})<={operands[2]}"


def _sum_formula(parts: Sequence[str], total: str, tolerance: str) -> str:
    every = ",".join((*parts, total))
    passed = "".join(f"+({part}={_NOT_APPLICABLE})" for part in parts)
    difference = f"ABS(SUM({','.join(parts)})-{total})<={tolerance}"
    return f"IF(OR(NOT(ISNUMBER({total})),COUNT({every}){passed}<{len(parts) + 1}),TRUE,{difference})"
