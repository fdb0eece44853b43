"""The act around a plan: an order, minutes of a meeting, or only the stamp «УТВЕРЖДАЮ».

Decided here: which lines of the text are number, date, author, heading, preamble, verb, clauses and
signatory (the order of the parts is that of S1 in domain 1.3). A clause broken over a page is joined. What
is not found stays empty: the person fills it in on the preview.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.importing.parsed import ParsedOrder
from plans.importing.reading.blocks import RawParagraph
from plans.importing.words import one_line

_ACT = re.compile(r"^(приказ|распоряжение|постановление|решение)$")
_MINUTES = re.compile(r"^протокол\b", re.IGNORECASE)
_STAMP = re.compile(r"^[«\"]?\s*утверждаю\s*[»\"]?\s*[:.]?$", re.IGNORECASE)
_VERB = re.compile(
    r"(?:^|\s)(п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|о\s*б\s*я\s*з\s*ы\s*в\s*а\s*ю"
    r"|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*(?:ю|е\s*т)|р\s*е\s*ш\s*и\s*л\s*и?)\s*:?$",
    re.IGNORECASE,
)
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_DATE_IN_WORDS = re.compile(
    rf"[«\"]?\s*(\d{{1,2}})\s*[»\"]?\s+({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE
)
_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBER = re.compile(r"№\s*([\w/.-]*\d[\w/.-]*)")
_DATE_OR_NUMBER_LINE = re.compile(r"^(?:от\s+)?[«\"]?\s*\d{1,2}\s*[»\"]?[\s.]|^№")
_PREAMBLE = re.compile(
    r"^(?:в соответствии|на основании|в целях|с целью|во исполнение|руководствуясь|в связи|по итогам"
    r"|в рамках)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^[-–—]?\s*\d{1,2}(?:\.\d{1,2})*[.)]\s")
_POST = re.compile(
    r"^(?:и\s?\.\s?о\b|врио\b|вр\.|исполняющ|заместител|начальник|председател|глав[аы]\b|руководител|директор"
    r"|министр|первый зам|заведующ)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:^|[\s_/])((?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)$"
)
_END_OF_ACT = re.compile(
    r"^(?:приложение\b|утвержд[её]н|исп(?:олнитель)?\b\.?|с приказом ознакомлен)", re.IGNORECASE
)
_NAMED_ACT = re.compile(r"^(?:утвержд[её]н[аоы]?\b|приложение\b|к приказу)", re.IGNORECASE)
_MAX_SIGNATORY_LINES = 8
_MAX_STAMP_LINES = 8


@dataclass(frozen=True)
class _Lines:
    texts: tuple[str, ...]
    opens: tuple[bool, ...]

    @classmethod
    def of(cls, paragraphs: Sequence[RawParagraph]) -> "_Lines":
        texts: list[str] = []
        opens: list[bool] = []
        for paragraph in paragraphs:
            for position, line in enumerate(paragraph.text.split("\n")):
                texts.append(one_line(line))
                opens.append(position == 0 and paragraph.opens_group)
        return cls(tuple(texts), tuple(opens))

    def find(self, pattern: re.Pattern[str], start: int = 0) -> int | None:
        return next((i for i in range(start, len(self.texts)) if pattern.search(self.texts[i])), None)


def read_act(before: Sequence[RawParagraph], after: Sequence[RawParagraph]) -> ParsedOrder | None:
    """Read the act out of the lines above the title; minutes go on below the table."""
    lines = _Lines.of(before)
    name = next((i for i, text in enumerate(lines.texts) if _ACT.match(_unspaced(text))), None)
    if name is not None:
        return _order(lines, name)
    minutes = next((i for i, text in enumerate(lines.texts) if _MINUTES.match(text)), None)
    if minutes is not None:
        return _minutes(lines, minutes, _Lines.of(after))
    post, signatory = _stamp(lines)
    if post or signatory:
        return ParsedOrder(signatory_post=post, signatory_name=signatory, kind="stamp")
    return _named_act(lines)


def _named_act(lines: _Lines) -> ParsedOrder | None:
    """Read «УТВЕРЖДЁН приказом … от … № …» or «Приложение к приказу от … № …» above the title."""
    start = lines.find(_NAMED_ACT)
    if start is None:
        return None
    named = lines.texts[start : start + _MAX_STAMP_LINES]
    number, day = _first_number(named), _first_date(named)
    return ParsedOrder(number_text=number, dated_on=day, kind="named") if number or day else None


def _order(lines: _Lines, name: int) -> ParsedOrder:
    verb = lines.find(_VERB, name + 1)
    preamble = next((i for i in range(name + 1, len(lines.texts)) if _PREAMBLE.match(lines.texts[i])), verb)
    top_end = preamble if preamble is not None else len(lines.texts)
    top = lines.texts[name + 1 : top_end]
    heading = _heading(top)
    body_end = _body_end(lines, verb)
    clauses, rest = _clauses(lines, verb, body_end)
    post, signatory = _signatory(rest)
    return ParsedOrder(
        number_text=_first_number(top),
        dated_on=_first_date(top),
        author_lines=tuple(lines.texts[:name]),
        heading=heading,
        preamble=_preamble(lines, preamble, verb),
        verb=_verb(lines, verb),
        clauses=clauses,
        signatory_post=post,
        signatory_name=signatory,
    )


def _minutes(lines: _Lines, name: int, below: _Lines) -> ParsedOrder:
    top = lines.texts[name + 1 : name + 12]
    verb = below.find(_VERB)
    clauses, _ = _clauses(below, verb, len(below.texts))
    post, signatory = _stamp(lines)
    heading = [lines.texts[name]]
    for line in top:
        if _DATE_OR_NUMBER_LINE.match(line) or not (line[:1].islower() or len(heading) == 1):
            break
        heading.append(line)
    return ParsedOrder(
        number_text=_first_number((lines.texts[name], *top)),
        dated_on=_first_date((lines.texts[name], *top)),
        heading=" ".join(heading),
        verb=_verb(below, verb),
        clauses=clauses,
        signatory_post=post,
        signatory_name=signatory,
        kind="minutes",
    )


def _unspaced(text: str) -> str:
    """Read «П Р И К А З» as one word."""
    lowered = text.lower().strip(" .:")
    return lowered.replace(" ", "") if re.fullmatch(r"(?:\w )+\w", lowered) else lowered


def _heading(top: Sequence[str]) -> str:
    start = next((i for i, line in enumerate(top) if re.match(r"^(?:об?|о внесении)\s", line, re.I)), None)
    if start is None:
        return ""
    return " ".join(line for line in top[start:] if not _DATE_OR_NUMBER_LINE.match(line))


def _preamble(lines: _Lines, start: int | None, verb: int | None) -> str:
    if start is None or verb is None:
        return ""
    return _VERB.sub("", " ".join(lines.texts[start : verb + 1])).strip(" :")


def _verb(lines: _Lines, index: int | None) -> str:
    match = _VERB.search(lines.texts[index]) if index is not None else None
    if not match:
        return ""
    word = match[1]
    return word.replace(" ", "")


def _body_end(lines: _Lines, verb: int | None) -> int:
    start = len(lines.texts) if verb is None else verb + 1
    return next(
        (i for i in range(start, len(lines.texts)) if _END_OF_ACT.match(lines.texts[i])), len(lines.texts)
    )


def _clauses(lines: _Lines, verb: int | None, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the clauses and the lines of the signatory under them."""
    if verb is None:
        return (), ()
    clauses: list[str] = []
    for index in range(verb + 1, end):
        line = lines.texts[index]
        if _CLAUSE.match(line) or not clauses:
            clauses.append(re.sub(r"^[-–—]\s*(?=\d)", "", line))
        elif lines.opens[index] and _POST.match(line) and clauses[-1].endswith("."):
            return tuple(clauses), lines.texts[index:end]
        else:
            clauses[-1] = f"{clauses[-1]} {line}"
    return tuple(clauses), ()


def _signatory(lines: Sequence[str]) -> tuple[str, str]:
    post: list[str] = []
    for line in lines[:_MAX_SIGNATORY_LINES]:
        found = _NAME.search(line)
        if found:
            head = line[: found.start(1)].strip(" _/")
            return " ".join([*post, head]).strip(), found[1]
        post.append(line)
    return " ".join(post[:1]), ""


def _stamp(lines: _Lines) -> tuple[str, str]:
    start = next((i for i, text in enumerate(lines.texts) if _STAMP.match(text)), None)
    if start is None:
        return "", ""
    post: list[str] = []
    for line in lines.texts[start + 1 : start + 1 + _MAX_STAMP_LINES]:
        found = _NAME.search(line)
        if found:
            head = re.sub(r"[_\W]*$", "", line[: found.start(1)])
            post.extend([head] if len(head) > 3 else [])
            return " ".join(post), found[1]
        if _MINUTES.match(line):
            break
        post.append(line)
    return (" ".join(post[:3]), "") if post and _POST.match(post[0]) else ("", "")


def _first_number(lines: Sequence[str]) -> str:
    return next((found[1].rstrip(".") for line in lines if (found := _NUMBER.search(line))), "")


def _first_date(lines: Sequence[str]) -> date | None:
    for line in lines:
        in_words, in_digits = _DATE_IN_WORDS.search(line), _DATE.search(line)
        if in_words:
            return _day(int(in_words[3]), _MONTHS.index(in_words[2].lower()) + 1, int(in_words[1]))
        if in_digits:
            return _day(int(in_digits[3]), int(in_digits[2]), int(in_digits[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
