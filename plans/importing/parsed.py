"""What the importer hands over: a plan as read, and what could not be read.

Decided here: the shape of the answer (requirements I1-I7). Texts are kept as printed; numbers are texts and
never keys («The printed number is not a key», domain 0.2). A deadline is not understood here: the caller of
`as_json` gives the function that does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.importing.plan_json import plan_json


@dataclass(frozen=True, order=True)
class Place:
    """Where in the source: a row of a table, or a paragraph when `table` is 0."""

    table: int
    row: int

    def __str__(self) -> str:
        if self.table:
            return f"таблица {self.table}, строка {self.row}"
        return f"абзац {self.row}" if self.row else "документ в целом"


WHOLE_DOCUMENT = Place(0, 0)


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    code: str
    severity: Severity
    place: Place
    sentence: str
    column: str = ""
    raw_text: str = ""
    suggestion: str = ""


class ColumnKey(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    DUE = "due"
    EXECUTORS = "executors"
    CONDUCT_FORMAT = "conduct_format"
    STEPS = "steps"
    DELIVERABLES = "deliverables"
    REMARK = "remark"
    EXTRA = "extra"


@dataclass(frozen=True)
class Column:
    key: ColumnKey
    header_text: str


class SectionLevel(StrEnum):
    PART = "part"
    DIRECTION = "direction"
    TRACK = "track"
    FUNCTION = "function"


class PlanKind(StrEnum):
    PLAN = "plan"
    ROAD_MAP = "road_map"


class PeriodKind(StrEnum):
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    SPAN = "span"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PrintedPeriod:
    """The period as the document names it; both years are None when it does not."""

    kind: PeriodKind = PeriodKind.UNKNOWN
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True)
class ExecutorMatch:
    body_key: str
    text: str
    led_by_key: str | None = None


@dataclass(frozen=True)
class ParsedDeliverable:
    kind_key: str
    text: str


@dataclass(frozen=True)
class ParsedActivity:
    """`key` is the hidden key of the row when the file was made by us (P8)."""

    number_text: str
    title: str
    due_text: str
    executors_text: str
    conduct_format: str
    steps_text: str
    deliverables_text: str
    remark: str
    extra_texts: tuple[tuple[str, str], ...]
    executors: tuple[ExecutorMatch, ...]
    leftover_text: str
    deliverables: tuple[ParsedDeliverable, ...]
    place: Place
    is_draft: bool
    section_path: tuple[str, ...] = ()
    key: str = ""


_LEVEL_WORDS = {SectionLevel.PART: "Раздел ", SectionLevel.TRACK: "Трек ", SectionLevel.FUNCTION: "Функция"}
_LEVEL_MARKS = {SectionLevel.TRACK: ": ", SectionLevel.FUNCTION: ": "}


def section_label(level: SectionLevel, number_text: str, title: str) -> str:
    """Write a heading as a line: «Раздел I. …», «2. …», «Трек 1: …», «Функция: …»."""
    word = _LEVEL_WORDS.get(level, "") if number_text or level == SectionLevel.FUNCTION else ""
    mark = _LEVEL_MARKS.get(level, ". ") if number_text or word else ""
    return f"{word}{number_text.rstrip('.')}{mark}{title}"


@dataclass(frozen=True)
class ParsedSection:
    """A heading with what stands under it.

    `shares_next_block` marks a track printed directly above another one: both own the rows of the next
    («two tracks over one common block», domain 1.2).
    """

    level: SectionLevel
    number_text: str
    title: str
    children: tuple["ParsedSection", ...]
    activities: tuple[ParsedActivity, ...]
    place: Place
    shares_next_block: bool = False
    heading_text: str = ""

    @property
    def lead_text(self) -> str:
        """What the printed line says before the title: «Раздел I. », «Трек 1: », «2 »."""
        printed = self.heading_text or self.label
        return printed.removesuffix(self.title) if printed.endswith(self.title) else ""

    @property
    def label(self) -> str:
        return section_label(self.level, self.number_text, self.title)

    def walk(self) -> Iterator["ParsedSection"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all_activities(self) -> Iterator[ParsedActivity]:
        """Yield in document order: no row stands above the heading it belongs to."""
        for section in self.walk():
            yield from section.activities


@dataclass(frozen=True)
class ParsedOrder:
    """The act around the plan.

    `kind` is order, minutes, stamp (only «УТВЕРЖДАЮ») or named (only the number and date of the act).
    `present` and `agenda` are of minutes, whose `clauses` are the decisions.
    """

    number_text: str = ""
    dated_on: date | None = None
    author_lines: tuple[str, ...] = ()
    heading: str = ""
    preamble: str = ""
    verb: str = ""
    clauses: tuple[str, ...] = ()
    signatory_post: str = ""
    signatory_name: str = ""
    kind: str = "order"
    present: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParsedAttachment:
    """A text of the file that is not the plan itself: a regulation, the course of a meeting."""

    title: str
    text: str


@dataclass(frozen=True)
class ParsedPlan:
    title: str
    kind: PlanKind
    period: PrintedPeriod
    municipality_text: str
    columns: tuple[Column, ...]
    order: ParsedOrder | None
    preamble_text: str
    sections: tuple[ParsedSection, ...]
    problems: tuple[Problem, ...]
    source_format: str
    loose_activities: tuple[ParsedActivity, ...] = ()
    attachments: tuple[ParsedAttachment, ...] = ()

    @property
    def activities(self) -> tuple[ParsedActivity, ...]:
        """All rows in document order, also those above the first heading."""
        below = (activity for section in self.sections for activity in section.all_activities())
        return (*self.loose_activities, *below)

    def as_json(self, deadline: Callable[[str], object] | None = None) -> dict[str, object]:
        """Give the answer of requirement I7; `deadline` turns the words of a due date into its value."""
        return plan_json(self, deadline)
