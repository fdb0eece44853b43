"""Text of a cell -> tokens. Every token keeps its place in the original text.

Folding never changes the length of the text: markup and entities become blanks, capitals small letters. Then
words are recognised: by the lexicon, with Latin look-alikes made Cyrillic, broken words joined («сентяб рь»,
«сентяб-» + line end + «рь»), one slip of typing forgiven.
"""

import re

from plans.deadlines.letters import (
    ABBREVIATIONS,
    LOOKALIKES,
    NUMBER_ENDINGS,
    ROMAN_LOOKALIKES,
    ROMANS,
    SILENT,
    fold,
)
from plans.deadlines.numerals import READERS, month_and_year
from plans.deadlines.token_types import Raw, Token
from plans.deadlines.typos import nearest, parted
from plans.deadlines.words import FORMS, Word

# Joined from pieces: no string of the house mixes the two alphabets.
LETTERS = "a-z" + "а-я" + r"\u0456\u2160-\u217f"
INVISIBLE = "\u00ad\u200b\u200c\u200d\ufeff"
PIECES = re.compile(
    rf"""
    (?P<iso>(?:19|20)\d\d-\d\d-\d\d(?!\d))
  | (?P<clock>(?<![\d.])(?:[01]?\d|2[0-4])(?::[0-5]\d|-00)(?![\d.]))
  | (?P<typed>\d\d?-\d\d?-(?:19|20)\d\d(?!\d)|\d\d(?P<by>[,\s])\d\d(?P=by)(?:19|20)\d\d(?!\d))
  | (?P<date>\d{{1,2}}(?:\s?[./]\s?\d{{1,2}}\s?[./]\s?(?:(?:19|20)\d\d|\d\d)|\.\s?\d\d
      |(?<=\d\d)/\d\d(?!\s*уч))(?!\.?\d))
  | (?P<monthyear>(?<![\d./])(?:0?[1-9]|1[0-2])[./](?:19|20)\d\d(?!\d))
  | (?P<syear>(?:19|20)\d\d\s?(?:[/\\]\s?(?:20)?\d\d|[-\u2010-\u2015]\s?\d\d)(?!\d)|\d\d/\d\d(?=\s*уч))
  | (?P<roman>[ivx\u0456]+(?=(?:кварт|полуг|четв|трим|кв\b))
      |(?<!\d)1(?:[уvy]|11?)(?=\s*(?:кварт|полуг|кв\b)))
  | (?P<num>\d+)
  | (?P<thisyear>(?<![{LETTERS}])[тсct]\.\s?г(?![{LETTERS}]))
  | (?P<short>(?<![{LETTERS}])(?:м-ц|кв-л|п/г)[а-я]*)
  | (?P<word>[{LETTERS}](?:[{INVISIBLE}]*[{LETTERS}])*)
  | (?P<dash>(?<=[{LETTERS}\d])\s?~|[-\u2010-\u2015\u2212](?:\s*[-\u2010-\u2015\u2212])*)
  | (?P<comma>,) | (?P<semi>[;\n]) | (?P<dot>\.) | (?P<colon>:) | (?P<slash>[/\\])
  | (?P<open>[(\[]) | (?P<close>[)\]]) | (?P<quote>[«»"“”„'])
  | (?P<plus>\+) | (?P<sign>[^\s{INVISIBLE}])
    """,
    re.VERBOSE,
)


def tokenize(text: str) -> tuple[Token, ...]:
    raws = [
        Raw(found.lastgroup or "sign", found.group(), found.start(), found.end())
        for found in PIECES.finditer(fold(text))
    ]
    tokens: list[Token] = []
    place = 0
    while place < len(raws):
        if not _is_silent(raws, place):
            taken, place = _token(raws, place)
            tokens += taken
        else:
            place += 1
    return tuple(tokens)


def _is_silent(raws: list[Raw], place: int) -> bool:
    """Quotes, footnote marks, «включительно» and the dot of «апр.» say nothing about time."""
    raw = raws[place]
    if raw.group == "dot":
        before = raws[place - 1] if place else raw
        return before.text in ABBREVIATIONS or before.group in ("thisyear", "short")
    return raw.group == "quote" or raw.text in SILENT


Taken = tuple[tuple[Token, ...], int]


def _token(raws: list[Raw], place: int) -> Taken:
    raw = raws[place]
    if raw.group in ("word", "short"):
        return _word(raws, place)
    if raw.group == "monthyear":
        return month_and_year(raw), place + 1
    reader = READERS.get(raw.group)
    token = reader(raw) if reader else Token(raw.group, 0, raw.start, raw.end)
    if raw.group == "num":
        return (token,), _after_ending(raws, place)
    return (token,), place + 1


def _after_ending(raws: list[Raw], place: int) -> int:
    """Skip «-е» of «25-е», «-ый» of «II-ый», «го» of «15го»."""
    following = raws[place + 1 : place + 2]
    if following and following[0].start == raws[place].end and following[0].text in NUMBER_ENDINGS:
        return place + 2
    if place + 2 >= len(raws):
        return place + 1
    number, dash, ending = raws[place : place + 3]
    is_glued = number.end == dash.start and dash.end == ending.start
    if is_glued and dash.group == "dash" and ending.text in NUMBER_ENDINGS:
        return place + 3
    return place + 1


def _word(raws: list[Raw], place: int) -> Taken:
    raw = raws[place]
    word = _clean(raw.text)
    known = known_word(word)
    joined = _joined(raws, place, known is not None)
    if joined is not None:
        return joined
    if known is not None:
        return (Token(known.kind, known.value, raw.start, raw.end),), place + 1
    roman = ROMANS.get(word.translate(ROMAN_LOOKALIKES))
    if roman is not None:
        return (Token("roman", roman, raw.start, raw.end),), _after_ending(raws, place)
    return _misspelt(raw, word), place + 1


def _misspelt(raw: Raw, word: str) -> tuple[Token, ...]:
    """One slip of typing, or a blank lost between two words."""
    slip = nearest(word.translate(LOOKALIKES))
    if slip is not None:
        form, meaning = slip
        note = f"«{raw.text}» прочитано как «{form}»"
        return (Token(meaning.kind, meaning.value, raw.start, raw.end, 0, note),)
    parts = parted(word.translate(LOOKALIKES))
    if parts is not None and word == raw.text:
        (first, one), (second, two) = parts
        note = f"«{raw.text}» прочитано как «{first} {second}»"
        middle = raw.start + len(first)
        return (
            Token(one.kind, one.value, raw.start, middle, 0, note),
            Token(two.kind, two.value, middle, raw.end),
        )
    return (Token("word", 0, raw.start, raw.end),)


def _joined(raws: list[Raw], place: int, is_known: bool) -> Taken | None:
    """One word broken into two or three by a blank or by a line end."""
    pieces = [raws[place]]
    text = _clean(pieces[0].text)
    knows = [is_known]
    for following in raws[place + 1 : place + 5]:
        if following.group in ("dash", "semi"):
            pieces.append(following)
            continue
        if following.group != "word" or len(knows) == 3:
            return None
        pieces.append(following)
        text += _clean(following.text)
        knows.append(known_word(_clean(following.text)) is not None)
        meaning = FORMS.get(text)
        if meaning is not None and not all(knows):
            token = Token(meaning.kind, meaning.value, raws[place].start, following.end)
            return (token,), place + len(pieces)
    return None


def _clean(word: str) -> str:
    return "".join(letter for letter in word if letter not in INVISIBLE)


def known_word(word: str) -> Word | None:
    return FORMS.get(word) or FORMS.get(word.translate(LOOKALIKES))
