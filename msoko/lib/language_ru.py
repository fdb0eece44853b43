"""Russian of official papers: spaces, hyphens, quotes, dates, initials, plural forms.

Decided here: which space and which hyphen may not be broken (part 3.11 of the domain
dossier: «неразрывный пробел: № 697; 28 декабря; 2023 г.; ст. 9; п. 2; г. Петрозаводск;
И.О. Фамилия; 5 %; 20 кг; и т. д.», «неразрывный дефис: 273-ФЗ, 1-НД, ОО-1, 10-го»), how a
date is written in words («28» декабря 2023 г., no leading zero) and how a full name becomes
initials («И.О. Фамилия», no space between initials).

Deliberately not done: `typeset` never adds, drops or changes a letter, a digit or a mark;
it only swaps a space or a hyphen for its non-breaking twin. Words are not declined here.
"""

import re
from datetime import date

from msoko.lib.calendar_ru import MONTHS_GENITIVE

NBSP = "\u00a0"
HYPHEN = "\u2011"

_MONTH = "|".join(MONTHS_GENITIVE)
_UNITS = r"кг|км|см|мм|руб|коп|тыс|млн|млрд|чел|экз|шт|мин|час|ч\.(?!\s\d)|л\.|кв\.|га\b"
_UNIT_REFERENCES = r"ст|ч|п|пп|подп|абз|гл|разд|прил|табл|рис|стр|кл|каб|д|корп|кв"
# «с.» and «п.» before a capital are a village and a settlement; before a figure, a page and a clause.
_PLACES = r"г|с|п|х|пос|пгт|дер|ст-ца|ул|пер|пр|пл|им|обл|р-н|р\.п"
_SPACE = rf"[ {NBSP}]"

# Each pattern matches exactly the one space to be kept whole; what surrounds it is looked at only.
_KEPT_SPACES = tuple(
    re.compile(pattern)
    for pattern in (
        # «№ п/п» heads a narrow column and may stand in two lines.
        r"(?<=[№§]) (?=\w)(?!п/п)",
        rf"(?<=\d) (?=(?:{_MONTH})\b)",
        rf"(?<=[»”]) (?=(?:{_MONTH}|_+{_SPACE}20)\b)",
        r"(?<=[\d_]) (?=г(?:г)?\.|год(?:а|у|ом|ы|ов)?\b)",
        r"(?<=\d) (?=[%‰°℃])",
        rf"(?<=\d) (?=(?:{_UNITS}))",
        r"(?<=\bи) (?=(?:т|др|пр)\.)",
        r"(?<=\bт\.) (?=[депкчн]\.)",
        r"(?<=\S) (?=[–—](?:\s|$))",
        # Initials before a surname, between two initials and after a surname.
        r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])",
        rf"(?<=[а-яё]) (?=[А-ЯЁ]\.{_SPACE}?[А-ЯЁ]\.(?!{_SPACE}?[А-ЯЁ][а-яё]))",
    )
)
_AFTER_REFERENCE = re.compile(rf"(?<![\w.-])((?:{_UNIT_REFERENCES})\.) (?=[\dIVXLC])", re.IGNORECASE)
# «2023 г. Директор» ends a year, «г. Солнечный» begins the name of a town.
_AFTER_PLACE = re.compile(rf"(?<![\w.-])(?<![\d_][ {NBSP}])((?:{_PLACES})\.) (?=[А-ЯЁ«])")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_KEPT_HYPHENS = re.compile(r"(?<=\d)-(?=\w)|(?<=[A-ZА-ЯЁ])-(?=\d)")


def typeset(text: str) -> str:
    """Swap spaces and hyphens that may not be broken for their kept twins."""
    if " " in text:
        for pattern in _KEPT_SPACES:
            text = pattern.sub(NBSP, text)
        text = _THOUSANDS.sub(lambda found: found[0].replace(" ", NBSP), text)
        text = _AFTER_REFERENCE.sub(rf"\1{NBSP}", text)
        text = _AFTER_PLACE.sub(rf"\1{NBSP}", text)
    return _KEPT_HYPHENS.sub(HYPHEN, text) if "-" in text else text


def plain(text: str) -> str:
    """Undo `typeset`: ordinary spaces and hyphens, for comparing and searching."""
    return text.replace(NBSP, " ").replace(HYPHEN, "-")


def date_in_words(day: date, *, is_quoted: bool = True) -> str:
    """Write «28» декабря 2023 г., or 28 декабря 2023 г. as the standard has it."""
    number = f"«{day.day}»" if is_quoted else str(day.day)
    return f"{number}{NBSP}{MONTHS_GENITIVE[day.month - 1]} {day.year}{NBSP}г."


def date_in_figures(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def plural(count: int, one: str, few: str, many: str) -> str:
    """Choose the form that follows the number: 1 план, 2 плана, 5 планов."""
    last_two, last = abs(count) % 100, abs(count) % 10
    if last == 1 and last_two != 11:
        return one
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return few
    return many


def counted(count: int, one: str, few: str, many: str) -> str:
    return f"{count}{NBSP}{plural(count, one, few, many)}"


_INITIALS = re.compile(r"(?:[А-ЯЁA-Z]\.[- ]?)+")
_PATRONYMIC_PARTICLES = frozenset({"оглы", "кызы", "оглу", "гызы"})


def initials(full_name: str, *, is_surname_first: bool = False) -> str:
    """Shorten «Фамилия Имя Отчество» to «И.О. Фамилия» or to «Фамилия И.О.».

    A name that already carries initials is only put in the asked order; a single word
    comes back as it is.
    """
    words = [word for word in plain(full_name).split() if word.lower() not in _PATRONYMIC_PARTICLES]
    dotted = [word for word in words if _INITIALS.fullmatch(word)]
    if dotted:
        surname = " ".join(word for word in words if word not in dotted)
        letters = "".join(dotted)
    else:
        surname = words[0] if words else ""
        letters = "".join(_initial(word) for word in words[1:])
    parts = (surname, letters) if is_surname_first else (letters, surname)
    return NBSP.join(part for part in parts if part)


def _initial(name: str) -> str:
    return "-".join(f"{part[0].upper()}." for part in name.split("-") if part)


def quotes(text: str) -> str:
    """Turn straight quotes into «ёлочки», the inner ones into „лапки“.

    A quote opens at the beginning of the text, after a space, a bracket or another opening
    quote, and closes elsewhere. Quotes already set are kept and counted.
    """
    depth = 0
    result: list[str] = []
    for character in text:
        if character == '"':
            previous = result[-1] if result else " "
            is_opening = previous.isspace() or previous in "([«„–—/"
            character = _quote(depth, is_opening=is_opening)
        depth = max(0, depth + (character in "«„") - (character in "»“"))
        result.append(character)
    return "".join(result)


def _quote(depth: int, *, is_opening: bool) -> str:
    if is_opening:
        return "„" if depth else "«"
    return "“" if depth > 1 else "»"
