"""Slips of the typist in a Russian text, each with the fix that is offered and a sentence that says why.

The rules are those of part 3.11 of the domain dossier: ««ёлочки», inner „лапки“; straight quotes are replaced
on input by offer», «range of years and months with en dash without spaces; sentence dash with spaces»,
«decimal comma», «no leading zero in words», «№ 697; ст. 9; п. 2; г. Петрозаводск; И.О. Фамилия; 5 %; 20 кг».

Decided here: only what a reader can see is a slip. Which space and which hyphen may not be broken is nobody's
business: `language_ru.typeset` sees to it in print. Places that a person has yet to fill, addresses, file
names, codes and numbers of documents («01-05/12») are never touched. Where two readings are possible, as with
a quote that has no pair, nothing is offered and only said.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msoko.lib.calendar_ru import MONTHS_GENITIVE
from msoko.lib.language_ru import NBSP
from msoko.lib.typography_pairs import bracket_slips, quote_slips
from msoko.lib.typography_slip import Slip
from msoko.lib.typography_words import foreign_letter_slips

__all__ = ["Slip", "fixed", "heading_slips", "slips"]

_S = f"[ {NBSP}]"
_MONTH = "|".join(MONTHS_GENITIVE)
_ANY_MONTH = (
    r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ём|ем)|март(?:а|е|у|ом)?"
    r"|август(?:а|е|у|ом)?|ма(?:й|я|е|ю|ем)"
)
#: words after which stand clauses and sections, never quantities
_CLAUSE = re.compile(
    r"(?:(?:^|\W)(?:п|пп|ч|ст|подп|гл)\.|(?:пункт|раздел|строк|стат|част|глав|верси)\w*)\W*$", re.I
)
_UNITS = r"балл|процент|тыс\b|млн\b|млрд\b|руб|кг\b|км\b|ставк|раза\b"

_PROTECTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(\[\[.*?\]\])",
        r"((?:https?|ftp|file)://\S+|www\.\S+)",
        r"(?<![\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
        r"(?<![\w.-])((?:[\w-]+\.)+(?:ru|рф|com|org|net|su|info|gov|edu|online|site)\b(?:[/?#]\S*)?)",
        r"(?<![\w-])([\w-]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|zip|rar|sig|p7s))\b",
        rf"№{_S}*((?:\w+[-–/.])*\w+)",
        rf"\b(?:ГОСТ(?:{_S}Р)?|СанПиН|СП|ОКВЭД|ОКУД|ТУ|МУ|код\w*|верси\w+){_S}+(\d[\w.–/-]*)",
        r"(?<![\w-])(\d[\w-]*/[\w/-]+)",
        r"(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])",
        rf"(?<!\w)((?:\+7|8){_S}?[-(]?\d{{3,5}}[-)]?{_S}?[-\d{NBSP} ]{{5,9}}\d)(?!\w)",
        r"(?<![\w-])(\d{2,3}-\d{2}-\d{2})(?![\w-])",
    )
)


@dataclass(frozen=True)
class _Rule:
    """`fix` is a template of the match; `holds` looks at what stands around it."""

    pattern: re.Pattern[str]
    fix: str
    why: str
    holds: Callable[[re.Match[str]], bool] = lambda found: True


def _rule(
    pattern: str, fix: str, why: str, holds: Callable[[re.Match[str]], bool] = lambda found: True
) -> _Rule:
    return _Rule(re.compile(pattern), fix, why, holds)


def _grows(found: re.Match[str]) -> bool:
    """«5-9 классы» is a range; «76-52» and «007-9» are somebody's numbers."""
    first, second = found.group("from"), found.group("to")
    return not (first.startswith("0") or second.startswith("0")) and int(first) < int(second)


def _is_quantity(found: re.Match[str]) -> bool:
    return not _CLAUSE.search(found.string[max(0, found.start() - 20) : found.start()])


def _range(before: str, after: str, holds: Callable[[re.Match[str]], bool] = lambda found: True) -> _Rule:
    pattern = rf"{before}(?:{_S}*[-—]{_S}*|{_S}+–{_S}*|–{_S}+){after}"
    return _rule(pattern, r"\g<from>–\g<to>", "Между границами промежутка ставится тире без пробелов.", holds)


#: earlier rules win over later ones at the same place
_RULES = (
    _range(r"(?<![\w.–-])(?P<from>(?:19|20)\d\d)", r"(?P<to>(?:19|20)\d\d)(?![\w–-]|\.\d)"),
    _range(rf"\b(?P<from>(?i:{_ANY_MONTH}))", rf"(?P<to>(?i:{_ANY_MONTH}))\b"),
    _range(r"(?<![\w.])(?P<from>\d{2}\.\d{2}\.\d{4})", r"(?P<to>\d{2}\.\d{2}\.\d{4})(?!\w)"),
    _range(r"(?<![\w:])(?P<from>\d{1,2}:\d{2})", r"(?P<to>\d{1,2}:\d{2})(?![\w:])"),
    _range(r"(?<![\w–-])(?P<from>[IVX]{1,5})", r"(?P<to>[IVX]{1,5})(?![\w–-])"),
    _range(r"(?<![\w.,:/–-])(?P<from>\d{1,3})", r"(?P<to>\d{1,3})(?![\w:/–-]|[.,]\d)", _grows),
    _rule(
        rf"(?<=[\w»“)%.,]){_S}--?{_S}(?=\S)",
        " – ",
        "Между словами ставится тире, а не дефис.",
    ),
    _rule(
        rf"(?<![\w.,/–-])(?P<whole>\d{{1,3}})\.(?P<part>\d{{1,2}})(?={_S}?(?:%|{_UNITS}))",
        r"\g<whole>,\g<part>",
        "Дробная часть числа отделяется запятой.",
        _is_quantity,
    ),
    _rule(
        rf"(?<![\w-])(?:N|[Nn][oо]\.?){_S}?(?=\d)",
        "№ ",
        "Перед номером пишется знак «№».",
    ),
    _rule(r"№(?=[^\W_])", "№ ", "После знака «№» нужен пробел."),
    _rule(rf"(?<=[\w»“)%]){_S}+,(?=[^\W\d_]|[«„])", ", ", "Пробел нужен после запятой, а не перед ней."),
    _rule(
        rf"(?<=[\w»“)%]){_S}+(?=[,;:!?](?![)\w])|\.(?![.\w]))", "", "Перед знаком препинания пробел не нужен."
    ),
    _rule(rf"(?<=[(«„\[]){_S}+(?=\w)", "", "После открывающей скобки или кавычки пробел не нужен."),
    _rule(rf"(?<=[\w.!?]){_S}+(?=[)»“\]])", "", "Перед закрывающей скобкой или кавычкой пробел не нужен."),
    _rule(rf"(?<=\S)(?:{_S}{{2,}})(?=\S)", " ", "Между словами нужен один пробел."),
    _rule(r"(?<=[\w»“)]),(?=[^\W\d_]|[«„])", ", ", "После запятой нужен пробел."),
    _rule(r"(?<=[\w»“)]);(?=[^\W_]|[«„])", "; ", "После точки с запятой нужен пробел."),
    _rule(r"(?<=[а-яё»“)]):(?=[А-Яа-яЁё«„])", ": ", "После двоеточия нужен пробел."),
    _rule(r"(?<=[а-яё]{3})(?P<end>[.!?])(?=[А-ЯЁ][а-яё])", r"\g<end> ", "Между предложениями нужен пробел."),
    _rule(r"(?<![,;:.])(?P<one>[,;:])(?P=one)(?![,;:.])", r"\g<one>", "Знак препинания повторён."),
    _rule(r"(?<![.!?])\.\.(?!\.)", ".", "Точка повторена."),
    _rule(r"(?<=[\w»“)])[,;](?P<last>[.;])(?!\.)", r"\g<last>", "Лишний знак препинания."),
    _rule(
        rf"(?<![\d.])0(?P<day>[1-9]»?)(?={_S}(?:{_MONTH})\b)",
        r"\g<day>",
        "День в дате словами пишется без нуля.",
    ),
    _rule(
        r"(?<=\d{4})(?=(?:гг?\.|год))(?P<year>г)",
        r" \g<year>",
        "Между годом и словом «год» или «г.» нужен пробел.",
    ),
    _rule(
        r"(?i:(?<![\w.-])(?P<mark>(?:ст|п|пп|подп|ч|гл|разд|прил|табл|рис|стр)\.)(?=\d))",
        r"\g<mark> ",
        "После сокращения нужен пробел.",
    ),
    _rule(
        r"(?<![\w.-])(?P<mark>(?:г|с|п|пос|пгт|дер|ул|пер|пр|им|обл)\.)(?=[А-ЯЁ][а-яё])",
        r"\g<mark> ",
        "После сокращения нужен пробел.",
    ),
    _rule(r"(?<=\d)%(?!-)", " %", "Между числом и знаком процента нужен пробел."),
    _rule(
        r"(?<=\d)(?P<unit>кг|км|см|мм|руб|тыс|млн|млрд|чел|экз|шт|мин)(?![\w-])",
        r" \g<unit>",
        "Между числом и единицей измерения нужен пробел.",
    ),
    _rule(r"\bт\.(?=[дпеко]\.)", "т. ", "Части сокращения разделяются пробелом."),
    _rule(
        r"(?<![\w.])(?P<initials>[А-ЯЁ]\.[А-ЯЁ]\.)(?=[А-ЯЁ][а-яё])",
        r"\g<initials> ",
        "Между инициалами и фамилией нужен пробел.",
    ),
)

#: what may end a heading with its own full stop
_ABBREVIATED = re.compile(r"(?:(?<!\w)(?:гг?|др|пр|т|обл|ул|руб|тыс|р-на|[А-ЯЁ]|[дп])|\.)\.$")
_STEPS = 12


def slips(text: str) -> list[Slip]:
    """Find the slips of a text in the order of reading; no two of them share a letter."""
    protected = _protected(text)
    found = [*quote_slips(text, protected), *_by_rules(text), *foreign_letter_slips(text)]
    found += bracket_slips(text, protected)
    kept: list[Slip] = []
    end = 0
    for slip in sorted(found, key=lambda one: (one.start, one.end)):
        if slip.start >= end and not any(protected[slip.start : slip.end]):
            kept.append(slip)
            end = slip.end
    return kept


def heading_slips(text: str) -> list[Slip]:
    """The slips of a heading: OR-08 «no full stop after the heading, the number, the signature»."""
    found = slips(text)
    end = len(text.rstrip())
    if text[:end].endswith(".") and not _ABBREVIATED.search(text[:end]):
        stop = Slip(end - 1, end, ".", "", "В конце заголовка точка не ставится.")
        found = [slip for slip in found if slip.end < end] + [stop]
    return found


def fixed(text: str) -> str:
    """Apply every offered fix; one may bring another to light, as a space between doubled marks does."""
    for _ in range(_STEPS):
        offered = [slip for slip in slips(text) if slip.fix is not None]
        if not offered:
            break
        text = _applied(text, offered)
    return text


def _applied(text: str, offered: list[Slip]) -> str:
    for slip in reversed(offered):
        text = text[: slip.start] + (slip.fix or "") + text[slip.end :]
    return text


def _by_rules(text: str) -> Iterator[Slip]:
    for rule in _RULES:
        for found in rule.pattern.finditer(text):
            fix = found.expand(rule.fix)
            if fix != found[0] and rule.holds(found):
                yield Slip(found.start(), found.end(), found[0], fix, rule.why)


def _protected(text: str) -> bytearray:
    """A mark for each letter that no rule may touch."""
    marks = bytearray(len(text))
    for pattern in _PROTECTED:
        for found in pattern.finditer(text):
            start, end = found.span(1)
            marks[start:end] = b"\1" * (end - start)
    return marks
