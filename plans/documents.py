"""An edition as the document it prints: headings and rows from top to bottom, in the columns of the plan.

PL-11: «A plan can be printed and exported with the same columns, group rows, order and raw wording as
entered». AM-03: «the consolidated text shows «(в ред. приказа от … № …)» at the title and at changed rows,
switchable»: `with_marks` says for each row by which order its words stand as they do.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from plans.columns import EXTRA, FIELDS, CellColumn, cell_columns
from plans.models import Activity, Edition, Section
from plans.states import FROZEN

EXCLUDED = "Исключено"
#: the words of a row; what an order changes
WORDS = (*FIELDS.values(), EXTRA, "is_excluded")


@dataclass(frozen=True)
class HeadingLine:
    pk: int
    level: str
    number_text: str
    title: str
    text: str
    is_heading: bool = True


@dataclass(frozen=True)
class RowLine:
    """`mark` is empty for words that stand as the first order approved them."""

    pk: int
    key: uuid.UUID
    cells: tuple[str, ...]
    is_excluded: bool = False
    mark: str = ""
    is_heading: bool = False


Line = HeadingLine | RowLine


@dataclass(frozen=True)
class PlanDocument:
    title: str
    columns: tuple[CellColumn, ...]
    lines: tuple[Line, ...]
    mark: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.columns)

    @property
    def row_count(self) -> int:
        return sum(not line.is_heading for line in self.lines)


def plan_document(edition: Edition, *, with_marks: bool = False) -> PlanDocument:
    """Two queries, whatever its size; two more for the marks."""
    columns = cell_columns(edition.plan.columns)
    marks = row_marks(edition) if with_marks else {}
    below: dict[int | None, list[RowLine]] = {}
    for activity in Activity.objects.filter(edition=edition).order_by("position", "pk"):
        cells = tuple(printed_text(activity, column) for column in columns)
        line = RowLine(activity.pk, activity.key, cells, activity.is_excluded, marks.get(activity.key, ""))
        below.setdefault(activity.section_id, []).append(line)
    lines: list[Line] = list(below.pop(None, []))
    for section in Section.objects.filter(edition=edition).order_by("position", "pk"):
        lines.append(_heading(section))
        lines += below.get(section.pk, [])
    title = " ".join(edition.plan.title.split())
    mark = order_mark(edition) if with_marks and edition.is_amendment and edition.order_on else ""
    return PlanDocument(title, columns, tuple(lines), mark)


def printed_text(activity: Activity, column: CellColumn) -> str:
    """What a cell prints; an excluded row says only its number and that it is excluded (PL-09)."""
    if not activity.is_excluded or column.key == "number":
        return column.text_of(activity)
    return EXCLUDED if column.key == "title" else ""


def _heading(section: Section) -> HeadingLine:
    return HeadingLine(section.pk, section.level, section.number_text, section.title, section.heading)


def order_mark(edition: Edition) -> str:
    return f"(в ред. приказа от {edition.order_on:%d.%m.%Y} № {edition.order_number_text})"


def row_marks(edition: Edition) -> dict[uuid.UUID, str]:
    """Of each row whose words an order of changes has touched, the last such order."""
    earlier = Edition.objects.filter(plan=edition.plan_id, number__lte=edition.number)
    orders = list(earlier.filter(state__in=FROZEN).order_by("number"))
    if len(orders) < 2:
        return {}
    words = _words_by_edition(orders)
    marks: dict[uuid.UUID, str] = {}
    for before, after in pairwise(orders):
        for key, texts in words[after.pk].items():
            if words[before.pk].get(key) != texts:
                marks[key] = order_mark(after)
    return marks


def _words_by_edition(editions: Iterable[Edition]) -> dict[int, dict[uuid.UUID, tuple[object, ...]]]:
    editions = list(editions)
    found: dict[int, dict[uuid.UUID, tuple[object, ...]]] = {edition.pk: {} for edition in editions}
    rows = Activity.objects.filter(edition__in=editions).values_list("edition_id", "key", *WORDS)
    for edition_id, key, *texts in rows:
        found[edition_id][key] = tuple(texts)
    return found
