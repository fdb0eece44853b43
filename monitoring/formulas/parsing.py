"""Tokens -> the tree of a formula: recursive descent over three levels, with a limit of nesting."""

from collections.abc import Sequence

from monitoring.formulas.formula import Formula
from monitoring.formulas.tokens import END, NAME, NUMBER, FormulaError, Token, tokens
from monitoring.formulas.trees import (
    FUNCTION_NAMES,
    ListFunction,
    Name,
    Negative,
    Number,
    Operation,
    Tree,
    names,
)

MAX_DEPTH = 30
_HUNDRED = "100"


def parse_formula(text: str) -> Formula:
    """Read a formula; raise FormulaError with a Russian sentence saying what is wrong and where."""
    return Formula(text=" ".join(text.split()), tree=_Reader(tokens(text)).formula())


class _Reader:
    def __init__(self, found: Sequence[Token]) -> None:
        self.found, self.at, self.depth = found, 0, 0

    @property
    def token(self) -> Token:
        return self.found[self.at]

    def formula(self) -> Tree:
        # «Д = К1 / К · 100 %»: what stands before the sign of equality only names the indicator.
        if self.token.kind == NAME and self.found[1].text == "=":
            self.at = 2
        tree = self.sum()
        if self.token.text == ")":
            raise FormulaError(f"Скобка {self.token.shown} закрыта, но не открыта.")
        if self.token.kind != END:
            raise FormulaError(f"Между двумя величинами нет знака действия: перед {self.token.shown}.")
        return tree

    def sum(self) -> Tree:
        tree = self.product()
        while sign := self.taken("+", "-"):
            tree = Operation(sign.text, tree, self.product())
        return tree

    def product(self) -> Tree:
        tree = self.single()
        while sign := self.taken("*", "/"):
            divisor = self.single()
            if sign.text == "/" and not names(divisor) and not divisor.value({}):
                raise FormulaError(f"После {sign.shown} стоит ноль: делить на него нельзя.")
            tree = Operation(sign.text, tree, divisor)
        return tree

    def single(self) -> Tree:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"Скобок внутри скобок больше {MAX_DEPTH}: упростите формулу.")
        tree = self.signed() if self.token.text in ("+", "-") else self.bare()
        self.depth -= 1
        return tree

    def signed(self) -> Tree:
        sign = self.next()
        of = self.single()
        return Negative(of) if sign.text == "-" else of

    def bare(self) -> Tree:
        token = self.next()
        if token.kind == NUMBER:
            self.percent(token)
            return Number(token.number)
        if token.kind == NAME:
            return self.call(token) if self.token.text == "(" else self.name(token)
        if token.text == "(":
            tree = self.sum()
            self.close(token)
            return tree
        if token.kind == END:
            raise FormulaError("Формула обрывается: после последнего знака нужна величина.")
        raise FormulaError(f"Здесь нужно число, имя поля или скобка, а стоит {token.shown}.")

    def percent(self, number: Token) -> None:
        """«· 100 %» of real acts is a hundred and the unit of the result; no other percentage is known."""
        sign = self.taken("%")
        if sign and number.text != _HUNDRED:
            raise FormulaError(f"Знак {sign.shown} понятен только после числа 100. Напишите число без него.")

    def name(self, token: Token) -> Tree:
        if token.text.casefold() in FUNCTION_NAMES:
            raise FormulaError(f"После имени функции {token.shown} нужны скобки: {token.text}(a; b).")
        return Name(token.text)

    def call(self, token: Token) -> Tree:
        function = FUNCTION_NAMES.get(token.text.casefold())
        if function is None:
            raise FormulaError(
                f"Функции {token.shown} нет. Есть: сумма, среднее, мин, макс. "
                "Если это поле, поставьте перед скобкой знак действия."
            )
        opening = self.next()
        arguments = [self.sum()]
        while self.taken(";"):
            arguments.append(self.sum())
        self.close(opening)
        return ListFunction(function, tuple(arguments))

    def close(self, opening: Token) -> None:
        if self.taken(")"):
            return
        if self.token.kind == END:
            raise FormulaError(f"Скобка {opening.shown} открыта, но не закрыта.")
        raise FormulaError(f"Между двумя величинами нет знака действия: перед {self.token.shown}.")

    def next(self) -> Token:
        token = self.token
        self.at += token.kind != END
        return token

    def taken(self, *signs: str) -> Token | None:
        is_sign = self.token.kind not in (NAME, NUMBER) and self.token.text in signs
        return self.next() if is_sign else None
