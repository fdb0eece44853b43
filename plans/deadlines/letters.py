"""Letters and short forms: what looks like what, and the folding that keeps every place of the text."""

import re

from plans.deadlines.layout import lay_out

BLOCKS = re.compile(r"</?(?:p|br|li|ul|ol|div|tr|td|h\d)\b[^<>]{0,80}>")
MARKUP = re.compile(r"<[^<>]{0,80}>|&[a-z#0-9]{2,8};|_x000d_")
BLANKED = {"&ndash;": "-", "&mdash;": "-", "&minus;": "-"}
LOOKALIKES = str.maketrans("aceopxykmtbhn", "асеорхукмтвнп")
ROMANS = {
    name: value
    for value, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
# Ukrainian letter i, letters that look like V and X, «Ш», «П» typed for III and II; the numerals of Unicode.
ROMAN_LOOKALIKES = str.maketrans(
    {"\u0456": "i", "l": "i", "у": "v", "y": "v", "х": "x", "ш": "iii", "п": "ii"}
    | {chr(0x216F + value): name for name, value in ROMANS.items()}
)
# Arabic figures typed for a Roman number before «квартал», «полугодие».
TYPED_ROMANS = {"1у": 4, "1v": 4, "1y": 4, "11": 2, "111": 3}
NUMBER_ENDINGS = frozenset(
    (
        "й",
        "е",
        "го",
        "му",
        "м",
        "х",
        "я",
        "ый",
        "ой",
        "ая",
        "ое",
        "ые",
        "ого",
        "ому",
        "ом",
        "ых",
        "ю",
        "ую",
        "ей",
        "ти",
        "ми",
        "и",
        "ть",
        "ух",
        "ех",
        "мя",
    )
)
ABBREVIATIONS = frozenset(
    (
        "янв",
        "фев",
        "февр",
        "мар",
        "апр",
        "июн",
        "июл",
        "авг",
        "сен",
        "сент",
        "окт",
        "ноя",
        "нояб",
        "дек",
        "кв",
        "г",
        "гг",
        "уч",
        "учеб",
        "мес",
        "раб",
        "дн",
        "нед",
        "четв",
        "теч",
        "нач",
        "чис",
        "полугод",
        "календ",
        "р",
        "ежегод",
        "ежекварт",
        "ежемес",
        "еженед",
        "ч",
        "час",
        "мин",
        "тек",
        "ок",
        "кл",
    )
)
# «уч/год», «уч./г.», «20.декабря»: two words.
GLUED = re.compile(r"(?<=\bуч)/(?=г)|(?<=\bуч\.)/(?=г)|(?<=\d)\.(?=[а-я]{3})")
SILENT = frozenset({"включительно", "!", "*"})


def fold(text: str) -> str:
    """Small letters, no markup (a block of it ends a line), the same length."""
    small = "".join(_fold_letter(letter) for letter in text)
    small = BLOCKS.sub(lambda found: "\n".ljust(len(found.group())), small)
    small = MARKUP.sub(lambda found: BLANKED.get(found.group(), " ").ljust(len(found.group())), small)
    small = GLUED.sub(" ", lay_out(small))
    return re.sub(r"(?<!\d)0(?=[а-я]{3})", "о", small)


def _fold_letter(letter: str) -> str:
    small = letter.lower()
    if len(small) != 1:
        return letter
    return "е" if small == "ё" else small
