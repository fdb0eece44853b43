"""The words around the table: title, municipality, period, preamble (requirement I3).

Decided here: the title is the last «План …», «Дорожная карта …» or «Комплекс мер …» that begins a line above
the table, with the lines that follow it. The act around it is read by `acts`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.importing.acts import read_act
from plans.importing.parsed import ParsedOrder, PeriodKind, PlanKind, PrintedPeriod
from plans.importing.period import first_period, period_of
from plans.importing.reading.blocks import RawParagraph
from plans.importing.words import one_line

_TITLE = re.compile(
    r"^(?:(?:муниципальн\w+|комплексн\w+|годовой|примерн\w+|единый)\s+)*"
    r"(?:план\b|план-график|дорожная карта|«дорожная карта|комплекс\s+мер)",
    re.IGNORECASE,
)
_MAX_TITLE_LINE = 400
_MAX_TITLE_LINES = 8
_ADJECTIVE = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:ск|цк)"
_BY_ADJECTIVE = re.compile(
    rf"({_ADJECTIVE})(?:ий|ого|ом|ому|им)\s+(городск|муниципальн)(?:ой|ого|ом|ому|ый|ым)\s+(округ|район)"
)
_BY_NAME = re.compile(
    r"\b(городск|муниципальн)(?:ой|ого|ом|ый)\s+(округ|район)(?:а|е)?\s+[«\"]?((?:город\s+)?[А-ЯЁ][а-яё-]+)"
)
_PLACE_LINE = re.compile(
    rf"^(?:{_ADJECTIVE}ий\s+(?:городской|муниципальный)\s+(?:округ|район)"
    r"|(?:городской|муниципальный)\s+(?:округ|район)\s+[«\"А-ЯЁ]).{0,40}$"
)


@dataclass(frozen=True)
class Surroundings:
    title: str
    kind: PlanKind
    period: PrintedPeriod
    municipality_text: str
    order: ParsedOrder | None
    preamble_text: str


def read_surroundings(
    before: Sequence[RawParagraph], after: Sequence[RawParagraph], filename: str
) -> Surroundings:
    first, last = _title_lines(before)
    title, place_line = _title(before[first:last])
    order = read_act(before[:first] if last > first else before, after)
    heading = order.heading if order else ""
    named = title or heading or one_line(filename.rsplit(".", 1)[0])
    text = "\n".join(one_line(paragraph.text) for paragraph in [*before, *after])
    return Surroundings(
        title=named,
        kind=PlanKind.ROAD_MAP
        if re.search(r"дорожн\w+\s+карт", f"{title} {heading}", re.I)
        else PlanKind.PLAN,
        period=first_period([title, heading, filename]),
        municipality_text=municipality_of(place_line) or municipality_of(title) or municipality_of(text),
        order=order,
        preamble_text=_preamble(before, first, last, order),
    )


def municipality_of(text: str) -> str:
    """Name the municipality in the nominative: «Петрозаводского городского округа» is one too."""
    found = _BY_ADJECTIVE.search(text)
    if found:
        return f"{found[1]}ий {_place_kind(found[2], found[3])}"
    found = _BY_NAME.search(text)
    return f"{_place_kind(found[1], found[2])} {found[3]}" if found else ""


def _place_kind(adjective: str, noun: str) -> str:
    return "городской округ" if adjective == "городск" else f"муниципальный {noun}"


def _title_lines(before: Sequence[RawParagraph]) -> tuple[int, int]:
    """Give the bounds of the title; equal when there is none."""
    for start in range(len(before) - 1, -1, -1):
        if _TITLE.match(one_line(before[start].text)) and len(before[start].text) <= _MAX_TITLE_LINE:
            end = start + 1
            while end < len(before) and end - start < _MAX_TITLE_LINES and _goes_on(before, end):
                end += 1
            return start, end
    return len(before), len(before)


def _goes_on(before: Sequence[RawParagraph], index: int) -> bool:
    line = one_line(before[index].text)
    if len(line) > _MAX_TITLE_LINE or (line.endswith((".", ":")) and len(line) > 150):
        return False
    continues = line[:1].islower() or line[:1] in '(«"' or _is_place_line(line) or _names_place_or_time(line)
    return continues or before[index].is_bold or not before[index].opens_group


def _names_place_or_time(line: str) -> bool:
    """Tell «Заречинского муниципального округа на 2026 год»: a title goes on with its place and period."""
    return len(line) < 150 and bool(_BY_ADJECTIVE.match(line) or period_of(line).kind != PeriodKind.UNKNOWN)


def _title(paragraphs: Sequence[RawParagraph]) -> tuple[str, str]:
    """Join the lines; a last line that only names the municipality is given apart."""
    lines = [one_line(line) for paragraph in paragraphs for line in paragraph.text.split("\n")]
    place = lines.pop() if len(lines) > 1 and _is_place_line(lines[-1]) else ""
    return " ".join(lines), place


def _is_place_line(line: str) -> bool:
    return bool(_PLACE_LINE.match(line))


def _preamble(before: Sequence[RawParagraph], first: int, last: int, order: ParsedOrder | None) -> str:
    """Give the prose between title and table, or all prose above when there is neither title nor act."""
    if last > first:
        return "\n".join(paragraph.text for paragraph in before[last:])
    used = {order.heading, *order.author_lines} if order else set()
    return "\n".join(paragraph.text for paragraph in before if one_line(paragraph.text) not in used)
