"""The lines above and below a plan, and what an act of any kind writes in them: number, date, post, name.

Decided here: which words are a number («№ 27-п»), a date in digits or in words, a post, a name with its
initials, a clause. `acts` and `minutes` say which of these lines mean what.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msoko.lib.calendar_ru import MONTHS_GENITIVE
from plans.importing.reading.blocks import RawParagraph
from plans.importing.words import one_line

VERB = re.compile(
    r"(?:^|\s)(п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|о\s*б\s*я\s*з\s*ы\s*в\s*а\s*ю"
    r"|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*(?:ю|е\s*т)|р\s*е\s*ш\s*и\s*л\s*[аи]?)\s*:?$",
    re.IGNORECASE,
)
MINUTES = re.compile(r"^протокол\b", re.IGNORECASE)
STAMP = re.compile(r"^[«\"]?\s*утверждаю\s*[»\"]?\s*[:.]?(?:\s+(?P<rest>\S.*))?$", re.IGNORECASE)
DATE_OR_NUMBER_LINE = re.compile(r"^(?:от\s+)?[«\"]?\s*\d{1,2}\s*[»\"]?[\s.]|^№")
CLAUSE = re.compile(r"^[-–—]?\s*\d{1,2}(?:\.\d{1,2})*[.)]\s")
POST = re.compile(
    r"^(?:и\s?\.\s?о\b|врио\b|вр\.|исполняющ|заместител|начальник|председател|глав[аы]\b|руководител|директор"
    r"|министр|первый зам|заведующ)",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?:^|[\s_/])((?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
    r"\s*/?$"
)
_DATE_IN_WORDS = re.compile(
    rf"[«\"]?\s*(\d{{1,2}})\s*[»\"]?\s+({'|'.join(MONTHS_GENITIVE)})\s+(\d{{4}})", re.IGNORECASE
)
_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBER = re.compile(r"№\s*([\w/.-]*\d[\w/.-]*)")
_MAX_STAMP_LINES = 8


@dataclass(frozen=True)
class Lines:
    """Lines with what was above each: `opens` says empty space, `owners` from which paragraph it is."""

    texts: tuple[str, ...]
    opens: tuple[bool, ...]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, paragraphs: Sequence[RawParagraph]) -> "Lines":
        texts: list[str] = []
        opens: list[bool] = []
        owners: list[int] = []
        for owner, paragraph in enumerate(paragraphs):
            for position, line in enumerate(paragraph.text.split("\n")):
                texts.append(one_line(line))
                opens.append(position == 0 and paragraph.opens_group)
                owners.append(owner)
        return cls(tuple(texts), tuple(opens), tuple(owners))

    def find(self, pattern: re.Pattern[str], start: int = 0) -> int | None:
        return next((i for i in range(start, len(self.texts)) if pattern.search(self.texts[i])), None)


def verb_of(line: str) -> str:
    match = VERB.search(line)
    return match[1].replace(" ", "") if match else ""


def first_number(lines: Sequence[str]) -> str:
    return next((found[1].rstrip(".") for line in lines if (found := _NUMBER.search(line))), "")


def first_date(lines: Sequence[str]) -> date | None:
    for line in lines:
        in_words, in_digits = _DATE_IN_WORDS.search(line), _DATE.search(line)
        if in_words:
            return _day(int(in_words[3]), MONTHS_GENITIVE.index(in_words[2].lower()) + 1, int(in_words[1]))
        if in_digits:
            return _day(int(in_digits[3]), int(in_digits[2]), int(in_digits[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stamp_of(lines: Lines) -> tuple[str, str]:
    """Read the post and the name under «УТВЕРЖДАЮ»; both empty when there is no such stamp."""
    start = next((i for i, text in enumerate(lines.texts) if STAMP.match(text)), None)
    if start is None:
        return "", ""
    post: list[str] = []
    opening = STAMP.match(lines.texts[start])
    rest = [opening["rest"]] if opening and opening["rest"] else []
    for line in [*rest, *lines.texts[start + 1 : start + 1 + _MAX_STAMP_LINES]]:
        found = NAME.search(line)
        if found:
            head = re.sub(r"[_\W]*$", "", line[: found.start(1)])
            post.extend([head] if len(head) > 3 else [])
            return " ".join(post), found[1]
        if MINUTES.match(line):
            break
        post.append(line)
    return (" ".join(post[:3]), "") if post and POST.match(post[0]) else ("", "")
