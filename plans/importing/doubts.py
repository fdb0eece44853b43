"""Doubts about whole rows: cut cells, torn and glued words, open quotes, missing cells, twins (domain 1.6).

Decided here: what is worth a question. Nothing is mended: the raw text stays, a likely reading is offered as
`suggestion`. «Probable duplicates inside a direction are shown» only inside one block (PL-06): blocks of
different tracks repeat each other by design. Draft rows have their own question and get no second one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from plans.importing.numbers import repeated_numbers, torn_numbers
from plans.importing.parsed import ColumnKey, ParsedActivity, Problem
from plans.importing.rows import warning
from plans.importing.words import folded, one_line, stems

_CUT = re.compile(
    r"(?:[,:«(–—-]|(?:^|\s)(?:в|во|на|по|о|об|от|из|к|с|со|за|для|и|или|при|до|под|над|без|через|между|а))$",
    re.IGNORECASE,
)
_HYPHEN_GAP = re.compile(r"\b[а-яё]{2,40}-\s+[а-яё]{2,40}\b", re.IGNORECASE)
_RUSSIAN = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_PREPOSITIONS = ("по", "на", "для", "при", "под", "над", "из", "от", "во", "со", "об")
_MIN_GLUED = 8
_MAX_GLUED = 60
_MIN_KNOWN = 4
_NAMES = {
    ColumnKey.TITLE: "названии",
    ColumnKey.DUE: "сроке",
    ColumnKey.EXECUTORS: "исполнителях",
    ColumnKey.CONDUCT_FORMAT: "форме проведения",
    ColumnKey.STEPS: "перечне действий",
    ColumnKey.DELIVERABLES: "результате",
    ColumnKey.REMARK: "примечании",
}


def doubts(activities: Sequence[ParsedActivity], keys: Iterable[ColumnKey]) -> list[Problem]:
    present = set(keys)
    whole = [activity for activity in activities if not activity.is_draft]
    vocabulary = _vocabulary(whole)
    problems: list[Problem] = []
    for activity in whole:
        problems.extend(_missing(activity, present))
        for key, text in cells_of(activity):
            problems.extend(_of_text(activity, key, text, vocabulary))
    problems.extend(_twins(whole))
    problems.extend(repeated_numbers(activities))
    problems.extend(torn_numbers(activities))
    return problems


def cells_of(activity: ParsedActivity) -> tuple[tuple[ColumnKey, str], ...]:
    return (
        (ColumnKey.TITLE, activity.title),
        (ColumnKey.DUE, activity.due_text),
        (ColumnKey.EXECUTORS, activity.executors_text),
        (ColumnKey.CONDUCT_FORMAT, activity.conduct_format),
        (ColumnKey.STEPS, activity.steps_text),
        (ColumnKey.DELIVERABLES, activity.deliverables_text),
        (ColumnKey.REMARK, activity.remark),
    )


def _missing(activity: ParsedActivity, present: set[ColumnKey]) -> list[Problem]:
    found = []
    wanted = (
        (ColumnKey.DUE, activity.due_text, "Срок не указан."),
        (ColumnKey.EXECUTORS, activity.executors_text, "Исполнитель не указан."),
        (ColumnKey.DELIVERABLES, activity.deliverables_text, "Результат не указан."),
    )
    for key, text, sentence in wanted:
        if key in present and not text:
            found.append(warning(f"no_{key}", activity.place, sentence, column=str(key)))
    return found


def _of_text(activity: ParsedActivity, key: ColumnKey, text: str, known: Counter[str]) -> list[Problem]:
    line = one_line(text)
    found: list[tuple[str, str, str]] = []
    if _CUT.search(line):
        found.append(("cut_text", f"Текст в {_NAMES[key]}, похоже, обрывается: нет ли продолжения?", ""))
    if line.count("«") != line.count("»"):
        found.append(("open_quote", f"В {_NAMES[key]} непарные кавычки.", ""))
    for gap in _HYPHEN_GAP.findall(line):
        mended = re.sub(r"-\s+", "-", gap)
        found.append(("hyphen_gap", f"В {_NAMES[key]} пробел после дефиса: «{gap}».", mended))
    found.extend(_torn_words(line, key, known))
    found.extend(_glued_words(line, key, known))
    return [
        warning(code, activity.place, sentence, column=str(key), raw_text=line, suggestion=suggestion)
        for code, sentence, suggestion in found
    ]


def _torn_words(line: str, key: ColumnKey, known: Counter[str]) -> list[tuple[str, str, str]]:
    found = []
    parts = [(match.group(), match.end(), match.start()) for match in _RUSSIAN.finditer(line)]
    for (left, end, _), (right, _, start) in pairwise(parts):
        whole = folded(left + right)
        if start == end + 1 and line[end] == " " and _is_torn(folded(left), folded(right), whole, known):
            sentence = f"В {_NAMES[key]} слово, похоже, разорвано: «{left} {right}»."
            found.append(("torn_word", sentence, left + right))
    return found


def _is_torn(left: str, right: str, whole: str, known: Counter[str]) -> bool:
    """A torn word is known whole, and at least one piece of it is met nowhere else."""
    if known[whole] < 1 or left in _PREPOSITIONS or len(whole) < 6 or len(right) < 1:
        return False
    return known[left] <= 1 or (len(right) == 1 and right not in "авикосуя")


def _glued_words(line: str, key: ColumnKey, known: Counter[str]) -> list[tuple[str, str, str]]:
    found = []
    for match in _RUSSIAN.finditer(line):
        word = folded(match.group())
        if not _MIN_GLUED <= len(word) <= _MAX_GLUED or known[word] > 1:
            continue
        split = _unglued(word, known)
        if split:
            sentence = f"В {_NAMES[key]} слова, похоже, слиплись: «{match.group()}»."
            found.append(("glued_words", sentence, split))
    return found


def _unglued(word: str, known: Counter[str]) -> str:
    for size in range(2, len(word) - _MIN_KNOWN):
        left, right = word[:size], word[size:]
        is_left = left in _PREPOSITIONS or (len(left) >= _MIN_KNOWN and known[left] > 1)
        if is_left and len(right) >= _MIN_KNOWN and known[right] > 1:
            return f"{left} {right}"
    return ""


def _vocabulary(activities: Sequence[ParsedActivity]) -> Counter[str]:
    return Counter(
        folded(match.group())
        for activity in activities
        for _, text in cells_of(activity)
        for match in _RUSSIAN.finditer(text)
    )


def _twins(activities: Sequence[ParsedActivity]) -> list[Problem]:
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], ParsedActivity] = {}
    problems = []
    for activity in activities:
        mark = (activity.section_path, stems(activity.title))
        first = seen.setdefault(mark, activity)
        if first is not activity:
            name = f"«{first.number_text}»" if first.number_text else str(first.place)
            sentence = f"Мероприятие с таким же названием уже есть в этом разделе ({name}). Нет ли повтора?"
            problems.append(warning("twin_title", activity.place, sentence, raw_text=activity.title))
    return problems
