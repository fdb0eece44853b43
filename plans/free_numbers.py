"""Numbers after approval (PL-09): «numbers do not move ...: an added row takes the next free number in its
direction». Pure: texts in, texts out; printed numbers are texts and never keys.

Decided here: the next free number is one more than the largest last figure of the direction, printed as its
neighbours are (prefix, full stop). Where the numbers of a plan run through all directions (1, 2, 3 ... to the
end) the next one of the direction may be taken: then it is one more than the largest of the whole plan.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_PRINTED = re.compile(r"^(?P<prefix>(?:\d+\s?\.\s?)*)(?P<last>\d+)(?P<tail>\s?[.)]?)$")


@dataclass(frozen=True)
class Printed:
    prefix: str
    last: int
    tail: str

    @property
    def text(self) -> str:
        return f"{self.prefix}{self.last}{self.tail}"

    @property
    def key(self) -> str:
        """The number without its punctuation at the end: «3.14.» and «3.14» are one number."""
        return f"{self.prefix}{self.last}".replace(" ", "")


def printed(number_text: str) -> Printed | None:
    """Take a number apart; None for a number of letters, and for no number."""
    found = _PRINTED.match(number_text.strip())
    return Printed(found["prefix"], int(found["last"]), found["tail"]) if found else None


def next_number(of_direction: Sequence[str], of_plan: Collection[str], *, heading: str = "") -> str:
    """The number an added row takes; empty when neither rows nor the heading have a number to follow."""
    known = [number for text in of_direction if (number := printed(text))]
    if not known:
        stem = heading.strip().rstrip(".")
        return f"{stem}.1" if stem and stem[-1].isdigit() else ""
    # The prefix that most rows have: one odd number must not lead the others.
    prefixes = [number.prefix for number in known]
    prefix = max(dict.fromkeys(prefixes), key=prefixes.count)
    like = [number for number in known if number.prefix == prefix]
    tail = like[-1].tail
    candidate = Printed(prefix, max(number.last for number in like) + 1, tail)
    if not _restarts(of_plan) and candidate.key in _keys(of_plan):
        same = [number for text in of_plan if (number := printed(text)) and number.prefix == prefix]
        candidate = Printed(prefix, max(number.last for number in same) + 1, tail)
    return candidate.text


def _restarts(of_plan: Collection[str]) -> bool:
    """Tell whether numbers repeat: they begin anew in each part («1.1» twice), so doubles are no clash."""
    keys = [number.key for text in of_plan if (number := printed(text))]
    return len(keys) != len(set(keys))


def _keys(texts: Iterable[str]) -> set[str]:
    return {number.key for text in texts if (number := printed(text))}
