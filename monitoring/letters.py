"""The words of a reminder: to a person by name, what to do, by when, where to press.

product.md 1: letters are read on a telephone between two lessons, so the first line says how many answers are
waited for, and each task has its own address. Pure. A personal link stands in the words as a mark
`{link:17}`: the letter that is kept holds no key to a task, the letter that leaves gets it by `with_links`.
"""

import datetime
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitoring import wording
from msoko.lib.language_ru import counted

SUBJECT_LENGTH = 200
#: copies for the specialist told one by one; what a person owes himself is never cut
COPIES_SHOWN = 30
_MARK = re.compile(r"\{link:(\d+)\}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
HIDDEN_LINK = "[личная ссылка]"


@dataclass(frozen=True)
class Line:
    """One task of a letter. `address` is a mark of a personal link or an ordinary address."""

    title: str
    place: str
    ask: str
    due_on: datetime.date | None
    address: str
    organization: str = ""
    returned_reason: str = ""
    is_returned: bool = False
    is_copy: bool = False


@dataclass(frozen=True)
class Frame:
    """What stands around the tasks."""

    name: str
    municipality: str
    settings_address: str
    list_address: str
    today: datetime.date
    link_days: int


@dataclass(frozen=True)
class Composed:
    subject: str
    body: str


def link_mark(link_id: int) -> str:
    return f"{{link:{link_id}}}"


def compose(lines: Sequence[Line], frame: Frame) -> Composed:
    """Write the digest: what the person owes first, then what others owe."""
    own = [_cleaned(line) for line in lines if not line.is_copy]
    copies = [_cleaned(line) for line in lines if line.is_copy]
    parts = [f"Здравствуйте, {frame.name}!"]
    if own:
        parts += [_lead(own, frame.today), *(_task(n, line, frame.today) for n, line in enumerate(own, 1))]
    if copies:
        parts += [_copies_lead(copies), *(_copy(line, frame.today) for line in copies[:COPIES_SHOWN])]
        parts += [f"Остальные в списке просроченных: {frame.list_address}"] if copies[COPIES_SHOWN:] else []
    if any(_MARK.search(line.address) for line in own):
        parts.append(
            f"Ссылки в письме личные: по ним отвечают без пароля, каждая открывает одно задание и действует "
            f"{wording.days(frame.link_days)}. Не пересылайте это письмо."
        )
    parts += [
        f"Когда присылать напоминания, можно выбрать здесь: {frame.settings_address}",
        f"МСОКО, {frame.municipality}",
    ]
    return Composed(_shortened(_subject(own, copies, frame.today)), "\n\n".join(parts))


def compose_link(line: Line, frame: Frame) -> Composed:
    """Write the letter with a new link that a person asked for."""
    line = _cleaned(line)
    parts = [
        f"Здравствуйте, {frame.name}!",
        f"Вы попросили новую ссылку на задание. Она личная и действует {wording.days(frame.link_days)}.",
        _task(None, line, frame.today),
        "Если вы её не просили, ничего делать не нужно.",
        f"МСОКО, {frame.municipality}",
    ]
    return Composed(_shortened(f"Новая ссылка: {line.title}"), "\n\n".join(parts))


def _cleaned(line: Line) -> Line:
    """Words of people that look like a mark are no mark: nobody writes himself a key into a letter."""
    words = ("title", "place", "ask", "organization", "returned_reason")
    return replace(line, **{name: getattr(line, name).replace("{link", "(link") for name in words})


def _subject(own: Sequence[Line], copies: Sequence[Line], today: datetime.date) -> str:
    if not own:
        return f"Организации не ответили: {counted(len(copies), 'задание', 'задания', 'заданий')}"
    returned = sum(line.is_returned for line in own)
    if len(own) == 1:
        when = "Вернули на доработку" if returned else _capital(wording.due(own[0].due_on, today))
        return f"{when}: {own[0].title}"
    late = sum(_is_late(line, today) for line in own)
    told = [f"вернули {returned}"] if returned else []
    told += [f"просрочено {late}"] if late else []
    count = counted(len(own), "задание ждёт", "задания ждут", "заданий ждут")
    return f"{count} ответа" + (f", из них {' и '.join(told)}" if told else "")


def _lead(own: Sequence[Line], today: datetime.date) -> str:
    if len(own) == 1:
        return "От вашей организации ждут одного ответа."
    late = sum(_is_late(line, today) for line in own)
    told = f"От вашей организации ждут ответа по {len(own)} заданиям"
    return f"{told}, из них просрочено: {late}." if late else f"{told}."


def _task(number: int | None, line: Line, today: datetime.date) -> str:
    when = "Вернули на доработку" if line.is_returned else _capital(wording.due(line.due_on, today))
    words = [f"{number}. {line.title}" if number else line.title, f"{when}. {line.place}."]
    if line.returned_reason:
        words.append(f"Что поправить: {line.returned_reason}")
    return "\n".join([*words, line.ask, f"Ответить: {line.address}"])


def _copies_lead(copies: Sequence[Line]) -> str:
    count = counted(len(copies), "задание", "задания", "заданий")
    return f"Организации, которые не ответили ({count}):"


def _copy(line: Line, today: datetime.date) -> str:
    return f"{line.organization}: {line.title}\n{_capital(wording.due(line.due_on, today))}: {line.address}"


def _is_late(line: Line, today: datetime.date) -> bool:
    return not line.is_returned and line.due_on is not None and line.due_on < today


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shortened(subject: str) -> str:
    """A header is one line, and a long one is cut at a word."""
    subject = " ".join(subject.split())
    if len(subject) <= SUBJECT_LENGTH:
        return subject
    return subject[: SUBJECT_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def linked_ids(body: str) -> tuple[int, ...]:
    return tuple(int(found) for found in _MARK.findall(body))


def with_links(body: str, addresses: Mapping[int, str]) -> str:
    """Put the addresses in the place of the marks; a mark without one is an error (KeyError)."""
    return _MARK.sub(lambda found: addresses[int(found[1])], body)


def without_links(body: str) -> str:
    """The words for whoever reads the log."""
    return _MARK.sub(HIDDEN_LINK, body)


def as_html(body: str) -> str:
    """The same words as a plain page for mail programs: paragraphs and links, no styles, no pictures."""
    paragraphs = "\n".join(f"<p>{_html_lines(part)}</p>" for part in body.split("\n\n"))
    head = '<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>МСОКО</title></head>\n'
    return f"{head}<body>\n{paragraphs}\n</body>\n</html>\n"


def _html_lines(paragraph: str) -> str:
    return "<br>\n".join(_html_line(line) for line in paragraph.split("\n"))


def _html_line(line: str) -> str:
    words, last = [], 0
    for found in _ADDRESS.finditer(line):
        address = html.escape(found[0])
        words += [html.escape(line[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.end()
    return "".join([*words, html.escape(line[last:])])
