"""Text of a formula -> tokens; every refusal says what and at which sign."""

import re
from dataclasses import dataclass
from decimal import Decimal

MAX_LENGTH = 500
MAX_DIGITS = 15
NUMBER, NAME, SIGN, END = "number", "name", "sign", "end"

_SIGNS = {
    **dict.fromkeys("+", "+"),
    **dict.fromkeys("-−–—", "-"),
    **dict.fromkeys("*·×⋅∙•", "*"),
    **dict.fromkeys("/÷:∕", "/"),
    **dict.fromkeys(";,", ";"),
    **{sign: sign for sign in "()%="},
}
# A comma between digits is decimal; elsewhere it parts the arguments of a function.
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>.)", re.DOTALL
)
_LETTERS = re.compile(r"[A-Za-zА-Яа-яЁё_][A-Za-zА-Яа-яЁё0-9_]{0,63}")


class FormulaError(ValueError):
    """The formula cannot be read or computed; the text is a Russian sentence saying what and where."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    place: int
    number: Decimal = Decimal(0)

    @property
    def shown(self) -> str:
        return "конец формулы" if self.kind == END else f"«{self.text}» (знак {self.place})"


def tokens(text: str) -> tuple[Token, ...]:
    if not text.strip():
        raise FormulaError("Формула пуста. Напишите её, например: m / N * 100.")
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            f"Формула длиннее {MAX_LENGTH} знаков (в ней {len(text)}). Разделите её на показатели."
        )
    found = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            found.append(_token(str(match.lastgroup), match.group(), match.start() + 1))
    return (*found, Token(END, "", len(text) + 1))


def _token(group: str, text: str, place: int) -> Token:
    if group == "number":
        if len(text) > MAX_DIGITS + 1:
            raise FormulaError(
                f"Число, которое начинается со знака {place}, длиннее {MAX_DIGITS} цифр. Проверьте его."
            )
        return Token(NUMBER, text, place, Decimal(text.replace(",", ".")))
    if group == "name":
        if not _LETTERS.fullmatch(text):
            raise FormulaError(
                f"Имя «{text[:20]}» (знак {place}) не понято: имя состоит из русских и латинских букв, "
                "цифр и «_», не длиннее 64 знаков."
            )
        return Token(NAME, text, place)
    if text not in _SIGNS:
        raise FormulaError(
            f"Знак «{text}» (место {place}) в формулах не используется. "
            "Можно: + − * / скобки, числа и имена полей."
        )
    return Token(SIGN, _SIGNS[text], place)
