"""The one document model of an official paper: what it says and in which blocks.

Data become this model once; the preview, the PDF and later the DOCX are drawn from it, so
that «one document model, three outputs ... say the same words» (product O5). Blocks carry
words and their part in the paper (domain 3.2, 3.3), never sizes or fonts: those are
`layout.Layout`. Texts arrive typeset; nothing here or after changes a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from msoko.lib.chart_shapes import Chart
from msoko.lib.language_ru import NBSP, date_in_figures, date_in_words
from reports.layout import GOST_2025, Layout

GAP_LINE = "________"
BULLET = f"–{NBSP}"
DATE_LINE = f"«___»{NBSP}________{NBSP}20__{NBSP}г."
NUMBER_LINE = f"№{NBSP}____"


@dataclass(frozen=True)
class Gap:
    """A place that a person has yet to fill; `hint` says what with, `field` says where."""

    field: str
    hint: str


Run = str | Gap
Runs = tuple[Run, ...]


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True)
class AuthorLines:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class KindTitle:
    text: str
    is_spaced: bool = False


@dataclass(frozen=True)
class DateAndNumber:
    """Date left, number right; both are empty lines before registration (OR-10)."""

    dated_on: date | None
    number_text: str
    place: str = ""

    @property
    def date_text(self) -> str:
        return date_in_words(self.dated_on) if self.dated_on else DATE_LINE

    @property
    def number_label(self) -> str:
        return f"№{NBSP}{self.number_text}" if self.number_text else NUMBER_LINE


@dataclass(frozen=True)
class Heading:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    indent: bool = True


@dataclass(frozen=True)
class Verb:
    text: str
    is_spaced: bool = False


@dataclass(frozen=True)
class Clause:
    number_text: str
    text: Runs
    subclauses: tuple["Clause", ...] = ()


@dataclass(frozen=True)
class SignatureMark:
    """The mark of an electronic signature (domain 3.9), with the data of a stored certificate (ES-01)."""

    serial_text: str
    owner_text: str
    valid_since: date
    valid_until: date

    @property
    def lines(self) -> tuple[str, ...]:
        days = f"с {date_in_figures(self.valid_since)} по {date_in_figures(self.valid_until)}"
        return (
            "ДОКУМЕНТ ПОДПИСАН",
            "ЭЛЕКТРОННОЙ ПОДПИСЬЮ",
            f"Сертификат: {self.serial_text}",
            f"Владелец: {self.owner_text}",
            f"Действителен: {days}",
        )


@dataclass(frozen=True)
class SignatureBlock:
    """`marks` stand where the hand signature would; a paper to be signed by hand has none."""

    post_lines: Runs
    name: Run
    marks: tuple[SignatureMark, ...] = ()


@dataclass(frozen=True)
class Subheading:
    """A heading inside the text («Выводы»); it goes with what follows."""

    text: Runs


@dataclass(frozen=True)
class Label:
    """A flush line that names what follows: «ПОВЕСТКА ДНЯ:», the name of a table."""

    runs: Runs
    is_bold: bool = False


@dataclass(frozen=True)
class Bullets:
    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Corner:
    """Upper right: an addressee or «УТВЕРЖДАЮ» (3.4, 3.7)."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True)
class SideBySide:
    """Date and number of a letter beside its addressee; СОГЛАСОВАНО beside УТВЕРЖДАЮ."""

    left: tuple[Runs, ...]
    right: tuple[Runs, ...]


@dataclass(frozen=True)
class Performer:
    """Who wrote the paper, name and phone, «at the lower left of the last page, 10–11 pt» (OR-11)."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class AnnexStamp:
    """Upper right corner of an annex; an empty line parts the stamp's two requisites."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class AnnexTitle:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TableColumn:
    header: str
    share: int
    is_centred: bool = False


@dataclass(frozen=True)
class GroupRow:
    level: int
    number_text: str
    text: str

    @property
    def label(self) -> str:
        return f"{self.number_text} {self.text}".strip()


@dataclass(frozen=True)
class BodyRow:
    cells: tuple[str, ...]
    is_total: bool = False


Row = GroupRow | BodyRow


@dataclass(frozen=True)
class Table:
    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of data, its caption below it: «Рисунок 1 – Зоны по трекам» (ГОСТ 2.105).

    `words` say what it shows to whoever does not see it. A picture too high for a page goes on over further
    sheets under the same number.
    """

    chart: Chart
    title: Runs
    words: str
    number: int = 0
    sheet: int = 1
    sheets: int = 1

    @property
    def caption(self) -> Runs:
        """What follows the word «Рисунок» and the number."""
        name = (" – ", *self.title) if self.title else ()
        if self.sheets == 1:
            return name
        if self.sheet == 1:
            return (*name, f" (лист 1 из{NBSP}{self.sheets})")
        return (f", лист{NBSP}{self.sheet} из{NBSP}{self.sheets}",)

    @property
    def label(self) -> str:
        return f"Рисунок{NBSP}{self.number}"


Block = (
    AuthorLines
    | KindTitle
    | DateAndNumber
    | Heading
    | Paragraph
    | Verb
    | Clause
    | Subheading
    | Label
    | Bullets
    | Corner
    | SideBySide
    | SignatureBlock
    | Performer
    | AnnexStamp
    | AnnexTitle
    | Table
    | Picture
)


@dataclass(frozen=True)
class PageSection:
    orientation: Orientation
    blocks: tuple[Block, ...]
    restart_numbers: bool = False


@dataclass(frozen=True)
class Paper:
    title: str
    pages: tuple[PageSection, ...]
    layout: Layout = GOST_2025
    author: str = ""
    subject: str = ""
    language: str = "ru"
    #: the open page that tells whether this paper is in force; its code stands on the first page
    check_url: str = ""


def paper_gaps(paper: Paper) -> Iterator[Gap]:
    """Yield the gaps in the order in which a reader meets them."""
    for section in paper.pages:
        for block in section.blocks:
            yield from _block_gaps(block)


def _block_gaps(block: Block) -> Iterator[Gap]:
    yield from (run for run in _block_runs(block) if isinstance(run, Gap))
    if isinstance(block, Clause):
        for clause in block.subclauses:
            yield from _block_gaps(clause)


def _block_runs(block: Block) -> Iterator[Run]:
    match block:
        case Paragraph() | Label():
            yield from block.runs
        case Clause() | Subheading():
            yield from block.text
        case SignatureBlock():
            yield from (*block.post_lines, block.name)
        case Bullets():
            yield from chain.from_iterable(block.items)
        case Corner():
            yield from chain.from_iterable(block.lines)
        case SideBySide():
            yield from chain.from_iterable((*block.left, *block.right))
        case Picture():
            yield from block.caption
