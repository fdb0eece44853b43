"""The nine markers M1 to M9 of domain 4.5, each from counts of one organisation and one procedure.

A threshold is passed, not only reached, to raise a marker, except a number of tasks (M2), which is enough
when reached.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.objectivity.indices import recheck, unconfirmed_medallists
from monitoring.objectivity.markers import DEFAULTS, Finding, MarkerCode
from monitoring.values import Absent, Value, number_words, percent, tidy, value_words

_NBSP = "\u00a0"


def _unknown(code: MarkerCode, threshold: Decimal | None, why: str) -> Finding:
    return Finding(code, None, None, threshold, f"Признак не проверен: {why}.")


def high_mean(
    mean: Value,
    *,
    municipal_mean: Value,
    sigma: Decimal | None,
    count: int,
    is_selective: bool = False,
    has_high_exam: bool = False,
    bound: Decimal = DEFAULTS[MarkerCode.HIGH_MEAN],
) -> Finding:
    """M1: z = (mean − municipal mean) / (σ/√n); a lyceum, a gymnasium or high ЕГЭ results explain it."""
    code = MarkerCode.HIGH_MEAN
    if isinstance(mean, Absent) or isinstance(municipal_mean, Absent) or not sigma or count < 1:
        return _unknown(code, bound, "нужны средние, σ больше нуля и число участников")
    z = tidy((mean - municipal_mean) * Decimal(count).sqrt() / sigma)
    words = f"z = {number_words(z, 2)} при границе {number_words(bound, 2)}"
    if z <= bound:
        return Finding(code, False, z, bound, f"Среднее не выделяется: {words}.")
    if is_selective or has_high_exam:
        why = "лицей или гимназия" if is_selective else "подтверждено результатами ЕГЭ"
        return Finding(code, False, z, bound, f"Среднее выше муниципального, но объяснимо ({why}): {words}.")
    return Finding(code, True, z, bound, f"Среднее заметно выше муниципального: {words}.")


@dataclass(frozen=True)
class Task:
    """Per cent of participants who solved the task, in the school and in the region."""

    number: str
    school: Decimal
    region: Decimal


def reversed_tasks(
    tasks: Sequence[Task],
    *,
    easy_from: Decimal = Decimal(70),
    hard_to: Decimal = Decimal(40),
    tolerance: Decimal = Decimal(0),
    bound: Decimal = DEFAULTS[MarkerCode.REVERSED_TASKS],
) -> Finding:
    """M2: easy and hard are told by the region; both kinds must occur, together at least `bound` times."""
    code = MarkerCode.REVERSED_TASKS
    if not tasks:
        return _unknown(code, bound, "нет результатов по заданиям")
    easy = [one.number for one in tasks if one.region >= easy_from and one.school < one.region - tolerance]
    hard = [one.number for one in tasks if one.region <= hard_to and one.school > one.region + tolerance]
    count = Decimal(len(easy) + len(hard))
    sentence = (
        f"Простых заданий хуже региона: {len(easy)} ({', '.join(easy) or 'нет'}), "
        f"сложных лучше региона: {len(hard)} ({', '.join(hard) or 'нет'})."
    )
    return Finding(code, bool(easy and hard and count >= bound), count, bound, sentence)


def federal_list(entries: Sequence[str]) -> Finding:
    """M3: «subject, class» of each entry of this school, from a file or by hand."""
    code = MarkerCode.FEDERAL_LIST
    if not entries:
        return Finding(code, False, Decimal(0), None, "В федеральном перечне школы нет.")
    sentence = f"В федеральном перечне: {'; '.join(entries).rstrip('.')}."
    return Finding(code, True, Decimal(len(entries)), None, sentence)


def marks_above_journal(
    above: Value,
    participants: Value,
    *,
    municipal_share: Value,
    tolerance: Decimal = DEFAULTS[MarkerCode.ABOVE_JOURNAL],
) -> Finding:
    """M4: share of participants with a ВПР mark above the journal > municipal share + tolerance."""
    code = MarkerCode.ABOVE_JOURNAL
    share = percent(above, participants)
    if isinstance(share, Absent) or isinstance(municipal_share, Absent):
        return _unknown(code, None, "нет доли школы или доли муниципалитета")
    bound = municipal_share + tolerance
    words = f"доля {_shown(share)}, по муниципалитету {_shown(municipal_share)} и допуск {_shown(tolerance)}"
    return Finding(code, share > bound, share, bound, f"Отметка за ВПР выше журнала: {words}.")


def peaks(
    frequencies: Mapping[int, int],
    mark_bounds: Sequence[int],
    *,
    least_participants: int = 10,
    bound: Decimal = DEFAULTS[MarkerCode.PEAKS],
) -> Finding:
    """M5: the greatest ratio of works at the lowest score of a mark to works one point below it.

    Nobody one point below is counted as one work, so that the ratio exists where the sign is strongest.
    """
    code = MarkerCode.PEAKS
    if sum(frequencies.values()) < least_participants or not mark_bounds:
        return _unknown(code, bound, f"участников меньше {least_participants} или не заданы границы отметок")
    found = [(_peak(frequencies, score), -score) for score in mark_bounds]
    measure, score = max(found)
    words = (
        f"балл {-score} получили {frequencies.get(-score, 0)}, балл {-score - 1} – "
        f"{frequencies.get(-score - 1, 0)}, отношение {number_words(measure, 2)} при границе "
        f"{number_words(bound, 2)}"
    )
    return Finding(code, measure > bound, measure, bound, f"Наибольший пик на границе отметки: {words}.")


def _peak(frequencies: Mapping[int, int], score: int) -> Decimal:
    below = max(frequencies.get(score - 1, 0), 1)
    return tidy(Decimal(frequencies.get(score, 0)) / below)


def unconfirmed(
    below_score: Value, medallists: Value, *, bound: Decimal = DEFAULTS[MarkerCode.MEDALLISTS]
) -> Finding:
    """M6: the index of OB-03 above the bound."""
    share = unconfirmed_medallists(below_score, medallists)
    return _above(MarkerCode.MEDALLISTS, share, bound, "Не подтвердили медаль")


def lowered_exam(
    lowered: Value, participants: Value, *, bound: Decimal = DEFAULTS[MarkerCode.LOWERED_EXAM]
) -> Finding:
    """M7: share of participants whose ОГЭ mark is below the mark of the year."""
    share = percent(lowered, participants)
    return _above(MarkerCode.LOWERED_EXAM, share, bound, "На ОГЭ отметка ниже годовой")


def _above(code: MarkerCode, share: Value, bound: Decimal, words: str) -> Finding:
    if isinstance(share, Absent):
        return _unknown(code, bound, f"доля – {value_words(share)}")
    sentence = f"{words}: {_shown(share)} при границе {_shown(bound)}."
    return Finding(code, share > bound, share, bound, sentence)


def recheck_changed(
    rechecked: Value, changed: Value, *, bound: Decimal = DEFAULTS[MarkerCode.RECHECK]
) -> Finding:
    """M8: «objective share < 90 %»."""
    code = MarkerCode.RECHECK
    found = recheck(rechecked, changed, bound)
    if isinstance(found.objective, Absent):
        return _unknown(code, bound, f"доля – {value_words(found.objective)}")
    sentence = f"Объективно оценено работ: {_shown(found.objective)} при норме не меньше {_shown(bound)}."
    return Finding(code, not found.is_enough, found.objective, bound, sentence)


def no_observers(*, has_observers: bool | None, has_video: bool | None) -> Finding:
    """M9: neither observers nor video; one unknown while the other is absent leaves it open."""
    code = MarkerCode.NO_OBSERVERS
    if has_observers or has_video:
        return Finding(code, False, None, None, "Процедура прошла с наблюдателями или видеонаблюдением.")
    if has_observers is None or has_video is None:
        return _unknown(code, None, "неизвестно, были ли наблюдатели и видео")
    return Finding(code, True, None, None, "Процедура прошла без наблюдателей и без видео.")


def _shown(number: Decimal) -> str:
    return f"{number_words(number, 1)}{_NBSP}%"
