"""Cases of posts, names of organisations and titles of documents.

O4: «Correct Russian: declension of positions, names and organisations («руководителям
общеобразовательных организаций»)». A phrase comes in the nominative. What is declined is its head, the
adjectives that agree with the head, and further heads joined by «и», a comma, a dash or a bracket; everything
that depends on a head («управления образования», «по воспитательной работе») stays. A word without a reading
in the nominative, an abbreviation and whatever stands in quotes after a head stay as typed.

Deliberately not done: «И.о. директора» is not declined, as in practice; people's names are for
`name_declension`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msoko.lib import morphology
from msoko.lib.morphology import NOUN, Agreement, Case, Reading, inflected, is_modifier, is_word

__all__ = ["Agreement", "Case", "agreement", "decline", "head_span"]

_TOKEN = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[^А-Яа-яЁё]+")
_ACTING = re.compile(r"\s*(?:врио|вр\.\s?и\.\s?о\.|и\.\s?о\.)", re.IGNORECASE)
#: what may stand between two heads; a hyphen between spaces is typed for a dash
_JOINT = re.compile(r"\s*(?:,|[–—]|\s-\s|\(|/)\s*")
_INSIDE = " \n«„\u00a0"


@dataclass(frozen=True)
class _Group:
    """Places of one head and of the words before it that agree with it."""

    modifiers: tuple[int, ...]
    head: int
    reading: Reading

    @property
    def agreement(self) -> Agreement:
        return morphology.agreement_of(self.reading)

    @property
    def number(self) -> str:
        return str(self.reading.tag.number)


def decline(phrase: str, case: Case) -> str:
    """Put a phrase from the nominative into the case; what cannot be declined comes back as it is."""
    if case is Case.NOMINATIVE or _ACTING.match(phrase):
        return phrase
    tokens = _TOKEN.findall(phrase)
    for group in _groups(tokens):
        alive = _names_somebody(tokens[group.head], group.reading)
        for place in group.modifiers:
            tokens[place] = _declined_modifier(tokens[place], case, group.agreement, alive)
        tokens[group.head] = _declined_head(tokens[group.head], case, group, alive)
    return "".join(tokens)


def agreement(phrase: str) -> Agreement | None:
    """Tell what a predicate agrees with: the first head of the phrase; None when it has no head."""
    group = next(_groups(_TOKEN.findall(phrase)), None)
    return group.agreement if group else None


def head_span(phrase: str) -> tuple[int, int] | None:
    """Where the first head stands in the phrase."""
    tokens = _TOKEN.findall(phrase)
    group = next(_groups(tokens), None)
    if group is None:
        return None
    start = sum(map(len, tokens[: group.head]))
    return start, start + len(tokens[group.head])


def _groups(tokens: list[str]) -> Iterator[_Group]:
    """Find the heads from left to right; after one, only a joint lets another begin."""
    place, number = _first_word(tokens), ""
    while place is not None:
        group = _group_at(tokens, place)
        if group is None and not number:
            return
        if group and not (number and _depends(tokens[group.head], group, number)):
            yield group
            number = number or group.number
        place = _next_start(tokens, (group.head if group else place) + 1)


def _first_word(tokens: list[str]) -> int | None:
    """Skip spaces and an opening quote, and adverbs («временно исполняющий»)."""
    for place, token in enumerate(tokens):
        if is_word(token):
            if morphology.readings(token)[0].tag.POS != "ADVB":
                return place
        elif token.strip(_INSIDE):
            return None
    return None


def _next_start(tokens: list[str], start: int) -> int | None:
    """The first word after a joint or «и»; what stands in quotes is passed over."""
    depth = 0
    for place in range(start, len(tokens) - 1):
        depth += tokens[place].count("«") - tokens[place].count("»")
        is_joint = bool(_JOINT.fullmatch(tokens[place])) or tokens[place].lower() == "и"
        if depth <= 0 and is_joint:
            following = place + 1 if is_word(tokens[place + 1]) else place + 2
            if following < len(tokens) and is_word(tokens[following]):
                return following
    return None


def _group_at(tokens: list[str], start: int) -> _Group | None:
    modifiers: list[int] = []
    for place in (start, *_words_after(tokens, start)):
        noun, is_adjective = _noun(tokens, place, modifiers), _is_adjective(tokens[place])
        if noun is not None and not (is_adjective and _has_head_after(tokens, place)):
            return _Group(tuple(modifiers), place, noun)
        if not is_adjective:
            break
        modifiers.append(place)
    if not modifiers:
        return None
    # «Заведующая», «исполняющий обязанности»: an adjective that stands for a noun.
    *before, head = modifiers
    readings = morphology.nominative_readings(tokens[head])
    return _Group(tuple(before), head, next(one for one in readings if is_modifier(one)))


def _words_after(tokens: list[str], start: int) -> Iterator[int]:
    """Words that follow with nothing but spaces and opening quotes between them."""
    for place in range(start + 1, len(tokens)):
        if is_word(tokens[place]):
            yield place
        elif tokens[place].strip(_INSIDE):
            return


def _noun(tokens: list[str], place: int, modifiers: list[int]) -> Reading | None:
    """The reading of the word as a noun with which all the adjectives before it agree."""
    nouns = (one for one in morphology.nominative_readings(tokens[place]) if one.tag.POS == NOUN)
    return next((one for one in nouns if _agree(tokens, modifiers, morphology.agreement_of(one))), None)


def _agree(tokens: list[str], modifiers: list[int], wanted: Agreement) -> bool:
    return all(_adjective(tokens[place], wanted) is not None for place in modifiers)


def _adjective(word: str, wanted: Agreement) -> Reading | None:
    adjectives = (one for one in morphology.nominative_readings(word) if is_modifier(one))
    return next((one for one in adjectives if morphology.agreement_of(one) is wanted), None)


def _is_adjective(word: str) -> bool:
    return any(map(is_modifier, morphology.nominative_readings(word)))


def _has_head_after(tokens: list[str], place: int) -> bool:
    """«Старший воспитатель»: a word that may be a noun is an adjective before a noun that agrees with it."""
    modifiers = [place]
    for following in _words_after(tokens, place):
        if _noun(tokens, following, modifiers) is not None:
            return True
        if not _is_adjective(tokens[following]):
            return False
        modifiers.append(following)
    return False


def _depends(word: str, group: _Group, number: str) -> bool:
    """Whether a word after a joint goes on with what depends: «центр творчества детей и юношества»."""
    best = max(morphology.readings(word), key=lambda one: one.score)
    return best.tag.case != "nomn" and group.number != number


def _names_somebody(word: str, reading: Reading) -> bool:
    """An adjective for a noun names a person; a compound does when its last part does."""
    if is_modifier(reading):
        return True
    last = morphology.nominative_readings(word.rpartition("-")[2]) if "-" in word else []
    return morphology.is_alive(last[0] if last else reading)


def _declined_head(word: str, case: Case, group: _Group, alive: bool) -> str:
    if case is Case.ACCUSATIVE and alive and _takes_genitive(word, group.agreement):
        case = Case.GENITIVE
    parts = word.split("-")
    people = [_person(part, group.number) for part in parts]
    if len(parts) > 1 and all(people):
        return "-".join(inflected(part, one, case) for part, one in zip(parts, people, strict=True))
    return inflected(word, group.reading, case)


def _takes_genitive(word: str, wanted: Agreement) -> bool:
    """Of the living the accusative is the genitive, but not of those who end in «а»: «главу»."""
    return wanted is Agreement.PLURAL or (wanted is Agreement.MASCULINE and word[-1].lower() not in "ая")


def _person(part: str, number: str) -> Reading | None:
    """The reading of a part of «учителя-предметники», when the part names people of this number."""
    for one in morphology.nominative_readings(part):
        if one.tag.POS == NOUN and morphology.is_alive(one) and str(one.tag.number) == number:
            return one
    return None


def _declined_modifier(word: str, case: Case, wanted: Agreement, alive: bool) -> str:
    reading = _adjective(word, wanted)
    if reading is None:
        return word
    grammemes = [str(case), "plur"] if wanted is Agreement.PLURAL else [str(case), "sing", str(wanted)]
    if case is Case.ACCUSATIVE and wanted in (Agreement.MASCULINE, Agreement.PLURAL):
        grammemes.append("anim" if alive else "inan")
    return inflected(word, reading, *grammemes)
