"""One cell of the context of an organisation, as it is typed or stands in a workbook (CL-01). Pure.

Counts are counts: a name or a list of children is no number and is refused (LAW-01). «нет данных» and an
empty cell are the same here: nobody has said.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from monitoring.values import Absent, NotAValue, exact_words, read_value

MAX_COUNT = 1_000_000
_YES, _NO = {"да", "есть", "+", "1", "истина", "true"}, {"нет", "-", "–", "0", "", "ложь", "false"}


def read_count(raw: object) -> int | None:
    number = read_decimal(raw)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise NotAValue(f"нужно целое число, а не {exact_words(number)}.")
    if number > MAX_COUNT:
        raise NotAValue(f"число {exact_words(number)} слишком велико.")
    return int(number)


def read_decimal(raw: object) -> Decimal | None:
    value = read_value(raw)
    if value is None or isinstance(value, Absent):
        return None
    if value < 0:
        raise NotAValue("число не бывает отрицательным.")
    return value


def read_yes(raw: object) -> bool:
    """Excel keeps a tick as TRUE; people write «да»."""
    text = str("" if raw is None else raw).strip().casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise NotAValue(f"напишите «да» или «нет», а не «{text[:40]}».")


def read_choice(raw: object, choices: Mapping[str, str]) -> str:
    """`choices` are key -> word; either may be written."""
    text = " ".join(str("" if raw is None else raw).split()).casefold()
    if not text or text == "не указан":
        return ""
    for key, word in choices.items():
        if text in (key.casefold(), word.casefold()):
            return key
    raise NotAValue(f"«{text[:40]}» нет в перечне: {', '.join(choices.values())}.")


def contradictions(
    numbers: Mapping[str, int | None], wholes: Sequence[tuple[str, Sequence[str]]], titles: Mapping[str, str]
) -> list[str]:
    """A part that is greater than its whole; nothing contradicts what nobody has said."""
    found = []
    for whole, parts in wholes:
        total = numbers.get(whole)
        for part in parts:
            count = numbers.get(part)
            if total is not None and count is not None and count > total:
                found.append(f"«{titles[part]}» ({count}) больше, чем «{titles[whole]}» ({total}).")
    return found
