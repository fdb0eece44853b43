"""Headings and rows -> the tree of sections (requirement PL-02).

Decided here: what lies under what: part, direction, track, function; any level but the activity may be
absent. A heading without a named level, numbered below the open direction («1» then «1.2»), is a track of it.
«Two «Трек» rows in a row with no activity between them share the next block» (domain 1.5).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from plans.importing.grouping import Heading
from plans.importing.parsed import ParsedActivity, ParsedSection, SectionLevel, section_label
from plans.importing.rows import Row

_ORDER = tuple(SectionLevel)
ReadRow = Callable[[Row], ParsedActivity]


@dataclass(eq=False)
class _Node:
    heading: Heading
    children: list["_Node"] = field(default_factory=list)
    activities: list[ParsedActivity] = field(default_factory=list)
    shares_next_block: bool = False

    def is_empty(self) -> bool:
        return not self.children and not self.activities

    @property
    def label(self) -> str:
        return section_label(self.heading.level, self.heading.number_text, self.heading.title)

    def section(self) -> ParsedSection:
        return ParsedSection(
            level=self.heading.level,
            number_text=self.heading.number_text,
            title=self.heading.title,
            children=tuple(child.section() for child in self.children),
            activities=tuple(self.activities),
            place=self.heading.place,
            shares_next_block=self.shares_next_block,
            heading_text=self.heading.text,
        )


@dataclass
class _Tree:
    roots: list[_Node] = field(default_factory=list)
    open_nodes: list[_Node] = field(default_factory=list)
    loose: list[ParsedActivity] = field(default_factory=list)
    known_path: tuple[str, ...] | None = None

    def open(self, heading: Heading) -> None:
        heading = replace(heading, level=self._level(heading))
        rank = _ORDER.index(heading.level)
        while self.open_nodes and _ORDER.index(self.open_nodes[-1].heading.level) >= rank:
            self.open_nodes.pop()
        siblings = self.open_nodes[-1].children if self.open_nodes else self.roots
        if siblings and heading.level == SectionLevel.TRACK == siblings[-1].heading.level:
            siblings[-1].shares_next_block = siblings[-1].is_empty()
        node = _Node(heading)
        siblings.append(node)
        self.open_nodes.append(node)
        self.known_path = None

    def _level(self, heading: Heading) -> SectionLevel:
        if heading.is_named_level or not heading.number_text:
            return heading.level
        number = heading.number_text.rstrip(".")
        for node in self.open_nodes:
            above = node.heading.number_text.rstrip(".")
            if node.heading.level == SectionLevel.DIRECTION and above and number.startswith(above + "."):
                return SectionLevel.TRACK
        return heading.level

    def path(self) -> tuple[str, ...]:
        """Name the open headings; a track is named with the tracks above that share its block."""
        if self.known_path is None:
            labels: list[str] = []
            siblings = self.roots
            for node in self.open_nodes:
                labels.extend(_shared_labels(siblings))
                labels.append(node.label)
                siblings = node.children
            self.known_path = tuple(labels)
        return self.known_path

    def add(self, activity: ParsedActivity) -> None:
        activity = replace(activity, section_path=self.path())
        (self.open_nodes[-1].activities if self.open_nodes else self.loose).append(activity)


def grown(
    entries: Sequence[Heading | Row], read_row: ReadRow
) -> tuple[tuple[ParsedSection, ...], tuple[ParsedActivity, ...]]:
    """Give the sections, and the activities that stand above the first heading."""
    tree = _Tree()
    for entry in entries:
        if isinstance(entry, Heading):
            tree.open(entry)
        else:
            tree.add(read_row(entry))
    return tuple(node.section() for node in tree.roots), tuple(tree.loose)


def _shared_labels(siblings: Sequence[_Node]) -> list[str]:
    """Name the tracks directly above the last one that share its block."""
    labels: list[str] = []
    for other in reversed(siblings[:-1]):
        if not other.shares_next_block:
            break
        labels.insert(0, other.label)
    return labels
