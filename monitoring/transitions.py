"""How a table of transitions becomes `check`: the state after a verb, or a Russian sentence why not."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db import models

from monitoring.states import ForbiddenTransition

State = TypeVar("State", bound=models.TextChoices)


def checker(transitions: Mapping[State, Mapping[str, State]], sentence: str) -> Callable[[str, str], State]:
    """`sentence` tells a person what is the matter and holds the place `{label}` for the present state."""
    states = type(next(iter(transitions)))

    def check(state: str, verb: str) -> State:
        current = states(state)
        if verb not in transitions[current]:
            raise ForbiddenTransition(sentence.format(label=current.label))
        return transitions[current][verb]

    return check
