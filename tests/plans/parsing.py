"""Small plans read from text, as a file would be: for the tests of what comes after the reading."""

import io
from collections.abc import Iterable

from msoko.people.models import Municipality, User
from plans.actions.importing import keep_plan_file
from plans.import_source import ReadFile, source_rows
from plans.importing import BodyDictionary, DeliverableKinds, read_text_source, understood
from plans.models import Edition, PlanImport

HEAD = "№\tМероприятие\tСроки проведения\tОтветственный исполнитель\tПредставление результатов"


def read_text_plan(
    text: str, *, title: str = "План мероприятий на 2026 год", spellings: Iterable[tuple[str, str]] = ()
) -> ReadFile:
    """Lines with tabs below a title; the header is put above them."""
    source = read_text_source(f"{title}\n{HEAD}\n{text}")
    parsed = understood(
        source,
        dictionary=BodyDictionary.from_spellings(spellings),
        deliverable_kinds=DeliverableKinds.from_spellings(()),
    )
    return ReadFile(parsed, source_rows(source))


def kept_plan(
    text: str, *, municipality: Municipality, by: User, edition: Edition | None = None, **given: str
) -> PlanImport:
    """The import of such a plan, read here and not in a child process."""
    read = read_text_plan(text, **given)
    return keep_plan_file(
        io.BytesIO(text.encode()),
        filename="план.txt",
        content_type="text/plain",
        parsed=read.parsed,
        rows=read.rows,
        municipality=municipality,
        edition=edition,
        by=by,
    )
