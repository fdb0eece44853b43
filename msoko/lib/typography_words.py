"""Latin letters that look like Russian ones, inside a Russian word.

They cannot be seen, and yet the word is not found by search and is parted wrongly: «Latin look-alike letters
inside a Russian word» come from a keyboard that was not switched. The other way round, a Russian letter in a
foreign word, is the same slip. A foreign word with a Russian ending is neither.
"""

import re
from collections.abc import Iterator

from msoko.lib.typography_slip import Slip

_LATIN = "ABCEHKMOPTXaceopxy"
_RUSSIAN = "АВСЕНКМОРТХасеорху"
_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
_TO_LATIN = str.maketrans(_RUSSIAN, _LATIN)
_MIXED = re.compile(r"\b(?:[A-Za-z]+[А-Яа-яЁё]|[А-Яа-яЁё]+[A-Za-z])[A-Za-zА-Яа-яЁё]*\b")
#: «c 1 марта», «o плане»: the preposition typed with the wrong keyboard
_PREPOSITION = re.compile(r"(?<=[а-яё,][ \u00a0])[co](?=[ \u00a0](?:[а-яё«]|\d))")
_WHY = "В слове смешаны русские и латинские буквы, которые выглядят одинаково."


def foreign_letter_slips(text: str) -> Iterator[Slip]:
    for found in _MIXED.finditer(text):
        fix = _one_alphabet(found[0])
        if fix != found[0]:
            yield Slip(found.start(), found.end(), found[0], fix, _WHY)
    for found in _PREPOSITION.finditer(text):
        fix = found[0].translate(_TO_RUSSIAN)
        yield Slip(found.start(), found.end(), found[0], fix, "Предлог набран латинской буквой.")


def _one_alphabet(word: str) -> str:
    """In Russian letters if all the Latin ones have twins, else in Latin ones if all the Russian have."""
    for table, alphabet in ((_TO_RUSSIAN, "[A-Za-z]"), (_TO_LATIN, "[А-Яа-яЁё]")):
        made = word.translate(table)
        if not re.search(alphabet, made):
            return made
    return word
