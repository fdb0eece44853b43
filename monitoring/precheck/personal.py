"""Signs of personal data of pupils: СНИЛС, names with birth dates, long lists of names.

LAW-01: «Never stored: names, birth dates, addresses, СНИЛС ... of a pupil». LAW-05: «sample file with 20
names warns». A school's papers rightly name its teachers, so a few names say nothing; a list does. Nothing of
what was found is repeated in the sentence.
"""

import datetime
import re

from monitoring.precheck.advice import Advice
from monitoring.precheck.dates import dates_in
from msoko.lib.language_ru import counted, plain

#: so many names, in a list or at all, are a list of people
LISTED, NAMED = 10, 15
#: so many names with a date of birth of somebody of school age
BORN = 2
_AGES = range(2, 21)
_SNILS = re.compile(r"(?<!\d)(\d{3})[- ]?(\d{3})[- ]?(\d{3})[- ]?(\d{2})(?!\d)")
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|вна|ич|ична|инична)"
_FULL_NAME = re.compile(rf"\b{_SURNAME}\s+[А-ЯЁ][а-яё]+\s+{_PATRONYMIC}\b")
_WITH_INITIALS = re.compile(rf"\b{_SURNAME}\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?{_SURNAME}\b")
#: a row of a list: a number at most, then a name, then whatever
_ROW = re.compile(rf"^(?:№?\s*\d{{1,3}}[.)]?\s+)?({_SURNAME}\s+[А-ЯЁ][а-яё]+)\b")
_ROW_LETTERS = 90
_ADVICE = "Если это обучающиеся, уберите личные данные: нужны только числа и выводы."


def has_snils(text: str) -> bool:
    """A number with the right control sum; numbers up to 001-001-998 have none."""
    for parts in _SNILS.findall(text):
        digits, control = "".join(parts[:3]), int(parts[3])
        total = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=True))
        if int(digits) > 1_001_998 and total % 101 % 100 == control:
            return True
    return False


def advice_on_personal_data(text: str, today: datetime.date | None) -> Advice | None:
    """`today` is any day of the year in question: ages are counted to it."""
    lines = [" ".join(line.split()) for line in plain(text).splitlines()]
    if has_snils(" ".join(lines)):
        return Advice("personal_data", "amber", f"В файле есть номер СНИЛС. {_ADVICE}")
    born = sum(_names_a_child(line, today.year) for line in lines) if today else 0
    if born >= BORN:
        return Advice("personal_data", "amber", f"В файле фамилии стоят рядом с датами рождения. {_ADVICE}")
    count = max(_listed(lines), _named(" ".join(lines)))
    if count:
        names = counted(count, "фамилия", "фамилии", "фамилий")
        return Advice("personal_data", "amber", f"В файле длинный список людей ({names}). {_ADVICE}")
    return None


def _names_a_child(line: str, year: int) -> bool:
    is_named = _FULL_NAME.search(line) or _WITH_INITIALS.search(line) or _ROW.match(line)
    return bool(is_named) and any(year - born.year in _AGES for born in dates_in(line))


def _listed(lines: list[str]) -> int:
    """Rows that begin with a surname and a name, each another one; 0 when they are too few for a list."""
    rows = (_ROW.match(line) for line in lines if len(line) <= _ROW_LETTERS)
    names = {found[1] for found in rows if found}
    surnames = {name.split()[0] for name in names}
    # The same first word over and over is a heading («Средняя школа ...»), not a family.
    return len(names) if len(names) >= LISTED and len(surnames) * 2 > len(names) else 0


def _named(text: str) -> int:
    names = set(_FULL_NAME.findall(text)) | set(_WITH_INITIALS.findall(text))
    return len(names) if len(names) >= NAMED else 0
