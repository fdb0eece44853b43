"""What a secretary would ask about minutes before they are signed.

PR-02: «Numbers of decisions follow the agenda item (1.1, 1.2); the system warns of gaps and of a person
with a task who was not present». Names are compared by initials and by the beginning of the surname, for
a task stands in any case: «Лубиной И.В. продолжить мониторинг».
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from reports.papers.stored_texts import CLAUSE_NUMBER
from reports.papers.texts import AgendaItem, Texts, agenda_of, line_of, lines_of

# «Поручить М.В. Берёзовой» begins with a verb and not with a surname.
_PERSON = re.compile(
    r"(?![А-ЯЁ][а-яё]+(?:ть|ти|чь|ся)\b)\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+([А-ЯЁ])\.\s?([А-ЯЁ])?"
)
_PERSON_BEHIND = re.compile(r"([А-ЯЁ])\.\s?(?:([А-ЯЁ])\.)?\s?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)")
#: endings of surnames have up to so many letters
_ENDING = 3
Person = tuple[str, str]


def minutes_warnings(texts: Texts) -> list[str]:
    """Sentences for the editor; nothing here stops a registration."""
    known = set(_people("\n".join(_present(texts))))
    warnings: dict[str, None] = {}
    for number, item in enumerate(agenda_of(texts.get("agenda")), start=1):
        for sentence in (*_gaps(item, number), *_absent(item, known)):
            warnings[sentence] = None
    return list(warnings)


def _present(texts: Texts) -> Iterator[str]:
    for name in ("chair", "secretary"):
        yield line_of(texts, name)
    for name in ("present", "invited"):
        yield from lines_of(texts, name)


def _gaps(item: AgendaItem, number: int) -> Iterator[str]:
    """Typed numbers of decisions that leave others out; untyped ones are given by the paper itself."""
    lines = [line.strip() for line in item.decided.splitlines() if line.strip()]
    found = [match.group(1) for line in lines if (match := CLAUSE_NUMBER.match(line))]
    last = [int(text.rsplit(".", 1)[-1]) for text in found]
    missing = sorted(set(range(1, max(last, default=0) + 1)) - set(last))
    if missing:
        listed = ", ".join(map(str, missing))
        yield f"Вопрос {number}: среди решений нет номера {listed}. Проверьте нумерацию."
    doubled = sorted({text for text in found if found.count(text) > 1})
    if doubled:
        yield f"Вопрос {number}: номер {', '.join(doubled)} стоит у двух решений."


def _absent(item: AgendaItem, known: set[Person]) -> Iterator[str]:
    if not known:
        return
    for surname, letters in _people(item.decided):
        if not any(_is_same((surname, letters), person) for person in known):
            dotted = "".join(f"{letter}." for letter in letters)
            yield f"Поручение дано тому, кого нет среди участников: {surname} {dotted}"


def _people(text: str) -> Iterator[Person]:
    for found in _PERSON.finditer(text):
        yield found[1], found[2] + (found[3] or "")
    for found in _PERSON_BEHIND.finditer(_PERSON.sub(" ", text)):
        yield found[3], found[1] + (found[2] or "")


def _is_same(one: Person, other: Person) -> bool:
    """Equal initials, as far as both are given, and surnames that differ in their endings at most."""
    if not (one[1].startswith(other[1]) or other[1].startswith(one[1])):
        return False
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[0], other[0], strict=False)))
    return stem >= max(2, min(len(one[0]), len(other[0])) - _ENDING)
