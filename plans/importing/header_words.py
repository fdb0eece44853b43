"""What the words of a header name: the rules for one column, and for columns that answer to one name.

Decided here: the words of each column (domain 1.11: «Сроки проведения», «Сроки исполнения», «Сроки
реализации»), which of two columns of one name is the one, and when an unknown word is the activity.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from plans.importing.parsed import ColumnKey
from plans.importing.words import folded

# The first rule that fits decides: «Срок проведения мероприятия» is a deadline, not a title.
_RULES: tuple[tuple[ColumnKey, re.Pattern[str]], ...] = (
    (
        ColumnKey.NUMBER,
        re.compile(
            r"^(?:№+|n\u043e?|#|номер)(?:\s*(?:п\s*[./\\]?\s*п\.?|пункта|строки|мероприятия))?\.?$"
            r"|^п\s*[./\\]?\s*п\.?$|^№|^пункт\w*(?: плана)?$"
        ),
    ),
    (
        ColumnKey.EXTRA,
        re.compile(
            r"^отметк|^факт|^ход (?:ис|вы)полн|^статус|финансир|бюджет|^объем|^источник|^стоимост|^затрат"
            r"|^категори|^участник|^целевая аудитор|^место\b(?!.*\b(?:дата|время|срок))"
        ),
    ),
    (ColumnKey.REMARK, re.compile(r"примечан|комментар|^замечан|дополнительн\w+ (?:сведен|информац)")),
    (
        ColumnKey.DUE,
        re.compile(
            r"\bсрок|\bдат[аы]\b|\bпериод\w?\b|\bкогда\b|\bвремя\b|^месяц|^график|периодичност|^начало$"
        ),
    ),
    (
        ColumnKey.EXECUTORS,
        re.compile(r"\bответств|исполнител|^отв\b|^кто\b|^организатор|^куратор|^координатор"),
    ),
    (
        ColumnKey.DELIVERABLES,
        re.compile(
            r"результат|подтвержд|\bдокумент|продукт|\bотчет|форм\w* (?:отчет|пред|завершен)|^итог|^выход\b"
        ),
    ),
    (ColumnKey.CONDUCT_FORMAT, re.compile(r"\bформ[аы]\b|\bформат\b|^вид мероприят")),
    (ColumnKey.TITLE, re.compile(r"^(?:наименовани\w+ )?мероприяти|^мер[аы]\b")),
    (ColumnKey.STEPS, re.compile(r"действи[яйе]|\bэтап|\bшаги\b|механизм")),
    (
        ColumnKey.TITLE,
        re.compile(
            r"мероприят|\bмер[аы]\b|наименован|названи|содержан|описан|\bработ|деятельност|\bзадач"
            r"|^тем[аы]\b|^тематик|^вопрос|^событи|^дел[оа]\b|^что\b|^поручени"
        ),
    ),
)
_USUAL = (
    *("мероприятие", "мероприятия", "мероприятий", "наименование", "содержание", "ответственный"),
    *("ответственные", "исполнитель", "исполнители", "результат", "результаты", "примечание", "проведения"),
)
_LEAST_KNOWN = 2
_NEAR = 0.85
_MAX_CORRECTED = 120
_PROOF_RANKS = (
    re.compile(r"подтвержд|документ|форм\w* (?:отчет|пред|завершен)"),
    re.compile(r"результат|продукт"),
)
_BEGINNING = re.compile(r"\bначал\w*(?: \w+)?$|\bс$")
_ENDING = re.compile(r"\b(?:окончани|завершени|кон[еч]ц?|заверш)\w*(?: \w+)?$|\bпо$")
_TITLE_RANKS = (re.compile(r"мероприят|\bмер[аы]\b"), re.compile(r"наименован|названи|содержан|описан"))


def keyed(lines: Sequence[str]) -> list[tuple[ColumnKey | None, str]]:
    """Name each column by its words, or give nothing when fewer than two are words of a header."""
    spelt = [folded(line) for line in lines]
    keys = [_key_of(line) for line in spelt]
    if sum(1 for key in keys if key not in (None, ColumnKey.EXTRA)) < _LEAST_KNOWN:
        return []
    mended = [
        _key_of(_corrected(line)) if key == ColumnKey.EXTRA else key
        for key, line in zip(keys, spelt, strict=True)
    ]
    return list(zip(mended, lines, strict=True))


def _key_of(line: str) -> ColumnKey | None:
    if not line:
        return None
    return next((key for key, pattern in _RULES if pattern.search(line)), ColumnKey.EXTRA)


def _corrected(line: str) -> str:
    """Read «ответсвенные» as «ответственные»: a slip in a header is still a header."""
    if len(line) > _MAX_CORRECTED:
        return line
    return re.sub(r"[а-я]{6,}", _usual, line)


def _usual(word: re.Match[str]) -> str:
    near = get_close_matches(word[0], _USUAL, 1, _NEAR)
    return near[0] if near else word[0]


def settled_keys(found: list[tuple[ColumnKey | None, str]]) -> list[ColumnKey | None]:
    """Let each key stand once: the best title wins, later doubles are kept as extra columns."""
    keys = [key for key, _ in found]
    titles = [index for index, key in enumerate(keys) if key == ColumnKey.TITLE]
    best = min(titles, key=lambda index: _rank(found[index][1], _TITLE_RANKS), default=None)
    proofs = [index for index, key in enumerate(keys) if key == ColumnKey.DELIVERABLES]
    proof = min(proofs, key=lambda index: _rank(found[index][1], _PROOF_RANKS), default=None)
    seen: set[ColumnKey] = set()
    settled: list[ColumnKey | None] = []
    for index, key in enumerate(keys):
        if key == ColumnKey.TITLE and index != best:
            key = _second_title(found[index][1], keys)
        if key == ColumnKey.DELIVERABLES and index != proof:
            key = ColumnKey.EXTRA
        if key is not None and key != ColumnKey.EXTRA and key in seen:
            key = ColumnKey.EXTRA
        if key is not None:
            seen.add(key)
        settled.append(key)
    return settled


def _second_title(text: str, keys: Sequence[ColumnKey | None]) -> ColumnKey:
    is_content = re.search(r"содержан|описан", folded(text)) is not None
    return ColumnKey.STEPS if is_content and ColumnKey.STEPS not in keys else ColumnKey.EXTRA


def _rank(text: str, ranks: Sequence[re.Pattern[str]]) -> int:
    line = folded(text)
    return next((rank for rank, pattern in enumerate(ranks) if pattern.search(line)), len(ranks))


def column_of_last_day(lines: Sequence[str]) -> int | None:
    """Give the column «окончание» that stands beside a column «начало»."""
    spelt = [folded(line) for line in lines]
    for index in range(1, len(spelt)):
        if _BEGINNING.search(spelt[index - 1]) and _ENDING.search(spelt[index]):
            return index if _key_of(spelt[index - 1]) == ColumnKey.DUE else None
    return None


def assume_title(keys: list[ColumnKey | None], lines: Sequence[str]) -> bool:
    """Take the first column of an unknown name for the activity, when all else says «a plan»."""
    if not {ColumnKey.DUE, ColumnKey.EXECUTORS} <= set(keys):
        return False
    for index, key in enumerate(keys):
        is_unknown = key == ColumnKey.EXTRA and not any(
            rule == ColumnKey.EXTRA and pattern.search(folded(lines[index])) for rule, pattern in _RULES
        )
        if is_unknown or (key == ColumnKey.DELIVERABLES and folded(lines[index]).startswith("наименован")):
            keys[index] = ColumnKey.TITLE
            return True
    return False
