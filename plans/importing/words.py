"""Words made comparable: case, «ё», look-alike Latin letters, case endings.

Decided here: when two spellings are the same words. Headers, names of bodies and kinds of proof are compared
by this, and only compared: what is stored and shown stays as printed. The stemmer is light on purpose: it
takes off the ending of a long word, so «руководителя ОО» meets «руководители ОО»; it does not know parts of
speech.
"""

import re
from dataclasses import dataclass

# Letters that look alike in print; «u» is how recognition of italics reads «и».
_LOOKALIKES = str.maketrans("ABCEHKMOPTXYaceopxyukmtbh", "АВСЕНКМОРТХУасеорхуикмтвн")

_WORD = re.compile(r"[^\W_]+(?:[-\u2010-\u2012][^\W_]+)*")
_ENDING = re.compile(
    r"(?:иями|ями|ами|иях|иям|ием|ией|ого|его|ому|ему|ыми|ими|ях|ах|ов|ев|ей|ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их"
    r"|ым|им|ую|юю|ию|ия|ии|ью|ья|ом|ем|ам|ям|ы|и|а|я|о|е|у|ю|ь|й)$"
)
_MIN_INFLECTED = 5
_MIN_STEM = 3


@dataclass(frozen=True)
class Word:
    stem: str
    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Lower-case, with «ё» as «е» and Latin look-alikes as Cyrillic."""
    return text.translate(_LOOKALIKES).lower().replace("ё", "е")


def stem(word: str) -> str:
    """Take the case ending off a folded word, off each part of «педагоги-психологи»; short words stay."""
    if "-" in word:
        return "-".join(map(stem, word.split("-")))
    if len(word) < _MIN_INFLECTED:
        return word
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _MIN_STEM else word


def words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(stem(folded(match.group())), match.group(), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text))


def squeezed(text: str) -> str:
    """Collapse spaces inside lines and drop empty lines; line breaks stay."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    return " ".join(text.split())
