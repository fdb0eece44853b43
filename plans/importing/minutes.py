"""Minutes of a meeting around a plan: people present, agenda, decisions (requirement I3).

Decided here: «Присутствовали», «Члены …», «Председатель …» open the list of people, «Повестка» the agenda,
«Слушали» and «По первому вопросу» what was said, and each «Решили» the decisions, above the table or below
it. What was said, with a regulation read out in it, is no preamble of the plan: it is kept apart, whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.importing.act_lines import (
    CLAUSE,
    DATE_OR_NUMBER_LINE,
    MINUTES,
    NAME,
    VERB,
    Lines,
    first_date,
    first_number,
    stamp_of,
    verb_of,
)
from plans.importing.parsed import ParsedOrder

_PEOPLE = re.compile(
    r"^(?:на\s+(?:заседании|совещании)\s+)?(?:присутств|участвовал|участник|приглаш|отсутств|секретар|председательств"
    r"|председател\w*[^.]{0,60}[:–—-]|члены\b|состав\b)",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"^(?:повестка|вопросы\s+повестки)\b", re.IGNORECASE)
_TALK = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:за)?слушали\b|^(?:\d{1,2}[.)]\s*)?выступил|^по\s+[а-яё]+\s+вопросу\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?((?:п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*|р\s*е\s*ш\s*)и\s*л\s*[аи]?|решение)\s*:\s*(.*)$",
    re.IGNORECASE,
)
_END_OF_DECISIONS = re.compile(
    r"^(?:голосовал|проголосовал|председател|секретар|приложени|протокол\s+(?:вел|вёл)|«за»|за\s*[-–—:])",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"^председател\w*(?:ствующ\w*)?\b[^:]*$", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:[-–—•]\s*|\d{1,2}[.)]\s*)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ](?:\.|[а-яё]+\s+[А-ЯЁ])"
)
_PLACE_LINE = re.compile(r"^(?:г|п|с|пос|пгт|ст)\.\s*[А-ЯЁ]|^место\s+проведения", re.IGNORECASE)
_BARE_LABEL = re.compile(r"^[^:]{0,60}:$")
_ITEM = re.compile(r"^[-–—•]?\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s")
_MAX_HEAD_LINES = 12


@dataclass(frozen=True)
class ReadMinutes:
    order: ParsedOrder
    talk: tuple[str, ...]
    rest_below: tuple[str, ...]


def is_minutes(lines: Lines) -> int | None:
    return next((i for i, text in enumerate(lines.texts) if MINUTES.match(text)), None)


def read_minutes(above: Lines, name: int, below: Lines) -> ReadMinutes:
    texts = above.texts
    top = texts[name : name + _MAX_HEAD_LINES]
    people = _first(texts, _PEOPLE, name + 1)
    agenda = _first(texts, _AGENDA, name + 1)
    talk = _first(texts, _TALK, name + 1) or _first(texts, _DECIDED, name + 1) or len(texts)
    decided = [*_decisions(texts[name:]), *_decisions(below.texts)]
    post, signatory = stamp_of(above)
    if not signatory:
        post, signatory = _chair([*texts[talk:], *below.texts])
    order = ParsedOrder(
        number_text=first_number(top),
        dated_on=first_date(top),
        heading=_heading(texts, name),
        verb=next((word for word, _ in decided), ""),
        clauses=tuple(clause for _, clauses in decided for clause in clauses),
        signatory_post=post,
        signatory_name=signatory,
        kind="minutes",
        present=_people(texts[people : min(agenda or talk, talk)]) if people and people < talk else (),
        agenda=_agenda(texts[agenda + 1 : talk]) if agenda and agenda < talk else (),
    )
    used = {line for _, clauses in decided for line in clauses}
    return ReadMinutes(order, texts[talk:], _rest(below.texts, used))


def _first(texts: Sequence[str], pattern: re.Pattern[str], start: int) -> int | None:
    return next((i for i in range(start, len(texts)) if pattern.match(texts[i])), None)


def _heading(texts: Sequence[str], name: int) -> str:
    heading = [texts[name]]
    for line in texts[name + 1 : name + _MAX_HEAD_LINES]:
        if DATE_OR_NUMBER_LINE.match(line) or _PLACE_LINE.match(line) or _PEOPLE.match(line):
            break
        if not (line[:1].islower() or len(heading) == 1):
            break
        heading.append(line)
    return " ".join(heading)


def _people(texts: Sequence[str]) -> tuple[str, ...]:
    """Join the lines of each person; a label that stands alone over its list is left out."""
    people: list[str] = []
    is_open = False
    for line in texts:
        if is_open and people and not (_PERSON.match(line) or _PEOPLE.match(line)):
            people[-1] = f"{people[-1]} {line}"
        elif _BARE_LABEL.match(line):
            is_open = False
        else:
            people.append(line)
            is_open = True
    return tuple(person.strip(" ,;:") for person in people)


def _agenda(texts: Sequence[str]) -> tuple[str, ...]:
    items: list[str] = []
    for line in texts:
        if _ITEM.match(line) or not items:
            items.append(line.lstrip("-–— "))
        else:
            items[-1] = f"{items[-1]} {line}"
    return tuple(items)


def _decisions(texts: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Give each «Решили» with its clauses, up to the next speech, the vote or the signatures."""
    found: list[tuple[str, tuple[str, ...]]] = []
    clauses: list[str] | None = None
    word = ""
    for line in texts:
        opened = _DECIDED.match(line)
        if opened or VERB.fullmatch(line):
            if clauses:
                found.append((word, tuple(clauses)))
            word = opened[1].replace(" ", "") if opened else verb_of(line)
            clauses = [opened[2]] if opened and opened[2] else []
        elif clauses is not None and (_TALK.match(line) or _END_OF_DECISIONS.match(line)):
            if clauses:
                found.append((word, tuple(clauses)))
            clauses = None
        elif clauses is not None and (CLAUSE.match(line) or not clauses):
            clauses.append(re.sub(r"^[-–—]\s*(?=\d)", "", line))
        elif clauses is not None:
            clauses[-1] = f"{clauses[-1]} {line}"
    return [*found, (word, tuple(clauses))] if clauses else found


def _chair(texts: Sequence[str]) -> tuple[str, str]:
    """Read the signature «Председатель … И.И. Фамилия»."""
    for line in reversed(texts):
        found = NAME.search(line)
        if found and _CHAIR.match(line):
            return line[: found.start(1)].strip(" _/"), found[1]
    return "", ""


def _rest(texts: Sequence[str], used: set[str]) -> tuple[str, ...]:
    """Leave out the decisions that the order holds already."""
    is_decided = any(_DECIDED.match(line) or VERB.fullmatch(line) for line in texts)
    return () if is_decided and used else tuple(texts)
