"""An answer of the analysis: choices, tables, notes, a picture. Page, XLSX and paper are made from the same
one, so that the numbers agree.

A number is a `Decimal` with as many places as it is printed with.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.values import Absent, Value, number_words, rounded, value_words
from msoko.lib.charts import Chart

Entry = str | int | Decimal


@dataclass(frozen=True)
class Choice:
    """A question of the page: what to look at. `options` are (value, words)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Table:
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]

    @property
    def printed(self) -> list[list[tuple[str, bool]]]:
        """Each cell as it is read, and whether it is a number."""
        return [[(words(one), not isinstance(one, str)) for one in row] for row in self.rows]

    @property
    def heads(self) -> list[tuple[str, bool]]:
        """Each head, and whether numbers stand below it."""
        numeric = {place for row in self.rows for place, one in enumerate(row) if not isinstance(one, str)}
        return [(head, place in numeric) for place, head in enumerate(self.header)]

    def text_rows(self) -> list[tuple[str, ...]]:
        return [self.header, *(tuple(words(one) for one in row) for row in self.rows)]


@dataclass(frozen=True)
class Report:
    """`lead` is the sentence the page opens with; `empty` says what to do when there is nothing to show."""

    title: str
    lead: str
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    chart: Chart | None = None
    empty: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The question: whose data, which year, and what else was chosen on the page."""

    municipality_id: int
    year: int
    first_year: int
    last_year: int
    given: Mapping[str, str] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        text = self.given.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    def text(self, name: str) -> str:
        return self.given.get(name, "")

    @property
    def years(self) -> tuple[int, ...]:
        """AN-01: at least three years back, and up to five where data exist."""
        first = max(self.first_year, self.year - 4)
        return tuple(range(min(first, self.year - 2), self.year + 1))

    @property
    def year_choice(self) -> Choice:
        options = tuple((str(year), str(year)) for year in range(self.last_year, self.first_year - 1, -1))
        return Choice("year", "Год", options, str(self.year))


def picked(asked: str, options: Sequence[tuple[str, str]]) -> str:
    """What was asked for, or the first there is: an address typed by hand never leads to an error."""
    known = [value for value, _ in options]
    return asked if asked in known else (known[0] if known else "")


def shown(value: Value | None, decimals: int, absent: str = "") -> Entry:
    """A number with its places, or the word for why there is none."""
    if isinstance(value, Decimal):
        return rounded(value, decimals)
    return absent or value_words(value or Absent.NO_DATA)


def words(entry: Entry) -> str:
    if isinstance(entry, Decimal):
        return number_words(entry, max(0, -int(entry.as_tuple().exponent)))
    return str(entry)


def listed(names: Iterable[str], most: int = 6) -> str:
    found = list(names)
    rest = len(found) - most
    return ", ".join(found[:most]) + (f" и ещё {rest}" if rest > 0 else "")
