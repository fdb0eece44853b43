"""A table with a row for each organisation or indicator, read from a workbook or pasted: what stands where,
and what is wrong.

CK-06: «a wrong column or organisation gives a message with the row number». Pure: rows of raw values in,
cells and problems out. Recognised is what people keep when they rename a template: the order of columns and
of rows, empty rows, a number column and a total line do not matter.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Raw = object
Row = tuple[int, Sequence[Raw]]

_NUMBER_WORDS = {"№", "№ п/п", "n", "№ пп"}
_TOTALS = ("итого", "всего", "в среднем")
_HEADER_WITHIN = 20


@dataclass(frozen=True)
class Subject:
    """What a row is about: heads of the column that names it, and of columns that are there to be read only.

    The sentences have a place for what stands in the table.
    """

    heads: frozenset[str]
    no_header: str
    unknown_row: str
    nameless_row: str
    unknown_column: str
    read_only: frozenset[str] = frozenset()
    no_rows: str = "В таблице нет ни одной строки с организацией."


ORGANIZATION_HEADS = frozenset(
    {"организация", "наименование организации", "краткое наименование", "оо", "школа", "мо"}
)
PARTICIPANTS = Subject(
    ORGANIZATION_HEADS,
    "В таблице нет строки заголовков со столбцом «Организация». Возьмите шаблон сбора.",
    "организации «{}» нет среди участников сбора.",
    "не указана организация.",
    "поля «{}» в сборе нет.",
)


@dataclass(frozen=True)
class GivenCell:
    """`position` is the row of the sheet, `column` its letters: both are named in messages."""

    organization: int
    line: int
    raw: Raw
    position: int
    column: str


@dataclass(frozen=True)
class ReadTable:
    cells: tuple[GivenCell, ...]
    problems: tuple[str, ...]


def read(
    rows: Sequence[Row],
    organizations: Mapping[str, int],
    lines: Mapping[str, int],
    subject: Subject = PARTICIPANTS,
) -> ReadTable:
    """`organizations` and `lines` map every spelling to a key; spellings are compared `folded`."""
    names = {folded(name): key for name, key in organizations.items()}
    titles = _unambiguous(lines)
    header = _header(rows, titles, subject)
    if header is None:
        return ReadTable((), (subject.no_header,))
    place, own_column, columns, problems = header
    cells: list[GivenCell] = []
    seen: dict[int, int] = {}
    for position, values in rows:
        text = _text(values, own_column)
        if position <= place or not text or folded(text).startswith(_TOTALS):
            if position > place and not text and _has_values(values, columns):
                problems.append(f"Строка {position}: {subject.nameless_row}")
            continue
        key = names.get(folded(text))
        if key is None:
            problems.append(f"Строка {position}: {subject.unknown_row.format(text[:80])}")
        elif key in seen:
            problems.append(f"Строка {position}: «{text[:80]}» уже стоит в строке {seen[key]}.")
        else:
            seen[key] = position
            cells += _cells(key, position, values, columns)
    if not seen and not problems:
        problems.append(subject.no_rows)
    return ReadTable(tuple(cells), tuple(problems))


def _unambiguous(lines: Mapping[str, int]) -> dict[str, int]:
    """«m» and «M» are two fields, and a header of either case names neither."""
    keys: dict[str, set[int]] = {}
    for title, key in lines.items():
        keys.setdefault(folded(title), set()).add(key)
    return {title: found.pop() for title, found in keys.items() if len(found) == 1}


def _header(
    rows: Sequence[Row], titles: Mapping[str, int], subject: Subject
) -> tuple[int, int, dict[int, int], list[str]] | None:
    """The row with «Организация»: its position, that column, the other columns, and what is no field."""
    others = _NUMBER_WORDS | subject.heads - ORGANIZATION_HEADS | subject.read_only
    for position, values in rows[:_HEADER_WITHIN]:
        texts = [folded(str(value or "")) for value in values]
        own = next((place for place, text in enumerate(texts) if text in subject.heads), None)
        if own is None:
            continue
        columns: dict[int, int] = {}
        problems = []
        for place, text in enumerate(texts):
            key, shown = titles.get(text), str(values[place] or "")[:80]
            # A field may be called «N»: only what names no field is the number column.
            if place == own or not text or (key is None and text in others):
                continue
            where = f"Строка {position}, столбец {letters(place)}"
            if key is None:
                problems.append(f"{where}: {subject.unknown_column.format(shown)}")
            elif key in columns.values():
                problems.append(f"{where}: поле «{shown}» уже стоит в другом столбце.")
            else:
                columns[place] = key
        return position, own, columns, problems
    return None


def _cells(
    organization: int, position: int, values: Sequence[Raw], columns: Mapping[int, int]
) -> Iterator[GivenCell]:
    """An empty cell says nothing: what was given before stays."""
    for place, line in columns.items():
        raw = values[place] if place < len(values) else None
        if raw is not None and str(raw).strip():
            yield GivenCell(organization, line, raw, position, letters(place))


def _has_values(values: Sequence[Raw], columns: Mapping[int, int]) -> bool:
    return any(place < len(values) and values[place] not in (None, "") for place in columns)


def pasted_rows(text: str) -> list[Row]:
    """Rows as they are copied from Excel: a tab between cells, a cell with a line break in quotes."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    return [(position, tuple(line)) for position, line in enumerate(lines, start=1) if any(line)]


def _text(values: Sequence[Raw], place: int) -> str:
    return str(values[place]).strip() if place < len(values) and values[place] is not None else ""


def folded(text: str) -> str:
    """One spelling for «Школа №101», «школа № 101» and «Школа N 101»."""
    plain = re.sub(r"[«»\"'“”]", "", text.casefold().replace("ё", "е"))
    return " ".join(re.sub(r"(№|\bn(?=\s*\d))\s*", "№ ", plain).split())


def letters(place: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
