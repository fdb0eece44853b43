"""Readings and forms of single Russian words: the only door to pymorphy3.

«ё: keep as typed» (part 3.11 of the domain dossier): a word typed without ё gets no ё in its other forms;
capitals are kept as they stand.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer


class Case(StrEnum):
    """The values are pymorphy's names of the cases."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    PREPOSITIONAL = "loct"


class Agreement(StrEnum):
    """Gender in the singular, or the plural: what a predicate agrees with."""

    MASCULINE = "masc"
    FEMININE = "femn"
    NEUTER = "neut"
    PLURAL = "plur"


Reading = Any  # pymorphy3 is not typed.
NOUN = "NOUN"
MODIFIERS = frozenset({"ADJF", "PRTF"})
# Readings that a post or an institution never has, though the dictionary knows them.
_FOREIGN = frozenset({"Surn", "Name", "Patr", "Abbr", "Erro", "Infr"})
_GENDERS = {"masc": Agreement.MASCULINE, "femn": Agreement.FEMININE, "neut": Agreement.NEUTER}
_LETTER = re.compile(r"[А-Яа-яЁё]")


def is_word(token: str) -> bool:
    return bool(_LETTER.match(token))


def is_ordinary_word(word: str) -> bool:
    """Whether a word typed in capitals is a word all the same, and no abbreviation."""
    return is_word(word) and any("Abbr" not in one.tag for one in readings(word) if one.is_known)


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    return tuple(_analyzer().parse(word))


def nominative_readings(word: str) -> list[Reading]:
    """As what the word may stand in the nominative, likelier first; an abbreviation has no reading."""
    if word.isupper() and len(word) > 1 and not is_ordinary_word(word):
        return []
    found = [one for one in readings(word) if one.tag.case == "nomn" and not _FOREIGN & one.tag.grammemes]
    # A guess by the ending must not stand before what the dictionary says.
    return sorted(found, key=lambda one: (not one.is_known, -one.score))


def is_modifier(reading: Reading) -> bool:
    return reading.tag.POS in MODIFIERS


def is_alive(reading: Reading) -> bool:
    return "anim" in reading.tag


def agreement_of(reading: Reading) -> Agreement:
    if reading.tag.number == "plur":
        return Agreement.PLURAL
    # «Глава», «коллега» are of either gender; a post is written in the masculine.
    return _GENDERS.get(str(reading.tag.gender), Agreement.MASCULINE)


def inflected(word: str, reading: Reading, *grammemes: str) -> str:
    """The form of the word; the word itself where the dictionary makes no such form."""
    form = reading.inflect(set(grammemes))
    if form is None:
        return word
    text = form.word if "ё" in word.lower() else form.word.replace("ё", "е")
    if word.isupper() and len(word) > 1:
        return str(text.upper())
    return str(text[0].upper() + text[1:] if word[0].isupper() else text)


@lru_cache(maxsize=1)
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")
