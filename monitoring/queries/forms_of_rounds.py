"""The form of one organisation in one round: its cells, last year's values beside, what the checks say.

The same checks serve the page, the workbook and the import of a table (`form_checks`). Six queries, however
many cells.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Max

from monitoring import checks
from monitoring.checks import Answer, Answers, Check, Finding
from monitoring.models import (
    CheckRule,
    CollectionRound,
    DataRemark,
    PrimaryValue,
    RoundExtension,
    RoundField,
    Submission,
)
from monitoring.queries.form_checks import answer_of, checks_of, form_name
from monitoring.values import Absent, Value
from msoko.people.models import Organization

#: code of a field and scope: what a cell of an organisation is called
Place = tuple[str, int | None]
Values = dict[tuple[int, int | None], PrimaryValue]
#: organisation -> place -> answer
AnswersOfMany = dict[int, dict[Place, Answer]]


@dataclass(frozen=True)
class Cell:
    round_field: RoundField
    value: PrimaryValue | None
    previous: PrimaryValue | None
    findings: tuple[Finding, ...] = ()
    remarks: tuple[DataRemark, ...] = ()

    @property
    def place(self) -> Place:
        return self.round_field.field.code, self.round_field.scope_id


@dataclass(frozen=True)
class Form:
    submission: Submission
    cells: tuple[Cell, ...]
    closes_on: datetime.date
    rules: tuple[CheckRule, ...] = ()
    #: every value of the organisation in the year and period, asked here or elsewhere
    answers: Mapping[Place, Answer] = field(default_factory=dict)
    previous: Mapping[Place, Value] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for cell in self.cells for finding in cell.findings)

    def unanswered(self) -> tuple[Finding, ...]:
        """What stands in the way of sending: errors, and warnings without a comment (CK-03)."""
        return tuple(
            finding
            for cell in self.cells
            for finding in checks.unanswered(
                cell.findings, {one.key: cell.value.comment if cell.value else "" for one in cell.findings}
            )
        )


def form_of(submission: Submission) -> Form:
    """Everything the page of one organisation shows; `submission.round` and `organization` are loaded."""
    asked_round = submission.round
    fields = round_fields(asked_round, grades=submission.grades)
    rules = tuple(check_rules(asked_round))
    now, before = _values(submission)
    form = Form(
        submission,
        tuple(
            Cell(one, now.get((one.field_id, one.scope_id)), before.get((one.field_id, one.scope_id)))
            for one in fields
        ),
        closes_on(submission),
        rules,
        answers={(value.field.code, scope): answer_of(value) for (_, scope), value in now.items()},
        previous=_numbers(before),
    )
    return checked(form, _remarks(submission))


def checked(form: Form, remarks: Iterable[DataRemark] = ()) -> Form:
    """The form with what the checks and the specialist say of each cell."""
    found = findings_of(form, checks_by_scope([cell.round_field for cell in form.cells], form.rules))
    said: dict[tuple[int, int | None], list[DataRemark]] = defaultdict(list)
    for remark in remarks:
        said[remark.field_id, remark.scope_id].append(remark)
    cells = tuple(
        replace(
            cell,
            findings=tuple(found.get(cell.place, ())),
            remarks=tuple(said.get((cell.round_field.field_id, cell.round_field.scope_id), ())),
        )
        for cell in form.cells
    )
    return replace(form, cells=cells)


def checks_by_scope(lines: Sequence[RoundField], rules: Sequence[CheckRule]) -> dict[int | None, list[Check]]:
    by_scope: dict[int | None, list[RoundField]] = defaultdict(list)
    for line in lines:
        by_scope[line.scope_id].append(line)
    return {scope: checks_of(own, lines, rules) for scope, own in by_scope.items()}


def findings_of(form: Form, made: Mapping[int | None, Sequence[Check]]) -> dict[Place, list[Finding]]:
    """What the checks say, by the cell a person is led to; a scope is checked with the fields of none."""
    found: dict[Place, list[Finding]] = defaultdict(list)
    for scope, own in made.items():
        for finding in checks.run(own, answers_of_scope(form, scope)):
            found[finding.field, scope].append(finding)
    return found


def answers_of_scope(form: Form, scope: int | None) -> Answers:
    """The answers of one scope and of no scope; whatever form a field comes from, its value is known here."""
    own = {code: answer for (code, where), answer in form.answers.items() if where is None or where == scope}
    own |= {code: answer for (code, where), answer in form.answers.items() if where == scope}
    others = {
        (form_name(rule.other_field), rule.other_field.code): value
        for rule in form.rules
        if isinstance(value := own.get(rule.other_field.code), Decimal | Absent)
    }
    names = {cell.round_field.field.code: cell.round_field.field.name for cell in form.cells}
    previous = {code: value for (code, where), value in form.previous.items() if where == scope}
    return Answers(own, names, previous, others)


def findings_of_round(
    asked: CollectionRound,
    submissions: Sequence[Submission],
    *,
    values: tuple[AnswersOfMany, AnswersOfMany] | None = None,
) -> dict[Organization, tuple[Finding, ...]]:
    """What the checks say of many organisations, in three queries; those without a finding are left out.

    `values` are what `values_of_many` gives, where they are known already or are not written yet.
    """
    fields = round_fields(asked)
    rules = tuple(check_rules(asked))
    now, before = values or values_of_many(asked, [one.organization_id for one in submissions])
    found = {}
    made: dict[tuple[int, ...], dict[int | None, list[Check]]] = {}
    for one in submissions:
        lines = [line for line in fields if _is_in_sample(line, one.grades)]
        own = made.setdefault(tuple(one.grades), {}) or checks_by_scope(lines, rules)
        made[tuple(one.grades)] = own
        cells = tuple(Cell(line, None, None) for line in lines)
        answers = now.get(one.organization_id, {})
        previous = {
            place: answer
            for place, answer in before.get(one.organization_id, {}).items()
            if isinstance(answer, Decimal | Absent)
        }
        form = Form(one, cells, asked.closes_on, rules, answers, previous)
        if told := [finding for findings in findings_of(form, own).values() for finding in findings]:
            found[one.organization] = tuple(told)
    return found


def values_of_many(
    asked: CollectionRound, organizations: Collection[int]
) -> tuple[AnswersOfMany, AnswersOfMany]:
    """Answers of this year and of last year, by organisation and place; plain values, no rows."""
    rows = PrimaryValue.objects.filter(
        municipality=asked.municipality_id,
        year__in=(asked.year, asked.year - 1),
        period=asked.period,
        organization__in=organizations,
    ).values_list(
        "organization", "year", "field__code", "scope", "value", "date_on", "choice_text", "absence"
    )
    now: AnswersOfMany = defaultdict(dict)
    before: AnswersOfMany = defaultdict(dict)
    for organization, year, code, scope, value, day, word, absence in rows.iterator(chunk_size=20_000):
        answer = Absent(absence) if absence else value if value is not None else day or word
        (now if year == asked.year else before)[organization][code, scope] = answer
    return now, before


def round_fields(asked_round: CollectionRound, *, grades: Sequence[int] = ()) -> list[RoundField]:
    """The lines of the form; of a sample only the classes that are in it."""
    lines = RoundField.objects.filter(round=asked_round).select_related(
        "field", "scope__procedure", "scope__subject"
    )
    return [line for line in lines.order_by("position", "pk") if _is_in_sample(line, grades)]


def _is_in_sample(line: RoundField, grades: Sequence[int]) -> bool:
    return not grades or line.scope is None or line.scope.grade is None or line.scope.grade in grades


def check_rules(asked_round: CollectionRound) -> Iterable[CheckRule]:
    own = CheckRule.objects.filter(municipality=asked_round.municipality_id, is_on=True)
    return own.select_related("field", "other_field")


def closes_on(submission: Submission) -> datetime.date:
    """The window of this organisation: an exception may be later than the day of the round (M2)."""
    extended = RoundExtension.objects.filter(
        round=submission.round_id, organization=submission.organization_id
    ).aggregate(latest=Max("closes_on"))["latest"]
    return max(submission.round.closes_on, extended or submission.round.closes_on)


def _numbers(values: Values) -> dict[Place, Value]:
    answers = {(value.field.code, scope): answer_of(value) for (_, scope), value in values.items()}
    return {place: answer for place, answer in answers.items() if isinstance(answer, Decimal | Absent)}


def _values(submission: Submission) -> tuple[Values, Values]:
    year = submission.round.year
    rows = PrimaryValue.objects.filter(
        organization=submission.organization_id, year__in=(year, year - 1), period=submission.round.period
    ).select_related("field", "entered_by")
    now: Values = {}
    before: Values = {}
    for row in rows:
        (now if row.year == year else before)[row.field_id, row.scope_id] = row
    return now, before


def _remarks(submission: Submission) -> Iterable[DataRemark]:
    return DataRemark.objects.filter(
        organization=submission.organization_id,
        year=submission.round.year,
        period=submission.round.period,
        closed_at=None,
    ).order_by("due_on", "pk")
