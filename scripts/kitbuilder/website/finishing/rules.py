"""Read a style sheet as rules, with what each selector asks for, and write rules as briefly as they can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2  # type: ignore[import-untyped]

from kitbuilder.website.finishing.present import CLASS, ELEMENT, ID, SETTING
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitbuilder.website.finishing.present import Asked, Need

# A rule may match without what is within these, which is one choice of several or must be missing.
INNER = ("not", "is", "where", "has")
COMBINATORS = (">", "+", "~")


@dataclass(frozen=True, slots=True)
class Declaration:
    """Holds a property, or a variable, and its value; `asked` are the variables that the value uses."""

    name: str
    value: str
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selector:
    """Holds a selector, and for each element that it names what that must have."""

    text: str
    asked: frozenset[Asked]


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds a rule: its selectors or its at-keyword, its declarations, and the rules within it."""

    selectors: tuple[Selector, ...]
    keyword: str
    declarations: tuple[Declaration, ...]
    rules: tuple[Rule, ...]


@lru_cache(maxsize=32)
def parse(css: str, sheet: str) -> tuple[Rule, ...]:
    """Parse a sheet, and remember the result: parsing takes a second, and few changes to a served site are to its style."""
    return tuple(_read(tinycss2.parse_stylesheet(css), sheet))


def _read(nodes: Iterable[Any], sheet: str) -> Iterator[Rule]:
    """Read rules, and the rules within them. Raises `FinishingError` where a sheet is not CSS."""
    for node in nodes:
        if node.type == "error":
            raise FinishingError(f"{sheet}:{node.source_line}: {node.message}")
        if node.type not in ("qualified-rule", "at-rule"):
            continue
        is_at_rule = node.type == "at-rule"
        keyword = f"@{node.at_keyword} {_plain(node.prelude)}".strip() if is_at_rule else ""
        selectors = () if is_at_rule else tuple(_selectors(node.prelude))
        inner = tinycss2.parse_blocks_contents(node.content or [])
        declarations = tuple(_declaration(part) for part in inner if part.type == "declaration")
        rules = _read((part for part in inner if part.type != "declaration"), sheet)
        yield Rule(selectors, keyword, declarations, tuple(rules))


def _declaration(node: Any) -> Declaration:
    important = "!important" if node.important else ""
    return Declaration(node.name, f"{_plain(node.value)}{important}", frozenset(_variables(node.value)))


def _variables(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            yield next(argument.value for argument in token.arguments if argument.type == "ident")
        yield from _variables(_within(token))


def _within(token: Any) -> list[Any]:
    """List the tokens within a function or brackets."""
    return list(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def _plain(tokens: list[Any]) -> str:
    """Write tokens on one line, without comments and without a space after a comma."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "whitespace":
            token.value = "" if before == "," else " "
        _plain(_within(token))
    return str(tinycss2.serialize([token for token in tokens if token.type != "comment"])).strip()


def _selectors(tokens: list[Any]) -> Iterator[Selector]:
    """Split a list of selectors at its commas, but not within brackets."""
    commas = [place for place, found in enumerate(tokens) if found == ","]
    for begin, end in zip([0, *(place + 1 for place in commas)], [*commas, len(tokens)], strict=True):
        part = tokens[begin:end]
        yield Selector(_plain(part), frozenset(frozenset(_needs(one)) for one in _elements(part)))


def _elements(tokens: list[Any]) -> Iterator[list[Any]]:
    """Part a selector into the elements that it names, at spaces and at signs such as ">"."""
    part: list[Any] = []
    for token in tokens:
        if token.type == "whitespace" or token in COMBINATORS:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _needs(tokens: list[Any], *, within: bool = False) -> Iterator[Need]:
    """Find what a selector asks for. `within` a function words are no elements: they may be "odd" or "n"."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before == "." and token.type == "ident":
            yield CLASS, token.value
        elif token.type == "ident" and before != ":" and not within:
            yield ELEMENT, token.lower_value
        elif token.type == "hash":
            yield ID, token.value
        elif token.type == "[] block":
            yield from _setting(token.content)
        elif token.type == "function" and token.lower_name not in INNER:
            yield from _needs(token.arguments, within=True)


def _setting(tokens: list[Any]) -> Iterator[Need]:
    """Find the attribute that is asked for, and its value if it is to have one."""
    name, *values = (token.value for token in tokens if token.type in ("ident", "string"))
    is_equal = [token for token in tokens if token.type == "literal"] == ["="]
    yield SETTING, f"{name}={values[0]}" if values and is_equal else name


def write(rules: Iterable[Rule]) -> str:
    return "".join(map(_written, rules))


def _written(rule: Rule) -> str:
    declarations = ";".join(f"{part.name}:{part.value}" for part in rule.declarations)
    head = rule.keyword or ",".join(part.text for part in rule.selectors)
    return f"{head}{{{declarations}{write(rule.rules)}}}" if declarations or rule.rules else ""
