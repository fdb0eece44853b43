"""Slips of typing and of OCR: one wrong letter («Бжегодно», «на начло»), never a guess between two words.

A word is read as another only when exactly one meaning lies one slip away; «июнл» lies between June and July
and stays unknown. Words under five letters are too easily someone else's.
"""

from plans.deadlines.words import FORMS, Word

SHORTEST = 5
SHORTEST_PART = 3
# «ииюль», «гоода»: these words may be one letter shorter than a misspelt one.
SHORT_KINDS = frozenset({"month", "year"})
PREPOSITIONS = frozenset({"in", "on", "till", "towards", "from", "by", "for"})
STICKING = frozenset(
    {"month", "during", "begin", "end", "finish", "middle", "result", "period", "schedule", "deadline"}
)
LONGEST = 24


def _without_one(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for form in FORMS:
        if len(form) >= SHORTEST or (len(form) == SHORTEST - 1 and FORMS[form].kind in SHORT_KINDS):
            for key in _without_one(form) | {form}:
                index.setdefault(key, []).append(form)
    return index


INDEX = _index()
ORDER = {form: place for place, form in enumerate(FORMS)}


def nearest(word: str) -> tuple[str, Word] | None:
    """The form meant by a misspelt word and its meaning; None when unknown or when several are as near."""
    if not SHORTEST <= len(word) <= LONGEST:
        return None
    candidates = {form for key in _without_one(word) | {word} for form in INDEX.get(key, ())}
    near = sorted(form for form in candidates if _is_one_slip(word, form) and _is_safe(word, form))
    meanings = {FORMS[form] for form in near}
    if len(meanings) != 1:
        return None
    return min(near, key=lambda form: _strangeness(word, form)), meanings.pop()


def _strangeness(word: str, form: str) -> tuple[bool, bool, int]:
    """A letter changed or lost is likelier than one added; the first form of a word comes first."""
    return len(form) != len(word), len(form) < len(word), ORDER[form]


def parted(word: str) -> tuple[tuple[str, Word], tuple[str, Word]] | None:
    """Two known words written as one («мартапрель», «втечение»); None when no cut or several are possible."""
    if len(word) > LONGEST:
        return None
    cuts = [
        ((word[:place], FORMS[word[:place]]), (word[place:], FORMS[word[place:]]))
        for place in range(1, len(word) - SHORTEST_PART + 1)
        if word[:place] in FORMS and word[place:] in FORMS and _may_part(word[:place], word[place:])
    ]
    return cuts[0] if len(cuts) == 1 else None


def _may_part(first: str, second: str) -> bool:
    """«погода» is no «по года»: a preposition sticks only to what a deadline begins with."""
    if FORMS[first].kind in PREPOSITIONS:
        return FORMS[second].kind in STICKING
    return len(first) >= SHORTEST_PART


def _is_safe(word: str, form: str) -> bool:
    """A short word must keep its first letter: «карте» is not a misspelt «марте»."""
    return word[0] == form[0] or min(len(word), len(form)) > SHORTEST


def _is_one_slip(word: str, form: str) -> bool:
    """One letter changed, lost, added, or two neighbours swapped."""
    first = 0
    while first < min(len(word), len(form)) and word[first] == form[first]:
        first += 1
    last = 0
    while last < min(len(word), len(form)) - first and word[-1 - last] == form[-1 - last]:
        last += 1
    rest, wanted = word[first : len(word) - last], form[first : len(form) - last]
    is_swap = len(rest) == 2 and rest == wanted[::-1]
    return is_swap or max(len(rest), len(wanted)) <= 1
