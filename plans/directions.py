"""Which of the nine directions a heading names (domain 1.11): «Система оценки качества подготовки
обучающихся» is `training_quality`, however the heading is worded.

Decided here: a direction is named when every group of its stems has a word in the heading; among those the
one with more groups wins, then the one that stands first here. A heading that names none is no direction:
nothing is guessed. The keys are those of the reference directory; a key that a directory lacks is left out
by the caller.
"""

import re

_WORD = re.compile(r"[а-яa-z]+")

#: key -> alternatives; an alternative is a list of groups, a group is stems of which one must be there
_DIRECTIONS: tuple[tuple[str, tuple[tuple[tuple[str, ...], ...], ...]], ...] = (
    ("objectivity", ((("объективн",),), (("олимпиад",), ("процедур", "оценк")))),
    (
        "low_performing_schools",
        (
            (("низк",), ("результат",)),
            (("неблагоприятн",), ("услов",)),
            (("шнор", "шнсу", "снор"),),
            (("рисков",), ("школ",)),
        ),
    ),
    ("career_guidance", ((("профориент", "самоопределен"),), (("профессиональн",), ("ориентац",)))),
    ("talents", ((("талант", "одаренн"),), (("способност",), ("выявлен", "развит", "поддержк")))),
    ("preschool", ((("дошкольн",),), (("доо", "доу"), ("качеств", "мониторинг")))),
    (
        "heads",
        (
            (("руководител", "руководящ"), ("эффективност", "мониторинг", "кадров", "управленческ")),
            (("управленческ",), ("кадр",)),
        ),
    ),
    (
        "professional_development",
        (
            (("профессиональн",), ("развити", "рост", "мастерств", "дефицит"), ("педагог", "учител")),
            (("методическ",), ("работ", "сопровожден", "поддержк", "служб")),
            (("повышен",), ("квалификаци",)),
        ),
    ),
    ("upbringing", ((("воспитан", "воспитательн", "социализаци"),),)),
    (
        "training_quality",
        (
            (("качеств",), ("подготовк",)),
            (("качеств",), ("образовательн",), ("результат",)),
            (("оценочн",), ("процедур",)),
        ),
    ),
)


def direction_key(title: str) -> str | None:
    """Name the direction of a heading, or None."""
    words = _WORD.findall(title.lower().replace("ё", "е"))
    best, best_rank = None, 0
    for key, alternatives in _DIRECTIONS:
        rank = max(_rank(groups, words) for groups in alternatives)
        if rank > best_rank:
            best, best_rank = key, rank
    return best


def _rank(groups: tuple[tuple[str, ...], ...], words: list[str]) -> int:
    """Count the groups when each of them has a word, else 0."""
    named = all(any(word.startswith(stems) for word in words) for stems in groups)
    return len(groups) if named else 0
