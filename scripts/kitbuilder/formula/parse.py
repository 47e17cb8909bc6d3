"""Parse a formula, with the precedence that Excel gives to operators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kitbuilder.formula import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

# Excel: a sign binds tighter than * and /, these tighter than + and -, then &, then the comparisons; all from the left.
PRECEDENCE = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4}
SIGN_PRECEDENCE = 5
MOST_TOKENS = 300  # a longer formula wants a column of its own; it also keeps the tree shallow enough to walk
DEEPEST = 40
LARGEST_WHOLE = 1e15  # the digits a spreadsheet keeps
TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<text>"(?:[^"]|"")*")
      | (?:'(?P<quoted>[^'\[\]]+)'|(?P<sheet>[^\W\d][\w ]*))?\[(?P<column>[^\[\]]+)\]
      | (?P<word>[^\W\d]\w*)
      | (?P<sign><>|<=|>=|[-+*/&=<>(),])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "number", "text", "reference", "word", "sign" or "end"
    text: str
    sheet: str = ""


@lru_cache(maxsize=2048)
def parse(formula: str) -> syntax.Expression:
    """Parse a formula such as `=[Finish]-[Start]`. Raises FormulaError, saying where it stops making sense."""
    if not formula.startswith("="):
        raise syntax.FormulaError('a formula begins with "="')
    tokens = list(_tokens(formula[1:]))
    if len(tokens) > MOST_TOKENS:
        raise syntax.FormulaError(f"the formula has {len(tokens)} parts; {MOST_TOKENS} is the most", "split it over two columns")
    return _Parser(tokens).whole()


def _tokens(text: str) -> Iterator[_Token]:
    place, end = 0, len(text.rstrip())
    while place < end:
        found = TOKEN.match(text, place)
        if not found:
            rest = text[place:].strip()
            raise syntax.FormulaError(f'cannot read the formula from "{rest[:20]}" on', _guess(rest))
        place = found.end()
        if found["column"] is not None:
            yield _Token("reference", found["column"].strip(), (found["quoted"] or found["sheet"] or "").strip())
        else:
            kind = found.lastgroup or ""
            yield _Token(kind, found[kind])
    yield _Token("end", "")


def _guess(rest: str) -> str:
    """Guess what most people mean who write what we cannot read."""
    guesses = {
        '"': "the text has no closing quotation mark",
        "[": "a column stands in square brackets: [Column]",
        "'": "a sheet in single quotation marks is followed by [Column]",
        ";": "arguments are separated by commas",
        "%": "write 0.25 for 25%",
        "!": "write Sheet[Column], not a cell's address",
        ":": "write Sheet[Column], not a range of cells",
        "\u201c": "use straight quotation marks",
        "\u201d": "use straight quotation marks",
    }
    return guesses.get(rest[:1], "")


class _Parser:
    """Walks along the tokens; each method leaves off behind what it has read."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    def whole(self) -> syntax.Expression:
        """Parse the one expression that a formula is."""
        expression = self.expression(0)
        if self.next.kind != "end":
            raise syntax.FormulaError(f'"{self.next.text}" is one too many', "is an operator missing, or a comma?")
        return expression

    @property
    def next(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.next
        self.place += token.kind != "end"
        return token

    def expression(self, weakest: int) -> syntax.Expression:
        """Parse operands joined by operators that bind tighter than `weakest`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise syntax.FormulaError("the formula is nested too deep", "split it over two columns")
        left = self.operand()
        while self.next.kind == "sign" and PRECEDENCE.get(self.next.text, 0) > weakest:
            operator = self.take().text
            left = syntax.Operation(operator, left, self.expression(PRECEDENCE[operator]))
        self.depth -= 1
        return left

    def operand(self) -> syntax.Expression:
        token = self.take()
        match token.kind, token.text:
            case "number", text:
                return syntax.Constant(_number(text))
            case "text", text:
                return syntax.Constant(text[1:-1].replace('""', '"'))
            case "reference", column:
                return syntax.WholeColumn(token.sheet, column) if token.sheet else syntax.ThisRow(column)
            case "word", word:
                return self.word(word)
            case "sign", ("-" | "+") as operator:
                return syntax.Sign(operator, self.expression(SIGN_PRECEDENCE))
            case "sign", "(":
                inner = self.expression(0)
                self.close()
                return inner
            case "end", _:
                raise syntax.FormulaError("the formula ends too early", "is a value or a bracket missing?")
            case _:
                raise syntax.FormulaError(f'a value is missing before "{token.text}"')

    def word(self, word: str) -> syntax.Expression:
        """Parse TRUE, FALSE, or a function with its arguments."""
        if self.next.text != "(" or self.next.kind != "sign":
            if word.upper() in ("TRUE", "FALSE"):
                return syntax.Constant(word.upper() == "TRUE")
            hint = f'write "{word}" for a text, [{word}] for a column'
            raise syntax.FormulaError(f'"{word}" is neither a function nor a column', hint)
        self.take()
        arguments: list[syntax.Expression] = []
        if (self.next.kind, self.next.text) == ("sign", ")"):
            self.take()
            return syntax.Call(word.upper(), ())
        while True:
            arguments.append(self.expression(0))
            if (self.next.kind, self.next.text) != ("sign", ","):
                break
            self.take()
        self.close()
        return syntax.Call(word.upper(), tuple(arguments))

    def close(self) -> None:
        token = self.take()
        if (token.kind, token.text) != ("sign", ")"):
            before = f' before "{token.text}"' if token.text else ""
            raise syntax.FormulaError(f"a closing bracket is missing{before}")


def _number(text: str) -> float:
    value = float(text)
    if value == float("inf"):
        raise syntax.FormulaError(f"the number {text} is too large")
    return int(value) if value.is_integer() and abs(value) < LARGEST_WHOLE else value
