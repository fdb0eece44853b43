"""Every sample plan goes out and comes back word for word (PL-11: «export S1, re-import: no difference»)."""

import uuid
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.conf import settings

from plans.columns import cell_columns
from plans.comparing import Row, compare
from plans.documents import HeadingLine, PlanDocument, RowLine
from plans.exporting import own_words, plan_docx, plan_xlsx
from plans.import_comparison import compared_columns, given_rows
from plans.importing import BodyDictionary, DeliverableKinds, ParsedPlan, read_plan
from plans.importing.parsed import ParsedSection
from tests.shared_samples import SHARED

WRITERS = {"docx": plan_docx, "xlsx": plan_xlsx}
OWN = sorted((settings.BASE_DIR / "fixtures" / "samples").glob("*.txt"))
REAL = sorted((SHARED / "samples").glob("*.txt")) if SHARED else []
#: the real plans in both formats, our own in turn
CASES = [(file, kind) for file in REAL for kind in WRITERS]
CASES += [(file, list(WRITERS)[place % 2]) for place, file in enumerate(OWN)]


def read(content: bytes, name: str) -> ParsedPlan:
    nobody, nothing = BodyDictionary.from_spellings([]), DeliverableKinds.from_spellings([])
    return read_plan(content, name, dictionary=nobody, deliverable_kinds=nothing)


def lines_of(parsed: ParsedPlan, columns: list[dict[str, str]]) -> Iterator[tuple[object, Row]]:
    """The printed line of each row, and the row of the draft it stands for."""
    cells = cell_columns(columns)
    for number, one in enumerate(given_rows(parsed, compared_columns(columns, parsed))):
        made_of = one.made_of
        if isinstance(made_of, ParsedSection):
            text = f"{made_of.lead_text or f'{made_of.number_text} '}{made_of.title}".strip()
            line = HeadingLine(number, str(made_of.level), made_of.number_text, made_of.title, text)
            yield line, one.row
        else:
            texts = SimpleNamespace(**{**vars(made_of), "extra_texts": dict(made_of.extra_texts)})
            key = uuid.uuid5(uuid.NAMESPACE_OID, str(number))
            words = tuple(column.text_of(texts) for column in cells)
            yield RowLine(number, key, words), Row(one.row.ident, one.row.cells, 0, str(key))


@pytest.mark.parametrize(("sample", "kind"), CASES, ids=lambda one: getattr(one, "stem", one))
def test_a_sample_comes_back_as_it_was(sample, kind):
    parsed = read(sample.read_bytes(), sample.name)
    columns = [{"key": str(one.key), "header": one.header_text} for one in parsed.columns]
    lines, draft = zip(*lines_of(parsed, columns), strict=True)

    content = WRITERS[kind](PlanDocument(parsed.title, cell_columns(columns), lines))

    back = read(content, f"план.{kind}")
    given = [one.row for one in given_rows(back, compared_columns(columns, back))]
    found = compare(draft, own_words(draft, given))
    assert [(str(one.kind), one.column, one.old_text, one.new_text) for one in found] == []
    assert len(back.activities) == len(parsed.activities)
