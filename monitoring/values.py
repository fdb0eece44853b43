"""A value of monitoring: a number, or one of the two ways of having none. Pure.

CK-08: «A value may be «нет данных», «не применимо», 0 – three different things». An empty cell is a fourth:
nobody has answered yet; it is `None`, never stored as a value. Numbers are decimal and finite: NaN and
infinity are refused at the door. What a person types, pastes or sends in a workbook is read here and
nowhere else.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum


class Absent(StrEnum):
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


Value = Decimal | Absent

ABSENT_WORDS = {Absent.NO_DATA: "нет данных", Absent.NOT_APPLICABLE: "не применимо"}
MAX_WHOLE_DIGITS, MAX_DECIMALS = 12, 6
# Enough for a share of twelve-digit numbers; the last digits of the longer context are rounded away, so that
# 1 / 3 · 300 is 100 and not 99,99…
_LONG, _SHOWN = Context(prec=50), Context(prec=28)
_ONE, _FULL = Decimal(1), Decimal(10) ** 27
_PLACES = {decimals: Decimal(1).scaleb(-decimals) for decimals in range(20)}

_SPELLINGS = {
    "нет данных": Absent.NO_DATA,
    "нет сведений": Absent.NO_DATA,
    "данных нет": Absent.NO_DATA,
    "н/д": Absent.NO_DATA,
    "нд": Absent.NO_DATA,
    "н.д.": Absent.NO_DATA,
    "no_data": Absent.NO_DATA,
    "не применимо": Absent.NOT_APPLICABLE,
    "неприменимо": Absent.NOT_APPLICABLE,
    "не применяется": Absent.NOT_APPLICABLE,
    "н/п": Absent.NOT_APPLICABLE,
    "нп": Absent.NOT_APPLICABLE,
    "н.п.": Absent.NOT_APPLICABLE,
    "not_applicable": Absent.NOT_APPLICABLE,
}
_NUMBER = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MINUSES = str.maketrans("\u2212\u2013\u2014\u2010\u2011", "-----")
_SHOWN_TEXT = 40


class NotAValue(ValueError):
    """What was given is neither a number nor a word for its absence; the text is a sentence for people."""


def read_value(raw: object) -> Value | None:
    """Read a typed text or a cell of a workbook; `None` means that nothing was given."""
    if raw is None:
        return None
    if isinstance(raw, bool):
        raise NotAValue(
            "Вместо числа стоит «ИСТИНА» или «ЛОЖЬ». Введите число, «нет данных» или «не применимо»."
        )
    if isinstance(raw, Absent):
        return raw
    if isinstance(raw, int | Decimal):
        # A whole number of thousands of digits has no text in Python.
        number = Decimal(raw)
        return _limited(number, f"{number:.12g}")
    if isinstance(raw, float):
        # A workbook keeps fifteen digits; the rest is noise of binary fractions (0.30000000000000004).
        return _limited(Decimal(format(raw, ".15g")), str(raw))
    return _from_text(str(raw))


def absent_of(text: str) -> Absent | None:
    """The absence that a word means, in any of its spellings."""
    return _SPELLINGS.get(_SPACES.sub(" ", text[:1000]).strip().casefold())


def _from_text(raw: str) -> Value | None:
    text = _SPACES.sub(" ", raw[:1000]).strip()
    if not text:
        return None
    if absent := absent_of(text):
        return absent
    found = _NUMBER.fullmatch(text.translate(_MINUSES))
    if found is None:
        raise NotAValue(_advice(text))
    sign, whole, decimals = found.groups()
    return _limited(Decimal(f"{sign}{whole.replace(' ', '')}.{decimals or 0}"), text, len(decimals or ""))


def _advice(text: str) -> str:
    shown = _shortened(text)
    if text.translate(_MINUSES).strip("-") == "":
        return (
            f"«{shown}» можно понять и как 0, и как «нет данных», и как «не применимо». "
            "Напишите одно из трёх."
        )
    if text.endswith("%"):
        return f"Введите число без знака процента, а не «{shown}»."
    return f"«{shown}» – не число. Введите число (например, 12 или 12,5), «нет данных» или «не применимо»."


def _limited(number: Decimal, text: str, decimals: int | None = None) -> Decimal:
    if not number.is_finite():
        raise NotAValue(_advice(text))
    if number.adjusted() >= MAX_WHOLE_DIGITS:
        raise NotAValue(f"Число «{_shortened(text)}» слишком велико: не больше {MAX_WHOLE_DIGITS} знаков.")
    exponent = number.normalize().as_tuple().exponent if number else 0
    given = -int(exponent) if decimals is None else decimals
    if given > MAX_DECIMALS:
        raise NotAValue(
            f"В числе «{_shortened(text)}» больше {MAX_DECIMALS} знаков после запятой. Округлите его."
        )
    # «5,0» and «5» are one number; «500» must not become 5E+2.
    plain = number.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT]}…"


def ratio(numerator: Decimal, denominator: Decimal, factor: Decimal = Decimal(1)) -> Value:
    """«N = 0 gives «не применимо», not 0 %» (CK-08): the one division of monitoring."""
    if not denominator:
        return Absent.NOT_APPLICABLE
    return tidy(_LONG.divide(_LONG.multiply(numerator, factor), denominator))


def percent(part: Value, whole: Value) -> Value:
    """part / whole · 100; nobody to count is «не применимо», whatever else is unknown."""
    if Absent.NOT_APPLICABLE in (part, whole) or whole == 0:
        return Absent.NOT_APPLICABLE
    if isinstance(part, Absent) or isinstance(whole, Absent):
        return Absent.NO_DATA
    return ratio(part, whole, Decimal(100))


def tidy(number: Decimal) -> Decimal:
    """Round the noise of long division away and write the number without an exponent."""
    number = number.normalize(_SHOWN)
    return _SHOWN.quantize(number, _ONE) if _ONE <= abs(number) <= _FULL and not number % _ONE else number


def rounded(number: Decimal, decimals: int) -> Decimal:
    """As people round: 0,05 to one place is 0,1."""
    return number.quantize(_PLACES[decimals], ROUND_HALF_UP, _LONG)


def exact_words(number: Decimal) -> str:
    """With all its places and no more, as a person types it: «12,5», «-3», «0,125»."""
    return f"{number.normalize() + 0:f}".replace(".", ",")


def number_words(number: Decimal, decimals: int | None = None) -> str:
    """«75,0», «−3,5», «1 234»; without `decimals` as many places as the number has, not more than two."""
    if decimals is None:
        exponent = int(rounded(number, 2).normalize().as_tuple().exponent)
        decimals = min(2, max(0, -exponent))
    text = f"{rounded(number, decimals):,f}"
    if not float(text.replace(",", "")):
        text = text.lstrip("-")
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def value_words(value: Value | None, decimals: int | None = None) -> str:
    if value is None:
        return "не заполнено"
    return ABSENT_WORDS[value] if isinstance(value, Absent) else number_words(value, decimals)
