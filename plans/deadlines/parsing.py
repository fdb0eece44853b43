"""Words of a deadline cell -> rule. Never an exception, never a guessed date.

Source: «Сроки» of five real plans (domain 1.7) and the language officials use around them. What is not
understood comes back as `Unclear` with its place; partly understood text is a composite with an `Unclear`
part. The year of a month is not decided here: see `unfolding`.
"""

from dataclasses import replace
from typing import cast

from plans.deadlines.merging import merge
from plans.deadlines.patterns import Tape
from plans.deadlines.period import SCHOOL_YEAR, PlanPeriod
from plans.deadlines.pieces import NO_SUCH_DATE, Remark, Unknown
from plans.deadlines.reading import read_pieces
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Composite, DueRule, External, Missing, OnEvent, Unclear
from plans.deadlines.smoothing import smooth
from plans.deadlines.tokens import tokenize

# A cell longer than this is a pasted paragraph, not a deadline.
LONGEST_TEXT = 1000
TOO_LONG = "Слишком длинный текст для срока: оставьте только слова о времени"
NOT_UNDERSTOOD = "Не удалось понять «{words}» как срок: напишите месяц, дату, период или задайте срок вручную"
REMARK = "Слова {words} прочитаны как пояснение: на срок они не влияют"
ABSENT = frozenset({"нет", "не указан", "не указано", "отсутствует", "не определен", "срок не указан"})
SIGNS = frozenset({"dash", "comma", "semi", "dot", "colon", "slash", "open", "close", "plus"})


def parse(text: str, period: PlanPeriod) -> DueRule:
    if len(text) > LONGEST_TEXT:
        return Unclear(text, 0, len(text), TOO_LONG)
    tokens = tokenize(text)
    if _is_absent(text) or all(token.kind in SIGNS for token in tokens):
        return Missing()
    tape = Tape(text, smooth(text, tokens), is_school=period.kind == SCHOOL_YEAR)
    pieces = read_pieces(tape)
    remarks = [piece for piece in pieces if isinstance(piece, Remark)]
    rest = [piece for piece in pieces if not isinstance(piece, Remark)]
    rules = [_unclear(tape, piece) if isinstance(piece, Unknown) else piece for piece in merge(rest)]
    return _with_notes(tape, _combined(tape, rules), remarks)


def _is_absent(text: str) -> bool:
    return " ".join(text.lower().replace("ё", "е").split()).strip(" .") in ABSENT


def _combined(tape: Tape, rules: list[Rule]) -> DueRule:
    if not rules:
        return _unclear(tape, Unknown(0, len(tape)))
    if len(rules) == 1:
        return cast(DueRule, rules[0])
    parts = [part for rule in rules for part in (rule.parts if isinstance(rule, Composite) else (rule,))]
    doubts = tuple(doubt for rule in rules if isinstance(rule, Composite) for doubt in rule.doubts)
    return Composite(tuple(parts), doubts=doubts)


def _unclear(tape: Tape, unknown: Unknown) -> Unclear:
    start = tape.tokens[unknown.first].start
    end = tape.tokens[unknown.last - 1].end
    kinds = {token.kind for token in tape.tokens[unknown.first : unknown.last]}
    reason = unknown.reason or (NO_SUCH_DATE if "baddate" in kinds else NOT_UNDERSTOOD)
    words = tape.words(unknown.first, unknown.last)
    return Unclear(tape.text[start:end], start, end - start, reason.format(words=words))


def _with_notes(tape: Tape, rule: DueRule, remarks: list[Remark]) -> DueRule:
    """Say how misspelt words were read and which words were left aside, so that a person may object."""
    words = ", ".join(f"«{remark.words}»" for remark in remarks)
    notes = (REMARK.format(words=words),) if words else ()
    if not isinstance(rule, (Unclear, External, OnEvent)):
        notes = (*(token.note for token in tape.tokens if token.note), *notes)
    return replace(rule, notes=(*rule.notes, *notes)) if notes else rule
