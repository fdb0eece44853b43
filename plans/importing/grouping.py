"""Which rows and paragraphs are headings, of which level (requirement I2, domain 1.5).

Decided here: «A table row is a group row when all cells but the first one (or the first two, the first being
a bare number) are empty»; «Level by first word: Раздел / Roman → part; number + «Система» → direction; Трек →
track; Функция → cycle type». A row with a number and a title only, and nothing that marks it as a heading, is
left an activity without a deadline: it is asked about, not guessed.
"""

import re
from dataclasses import dataclass, replace

from plans.importing.parsed import Place, Problem, SectionLevel
from plans.importing.reading.blocks import RawParagraph
from plans.importing.rows import Item, Row, is_number, warning
from plans.importing.words import one_line

_ROMAN = r"[IVXLC\u0406\u0425]{1,6}"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}"
_STRICT: tuple[tuple[SectionLevel, re.Pattern[str]], ...] = (
    (
        SectionLevel.PART,
        re.compile(
            rf"^(?:раздел|часть|глава)\s+(?P<number>{_ROMAN}|{_NUMBER})\s*[.:)–-]?\s*(?P<title>.*)$", re.I
        ),
    ),
    (SectionLevel.PART, re.compile(rf"^(?P<number>{_ROMAN})\s*[.)]\s*(?P<title>\D.*)$")),
    (
        SectionLevel.TRACK,
        re.compile(rf"^трек\s*№?\s*(?P<number>{_NUMBER})?\s*[:.–-]?\s*(?P<title>.*)$", re.I),
    ),
    (
        SectionLevel.FUNCTION,
        re.compile(rf"^функция\s*№?\s*(?P<number>{_NUMBER})?\s*[:.–-]\s*(?P<title>.*)$", re.I),
    ),
    (
        SectionLevel.DIRECTION,
        re.compile(
            rf"^(?:направление|блок|подраздел|модуль|этап|задача)\s*№?\s*(?P<number>{_ROMAN}|{_NUMBER})\s*[:.–-]?\s*(?P<title>.*)$",
            re.I,
        ),
    ),
    (
        SectionLevel.DIRECTION,
        re.compile(
            rf"^(?P<number>{_ROMAN}|{_NUMBER})[-\s.]*(?:й\s+)?этап\b\s*[:.(–-]?\s*(?P<title>.*?)\)?$", re.I
        ),
    ),
    (
        SectionLevel.DIRECTION,
        re.compile(
            rf"^(?P<number>{_NUMBER}\.?)\s*(?P<title>(?:муниципальная\s+)?(?:система|механизмы?)\s.+)$", re.I
        ),
    ),
    # «Цель: …» and «Задачи: …» are said of the direction above them and do not end it.
    (SectionLevel.TRACK, re.compile(r"^(?P<number>)(?P<title>(?:Цел[ьи]|Задач[аи])\s*:.+)$")),
    (SectionLevel.DIRECTION, re.compile(r"^(?P<number>)(?P<title>(?:Система|СИСТЕМА|Механизмы?)\s.+)$")),
)
_NUMBERED = re.compile(rf"^(?P<number>{_NUMBER}\.?)\s+(?P<title>.+)$")
_LEAD_NUMBER = re.compile(rf"^{_NUMBER}[.)]?\s+")
_FOOTNOTE = re.compile(r"^(?:\*|примечани|итого|всего\b)", re.I)
_PAGE_NUMBER = re.compile(r"^(?:стр(?:аница|\.)?\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*из\s*\d+)?$", re.I)
_MAX_HEADING = 400
_LONE_TITLE = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?[А-ЯЁ«][^\n]{3,180}[^.;:,\s]$")
_ROMAN_ALONE = re.compile(rf"^{_ROMAN}[.)]?$")
_WORDS_OF_HEADING = re.compile(r"^[А-ЯЁA-Z](?:\S*\s+\S|[а-яё]{3,}$)")


@dataclass(frozen=True)
class Heading:
    """`text` is the whole line as printed, `number_text` and `title` are what it was cut into."""

    level: SectionLevel
    number_text: str
    title: str
    place: Place
    text: str = ""
    is_named_level: bool = True
    problems: tuple[Problem, ...] = ()


def strict_heading(text: str, place: Place) -> Heading | None:
    """Recognise a heading by its first words alone."""
    line = one_line(text)
    if not line or len(line) > _MAX_HEADING:
        return None
    for level, pattern in _STRICT:
        match = pattern.match(line)
        if match and (match["title"] or match["number"]):
            return Heading(level, match["number"] or "", match["title"].strip(), place, line)
    return None


def paragraph_heading(paragraph: RawParagraph, following: Item | None = None) -> Heading | None:
    """Recognise a heading among the pieces of the table; `following` is what stands under it.

    A merged row often comes out of a clipboard as a line without its empty cells.
    """
    text = one_line(paragraph.text)
    strict = strict_heading(text, paragraph.place)
    if strict or paragraph.is_bold or paragraph.is_heading:
        return strict or _free_heading(text, paragraph.place)
    if not isinstance(following, Row) or not _LONE_TITLE.match(text) or _FOOTNOTE.match(text):
        return None
    is_numbered = _NUMBERED.match(text) is not None
    return _free_heading(text, paragraph.place, *([] if is_numbered else [_assumed(text, paragraph.place)]))


def _assumed(text: str, place: Place) -> Problem:
    return warning(
        "assumed_heading",
        place,
        "Строка без срока и исполнителя принята за заголовок раздела. Если это мероприятие, исправьте.",
        raw_text=text,
    )


def row_heading(row: Row, following: Item | None, above: str = "") -> Heading | None:
    """Recognise a group row; `following` is the row under it, `above` the number of the row over it."""
    text = heading_text(row)
    if row.level is not None:
        return _raised_heading(text, row.level, row.place)
    if not row.is_bare() or not text or row.is_draft or _FOOTNOTE.match(text):
        return None
    found = strict_heading(text, row.place)
    if not found and row.title and _ROMAN_ALONE.match(row.number):
        found = Heading(SectionLevel.PART, row.number, one_line(row.title), row.place, text)
    if not found and _is_marked(row, following):
        found = _free_heading(text, row.place)
    if not found and (_stands_alone(row, following) or _counts_anew(row, following, above)):
        found = _free_heading(text, row.place, _assumed(text, row.place))
    if found and row.problems:
        found = Heading(**{**vars(found), "problems": (*row.problems, *found.problems)})
    return found


def heading_text(row: Row) -> str:
    if row.is_full_width:
        return one_line(next((cell for cell in row.cells if cell), ""))
    return one_line(f"{row.number} {row.title}")


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def is_footnote(text: str) -> bool:
    return bool(_FOOTNOTE.match(text))


def _free_heading(text: str, place: Place, *problems: Problem) -> Heading:
    line = one_line(text)
    match = _NUMBERED.match(line)
    number, title = (match["number"], match["title"]) if match else ("", line)
    return Heading(
        SectionLevel.DIRECTION, number, title, place, line, is_named_level=False, problems=problems
    )


def _raised_heading(text: str, level: SectionLevel, place: Place) -> Heading:
    """Make the heading that a column gives; «Трек 1: …» in the column says its own level."""
    strict = strict_heading(text, place)
    return strict or replace(_free_heading(text, place), level=level, is_named_level=True)


def _is_marked(row: Row, following: Item | None) -> bool:
    """Tell a heading by its look: one wide cell, bold letters, words in the number column, or children."""
    if row.is_full_width or row.is_bold:
        return True
    if row.number and not is_number(row.number):
        return not row.title and bool(_WORDS_OF_HEADING.match(row.number))
    child = following.number if isinstance(following, Row) else ""
    return (
        bool(row.number and row.title)
        and child.startswith(row.number.rstrip(".") + ".")
        and child != row.number
    )


def _counts_anew(row: Row, following: Item | None, above: str) -> bool:
    """Tell a numbered title above whole rows that do not go on counting from it.

    «All cells but the first two, the first being a bare number, are empty» (domain 1.5); «4, 5, 6» with an
    empty 5 is an activity whose deadline was forgotten.
    """
    if not (row.number and row.title) or not isinstance(following, Row) or following.is_bare():
        return False
    own, after, before = (_counted(text) for text in (row.number, following.number, above))
    goes_on = own is not None and (after == own + 1 or (before == own - 1 and after is None))
    return own is not None and not goes_on and bool(row.title[:1].isupper())


def _counted(number: str) -> int | None:
    last = re.search(r"(\d+)[.)]?$", number)
    return int(last[1]) if last else None


def _stands_alone(row: Row, following: Item | None) -> bool:
    """Tell a lone title above a row that begins a new count, or above a row with all its cells."""
    if (
        row.number
        or not _LEAD_NUMBER.sub("", row.title)[:1].isupper()
        or not isinstance(following, Row)
        or following.is_bare()
    ):
        return False
    if row.has_number_column:
        return bool(re.match(r"^(?:\d+\.)*1\.?$", following.number))
    return bool(following.title)
