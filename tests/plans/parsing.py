"""Small plans read from text, as a file would be: for the tests of what comes after the reading."""

from collections.abc import Iterable

from plans.import_source import ReadFile, source_rows
from plans.importing import BodyDictionary, DeliverableKinds, read_text_source, understood

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
