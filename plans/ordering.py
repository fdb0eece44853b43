"""Places of rows: a decimal between two neighbours, so that a row goes between them and no other is touched.

«Moving a row does not rewrite the others» (issue on the plan editor). Of all numbers strictly between two
places the shortest is taken, nearest to the middle: 1000 and 2000 give 1500, 1500 and 2000 give 1750, then
1880. A hundred rows fit into one gap, each beside the last, before the digits of the column end; then the
caller spreads a few rows.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext

#: distance between rows that were laid out one after another
STEP = 1000
#: digits before and after the decimal point that the column holds
WHOLE_DIGITS = 20
DECIMAL_PLACES = 40
_PRECISION = WHOLE_DIGITS + DECIMAL_PLACES + 10


def between(before: Decimal, after: Decimal) -> Decimal | None:
    """The shortest decimal strictly between; None when the digits end, or the two are the same place."""
    if before >= after:
        return None
    with localcontext(prec=_PRECISION):
        for digits in range(-WHOLE_DIGITS, DECIMAL_PLACES + 1):
            unit = Decimal(1).scaleb(-digits)
            lowest = (before / unit).to_integral_value(ROUND_FLOOR) + 1
            highest = (after / unit).to_integral_value(ROUND_CEILING) - 1
            if lowest <= highest:
                middle = ((before + after) / 2 / unit).to_integral_value(ROUND_HALF_EVEN)
                return plain(min(max(middle, lowest), highest) * unit)
    return None


def spread(count: int, before: Decimal, after: Decimal | None) -> list[Decimal] | None:
    """Places for `count` rows in a row of their own, evenly between the two; None when there is no room."""
    if after is None:
        return [plain(before + STEP * (index + 1)) for index in range(count)]
    places: list[Decimal] = []
    _halve(places, before, after, count)
    return places if len(places) == count else None


def _halve(places: list[Decimal], before: Decimal, after: Decimal, count: int) -> None:
    if not count:
        return
    middle = between(before, after)
    if middle is None:
        return
    left = (count - 1) // 2
    _halve(places, before, middle, left)
    places.append(middle)
    _halve(places, middle, after, count - 1 - left)


def plain(place: Decimal | int | str) -> Decimal:
    """Without trailing zeros and without an exponent: 1500, 1500.5."""
    with localcontext(prec=_PRECISION):
        value = Decimal(place)
        return Decimal(format(value.normalize(), "f"))
