"""What a workbook of a round may call its organisations and its fields, and the template with these names."""

from collections.abc import Iterable, Mapping

from monitoring.models import CollectionRound, RoundField, Submission
from monitoring.queries.forms_of_rounds import round_fields
from msoko.lib.spreadsheets import write_table


def line_title(line: RoundField) -> str:
    """«Участники (ВПР, Математика, 5 класс)»: the header of a column."""
    return str(line)


def spellings_of_lines(lines: Iterable[RoundField]) -> dict[str, int]:
    """The title, and the code (with the scope, where there is one); a title of two lines names neither."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for line in lines:
        code = f"{line.field.code}: {line.scope}" if line.scope_id else line.field.code
        for spelling in {line_title(line), code}:
            if spelling in found:
                twice.add(spelling)
            found[spelling] = line.pk
    return {spelling: key for spelling, key in found.items() if spelling not in twice}


def spellings_of_organizations(submissions: Iterable[Submission]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in submissions:
        found[one.organization.name] = one.pk
        found[one.organization.short_name] = one.pk
    return found


def submissions_of(asked: CollectionRound) -> Mapping[int, Submission]:
    listed = (
        Submission.objects.filter(round=asked)
        .select_related("organization")
        .order_by("organization__short_name")
    )
    return {one.pk: one for one in listed}


def table_template(asked: CollectionRound) -> bytes:
    """An empty table for all organisations of the round, to be filled in and given back."""
    header = ["Организация", *(line_title(line) for line in round_fields(asked))]
    rows = [[one.organization.short_name] for one in submissions_of(asked).values()]
    return write_table("Данные", header, rows)
