"""Which checks a form has: its fields say it, and the rules between forms that the administrator set.

Issue 8: «checks agree in page, XLSX form and import»: whoever checks a form asks `checks_of`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from monitoring import checks
from monitoring.checks import Answer, Check
from monitoring.models import CheckRule, FieldKind, PrimaryField, PrimaryValue, RoundField
from monitoring.tolerances import Tolerance
from monitoring.values import Absent

#: how the checks read what is typed into a field of this kind
FIELD_KINDS: Mapping[str, checks.FieldKind] = {
    FieldKind.WHOLE: checks.FieldKind.NUMBER,
    FieldKind.DECIMAL: checks.FieldKind.NUMBER,
    FieldKind.CHOICE: checks.FieldKind.CHOICE,
    FieldKind.DATE: checks.FieldKind.DATE,
}


def checks_of(
    lines: Sequence[RoundField], form_lines: Sequence[RoundField], rules: Iterable[CheckRule]
) -> list[Check]:
    """CK-03 and CK-04 for these lines; parts and limits may be lines of the form without a scope."""
    known = {line.field_id: line.field for line in form_lines}
    parts: dict[int, list[str]] = defaultdict(list)
    for one in known.values():
        if one.total_field_id is not None:
            parts[one.total_field_id].append(one.code)
    made: list[Check] = []
    for line in lines:
        made += _own_checks(line)
        made += _checks_with_others(line.field, known)
        if len(parts[line.field_id]) > 1:
            made.append(checks.SumOfParts(tuple(parts[line.field_id]), line.field.code))
    codes = {line.field.code for line in lines}
    made += [
        checks.SameInForms(
            rule.field.code,
            form_name(rule.other_field),
            rule.other_field.code,
            Tolerance(rule.tolerance, rule.is_percent),
            rule.checked_on,
            checks.Severity(rule.severity),
        )
        for rule in rules
        if rule.field.code in codes
    ]
    return made


def _own_checks(line: RoundField) -> list[Check]:
    asked, made = line.field, list[Check]()
    if line.is_required:
        made.append(checks.Required(asked.code))
    if asked.kind == FieldKind.WHOLE:
        made.append(checks.Whole(asked.code))
    if asked.lowest is not None or asked.highest is not None:
        made.append(checks.Bounds(asked.code, asked.lowest, asked.highest))
    if asked.kind == FieldKind.CHOICE:
        made.append(checks.Allowed(asked.code, tuple(asked.choices)))
    if asked.jump_percent is not None:
        made.append(
            checks.ExpectedChange(asked.code, Tolerance(Decimal(asked.jump_percent), is_percent=True))
        )
    return made


def _checks_with_others(asked: PrimaryField, known: Mapping[int, PrimaryField]) -> list[Check]:
    made = list[Check]()
    limit = known.get(asked.limit_field_id or 0)
    if limit is not None and asked.kind == FieldKind.DATE:
        made.append(checks.DateOrder(asked.code, limit.code))
    elif limit is not None:
        made.append(checks.NotMore(asked.code, limit.code))
    return made


def form_name(asked: PrimaryField) -> str:
    return asked.form_text or asked.name


def answer_of(value: PrimaryValue) -> Answer:
    if value.absence:
        return Absent(value.absence)
    return value.value if value.value is not None else value.date_on or value.choice_text
