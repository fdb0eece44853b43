"""The preview of an import: every row of the document with what was understood of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plans.deadlines import DueSettings, PlanPeriod, Unclear, explain, parse, questions
from plans.deadlines.questions import EVENT, EXTERNAL
from plans.importing import ParsedPlan, Problem
from plans.importing.parsed import ParsedActivity, ParsedSection, Severity


@dataclass(frozen=True)
class ShownCell:
    key: str
    text: str


@dataclass(frozen=True)
class PreviewRow:
    """A section row (`level` set) or an activity row (`shown_cells` set), with the doubts about it.

    `due_sentence` says how the deadline was understood, or what a person has yet to decide about it.
    """

    place: str
    level: str = ""
    text: str = ""
    shown_cells: tuple[ShownCell, ...] = ()
    due_sentence: str = ""
    is_due_doubtful: bool = False
    executors: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True)
class _Page:
    """What every row needs to be shown."""

    period: PlanPeriod
    names: Mapping[str, str]
    doubts: Mapping[str, list[Problem]]
    columns: tuple[tuple[str, str], ...]
    settings: DueSettings


#: how the questions begin that wait for somebody else's date
WAITING = (EXTERNAL.partition("(")[0], EVENT.partition("(")[0])
CELLS = {
    "number": "number_text",
    "title": "title",
    "due": "due_text",
    "executors": "executors_text",
    "conduct_format": "conduct_format",
    "steps": "steps_text",
    "deliverables": "deliverables_text",
    "remark": "remark",
}


def preview_rows(
    parsed: ParsedPlan,
    period: PlanPeriod,
    names: Mapping[str, str],
    settings: DueSettings = DueSettings(),  # noqa: B008 -- frozen
) -> list[PreviewRow]:
    """Lay out the document; `names` are the words on the chips of executors by their keys."""
    doubts: dict[str, list[Problem]] = {}
    for problem in parsed.problems:
        doubts.setdefault(str(problem.place), []).append(problem)
    columns = tuple((str(column.key), column.header_text) for column in parsed.columns)
    page = _Page(period, names, doubts, columns, settings)
    rows = [_activity_row(row, page) for row in parsed.loose_activities]
    for section in parsed.sections:
        rows.extend(_section_rows(section, page))
    return rows


def general_problems(parsed: ParsedPlan) -> list[Problem]:
    """Doubts about no row in particular: the heading, the order, the columns."""
    places = {str(activity.place) for activity in parsed.activities}
    places |= {str(part.place) for section in parsed.sections for part in section.walk()}
    return [problem for problem in parsed.problems if str(problem.place) not in places]


def is_question(problem: Problem) -> bool:
    """A note only tells what was done; warnings and errors want a person's look."""
    return problem.severity != Severity.NOTE


def _section_rows(section: ParsedSection, page: _Page) -> Iterator[PreviewRow]:
    place = str(section.place)
    problems = tuple(page.doubts.get(place, ()))
    yield PreviewRow(
        place=place,
        level=str(section.level),
        text=section.label,
        problems=problems,
        is_doubtful=any(map(is_question, problems)),
    )
    for activity in section.activities:
        yield _activity_row(activity, page)
    for child in section.children:
        yield from _section_rows(child, page)


def _activity_row(activity: ParsedActivity, page: _Page) -> PreviewRow:
    place = str(activity.place)
    problems = tuple(page.doubts.get(place, ()))
    sentence, needs_person, is_asked = _due(activity.due_text, page.period, page.settings)
    leftovers = tuple(line for line in activity.leftover_text.splitlines() if line.strip())
    keys = [key for match in activity.executors for key in (match.body_key, match.led_by_key) if key]
    return PreviewRow(
        place=place,
        shown_cells=tuple(ShownCell(key, _cell(activity, key, header)) for key, header in page.columns),
        due_sentence=sentence,
        is_due_doubtful=needs_person,
        executors=tuple(page.names.get(key, key) for key in dict.fromkeys(keys)),
        leftovers=leftovers,
        problems=problems,
        is_doubtful=bool(leftovers) or is_asked or any(map(is_question, problems)),
    )


def _due(text: str, period: PlanPeriod, settings: DueSettings) -> tuple[str, bool, bool]:
    """How the words were understood, whether a person is needed, and whether that is a question of today.

    A deadline that waits for a foreign schedule or for an event is understood: its sentence says so, and its
    date is asked later, on the plan (D2). An empty cell says nothing: the importer has a problem for it.
    """
    if not text:
        return "", False, False
    rule = parse(text, period)
    asked = questions(rule, period, settings)
    today = [question for question in asked if not question.startswith(WAITING)]
    told = [] if isinstance(rule, Unclear) else [explain(rule, period, settings)]
    return ". ".join((*told, *today)), bool(asked), bool(today)


def _cell(activity: ParsedActivity, key: str, header: str) -> str:
    return getattr(activity, CELLS[key]) if key in CELLS else dict(activity.extra_texts).get(header, "")
