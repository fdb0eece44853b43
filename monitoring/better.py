"""What is better for an indicator: more, less, inside a corridor, or neither (CK-01 «desired "
"direction»). Pure.
"""

from enum import StrEnum


class Better(StrEnum):
    UP = "up"
    DOWN = "down"
    CORRIDOR = "corridor"
    NONE = "none"


BETTER_WORDS = {
    Better.UP: "больше – лучше",
    Better.DOWN: "меньше – лучше",
    Better.CORRIDOR: "лучше внутри границ",
    Better.NONE: "не оценивается",
}
