"""A table of all organisations in two steps: kept and shown, then written by one press (M2, CK-06).

The file is kept as a plan that is imported is: stored by its checksum, with what was read of it beside it.
What would change is worked out anew each time it is shown. The press carries a mark of the values that it
has been shown over: when somebody has changed them meanwhile, nothing is written and the person looks again.
"""

import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Count, Max, Sum

from monitoring.actions.gestures import NotPossible
from monitoring.actions.importing_values import (
    Imported,
    check_round,
    import_table,
    read_cells,
    read_workbook,
)
from monitoring.checks import Finding
from monitoring.models import CollectionRound, PrimaryValue, RoundField, Submission, TableImport
from monitoring.queries.forms_of_rounds import Place, findings_of_round, values_of_many
from monitoring.table_differences import Difference, ProposedCell, difference
from msoko.lib import plain_data
from msoko.lib.spreadsheets_forms import RawRow
from msoko.people.actions import store_file
from msoko.people.models import Organization, User

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LEVEL = 1


@dataclass(frozen=True)
class TablePreview:
    """`problems` not empty: nothing can be written. `difference` is of what could be read all the same."""

    problems: tuple[str, ...]
    difference: Difference
    organizations: Mapping[int, Organization]
    lines: Mapping[int, RoundField]
    given: frozenset[int]
    columns: frozenset[int]
    mark: str
    findings: Mapping[Organization, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def absent(self) -> list[Organization]:
        """Those who are asked and have no value in the table."""
        return [one for key, one in self.organizations.items() if key not in self.given]

    @property
    def may_be_written(self) -> bool:
        return not self.problems and not self.difference.is_nothing


@transaction.atomic
def keep_table(asked: CollectionRound, *, content: bytes, filename: str, by: User) -> TableImport:
    """Read the workbook in the sandbox and keep it; no value is written. Raises Refused or NotPossible."""
    check_round(asked)
    rows = read_workbook(content, filename)
    stored = store_file(io.BytesIO(content), content_type=XLSX, municipality=asked.municipality_id, by=by)
    return TableImport.objects.create(
        municipality_id=asked.municipality_id,
        round=asked,
        file=stored,
        filename=filename[:255],
        kept=zlib.compress(plain_data.dumps(rows), _LEVEL),
        given_by=by,
    )


def preview_table(kept: TableImport) -> TablePreview:
    """What the table would do, with what the checks would say of it; nothing is written.

    A fixed number of queries. Raises NotPossible when the round takes no table any more.
    """
    asked = kept.round
    check_round(asked)
    read = read_cells(asked, rows_of(kept))
    submissions = read.submissions
    given = {submissions[cell.organization].organization_id for cell, _ in read.answers}
    now, before = values_of_many(asked, given)
    proposed = [
        ProposedCell(
            (submissions[cell.organization].organization_id, *_place(read.lines[cell.line])),
            cell.line,
            answer,
            cell.position,
            cell.column,
        )
        for cell, answer in read.answers
    ]
    standing = {(who, *place): answer for who, own in now.items() for place, answer in own.items()}
    found = difference(proposed, standing)
    for cell in proposed:
        who, *place = cell.place
        now[who][cast(Place, tuple(place))] = cell.answer
    asked_of = [one for one in submissions.values() if one.organization_id in given]
    return TablePreview(
        problems=read.problems,
        difference=found,
        organizations={one.organization_id: one.organization for one in submissions.values()},
        lines=read.lines,
        given=frozenset(given),
        columns=frozenset(cell.line for cell, _ in read.answers),
        mark=values_mark(asked),
        findings={} if read.problems else findings_of_round(asked, asked_of, values=(now, before)),
    )


@transaction.atomic
def write_kept_table(kept: TableImport, *, seen: str, by: User, now: datetime) -> Imported:
    """Write what was shown. Effects in order: the values, indicators and deviations of `import_table`; the
    row says who, when and how much; the kept rows go, the file stays.

    With problems that have come since nothing is written and they are given back.
    """
    kept = TableImport.objects.select_for_update(of=("self",)).select_related("round").get(pk=kept.pk)
    if kept.written_at is not None:
        raise NotPossible("Эта таблица уже записана. Чтобы записать другую, загрузите её.")
    if seen != values_mark(kept.round):
        raise NotPossible(
            "Пока вы смотрели, значения этого сбора изменились, поэтому таблица не записана. "
            "Ниже сравнение с тем, что есть сейчас: посмотрите и запишите ещё раз."
        )
    done = import_table(kept.round, rows_of(kept), by=by, now=now)
    if done.problems:
        return done
    kept.written_at, kept.written_by, kept.kept = now, by, b""
    kept.cell_count, kept.changed_count = done.cell_count, done.changed_count
    kept.save(update_fields=["written_at", "written_by", "kept", "cell_count", "changed_count"])
    return done


def rows_of(kept: TableImport) -> Sequence[RawRow]:
    return cast(Sequence[RawRow], plain_data.loads(zlib.decompress(bytes(kept.kept)), ("msoko.lib",)))


def values_mark(asked: CollectionRound) -> str:
    """Grows with every change of a value that this round asks for; one query, no row is read."""
    own = PrimaryValue.objects.filter(
        municipality=asked.municipality_id,
        year=asked.year,
        period=asked.period,
        organization__in=Submission.objects.filter(round=asked).values("organization"),
    )
    found = own.aggregate(count=Count("pk"), versions=Sum("version"), last=Max("entered_at"))
    last = found["last"].timestamp() if found["last"] else 0
    return f"{found['count']}-{found['versions'] or 0}-{last}"


def _place(line: RoundField) -> Place:
    return line.field.code, line.scope_id
