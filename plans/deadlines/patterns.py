"""A small notation for the grammar: regular expressions whose letters are classes of tokens.

«in? during whole? {unit: year | period}» matches tokens, not characters: names are classes of words, braces
name a group. A cell becomes one string of classes, so that `re` does the matching.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from plans.deadlines.tokens import Token

T = TypeVar("T")
# ANY in a pattern: a token that does not end a phrase.
ANY_WORD = r"(?:<(?!comma|semi|open|close|dot)\w+>)"


@dataclass(frozen=True)
class Tape:
    """The tokens of a cell with the string of their classes."""

    text: str
    tokens: tuple[Token, ...]
    # A plan for a school year: «I полугодие» is its autumn.
    is_school: bool = False

    @cached_property
    def classes(self) -> str:
        return "".join(f"<{token.kind}>" for token in self.tokens)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Place of each token in the string of classes, and of the end."""
        places = [0]
        for token in self.tokens:
            places.append(places[-1] + len(token.kind) + 2)
        return tuple(places)

    @cached_property
    def indexes(self) -> dict[int, int]:
        return {offset: index for index, offset in enumerate(self.offsets)}

    def __len__(self) -> int:
        return len(self.tokens)

    def kind(self, index: int) -> str:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def words_of(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def words(self, start: int, end: int) -> str:
        """The original words of tokens start..end, on one line."""
        if start >= end:
            return ""
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())


@dataclass(frozen=True)
class Found:
    """A match; groups are asked for by name and give tokens."""

    tape: Tape
    match: re.Match[str]

    @property
    def start(self) -> int:
        return self.tape.indexes[self.match.start()]

    @property
    def end(self) -> int:
        return self.tape.indexes[self.match.end()]

    def has(self, name: str) -> bool:
        return bool(self.match.groupdict().get(name))

    def has_any(self, *names: str) -> bool:
        return any(self.has(name) for name in names)

    def first_kind(self, *names: str) -> str:
        return next((self.kind(name) for name in names if self.has(name)), "")

    def tokens(self, name: str) -> tuple[Token, ...]:
        if not self.has(name):
            return ()
        first, last = self.match.span(name)
        return self.tape.tokens[self.tape.indexes[first] : self.tape.indexes[last]]

    def index(self, name: str) -> int:
        """The first token of the group."""
        return self.tape.indexes[self.match.start(name)]

    def kind(self, name: str) -> str:
        tokens = self.tokens(name)
        return tokens[0].kind if tokens else ""

    def value(self, name: str, default: int = 0) -> int:
        tokens = self.tokens(name)
        return tokens[0].value if tokens else default

    @property
    def words(self) -> str:
        return self.tape.words(self.start, self.end)


def compile_pattern(source: str) -> re.Pattern[str]:
    source = re.sub(r"\{(\w+):", lambda found: f"(?P<{found.group(1).upper()}>", source)
    source = re.sub(r"\((?!\?)", "(?:", source.replace("}", ")"))
    source = re.sub(r"(?<![<\w])[a-z][a-z0-9]*", lambda found: f"(?:<{found.group()}>)", source)
    source = re.sub(r"\(\?P<(\w+)>", lambda found: f"(?P<{found.group(1).lower()}>", source)
    return re.compile(source.replace(" ", "").replace("ANY", ANY_WORD))


class Phrase(Generic[T]):
    """A pattern and what it means; the builder may still refuse with None."""

    def __init__(self, source: str, build: Callable[[Found], T | None]) -> None:
        self.pattern = compile_pattern(source)
        self.build = build

    def read(self, tape: Tape, index: int) -> tuple[T, int] | None:
        match = self.pattern.match(tape.classes, tape.offsets[index])
        if match is None or match.end() == match.start():
            return None
        found = Found(tape, match)
        meaning = self.build(found)
        return None if meaning is None else (meaning, found.end)


def reach(phrases: "tuple[Phrase[T], ...]", tape: Tape, index: int) -> int:
    """How far the longest pattern goes, even where its builder refuses («5 четверг марта»)."""
    matches = (phrase.pattern.match(tape.classes, tape.offsets[index]) for phrase in phrases)
    return max((tape.indexes[match.end()] for match in matches if match), default=index)


def longest(phrases: "tuple[Phrase[T], ...]", tape: Tape, index: int) -> tuple[T, int] | None:
    """The phrase that takes most tokens; among equals the first."""
    best: tuple[T, int] | None = None
    for phrase in phrases:
        taken = phrase.read(tape, index)
        if taken is not None and (best is None or taken[1] > best[1]):
            best = taken
    return best
