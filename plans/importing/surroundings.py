"""The words around the table: title, municipality, period, preamble (requirement I3).

Decided here: the title is the last «План …», «Дорожная карта …» or «Комплекс мер …» that begins a line above
the table and is no sentence about the plan, with the lines that follow it. The act around it is read by
`acts`; what neither holds is kept by `attachments`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.importing.acts import ReadAct, read_act
from plans.importing.attachments import TALK_TITLE, attached, below_table, regulation_start
from plans.importing.parsed import ParsedAttachment, ParsedOrder, PeriodKind, PlanKind, PrintedPeriod
from plans.importing.period import first_period, period_of
from plans.importing.reading.blocks import RawParagraph
from plans.importing.words import one_line

_TITLE = re.compile(
    r"^(?:(?:муниципальн\w+|комплексн\w+|годов\w+|примерн\w+|един\w+|сводн\w+|календарн\w+|перспективн\w+"
    r"|тематическ\w+|рабоч\w+|межведомственн\w+|ежегодн\w+|антикризисн\w+|проект)\s+)*"
    r"(?:план\b|план-график|дорожная карта|«дорожная карта|комплекс\s+мер|перечень\s+мер"
    r"|программа\s+мероприятий)",
    re.IGNORECASE,
)
# «План разработан в соответствии …» speaks of the plan and is not its name.
_SENTENCE = re.compile(
    r"^[^.]{0,120}?\b(?:(?:разработан|составлен|утвержд[её]н|подготовлен|направлен|сформирован|принят|рассмотрен"
    r"|согласован|рассчитан)[аоы]?|определя[ею]т|предусматрива[ею]т|включа[ею]т|явля[ею]тся|содержит|реализу[ею]тся"
    r"|мо[гж]\w+|долж[её]?н\w*)\b",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"^(?:муниципальн\w+\s+)?(?:программа|проект|перечень\s+мер|мероприятия)\b", re.IGNORECASE
)
_MAX_TITLE_LINE = 400
_MAX_TITLE_LINES = 8
_ADJECTIVE = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:ск|цк|н)"
_CASE = r"(?:ий|ый|ого|ому|ом|им|ым)"
_BY_ADJECTIVE = re.compile(
    rf"({_ADJECTIVE}){_CASE}\s+(городск|муниципальн)(?:ой|ого|ом|ому|ый|ым)\s+(округ|район)"
)
_BY_NAME = re.compile(
    r"\b(городск|муниципальн)(?:ой|ого|ом|ый)\s+(округ|район)(?:а|е)?[ ]+[«\"]?"
    r"(?!Управлени|Администрац|Комитет|Отдел|Департамент)"
    r"((?:город\s+)?[А-ЯЁ][а-яё-]+)"
)
_IN_QUOTES = re.compile(
    r"[«\"]((?:город\s+)?[А-ЯЁ][^«»\"]{2,60}?(?:городской|муниципальный)\s+(?:округ|район)|(?:городской|муниципальный)\s+"
    r"(?:округ|район)\s+[А-ЯЁ][^«»\"]{2,60})[»\"]"
)
_BARE_DISTRICT = re.compile(rf"({_ADJECTIVE}){_CASE}\s+район(?:а|е|у|ом)?\b")
_CAPITALS = re.compile(r"\b[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})*\b")
_PLACE_LINE = re.compile(
    rf"^(?:{_ADJECTIVE}[иы]й\s+(?:городской|муниципальный)\s+(?:округ|район)"
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
    attachments: tuple[ParsedAttachment, ...]
    is_named_by_file: bool


def read_surroundings(
    before: Sequence[RawParagraph], after: Sequence[RawParagraph], filename: str
) -> Surroundings:
    first, last = title_lines(before)
    title, place_line = _title(before[first:last])
    act = read_act(before[:first] if last > first else before, after)
    heading = act.order.heading if act.order else ""
    named = title or heading or one_line(filename.rsplit(".", 1)[0])
    text = "\n".join(one_line(paragraph.text) for paragraph in [*before, *after])
    preamble, regulation = _prose(before, first, last, act)
    return Surroundings(
        title=named,
        kind=PlanKind.ROAD_MAP
        if re.search(r"дорожн\w+\s+карт", f"{title} {heading}", re.I)
        else PlanKind.PLAN,
        period=first_period([title, heading, *_named_above(before[:last]), filename]),
        municipality_text=municipality_of(place_line) or municipality_of(title) or municipality_of(text),
        order=act.order,
        preamble_text=preamble,
        attachments=(*regulation, *below_table(act.spare_below)),
        is_named_by_file=not (title or heading or _TITLE.match(named)),
    )


def _named_above(before: Sequence[RawParagraph]) -> list[str]:
    """Give the other lines above the table that name a plan or a programme, the nearest first."""
    lines = [one_line(paragraph.text) for paragraph in before if len(paragraph.text) <= _MAX_TITLE_LINE]
    return [line for line in reversed(lines) if (_TITLE.match(line) or _PROGRAMME.match(line))]


def municipality_of(text: str) -> str:
    """Name the municipality in the nominative: «Петрозаводского городского округа» is one too."""
    found = _BY_ADJECTIVE.search(text)
    if found:
        return f"{_nominative(found[1])} {_place_kind(found[2], found[3])}"
    found = _BY_NAME.search(text)
    if found:
        return f"{_place_kind(found[1], found[2])} {found[3]}"
    found = _IN_QUOTES.search(text)
    if found:
        return found[1]
    found = _BARE_DISTRICT.search(text)
    if found:
        return f"{_nominative(found[1])} район"
    spelt = _CAPITALS.sub(_as_words, text)
    return municipality_of(spelt) if spelt != text else ""


def _nominative(stem: str) -> str:
    return f"{stem}ый" if stem.endswith("н") else f"{stem}ий"


def _as_words(capitals: re.Match[str]) -> str:
    """Write «КЛЮЧЕВСКОГО ГОРОДСКОГО ОКРУГА» as it is written inside a sentence."""
    word = capitals[0]
    is_common = re.match(r"^(?:городск|муниципальн|округ|район|город)", word, re.I)
    return word.lower() if is_common else "-".join(part.capitalize() for part in word.split("-"))


def _place_kind(adjective: str, noun: str) -> str:
    return "городской округ" if adjective == "городск" else f"муниципальный {noun}"


def title_lines(before: Sequence[RawParagraph]) -> tuple[int, int]:
    """Give the bounds of the title; equal when there is none."""
    for start in range(len(before) - 1, -1, -1):
        line = one_line(before[start].text)
        if _TITLE.match(line) and len(line) <= _MAX_TITLE_LINE and not _SENTENCE.match(line):
            end = start + 1
            while end < len(before) and end - start < _MAX_TITLE_LINES and _goes_on(before, start, end):
                end += 1
            return start, end
    return len(before), len(before)


def _goes_on(before: Sequence[RawParagraph], start: int, index: int) -> bool:
    line = one_line(before[index].text)
    if _is_named_and_dated(before[start:index]) and before[index].opens_group and line[:1].isupper():
        return _is_place_line(line)
    if len(line) > _MAX_TITLE_LINE or (line.endswith((".", ":")) and len(line) > 150):
        return False
    continues = line[:1].islower() or line[:1] in '(«"' or _is_place_line(line) or _names_place_or_time(line)
    return continues or before[index].is_bold or not before[index].opens_group


def _is_named_and_dated(title: Sequence[RawParagraph]) -> bool:
    """Tell whether a title already has its period: what begins below it with a capital is a heading."""
    return period_of(" ".join(one_line(line.text) for line in title)).kind != PeriodKind.UNKNOWN


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


def _prose(
    before: Sequence[RawParagraph], first: int, last: int, act: ReadAct
) -> tuple[str, tuple[ParsedAttachment, ...]]:
    """Part the prose above the table into the preamble of the plan and texts that are kept beside it."""
    is_minutes = act.order is not None and act.order.kind == "minutes"
    talk_title = TALK_TITLE if is_minutes else ""
    if last > first:
        lines = [paragraph.text for paragraph in before[last:]]
        start = regulation_start(lines)
        kept = attached(act.spare, talk_title)
        if start is None:
            return "\n".join(lines), kept
        return "\n".join(lines[:start]), (*kept, *attached(lines[start:]))
    if is_minutes:
        return "", attached(act.spare, talk_title)
    used = {act.order.heading, *act.order.author_lines} if act.order else set()
    return "\n".join(paragraph.text for paragraph in before if one_line(paragraph.text) not in used), ()
