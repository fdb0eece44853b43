"""Checks of primary values: one set of functions for the page, the workbook and the import. Pure.

CK-03: «Checks on entry: required, number, whole, min–max, m ≤ N, sum of parts = total, date order, allowed
list. Errors block sending; warnings need a comment». CK-04: «Cross checks between forms ... rules “A = B ±
tolerance on date D”». A check is data: it is stored with the indicator set, asked by `run`, and built into
the workbook by `workbook`.
"""

from monitoring.checks.answers import Answer, Answers, Field, FieldKind, read_answers
from monitoring.checks.comparing import ExpectedChange, SameInForms
from monitoring.checks.findings import Finding, Severity, unanswered
from monitoring.checks.kinds import Allowed, Bounds, DateOrder, NotMore, Required, SumOfParts, Whole
from monitoring.checks.running import Check, run, unknown_fields
from monitoring.checks.storing import check_from_dict, check_to_dict
from monitoring.checks.workbook import CellRule, ExcelCheck, cell_rule, excel_check
from monitoring.tolerances import Tolerance

__all__ = [
    "Allowed",
    "Answer",
    "Answers",
    "Bounds",
    "CellRule",
    "Check",
    "DateOrder",
    "ExcelCheck",
    "ExpectedChange",
    "Field",
    "FieldKind",
    "Finding",
    "NotMore",
    "Required",
    "SameInForms",
    "Severity",
    "SumOfParts",
    "Tolerance",
    "Whole",
    "cell_rule",
    "check_from_dict",
    "check_to_dict",
    "excel_check",
    "read_answers",
    "run",
    "unanswered",
    "unknown_fields",
]
