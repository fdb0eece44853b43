"""The questions of an import: one ordered list to walk, each with its place, its doubt and what may be done.

I4: «each doubt has a place, a severity and a Russian sentence, and is answered on the preview page». Decided
here: what is asked (title and period that the document does not name, executors that nobody knows, deadlines
that do not compute, every warning and error of the importer), in the order of the document; when a question
is answered; and which questions are alike («все такие»).

A question is never about a printed number: its key is made of the place, the doubt and the words as read.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from plans.deadlines import DueSettings, PlanPeriod
from plans.import_answers import CELL_FIELDS, FIXED, LEFT, Draft
from plans.import_dues import understood_due
from plans.importing import ParsedPlan, Problem
from plans.importing.parsed import WHOLE_DOCUMENT, ParsedActivity, Place, Severity
from plans.rereading import UNKNOWN_EXECUTOR, leftovers

_OWN_QUESTION = frozenset({UNKNOWN_EXECUTOR, "no_period"})
_LETTER = re.compile(r"[^\s\-\u2010-\u2015]")


class Kind(StrEnum):
    TITLE = "title"
    PERIOD = "period"
    EXECUTOR = "executor"
    DUE = "due"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Question:
    """`fields` are the cells that an answer may change, the doubted one first; `texts` their present words.

    `alike` counts the other open questions of the same `group`; `suggestion` is the whole cell, mended.
    """

    key: str
    kind: Kind
    place: str
    sentence: str
    words: str = ""
    fields: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    suggestion: str = ""
    group: str = ""
    row_count: int = 0
    severity: str = str(Severity.WARNING)
    verdict: str = ""
    alike: int = 0

    @property
    def is_open(self) -> bool:
        return not self.verdict

    @property
    def cells(self) -> list[tuple[str, str]]:
        return list(zip(self.fields, self.texts, strict=True))


@dataclass(frozen=True)
class Understood:
    """The plan of today as read and with the corrections of the draft, beside the draft itself."""

    read: ParsedPlan
    now: ParsedPlan
    draft: Draft
    period: PlanPeriod
    settings: DueSettings
    is_period_printed: bool
    file_stem: str = ""


def import_questions(at: Understood) -> list[Question]:
    """All questions, answered ones too, in the order of the document."""
    # A doubt about two places of one cell is one question: it is answered by the cell.
    found = list({one.key: one for one in (*_about_head(at), *_about_rows(at))}.values())
    still = Counter(one.group for one in found if one.is_open)
    return [_with_alike(one, still) for one in found]


def repaired(text: str, suggestion: str) -> str:
    """Put the mended piece into the words: the same letters, whatever spaces and hyphens stand between.

    A suggestion whose letters do not stand there offers nothing.
    """
    letters = _LETTER.findall(suggestion)
    if not letters or not text:
        return suggestion if not text else ""
    pattern = r"[\s\-\u2010-\u2015]*".join(map(re.escape, letters))
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if found.group() != suggestion:
            return text[: found.start()] + suggestion + text[found.end() :]
    return ""


def cell_text(activity: ParsedActivity, name: str) -> str:
    return str(getattr(activity, CELL_FIELDS[name]))


def _with_alike(question: Question, still: Counter[str]) -> Question:
    count = still[question.group] - question.is_open if question.group else 0
    return Question(**{**vars(question), "alike": count})


def _about_head(at: Understood) -> Iterator[Question]:
    title = " ".join(at.read.title.split())
    verdicts = at.draft.verdicts
    if not title or title == at.file_stem:
        sentence = "Название плана в документе не найдено. Впишите его, как оно стоит в приказе."
        if title:
            sentence = "Название взято из имени файла: в документе его нет. Проверьте его."
        yield Question(
            "title", Kind.TITLE, "документ в целом", sentence, verdict=verdicts.get("title", ""), words=title
        )
    if not at.is_period_printed:
        hints = [one.suggestion for one in at.read.problems if one.code == "no_period" and one.suggestion]
        hint = f" Чаще всего в нём встречается {hints[0]}." if hints else ""
        yield Question(
            "period",
            Kind.PERIOD,
            "документ в целом",
            f"Годы плана в названии не названы, а по ним считаются сроки.{hint}",
            verdict=verdicts.get("period", ""),
        )
    for problem in at.read.problems:
        if problem.place == WHOLE_DOCUMENT and _is_asked(problem):
            yield _problem_question(problem, None, at)


def _about_rows(at: Understood) -> Iterator[Question]:
    asked: set[str] = set()
    counts = Counter(words for one in at.read.activities for words in leftovers(one))
    present = {words for one in at.now.activities for words in leftovers(one)}
    doubts = _doubts_by_place(at.read)
    read_at = {one.place: one for one in reversed(at.read.activities)}
    pairs = {now.place: (read_at[now.place], now) for now in reversed(at.now.activities)}
    for place in sorted({*doubts, *pairs}):
        read, now = pairs.get(place, (None, None))
        for problem in doubts.get(place, ()):
            yield _problem_question(problem, now, at)
        if read is None or now is None:
            continue
        yield from _due_question(read, now, at)
        for words in leftovers(read):
            if words not in asked:
                asked.add(words)
                yield _executor_question(words, now, counts[words], words in present, at)


def _doubts_by_place(parsed: ParsedPlan) -> dict[Place, list[Problem]]:
    found: dict[Place, list[Problem]] = {}
    for problem in parsed.problems:
        if problem.place != WHOLE_DOCUMENT and _is_asked(problem):
            found.setdefault(problem.place, []).append(problem)
    return found


def _is_asked(problem: Problem) -> bool:
    return problem.severity != Severity.NOTE and problem.code not in _OWN_QUESTION


def _problem_question(problem: Problem, now: ParsedActivity | None, at: Understood) -> Question:
    key = _key(problem.code, problem.place, problem.column, problem.sentence, problem.suggestion)
    fields = _fields(problem.column, at.read) if now else ()
    texts = tuple(cell_text(now, name) for name in fields) if now else ()
    mended = repaired(texts[0], problem.suggestion) if texts and problem.suggestion else ""
    return Question(
        key,
        Kind.PROBLEM,
        str(problem.place),
        problem.sentence,
        words=problem.raw_text,
        fields=fields,
        texts=texts,
        suggestion=mended,
        group=f"{problem.code} {problem.column}",
        severity=str(problem.severity),
        verdict=at.draft.verdicts.get(key, ""),
    )


def _fields(doubted: str, parsed: ParsedPlan) -> tuple[str, ...]:
    """The doubted cell first, then the others the document has."""
    present = [str(column.key) for column in parsed.columns if str(column.key) in CELL_FIELDS]
    first = doubted if doubted in CELL_FIELDS else "title"
    return (first, *(name for name in dict.fromkeys(present) if name != first))


def _due_question(read: ParsedActivity, now: ParsedActivity, at: Understood) -> Iterator[Question]:
    """A deadline is answered when its words are understood, or when a person leaves them."""
    if not read.due_text and not now.due_text:
        return
    due = understood_due(now.due_text, at.period, at.settings)
    if not due.is_asked and (
        now.due_text == read.due_text or not understood_due(read.due_text, at.period, at.settings).is_asked
    ):
        return
    key = _key("due", read.place, read.due_text)
    fields = _fields("due", at.read)
    verdict = at.draft.verdicts.get(key, "")
    yield Question(
        key,
        Kind.DUE,
        str(read.place),
        due.sentence or "Срок исправлен.",
        words=read.due_text,
        fields=fields,
        texts=tuple(cell_text(now, name) for name in fields),
        group=f"due {due.doubt}",
        verdict=LEFT if verdict == LEFT else "" if due.is_asked else FIXED,
    )


def _executor_question(
    words: str, now: ParsedActivity, count: int, is_present: bool, at: Understood
) -> Question:
    """One question for all rows with the same words: the answer teaches their spelling."""
    key = _key("executor", words)
    name = at.draft.executors.get(words, "")
    verdict = FIXED if name or not is_present else at.draft.verdicts.get(key, "")
    return Question(
        key,
        Kind.EXECUTOR,
        str(now.place),
        f"Исполнителя «{words}» нет в справочнике. Кто это?",
        words=words,
        suggestion=name,
        row_count=count,
        verdict=verdict,
        group="executor",
    )


def _key(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
