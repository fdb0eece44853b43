"""What a document for a task is expected to be: whose, of which time, of which kind."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """`kinds` are keys of the directory of kinds, `spellings` pairs of a spelling and its key.

    `starts_on` and `ends_on` bound the time that the document may speak of; None when the task has no dates.
    """

    own_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    spellings: tuple[tuple[str, str], ...] = ()
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
