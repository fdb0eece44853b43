"""Letters and short forms: what looks like what, and the folding that keeps every place of the text."""

import re

MARKUP = re.compile(r"<[^<>]{0,80}>|&[a-z#0-9]{2,8};|_x000d_")
BLANKED = {"&ndash;": "-", "&mdash;": "-", "&minus;": "-"}
LOOKALIKES = str.maketrans("aceopxykmtbhn", "асеорхукмтвнп")
# Ukrainian letter i, Cyrillic letters that look like V and X, and «Ш», «П» typed for III and II.
ROMAN_LOOKALIKES = str.maketrans({"\u0456": "i", "l": "i", "у": "v", "х": "x", "ш": "iii", "п": "ii"})
ROMANS = {
    name: value
    for value, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
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
    )
)
SILENT = frozenset({"включительно", "!", "*"})


def fold(text: str) -> str:
    """Small letters, no markup, the same length."""
    small = "".join(_fold_letter(letter) for letter in text)
    small = MARKUP.sub(lambda found: BLANKED.get(found.group(), " ").ljust(len(found.group())), small)
    return re.sub(r"0(?=[а-я]{3})", "о", small)


def _fold_letter(letter: str) -> str:
    small = letter.lower()
    if len(small) != 1:
        return letter
    return "е" if small == "ё" else small
