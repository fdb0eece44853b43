"""The preview of an import: each row of the document beside what was understood of it (I5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import isqrt

from plans.import_answers import CELL_FIELDS
from plans.import_dues import understood_due
from plans.import_questions import Kind, Question, Understood
from plans.import_source import FATE_LABELS, Fate, ReadFile, SourceRow, fates
from plans.importing import Problem
from plans.importing.parsed import ParsedActivity, ParsedSection, Place, Severity
from plans.rereading import leftovers, row_problems

#: shares of the width of the page, as classes of the style sheet
_WIDEST = 9
#: so many paragraphs around the table stand open
_FOLD_FROM = 3


@dataclass(frozen=True)
class ShownCell:
    key: str
    label: str
    text: str
    is_corrected: bool = False


@dataclass(frozen=True)
class PreviewRow:
    """A heading (`level` set) or an activity, with the doubts about it.

    `due_sentence` says how the deadline was understood, or what a person has yet to decide about it.
    """

    place: str
    level: str = ""
    text: str = ""
    number: str = ""
    cells: tuple[ShownCell, ...] = ()
    due_sentence: str = ""
    is_due_doubtful: bool = False
    executors: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    open_questions: tuple[str, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True)
class SourceCell:
    text: str
    width: int


@dataclass(frozen=True)
class Pair:
    """One row of the document and what it became; either side may be empty."""

    anchor: str
    place: str
    source: tuple[SourceCell, ...]
    fate: str
    fate_label: str
    rows: tuple[PreviewRow, ...]
    folded: tuple["Pair", ...] = ()

    @property
    def is_doubtful(self) -> bool:
        return any(row.is_doubtful for row in self.rows)

    @property
    def last_place(self) -> str:
        return self.folded[-1].place if self.folded else self.place


def anchor_of(place: object) -> str:
    """«таблица 2, строка 14» -> «row-2-14», «абзац 3» -> «row-3»: the place as an address inside the page."""
    numbers = [word for word in str(place).replace(",", " ").split() if word.isdigit()]
    return "-".join(("row", *numbers))


def preview_pairs(
    read: ReadFile, at: Understood, asked: Sequence[Question], names: Mapping[str, str]
) -> list[Pair]:
    """Lay out the document; `names` are the words on the chips of executors by their keys."""
    understood = _Rows(at, asked, names).by_place()
    widths = _widths(read.rows)
    pairs = []
    for row, fate in fates(read):
        rows = tuple(understood.pop(row.place, ()))
        pairs.append(
            Pair(
                anchor_of(row.place),
                str(row.place),
                _source_cells(row, widths[row.place.table]),
                str(fate),
                FATE_LABELS.get(fate, ""),
                rows,
            )
        )
    # What stands nowhere in the kept rows is shown all the same.
    for place, rest in understood.items():
        pairs.append(Pair(anchor_of(place), str(place), (), "", "", tuple(rest)))
    return list(_folded(pairs))


def _folded(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """A long text around the table is one pair that opens: the plan is not below forty paragraphs."""
    for is_around, run in groupby(pairs, key=lambda pair: pair.fate == Fate.AROUND and not pair.rows):
        together = tuple(run)
        if is_around and len(together) > _FOLD_FROM:
            yield replace(together[0], anchor=f"{together[0].anchor}-fold", folded=together)
        else:
            yield from together


def _source_cells(row: SourceRow, widths: Sequence[int]) -> tuple[SourceCell, ...]:
    filled = [text for text in row.cells if text]
    if len(filled) <= 1:
        return tuple(SourceCell(text, _WIDEST) for text in filled)
    return tuple(SourceCell(text, width) for text, width in zip(row.cells, widths, strict=False))


def _widths(rows: Iterable[SourceRow]) -> dict[int, list[int]]:
    """Of each table, the shares of its columns: the root of how much stands in them."""
    letters: dict[int, list[list[int]]] = defaultdict(list)
    for row in rows:
        columns = letters[row.place.table]
        columns.extend([] for _ in range(len(row.cells) - len(columns)))
        for column, text in zip(columns, row.cells, strict=False):
            if text:
                column.append(len(text))
    return {
        table: [min(_WIDEST, max(1, isqrt(_usual(one) // 2))) for one in columns]
        for table, columns in letters.items()
    }


def _usual(lengths: Sequence[int]) -> int:
    """The mean in which each length counts as often as it has letters: a few long cells need their room."""
    return sum(one * one for one in lengths) // max(sum(lengths), 1)


class _Rows:
    """The understood rows, each with its own open questions."""

    def __init__(self, at: Understood, asked: Sequence[Question], names: Mapping[str, str]) -> None:
        self.at = at
        self.names = names
        self.problems = row_problems(at.now)
        self.doubtful: set[str] = set()
        self.open: dict[str, list[str]] = defaultdict(list)
        for question in asked:
            if question.is_open:
                self.doubtful.add(question.place)
                # Deadlines and executors say it in their own cell.
                if question.kind == Kind.PROBLEM:
                    self.open[question.place].append(question.sentence)
        self.labels = {str(column.key): column.header_text for column in at.now.columns}
        self.read = {one.place: one for one in at.read.activities}

    def by_place(self) -> dict[Place, list[PreviewRow]]:
        found: dict[Place, list[PreviewRow]] = defaultdict(list)
        for activity in self.at.now.loose_activities:
            found[activity.place].append(self._activity(activity))
        for top in self.at.now.sections:
            for section in top.walk():
                found[section.place].append(self._section(section))
                for activity in section.activities:
                    found[activity.place].append(self._activity(activity))
        return found

    def _section(self, section: ParsedSection) -> PreviewRow:
        place = str(section.place)
        return PreviewRow(
            place=place,
            level=str(section.level),
            text=section.label,
            notes=self._notes(place),
            open_questions=tuple(self.open.get(place, ())),
            is_doubtful=place in self.doubtful,
        )

    def _activity(self, activity: ParsedActivity) -> PreviewRow:
        place = str(activity.place)
        due = understood_due(activity.due_text, self.at.period, self.at.settings)
        unknown = tuple(words for words in leftovers(activity) if words not in self.at.draft.executors)
        keys = [key for match in activity.executors for key in (match.body_key, match.led_by_key) if key]
        taught = [
            self.at.draft.executors[words]
            for words in leftovers(activity)
            if words in self.at.draft.executors
        ]
        named = (*(self.names.get(key, key) for key in keys), *taught)
        return PreviewRow(
            place=place,
            text=activity.title,
            number=activity.number_text,
            cells=tuple(self._cells(activity)),
            due_sentence=due.sentence,
            is_due_doubtful=due.needs_person,
            executors=tuple(dict.fromkeys(named)),
            unknown=unknown,
            notes=self._notes(place),
            open_questions=tuple(self.open.get(place, ())),
            is_doubtful=place in self.doubtful,
        )

    def _notes(self, place: str) -> tuple[Problem, ...]:
        """What the importer did by itself; doubts are questions."""
        return tuple(one for one in self.problems.get(place, ()) if one.severity == Severity.NOTE)

    def _cells(self, activity: ParsedActivity) -> Iterator[ShownCell]:
        read = self.read.get(activity.place, activity)
        for key, header in self.labels.items():
            if key in CELL_FIELDS:
                text = getattr(activity, CELL_FIELDS[key])
                is_corrected = text != getattr(read, CELL_FIELDS[key])
                if key in ("number", "title") and not is_corrected:
                    continue
                yield ShownCell(key, header or "№", text, is_corrected)
        for header, text in activity.extra_texts:
            yield ShownCell("extra", header or "без заголовка", text)
