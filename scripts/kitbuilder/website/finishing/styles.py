"""Join the style sheets of the theme and ours into one, with only the rules that something on the site can use.

The theme styles a great deal that this site does not have; a browser would load and weigh all of it before it shows a word.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2  # type: ignore[import-untyped]

from kitbuilder.website.finishing.present import CLASS, ELEMENT, ID, SETTING, SETTINGS, Present
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kitbuilder.website.finishing.present import Need

FOLDER, JOINED = "assets/stylesheets", "site.css"
SOURCES = "web"  # where ours are until they are joined
LINK = re.compile(rf'(?<!\s)\s*<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>(?:{FOLDER}|{SOURCES})/[^"]+\.css)">')
# A rule may match without what is within these, which is one choice of several or must be missing.
INNER = ("not", "is", "where", "has")
OTHER_WAY_ROUND = "[dir=rtl]"
GROUPS = ("@media", "@supports")
MOVEMENT = "@keyframes"


@dataclass(frozen=True, slots=True)
class Declaration:
    """Holds a property, or a variable, and its value; `asked` are the variables that the value uses."""

    name: str
    value: str
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selector:
    """Holds a selector, and what something on the site must have for it to match."""

    text: str
    needs: frozenset[Need]


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds a rule: its selectors or its at-keyword, its declarations, and the rules within it."""

    selectors: tuple[Selector, ...]
    keyword: str
    declarations: tuple[Declaration, ...]
    rules: tuple[Rule, ...]


def join_styles(site: Path, pages: dict[str, str]) -> dict[str, str]:
    """Write the site's one style sheet; return its pages, by name, with a link to that alone. Raises `FinishingError`."""
    sheets = {tuple(match["path"] for match in LINK.finditer(html)) for html in pages.values()}
    if len(sheets) != 1 or not all(sheets):
        raise FinishingError(f"the pages ask for different style sheets: {sorted(sheets)}")
    files = [site / path for path in next(iter(sheets))]
    present = Present(pages.values(), (file.read_text(encoding="utf-8") for file in site.rglob("*.js")))
    rules = [rule for file in files for rule in _parsed(file.read_text(encoding="utf-8"), file.name)]
    (site / FOLDER / JOINED).write_text(_write(_used(rules, present)), encoding="utf-8", newline="\n")
    for file in files:
        file.unlink()
    shutil.rmtree(site / SOURCES, ignore_errors=True)
    return {name: _with_one(html) for name, html in pages.items()}


def _with_one(html: str) -> str:
    first = LINK.search(html)
    if first is None:
        raise FinishingError("a page without a style sheet")
    link = f'<link rel="stylesheet" href="{first["root"]}{FOLDER}/{JOINED}">'
    return LINK.sub("", html[: first.start()]) + link + LINK.sub("", html[first.end() :])


def used_rules(css: str, present: Present) -> str:
    """Keep the rules that can match something, and the variables and movements that those rules ask for."""
    return _write(_used(_parsed(css, "css"), present))


@lru_cache(maxsize=32)
def _parsed(css: str, sheet: str) -> tuple[Rule, ...]:
    """Parse a sheet, and remember the result: parsing takes a second, and few changes to a served site are to its style."""
    return tuple(_read(tinycss2.parse_stylesheet(css), sheet))


def _used(rules: Iterable[Rule], present: Present) -> tuple[Rule, ...]:
    kept = tuple(_kept(rules, present))
    while (fewer := _without_idle_variables(kept, _asked(kept))) != kept:
        kept = fewer  # a variable may be asked for by another alone, which goes next
    moved = {word for value in _movements(kept) for word in value.replace(",", " ").split()}
    return tuple(rule for rule in kept if not rule.keyword.startswith(MOVEMENT) or rule.keyword.split()[1] in moved)


def _movements(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (part.value for part in rule.declarations if part.name.startswith("animation"))
        yield from _movements(rule.rules)


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
    """Write tokens on one line, without comments."""
    for token in tokens:
        if token.type == "whitespace":
            token.value = " "
        _plain(_within(token))
    return str(tinycss2.serialize([token for token in tokens if token.type != "comment"])).strip()


def _kept(rules: Iterable[Rule], present: Present) -> Iterator[Rule]:
    for rule in rules:
        if rule.keyword.startswith(GROUPS):
            if inner := tuple(_kept(rule.rules, present)):
                yield replace(rule, rules=inner)
        elif rule.keyword:
            yield rule
        elif selectors := tuple(selector for selector in rule.selectors if _can_match(selector, present)):
            yield replace(rule, selectors=selectors)


def _selectors(tokens: list[Any]) -> Iterator[Selector]:
    """Split a list of selectors at its commas, but not within brackets."""
    commas = [place for place, found in enumerate(tokens) if found == ","]
    for begin, end in zip([0, *(place + 1 for place in commas)], [*commas, len(tokens)], strict=True):
        part = tokens[begin:end]
        yield Selector(_plain(part), frozenset(_needs(part)))


def _can_match(selector: Selector, present: Present) -> bool:
    """Say whether something on the site can match. No page is written from right to left."""
    return OTHER_WAY_ROUND not in selector.text and all(map(present.has, selector.needs))


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
    """Find the setting of the theme that is asked for, and its value if it is to have one."""
    name, *values = (token.value for token in tokens if token.type in ("ident", "string"))
    is_equal = [token for token in tokens if token.type == "literal"] == ["="]
    if name.startswith(SETTINGS):
        yield SETTING, f"{name}={values[0]}" if values and is_equal else name


def _asked(rules: Iterable[Rule]) -> set[str]:
    return {name for rule in rules for declaration in rule.declarations for name in declaration.asked} | {
        name for rule in rules for name in _asked(rule.rules)
    }


def _without_idle_variables(rules: tuple[Rule, ...], asked: set[str]) -> tuple[Rule, ...]:
    return tuple(
        replace(
            rule,
            declarations=tuple(part for part in rule.declarations if not part.name.startswith("--") or part.name in asked),
            rules=_without_idle_variables(rule.rules, asked),
        )
        for rule in rules
    )


def _write(rules: Iterable[Rule]) -> str:
    return "".join(map(_written, rules))


def _written(rule: Rule) -> str:
    declarations = ";".join(f"{part.name}:{part.value}" for part in rule.declarations)
    head = rule.keyword or ",".join(part.text for part in rule.selectors)
    return f"{head}{{{declarations}{_write(rule.rules)}}}" if declarations or rule.rules else ""
