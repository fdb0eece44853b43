"""Cases of people's names: the only door to pytrovich.

O4: «declension of positions, names and organisations («Иконниковой Л.В.»)». A name may be full or with
initials, surname first or last; initials stay. Whether a bare surname belongs to a man or a woman is told
by its ending where the ending tells it; «Гофман Л.В.» comes back as it is: for a woman that is right, and a
man's name is left for a person to see.
"""

import re
from enum import StrEnum

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case as _NameCase
from pytrovich.enums import Gender as _Gender
from pytrovich.enums import NamePart as _Part
from pytrovich.maker import PetrovichDeclinationMaker

from msoko.lib.language_ru import NBSP
from msoko.lib.morphology import Case


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


_CASES = {
    Case.GENITIVE: _NameCase.GENITIVE,
    Case.DATIVE: _NameCase.DATIVE,
    Case.ACCUSATIVE: _NameCase.ACCUSATIVE,
    Case.INSTRUMENTAL: _NameCase.INSTRUMENTAL,
    Case.PREPOSITIONAL: _NameCase.PREPOSITIONAL,
}
_GENDERS = {Sex.MALE: _Gender.MALE, Sex.FEMALE: _Gender.FEMALE}
_INITIALS = re.compile(r"(?:[А-ЯЁ]\.-?)+")
_PATRONYMIC = re.compile(r"(?:(?:ов|ев|ё)ич|(?:ьм|к)ич|(?:ов|ев|ич)на|инична)$", re.IGNORECASE)
_MALE_PATRONYMIC = re.compile(r"ич$", re.IGNORECASE)
_FEMALE_SURNAME = re.compile(r"(?:[оеё]ва|[иы]на|[нтлргкж]ая)$", re.IGNORECASE)
_MALE_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|[сц]к[ио]й|[нтлр]ый|[гкж]ий)$", re.IGNORECASE)
_PARTICLES = frozenset({"оглы", "кызы", "оглу", "гызы"})
_maker = PetrovichDeclinationMaker()
_detector = PetrovichGenderDetector()


def decline_name(name: str, case: Case, sex: Sex | None = None) -> str:
    """Put a name from the nominative into the case; without `sex` the name itself must tell it."""
    parts = re.split(rf"([\s{NBSP}]+)", name)
    words = [place for place, part in enumerate(parts) if place % 2 == 0 and _is_name(part)]
    sex = sex or sex_of(name)
    if case is Case.NOMINATIVE or sex is None or not words:
        return name
    for place, part in zip(words, _roles([parts[place] for place in words]), strict=False):
        parts[place] = _declined(parts[place], part, case, sex)
    return "".join(parts)


def sex_of(name: str) -> Sex | None:
    """By the patronymic, else the ending of the surname, else the first name; None when none tells."""
    words = list(filter(_is_name, name.replace(NBSP, " ").split()))
    for word in words:
        if len(words) > 1 and _PATRONYMIC.search(word):
            return Sex.MALE if _MALE_PATRONYMIC.search(word) else Sex.FEMALE
    if _PARTICLES & {word.lower() for word in words}:
        return Sex.MALE if {"оглы", "оглу"} & {word.lower() for word in words} else Sex.FEMALE
    for word in words[:1]:
        if _FEMALE_SURNAME.search(word):
            return Sex.FEMALE
        if _MALE_SURNAME.search(word):
            return Sex.MALE
    return _by_first_name(words[1]) if len(words) > 1 else None


def _is_name(word: str) -> bool:
    return bool(word) and not _INITIALS.fullmatch(word)


def _by_first_name(first_name: str) -> Sex | None:
    found = _detector.detect(firstname=first_name)
    return next((sex for sex, gender in _GENDERS.items() if gender == found), None)


def _roles(words: list[str]) -> list[_Part | None]:
    """Surname, first name, patronymic; «Имя Отчество Фамилия» is told by the patronymic in the middle."""
    if len(words) == 3 and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2]):
        return [_Part.FIRSTNAME, _Part.MIDDLENAME, _Part.LASTNAME]
    if len(words) == 2 and _PATRONYMIC.search(words[1]):
        return [_Part.FIRSTNAME, _Part.MIDDLENAME]
    tail = [None if word.lower() in _PARTICLES else _Part.MIDDLENAME for word in words[2:]]
    return [_Part.LASTNAME, _Part.FIRSTNAME, *tail][: len(words)]


def _declined(word: str, part: _Part | None, case: Case, sex: Sex) -> str:
    if part is None:
        return word
    declined: str = _maker.make(part, _GENDERS[sex], _CASES[case], word)
    return declined if "ё" in word else declined.replace("ё", "е")
