"""Rows and paragraphs -> headings and whole activities: continuations joined (requirement I2).

Decided here: which row only goes on with the one above it after a page break («append cell by cell to the
previous activity, with a space», domain 1.6) and which has lost its number but is an activity of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plans.importing.grouping import (
    Heading,
    heading_text,
    is_footnote,
    is_page_number,
    paragraph_heading,
    row_heading,
)
from plans.importing.numbers import with_undated_number, with_whole_ten
from plans.importing.parsed import ColumnKey, Problem, SectionLevel
from plans.importing.reading.blocks import RawParagraph
from plans.importing.rows import Item, Row, error, is_number, note, warning
from plans.importing.words import folded, one_line

_MAX_SCRAP = 6
_CONTINUES = re.compile(r"^(?:[a-z(),;:»”а-яё]|[-–—•]\s?\S)")


@dataclass
class Joined:
    entries: list[Heading | Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def last(self) -> Heading | Row | None:
        return self.entries[-1] if self.entries else None


def joined(items: Sequence[Item]) -> Joined:
    result = Joined()
    is_numbered = any(isinstance(item, Row) and is_number(item.number) for item in items)
    for position, item in enumerate(items):
        following = items[position + 1] if position + 1 < len(items) else None
        if isinstance(item, RawParagraph):
            _take_paragraph(item, following, result)
        else:
            row = with_whole_ten(with_undated_number(item), _number_above(result.last))
            _take_row(row, following, result, is_numbered=is_numbered)
    return result


def _number_above(last: Heading | Row | None) -> str:
    return last.number if isinstance(last, Row) else ""


def _take_paragraph(paragraph: RawParagraph, following: Item | None, result: Joined) -> None:
    heading = paragraph_heading(paragraph, following)
    if heading:
        _take_heading(heading, result)
    elif not is_page_number(paragraph.text):
        result.problems.append(
            note(
                "loose_paragraph",
                paragraph.place,
                "Абзац между частями таблицы не похож на заголовок раздела и в план не вошёл.",
                raw_text=paragraph.text,
            )
        )


def _take_row(row: Row, following: Item | None, result: Joined, *, is_numbered: bool) -> None:
    if _completes(row, result.last):
        _join(row, result)
        return
    heading = _torn_heading(row) or row_heading(row, following, _number_above(result.last))
    if heading:
        _take_heading(heading, result)
    elif row.is_bare() and is_footnote(heading_text(row)):
        sentence = "Сноска или итог под таблицей в мероприятия не вошли."
        result.problems.append(note("footnote", row.place, sentence, raw_text=row.raw_text))
    elif _continues_heading(row, result.last):
        _lengthen_heading(row, result)
    elif _continues(row, result.last, is_numbered=is_numbered):
        _join(row, result)
    else:
        result.entries.append(_checked(row, is_numbered=is_numbered))


def _torn_heading(row: Row) -> Heading | None:
    """Recognise «Система …» torn over the columns of its row, as recognition of a scan leaves it."""
    scrap = row.number.strip(" .")
    torn = re.match(r"^сис?тема\s+", folded(f"{scrap}{one_line(row.title)}"))
    if not torn or not scrap or is_number(row.number) or len(scrap) > _MAX_SCRAP:
        return None
    rest = " ".join(one_line(cell) for cell in row.cells[2:] if cell)
    problem = error(
        "torn_heading",
        row.place,
        "Заголовок раздела порван при распознавании. Впишите его номер и название по оригиналу.",
        raw_text=row.raw_text,
    )
    title = f"Система {one_line(row.title)[torn.end() - len(scrap) :]} {rest}".strip()
    return Heading(SectionLevel.DIRECTION, "", title, row.place, problems=(problem,))


def _take_heading(heading: Heading, result: Joined) -> None:
    result.problems.extend(heading.problems)
    result.entries.append(heading)


def _continues_heading(row: Row, last: Heading | Row | None) -> bool:
    if not isinstance(last, Heading) or not row.is_bare() or row.number:
        return False
    return bool(row.title) and row.title[:1].islower()


def _lengthen_heading(row: Row, result: Joined) -> None:
    heading = result.entries.pop()
    if isinstance(heading, Heading):
        result.entries.append(replace(heading, title=f"{heading.title} {one_line(row.title)}"))


def _continues(row: Row, last: Heading | Row | None, *, is_numbered: bool) -> bool:
    if not isinstance(last, Row) or last.is_draft or row.is_draft:
        return False
    if _is_merged_down(row):
        return True
    if row.number:
        return False
    if not row.title or _CONTINUES.match(row.title):
        return True
    filled = row.filled_keys()
    wanted = {ColumnKey.DUE, ColumnKey.EXECUTORS} & set(row.layout.keys)
    return is_numbered and not wanted <= filled


def _completes(row: Row, last: Heading | Row | None) -> bool:
    """Tell the rest of a row whose title stands whole on the next page: each fills what the other lacks."""
    if not isinstance(last, Row) or last.title or not last.number or row.number or not row.title:
        return False
    return not row.is_full_width and not row.filled_keys() & last.filled_keys()


def _is_merged_down(row: Row) -> bool:
    """Tell a row whose number and title are one cell with the row above."""
    positions = {row.layout.position(key) for key in (ColumnKey.NUMBER, ColumnKey.TITLE)} - {None}
    return bool(row.title) and positions <= set(row.down)


def _join(row: Row, result: Joined) -> None:
    last = result.entries.pop()
    if not isinstance(last, Row):
        raise TypeError("only a row can be continued")
    own = tuple("" if index in row.down else cell for index, cell in enumerate(row.cells))
    width = max(len(last.cells), len(own))
    pairs = zip(_padded(last.cells, width), _padded(own, width), strict=True)
    name = f"«{last.number}»" if last.number else "выше"
    problem = note(
        "row_joined",
        row.place,
        f"Строка продолжает строку {name} после разрыва и присоединена к ней.",
        raw_text=row.raw_text,
    )
    cells = tuple(continued(above, below) for above, below in pairs)[: last.layout.width]
    kept = [asked for asked in last.problems if last.title or asked.code != "no_title"]
    whole = replace(
        last,
        cells=cells,
        problems=(*kept, *row.problems, problem),
        is_draft=last.is_draft and len(kept) == len(last.problems),
    )
    result.entries.append(whole)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def continued(above: str, below: str) -> str:
    """Put two pieces of one cell together; a list item keeps its line."""
    if not above or not below:
        return above or below
    if re.match(r"^[-–—•]\s?\S", below):
        return f"{above}\n{below}"
    return f"{above}{below}" if re.search(r"\w-$", above[-2:]) and below[:1].islower() else f"{above} {below}"


def _checked(row: Row, *, is_numbered: bool) -> Row:
    """Ask about a row without a title, or with a number that is lost or is no number."""
    if row.is_draft:
        return row
    if not row.title:
        sentence = "В строке нет названия мероприятия; впишите его или удалите строку."
        return row.with_problem(error("no_title", row.place, sentence, raw_text=row.raw_text), is_draft=True)
    if row.number and not is_number(row.number):
        sentence = f"«{row.number}» в колонке номера не похоже на номер. Проверьте строку."
        return row.with_problem(warning("odd_number", row.place, sentence, raw_text=row.number))
    if is_numbered and not row.number and row.has_number_column:
        sentence = "Номер мероприятия потерян; строка принята как отдельное мероприятие."
        return row.with_problem(warning("number_lost", row.place, sentence, raw_text=row.raw_text))
    return row
