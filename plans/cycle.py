"""Which steps of the management cycle the rows of a direction name (P5: «direction missing one of the steps
of the management cycle»).

The steps are the positions that experts check (domain 4.2): monitoring, analysis, targeted recommendations,
measures, management decisions, the effect of the measures. Goals, indicators and methods are set by other
papers than the plan. A row names a step by its words: title, form, actions or results. «Анализ эффективности
принятых мер» is the effect, and not the analysis of data.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class Step(StrEnum):
    MONITORING = "мониторинг"
    ANALYSIS = "анализ результатов"
    RECOMMENDATIONS = "адресные рекомендации"
    MEASURES = "меры"
    DECISIONS = "управленческие решения"
    EFFECT = "анализ эффективности мер"


_EFFECT = re.compile(r"эффективн\w* (?:\w+ ){0,2}мер|результативност\w* (?:\w+ ){0,2}мер|эффект\w* от мер")
_ANALYSIS_OF_EFFECT = re.compile(r"анализ\w* (?=(?:\w+ ){0,2}(?:эффективн|результативн))")
_WORDS = {
    Step.MONITORING: re.compile(
        r"мониторинг|сбор\w* (?:\w+ ){0,2}(?:данных|информации|сведений)|диагностик|обследован|"
        r"проверочн\w+ работ"
    ),
    Step.ANALYSIS: re.compile(
        r"анализ|аналитическ|обобщени|выявлени\w+ (?:\w+ ){0,2}(?:проблем|дефицит|причин)"
    ),
    Step.RECOMMENDATIONS: re.compile(r"рекомендац"),
    Step.MEASURES: re.compile(
        r"\bмер[аыеу]?\b|\bмерам|\bмероприяти|семинар|вебинар|консультац|курс\w*|обучени|конкурс|олимпиад|"
        r"конференц|сопровожден|наставнич|поддержк|организаци|проведени|реализаци|участи"
    ),
    Step.DECISIONS: re.compile(
        r"решени|приказ|распоряжени|постановлени|протокол|совещани|управленческ|стимулирован|поощрени"
    ),
}


def steps_of(texts: Iterable[str]) -> frozenset[Step]:
    """The steps that the words of one row name."""
    return _named(" ".join(texts))


@lru_cache(maxsize=8192)
def _named(text: str) -> frozenset[Step]:
    words = " ".join(text.lower().replace("ё", "е").split())
    found = {Step.EFFECT} if _EFFECT.search(words) else set()
    rest = _EFFECT.sub(" ", _ANALYSIS_OF_EFFECT.sub(" ", words))
    return frozenset(found | {step for step, pattern in _WORDS.items() if pattern.search(rest)})


def missing_steps(rows: Iterable[Iterable[str]]) -> tuple[Step, ...]:
    """What no row of a direction names, in the order of the cycle."""
    named: set[Step] = set()
    for texts in rows:
        named |= steps_of(texts)
    return tuple(step for step in Step if step not in named)
