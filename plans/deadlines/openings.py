"""Phrases that take a name behind them: «по графику ...», «после ...», «в течение 10 дней после ...»."""

from collections.abc import Callable

from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.rule import Rule

Build = Callable[[Found, int], Rule]
Opening = tuple[Build, Found]


def opening(source: str, build: Build) -> Phrase[Opening]:
    return Phrase(source, lambda found: (build, found))


def named(found: Found) -> int:
    """Where the name begins."""
    return found.index("name") if found.has("name") else found.end
