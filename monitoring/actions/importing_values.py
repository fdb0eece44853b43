"""One table for all schools, and the workbook of one school, are taken in (CK-06, M2): whole, or not at all.

«a wrong column or organisation gives a message with the row number»: with one such message nothing is
written. What the checks object to is written and told, the same as on the page. An empty cell leaves alone
what was given before.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db import transaction

from monitoring import table_reading
from monitoring.actions.collecting import locked_round
from monitoring.actions.computing import recompute
from monitoring.actions.entering import (
    check_window,
    columns_of,
    local_day,
    locked_submission,
    read_answer,
    write_value,
)
from monitoring.actions.gestures import NotPossible
from monitoring.actions.recording import record_deviations
from monitoring.bulk_writing import upsert
from monitoring.checks import Answer, Finding
from monitoring.models import CollectionRound, PrimaryValue, RoundField, Submission
from monitoring.queries.forms_of_rounds import findings_of_round, round_fields
from monitoring.queries.tables_of_rounds import (
    spellings_of_lines,
    spellings_of_organizations,
    submissions_of,
)
from monitoring.round_states import RoundState
from monitoring.spreadsheets import read_form
from monitoring.submission_states import SubmissionState
from msoko.lib import sandbox
from msoko.lib.spreadsheets_forms import RawRow
from msoko.people.models import Organization, User

_COLUMNS = ("municipality_id", "organization_id", "field_id", "year", "period", "scope_id", "value",
"date_on", "choice_text", "absence", "comment", "correction_reason", "entered_at", "entered_by_id",
            "version")  # fmt: skip
_UNIQUE = ("organization_id", "year", "field_id", "period", "scope_id")
_COMPARED = ("value", "date_on", "choice_text", "absence")
_CLOSED = (SubmissionState.SENT, SubmissionState.ACCEPTED)


@dataclass(frozen=True)
class Imported:
    """`problems` not empty: nothing was written. Findings are those of the checks, by organisation."""

    problems: tuple[str, ...] = ()
    cell_count: int = 0
    changed_count: int = 0
    findings: Mapping[Organization, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadCells:
    """Lines and submissions of the round by their keys, the answers of the table, and what is wrong."""

    lines: Mapping[int, RoundField]
    submissions: Mapping[int, Submission]
    answers: tuple[tuple[table_reading.GivenCell, Answer], ...]
    problems: tuple[str, ...]


def read_workbook(content: bytes, filename: str) -> tuple[RawRow, ...]:
    """In the sandbox; raises Refused with a Russian sentence."""
    read = sandbox.run(
        "msoko.lib.spreadsheets_forms:read_table_in_child",
        stream=io.BytesIO(content),
        subject=f"Файл «{filename}»",
    )
    return cast(tuple[RawRow, ...], read)


@transaction.atomic
def import_table(asked: CollectionRound, rows: Sequence[RawRow], *, by: User, now: datetime) -> Imported:
    """Write the values of all organisations of the table, compute the indicators, record the deviations."""
    asked = locked_round(asked)
    check_round(asked)
    read = read_cells(asked, rows)
    if read.problems:
        return Imported(read.problems)
    lines, submissions, answers = read.lines, read.submissions, read.answers
    values = [
        _row(asked, submissions[cell.organization], lines[cell.line], answer, by, now)
        for cell, answer in answers
    ]
    changed = upsert(
        PrimaryValue,
        _COLUMNS,
        values,
        unique=_UNIQUE,
        compared=_COMPARED,
        counted="version",
        kept=("comment",),
    )
    given = {submissions[cell.organization].organization_id for cell, _ in answers}
    moved = recompute(
        asked, now=now, organizations=given, codes={lines[cell.line].field.code for cell, _ in answers}
    )
    record_deviations(moved, by=by, now=now)
    findings = findings_of_round(asked, [one for one in submissions.values() if one.organization_id in given])
    return Imported((), len(values), len(changed), findings)


def read_cells(asked: CollectionRound, rows: Sequence[RawRow]) -> ReadCells:
    """What the table says of which organisation and field; two queries, nothing is written."""
    lines = {line.pk: line for line in round_fields(asked)}
    submissions = submissions_of(asked)
    read = table_reading.read(
        rows, spellings_of_organizations(submissions.values()), spellings_of_lines(lines.values())
    )
    answers, unreadable = _answers(read.cells, lines)
    problems = (*read.problems, *_closed(read.cells, submissions), *unreadable)
    return ReadCells(lines, submissions, tuple(answers), problems)


def check_round(asked: CollectionRound) -> None:
    """Raise NotPossible unless the round takes a table now."""
    if asked.state not in (RoundState.OPEN, RoundState.CLOSED):
        raise NotPossible(f"Сбор сейчас «{asked.get_state_display()}»: таблица не загружается.")


def _answers(
    cells: Iterable[table_reading.GivenCell], lines: Mapping[int, RoundField]
) -> tuple[list[tuple[table_reading.GivenCell, Answer]], list[str]]:
    found: list[tuple[table_reading.GivenCell, Answer]] = []
    problems = []
    for cell in cells:
        try:
            answer = read_answer(lines[cell.line].field, cell.raw)
        except NotPossible as refusal:
            problems.append(f"Строка {cell.position}, столбец {cell.column}: {refusal}")
            continue
        if answer is not None:
            found.append((cell, answer))
    return found, problems


def _closed(cells: Iterable[table_reading.GivenCell], submissions: Mapping[int, Submission]) -> Iterable[str]:
    places = {cell.organization: cell.position for cell in cells}
    for key, position in places.items():
        one = submissions[key]
        if one.state in _CLOSED:
            yield (
                f"Строка {position}: данные организации «{one.organization}» уже "
                f"«{one.get_state_display()}». Сначала верните их."
            )


def _row(
    asked: CollectionRound, one: Submission, line: RoundField, answer: Answer, by: User, now: datetime
) -> tuple[object, ...]:
    given = columns_of(answer)
    return (
        asked.municipality_id,
        one.organization_id,
        line.field_id,
        asked.year,
        asked.period,
        line.scope_id,
        given["value"],
        given["date_on"],
        given["choice_text"],
        given["absence"],
        "",
        "",
        now,
        by.pk,
        1,
    )


@transaction.atomic
def import_form(submission: Submission, rows: Sequence[RawRow], *, by: User, now: datetime) -> Imported:
    """Read back the workbook of one organisation: the same window, the same cells, the same checks as on
    the page.

    A line that says nothing leaves alone what stands there.
    """
    submission = locked_submission(submission)
    check_window(submission, today=local_day(now))
    read = read_form(rows)
    if read.submission != submission.pk:
        raise NotPossible("Это форма другой организации или другого сбора. Скачайте свою форму заново.")
    lines = {line.pk: line for line in round_fields(submission.round, grades=submission.grades)}
    answers, problems = _form_answers(read.cells, lines)
    if problems:
        return Imported(tuple(problems))
    for line, answer, comment in answers:
        write_value(submission, line, answer, by=by, now=now, comment=comment)
    codes = {line.field.code for line, _, _ in answers}
    moved = recompute(submission.round, now=now, organizations=[submission.organization_id], codes=codes)
    record_deviations(moved, by=by, now=now)
    findings = findings_of_round(submission.round, [submission])
    return Imported((), len(answers), len(answers), findings)


def _form_answers(
    cells: Iterable[tuple[int, object, str, int]], lines: Mapping[int, RoundField]
) -> tuple[list[tuple[RoundField, Answer, str]], list[str]]:
    found: list[tuple[RoundField, Answer, str]] = []
    problems = []
    for key, raw, comment, position in cells:
        line = lines.get(key)
        if line is None:
            problems.append(f"Строка {position}: этого поля в сборе больше нет. Скачайте форму заново.")
            continue
        try:
            answer = read_answer(line.field, raw)
        except NotPossible as refusal:
            problems.append(f"Строка {position}: {refusal}")
            continue
        if answer is not None:
            found.append((line, answer, comment))
    return found, problems
