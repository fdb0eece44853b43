"""What was read once, understood with the spellings of today.

A file is parsed one time; «the dictionary learns from every answer on the import preview» (E2), so between
the reading and the look at it the executors may have become known. Only they depend on the dictionary: their
cells are split anew, corrected cells take the place of the read ones, everything else stays as it was read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from plans.import_source import ReadFile
from plans.importing import BodyDictionary, ParsedPlan
from plans.importing.executors import introduced_spellings, split_executors
from plans.importing.parsed import ParsedActivity, ParsedSection, Problem

#: place -> field of the activity -> corrected words
Cells = Mapping[str, Mapping[str, str]]
UNKNOWN_EXECUTOR = "unknown_executor"


def dictionary_of(read: ReadFile, spellings: Iterable[tuple[str, str]]) -> BodyDictionary:
    """The spellings of today, with those the document itself introduces: «(далее - МОУО)»."""
    known = BodyDictionary.from_spellings(spellings)
    texts = (cell for row in read.rows for cell in row.cells)
    return known.with_spellings(introduced_spellings(texts, known))


def understood_today(parsed: ParsedPlan, dictionary: BodyDictionary, cells: Cells) -> ParsedPlan:
    """The plan with corrected cells and executors of today; its problems are those of the rows as read."""
    reader = _Reader(dictionary, cells)
    loose = tuple(map(reader.activity, parsed.loose_activities))
    sections = tuple(map(reader.section, parsed.sections))
    understood = replace(parsed, loose_activities=loose, sections=sections)
    unknown = {activity.place for activity in understood.activities if activity.leftover_text}
    problems = (one for one in parsed.problems if one.code != UNKNOWN_EXECUTOR or one.place in unknown)
    return replace(understood, problems=tuple(problems))


class _Reader:
    def __init__(self, dictionary: BodyDictionary, cells: Cells) -> None:
        self.dictionary = dictionary
        self.cells = cells

    def section(self, section: ParsedSection) -> ParsedSection:
        return replace(
            section,
            activities=tuple(map(self.activity, section.activities)),
            children=tuple(map(self.section, section.children)),
        )

    def activity(self, activity: ParsedActivity) -> ParsedActivity:
        corrected: dict[str, Any] = dict(self.cells.get(str(activity.place), {}))
        if corrected:
            activity = replace(activity, **corrected)
        split = split_executors(activity.executors_text, self.dictionary)
        return replace(activity, executors=split.matches, leftover_text="\n".join(split.leftovers))


def leftovers(activity: ParsedActivity) -> Iterator[str]:
    """The words of the row that name nobody."""
    return filter(None, (line.strip() for line in activity.leftover_text.splitlines()))


def row_problems(parsed: ParsedPlan) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in parsed.problems:
        found.setdefault(str(problem.place), []).append(problem)
    return found
