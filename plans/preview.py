"""The preview of an import: every row of the document with what was understood of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plans.actions.importing import printed_period
from plans.deadlines import PlanPeriod, explain, needs_person, parse
from plans.importing import ParsedPlan, Problem
from plans.importing.parsed import ParsedActivity, ParsedSection


@dataclass(frozen=True)
class ShownCell:
    key: str
    text: str


@dataclass(frozen=True)
class PreviewRow:
    """A section row (`level` set) or an activity row (`shown_cells` set), with the doubts about it."""

    place: str
    level: str = ""
    text: str = ""
    shown_cells: tuple["ShownCell", ...] = ()
    due_sentence: str = ""
    is_due_doubtful: bool = False
    executors: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        return bool(self.problems or self.leftovers)


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


def preview_rows(parsed: ParsedPlan, names: Mapping[str, str]) -> list[PreviewRow]:
    period = printed_period(parsed)
    doubts: dict[str, list[Problem]] = {}
    for problem in parsed.problems:
        doubts.setdefault(str(problem.place), []).append(problem)
    rows = [_activity_row(row, parsed, period, names, doubts) for row in parsed.loose_activities]
    for section in parsed.sections:
        rows.extend(_section_rows(section, parsed, period, names, doubts))
    return rows


def general_problems(parsed: ParsedPlan) -> list[Problem]:
    """Doubts about no row in particular: the heading, the order, the columns."""
    places = {str(activity.place) for activity in parsed.activities}
    places |= {str(part.place) for section in parsed.sections for part in section.walk()}
    return [problem for problem in parsed.problems if str(problem.place) not in places]


def _section_rows(
    section: ParsedSection,
    parsed: ParsedPlan,
    period: PlanPeriod | None,
    names: Mapping[str, str],
    doubts: Mapping[str, list[Problem]],
) -> Iterator[PreviewRow]:
    place = str(section.place)
    yield PreviewRow(
        place=place,
        level=str(section.level),
        text=section.label,
        problems=tuple(doubts.get(place, ())),
    )
    for activity in section.activities:
        yield _activity_row(activity, parsed, period, names, doubts)
    for child in section.children:
        yield from _section_rows(child, parsed, period, names, doubts)


def _activity_row(
    activity: ParsedActivity,
    parsed: ParsedPlan,
    period: PlanPeriod | None,
    names: Mapping[str, str],
    doubts: Mapping[str, list[Problem]],
) -> PreviewRow:
    rule = parse(activity.due_text, period) if period and activity.due_text else None
    keys = [key for match in activity.executors for key in (match.body_key, match.led_by_key) if key]
    return PreviewRow(
        place=str(activity.place),
        shown_cells=tuple(
            ShownCell(str(column.key), _cell(activity, str(column.key), column.header_text))
            for column in parsed.columns
        ),
        due_sentence=explain(rule, period) if rule and period else "",
        is_due_doubtful=bool(rule and period and needs_person(rule, period)),
        executors=tuple(names.get(key, key) for key in dict.fromkeys(keys)),
        leftovers=tuple(line for line in activity.leftover_text.splitlines() if line.strip()),
        deliverables=tuple(item.text for item in activity.deliverables),
        problems=tuple(doubts.get(str(activity.place), ())),
    )


def _cell(activity: ParsedActivity, key: str, header: str) -> str:
    return getattr(activity, CELLS[key]) if key in CELLS else dict(activity.extra_texts).get(header, "")
