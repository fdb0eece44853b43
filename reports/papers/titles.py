"""Agreement of an order with the title of the document that it approves.

«УТВЕРЖДЁН / УТВЕРЖДЕНА / УТВЕРЖДЕНО / УТВЕРЖДЕНЫ ... agreeing in gender and number with
the first word of the title: план - УТВЕРЖДЕН, программа - УТВЕРЖДЕНА, положение -
УТВЕРЖДЕНО, мероприятия - УТВЕРЖДЕНЫ» (AX-02), and the same title after «Об утверждении»
(genitive) and «Утвердить» (accusative).

Only the beginning of the title is declined: adjectives up to the first noun and that noun;
the rest («мероприятий управления качеством ...») depends on it and stays. A word that fits
no rule stays as typed and is treated as masculine: a person sees the draft before anybody.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Gender(StrEnum):
    MASCULINE = "УТВЕРЖДЁН"
    FEMININE = "УТВЕРЖДЕНА"
    NEUTER = "УТВЕРЖДЕНО"
    PLURAL = "УТВЕРЖДЕНЫ"


@dataclass(frozen=True)
class _Forms:
    gender: Gender
    genitive: str
    accusative: str | None = None


# Nouns whose ending alone would mislead: plurals in -ия, -ы, -и, and vowels that fall out.
_NOUNS: dict[str, tuple[Gender, str]] = {
    "мероприятия": (Gender.PLURAL, "мероприятий"),
    "требования": (Gender.PLURAL, "требований"),
    "условия": (Gender.PLURAL, "условий"),
    "изменения": (Gender.PLURAL, "изменений"),
    "решения": (Gender.PLURAL, "решений"),
    "правила": (Gender.PLURAL, "правил"),
    "рекомендации": (Gender.PLURAL, "рекомендаций"),
    "критерии": (Gender.PLURAL, "критериев"),
    "показатели": (Gender.PLURAL, "показателей"),
    "меры": (Gender.PLURAL, "мер"),
    "планы": (Gender.PLURAL, "планов"),
    "сроки": (Gender.PLURAL, "сроков"),
    "списки": (Gender.PLURAL, "списков"),
    "формы": (Gender.PLURAL, "форм"),
    "нормативы": (Gender.PLURAL, "нормативов"),
    "порядок": (Gender.MASCULINE, "порядка"),
    "список": (Gender.MASCULINE, "списка"),
    "перечень": (Gender.MASCULINE, "перечня"),
    "календарь": (Gender.MASCULINE, "календаря"),
    "сеть": (Gender.FEMININE, "сети"),
    "модель": (Gender.FEMININE, "модели"),
    "отчетность": (Gender.FEMININE, "отчетности"),
}
# Words that are no abbreviation though typed in capitals.
_PLAIN_NOUNS = frozenset({"план", "программа", "положение", "график", "комплекс", "концепция", "регламент"})
# Ending, gender, genitive ending, accusative ending (None: as the nominative).
_NOUN_ENDINGS = (
    ("ия", Gender.FEMININE, "ии", "ию"),
    ("ья", Gender.FEMININE, "ьи", "ью"),
    ("ие", Gender.NEUTER, "ия", None),
    ("ье", Gender.NEUTER, "ья", None),
    ("ика", Gender.FEMININE, "ики", "ику"),
    ("ка", Gender.FEMININE, "ки", "ку"),
    ("га", Gender.FEMININE, "ги", "гу"),
    ("а", Gender.FEMININE, "ы", "у"),
    ("я", Gender.FEMININE, "и", "ю"),
    ("о", Gender.NEUTER, "а", None),
    ("е", Gender.NEUTER, "я", None),
    ("ы", Gender.PLURAL, "ов", None),
    ("й", Gender.MASCULINE, "я", None),
    ("ь", Gender.MASCULINE, "я", None),
)
_ADJECTIVE_ENDINGS = (
    ("ая", Gender.FEMININE, "ой", "ую"),
    ("яя", Gender.FEMININE, "ей", "юю"),
    ("ый", Gender.MASCULINE, "ого", None),
    ("кий", Gender.MASCULINE, "кого", None),
    ("ний", Gender.MASCULINE, "него", None),
    ("щий", Gender.MASCULINE, "щего", None),
    ("ой", Gender.MASCULINE, "ого", None),
    ("ое", Gender.NEUTER, "ого", None),
    ("ее", Gender.NEUTER, "его", None),
    ("ые", Gender.PLURAL, "ых", None),
    ("ские", Gender.PLURAL, "ских", None),
    ("ческие", Gender.PLURAL, "ческих", None),
    ("нние", Gender.PLURAL, "нних", None),
    ("щие", Gender.PLURAL, "щих", None),
)
_WORD = re.compile(r"[А-Яа-яЁё-]+")


def approved(title: str) -> str:
    """УТВЕРЖДЁН, УТВЕРЖДЕНА, УТВЕРЖДЕНО or УТВЕРЖДЕНЫ, by the first word of the title."""
    match = _WORD.search(_lowered(title))
    return str(_gender(match[0]) if match else Gender.MASCULINE)


def in_genitive(title: str) -> str:
    """The title after «Об утверждении», its first letter small."""
    return _declined(title, is_genitive=True)


def in_accusative(title: str) -> str:
    """The title after «Утвердить», its first letter small."""
    return _declined(title, is_genitive=False)


def title_lines(title: str) -> tuple[str, ...]:
    """Set the first noun on its own line and «на ... год» on the last (AX-03)."""
    head, noun, rest = _parted(" ".join(title.split()))
    period = re.search(r"\s(на \d{4}\D.*)$", rest)
    middle = rest[: period.start()] if period else rest
    lines = (f"{head}{noun}", middle.strip(), period[1] if period else "")
    return tuple(line for line in lines if line)


def _declined(title: str, *, is_genitive: bool) -> str:
    result, rest = "", _lowered(" ".join(title.split()))
    while match := _WORD.match(rest.lstrip("«")):
        word = match[0]
        opening = rest[: len(rest) - len(rest.lstrip("«"))]
        after = rest[len(opening) + len(word) :]
        adjective = _by_ending(word, _ADJECTIVE_ENDINGS)
        result += opening + _case(word, adjective, is_genitive=is_genitive)
        rest = after
        if adjective is None or not after.startswith(" "):
            break
        result, rest = result + after[0], after[1:]
    return result + rest


def _case(word: str, adjective: _Forms | None, *, is_genitive: bool) -> str:
    known = adjective or _noun(word)
    if known is None:
        return word
    return known.genitive if is_genitive else (known.accusative or word)


def _noun(word: str) -> _Forms | None:
    if word in _NOUNS:
        gender, genitive = _NOUNS[word]
        return _Forms(gender, genitive)
    found = _by_ending(word, _NOUN_ENDINGS)
    if found is None and re.search(r"[бвгджзклмнпрстфхцчшщ]$", word):
        return _Forms(Gender.MASCULINE, f"{word}а")
    return found


def _by_ending(word: str, endings: tuple[tuple[str, Gender, str, str | None], ...]) -> _Forms | None:
    """Decline by the first ending of the table that the word has."""
    if word in _NOUNS:
        return None
    for ending, gender, genitive, accusative in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return _Forms(gender, stem + genitive, None if accusative is None else stem + accusative)
    return None


def _gender(word: str) -> Gender:
    if word.isupper():
        return Gender.MASCULINE
    known = _by_ending(word, _ADJECTIVE_ENDINGS) or _noun(word)
    return known.gender if known else Gender.MASCULINE


def _lowered(title: str) -> str:
    """Make the first word small; an abbreviation keeps its capitals, «ПЛАН» does not."""
    match = _WORD.search(title)
    if not match or match.start() > 1:
        return title
    word = match[0]
    small = word.lower()
    if len(word) > 1 and word.isupper() and small not in _NOUNS and small not in _PLAIN_NOUNS:
        return title
    kept = small if word.isupper() else word[0].lower() + word[1:]
    return title[: match.start()] + kept + title[match.end() :]


def _parted(title: str) -> tuple[str, str, str]:
    """Cut into adjectives, the first noun and the rest."""
    head, rest = "", title
    while match := re.match(r"([А-Яа-яЁё-]+) ", rest):
        if _by_ending(match[1].lower(), _ADJECTIVE_ENDINGS) is None:
            return head, match[1], rest[match.end() :]
        head, rest = head + match[0], rest[match.end() :]
    return head, rest, ""
