"""Which steps of the management cycle an activity belongs to. Pure: words in, steps out.

The nine positions are those of domain 4.2: «цели, показатели, методы сбора информации, мониторинг
показателей, анализ результатов, адресные рекомендации, меры, управленческие решения, анализ эффективности
принятых мер»; how the plans word them is domain 2.6 («discuss, draw up and consider the plan», «set or
correct indicators, sample, sources, dates», «effect of the measures» ...).

Decided here: each sentence of a title names at most one step, the first whose words it has; a title of
several sentences may name several. Only when a title names none do its expected results speak, and of those
only the kinds that belong to one step alone: an order or a letter may belong to any. What names no step has
none: nothing is guessed.
"""

import re
from collections.abc import Iterable
from enum import IntEnum


class Step(IntEnum):
    """Numbered as in domain 4.2."""

    GOALS = 1
    INDICATORS = 2
    METHODS = 3
    MONITORING = 4
    ANALYSIS = 5
    RECOMMENDATIONS = 6
    MEASURES = 7
    DECISIONS = 8
    EFFECT = 9


TITLES: dict[Step, str] = {
    Step.GOALS: "Цели",
    Step.INDICATORS: "Показатели",
    Step.METHODS: "Методы сбора информации",
    Step.MONITORING: "Мониторинг показателей",
    Step.ANALYSIS: "Анализ результатов",
    Step.RECOMMENDATIONS: "Адресные рекомендации",
    Step.MEASURES: "Меры и мероприятия",
    Step.DECISIONS: "Управленческие решения",
    Step.EFFECT: "Анализ эффективности мер",
}
NO_STEP = "Без этапа"

_MEASURES = ("мера", "меры", "мер", "мерам", "мерах", "мерами", "мероприятия", "мероприятий", "мероприятиям")
#: step -> alternatives; an alternative is a list of groups, a group is stems (or «=whole words») of which
#: one must stand in the sentence. The order of the steps is the order in which a sentence is asked.
_WORDS: tuple[tuple[Step, tuple[tuple[tuple[str, ...], ...], ...]], ...] = (
    (
        Step.EFFECT,
        (
            (
                ("анализ", "оценк", "оценив"),
                ("эффективн", "результативн"),
                ("=" + "|".join(_MEASURES), "принят", "решени"),
            ),
        ),
    ),
    (
        Step.DECISIONS,
        (
            (("управленческ",), ("решени",)),
            (("обсужден", "рассмотрен", "заслушив"), ("анализ", "рекомендац", "итог", "результат", "план")),
        ),
    ),
    (
        Step.INDICATORS,
        (
            (
                ("систем", "перечн", "перечен", "корректировк", "разработк", "утвержден", "определен"),
                ("показател", "индикатор"),
                ("=показателей|показатели|показателя|индикаторов",),
            ),
        ),
    ),
    (
        Step.METHODS,
        (
            (("методик", "инструментари", "регламент", "порядк"), ("мониторинг", "сбор", "оценк", "оценоч")),
            (("метод",), ("сбор",)),
            (("форм",), ("сбор",), ("разработк", "утвержден", "актуализац")),
        ),
    ),
    (
        Step.GOALS,
        (
            (("концептуальн", "концепц"),),
            (("постановк", "определен", "формулиров", "корректировк", "уточнен"), ("=цель|цели|целей|цель",)),
        ),
    ),
    (
        Step.RECOMMENDATIONS,
        ((("рекомендац",), ("адресн", "подготовк", "разработк", "направлен", "методическ", "формирован")),),
    ),
    (
        Step.MONITORING,
        (
            (("проведен", "осуществлен", "организац", "реализац"), ("=мониторинг|мониторинга|мониторингов",)),
            (("=мониторинг",),),
            (("сбор",), ("данн", "сведен", "информац")),
        ),
    ),
    (
        Step.ANALYSIS,
        (
            (
                ("=анализ|анализа|самоанализ",),
                (
                    "результат",
                    "показател",
                    "данн",
                    "итог",
                    "качеств",
                    "муниципальн",
                    "деятельност",
                    "состоян",
                ),
            ),
            (("аналитическ",), ("отчет", "справк", "материал", "записк")),
        ),
    ),
    (
        Step.MEASURES,
        (
            (
                ("реализац", "разработк", "принят", "выполнен", "исполнен"),
                ("=" + "|".join(_MEASURES), "программ", "дорожн"),
            ),
        ),
    ),
)
#: kinds of results that belong to one step alone
_KINDS = {
    "recommendations": Step.RECOMMENDATIONS,
    "analytical_report": Step.ANALYSIS,
    "analytical_briefing": Step.ANALYSIS,
    "management_decision": Step.DECISIONS,
    "register": Step.MONITORING,
    "questionnaire": Step.METHODS,
}
_SENTENCE = re.compile(r"[.;\n]+")
_WORD = re.compile(r"[а-яa-z-]+")


def steps_of(title: str, kinds: Iterable[str] = ()) -> tuple[Step, ...]:
    """The steps of an activity, in the order of the cycle; empty when neither title nor results name one."""
    named = {step for sentence in _SENTENCE.split(title) if (step := _step(sentence)) is not None}
    if not named:
        named = {_KINDS[kind] for kind in kinds if kind in _KINDS}
    return tuple(sorted(named))


def _step(sentence: str) -> Step | None:
    words = _WORD.findall(sentence.lower().replace("ё", "е"))
    for step, alternatives in _WORDS:
        if any(all(_has(words, group) for group in groups) for groups in alternatives):
            return step
    return None


def _has(words: list[str], group: tuple[str, ...]) -> bool:
    return any(_is(word, stem) for word in words for stem in group)


def _is(word: str, stem: str) -> bool:
    return word in stem[1:].split("|") if stem.startswith("=") else word.startswith(stem)


def step_title(step: int | None) -> str:
    """«5. Анализ результатов»; None is what names no step."""
    return NO_STEP if step is None else f"{step}. {TITLES[Step(step)]}"
