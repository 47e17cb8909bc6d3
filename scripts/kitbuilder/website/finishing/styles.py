"""Join the style sheets that every page asks for into one, with only the rules that something on the site can use.

The theme styles a great deal that this site does not have; a browser would load and weigh all of it before it shows a word.
A page's own sheets, such as that of the library, stay beside the joined one.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2  # type: ignore[import-untyped]

from kitbuilder.website.finishing.present import CLASS, ELEMENT, ID, SETTING, Present
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kitbuilder.website.finishing.present import Asked, Need

    Has = Callable[[Asked], bool]  # whether an element may be all of that

FOLDER, JOINED = "assets/stylesheets", "site.css"
SOURCES = "web"  # where ours are until they are joined
LINK = re.compile(rf'(?<!\s)\s*<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>(?:{FOLDER}|{SOURCES})/[^"]+\.css)">')
# A rule may match without what is within these, which is one choice of several or must be missing.
INNER = ("not", "is", "where", "has")
OTHER_WAY_ROUND = "[dir=rtl]"
COMBINATORS = (">", "+", "~")
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


def join_styles(site: Path, pages: dict[str, str]) -> dict[str, str]:
    """Join the sheets that all pages ask for into one, and write the others beside it, all with only what can be used.

    Return the pages, by name, with links to these. Raises `FinishingError`.
    """
    asked = [[match["path"] for match in LINK.finditer(html)] for html in pages.values()]
    sheets = list(dict.fromkeys(path for paths in asked for path in paths))
    common = [path for path in sheets if all(path in paths for paths in asked)]
    if not common:
        raise FinishingError("no style sheet is asked for by all pages")
    present = Present(pages.values(), (file.read_text(encoding="utf-8") for file in site.rglob("*.js")))
    kept = {path: tuple(_kept(_sheet(site / path), _asker(path, present))) for path in sheets}
    replaced = {name for path in sheets if not _is_theme(path) for name in _declared(kept[path])}
    kept |= {path: _without(kept[path], replaced) for path in sheets if _is_theme(path)}
    used = _used({JOINED: tuple(rule for path in common for rule in kept.pop(path))} | {_name(path): kept[path] for path in kept})
    for path in sheets:
        (site / path).unlink()
    for name, rules in used.items():
        (site / FOLDER / name).write_text(_write(rules), encoding="utf-8", newline="\n")
    shutil.rmtree(site / SOURCES, ignore_errors=True)
    return {name: _with_joined(html, common) for name, html in pages.items()}


def _sheet(file: Path) -> tuple[Rule, ...]:
    return _parsed(file.read_text(encoding="utf-8"), file.name)


def _asker(path: str, present: Present) -> Has:
    return present.has_of_theme if _is_theme(path) else present.has


def _is_theme(path: str) -> bool:
    return path.startswith(FOLDER)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _with_joined(html: str, common: list[str]) -> str:
    """Ask for the joined sheet where the first one was asked for, and for a page's own ones where they were."""
    first = LINK.search(html)

    def link(match: re.Match[str]) -> str:
        if first and match.start() == first.start():
            return f'<link rel="stylesheet" href="{match["root"]}{FOLDER}/{JOINED}">'
        if match["path"] in common:
            return ""
        return f'<link rel="stylesheet" href="{match["root"]}{FOLDER}/{_name(match["path"])}">'

    return LINK.sub(link, html)


def used_rules(css: str, present: Present, *, is_theme: bool = False) -> str:
    """Keep the rules that can match something, and the variables and movements that those rules ask for."""
    has = present.has_of_theme if is_theme else present.has
    return _write(_used({JOINED: tuple(_kept(_parsed(css, "css"), has))})[JOINED])


@lru_cache(maxsize=32)
def _parsed(css: str, sheet: str) -> tuple[Rule, ...]:
    """Parse a sheet, and remember the result: parsing takes a second, and few changes to a served site are to its style."""
    return tuple(_read(tinycss2.parse_stylesheet(css), sheet))


def _used(sheets: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """Leave out the variables and movements that no sheet asks for."""
    while (fewer := _without_idle_variables(sheets)) != sheets:
        sheets = fewer  # a variable may be asked for by another alone, which goes next
    moved = {word for rules in sheets.values() for value in _movements(rules) for word in value.replace(",", " ").split()}
    return {name: tuple(rule for rule in rules if _is_asked(rule, moved)) for name, rules in sheets.items()}


def _is_asked(rule: Rule, moved: set[str]) -> bool:
    return not rule.keyword.startswith(MOVEMENT) or rule.keyword.split()[1] in moved


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
    """Write tokens on one line, without comments and without a space after a comma."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "whitespace":
            token.value = "" if before == "," else " "
        _plain(_within(token))
    return str(tinycss2.serialize([token for token in tokens if token.type != "comment"])).strip()


def _kept(rules: Iterable[Rule], has: Has) -> Iterator[Rule]:
    for rule in rules:
        if rule.keyword.startswith(GROUPS):
            if inner := tuple(_kept(rule.rules, has)):
                yield replace(rule, rules=inner)
        elif rule.keyword:
            yield rule
        elif selectors := tuple(selector for selector in rule.selectors if _can_match(selector, has)):
            yield replace(rule, selectors=selectors)


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


def _can_match(selector: Selector, has: Has) -> bool:
    """Say whether something on the site can match. No page is written from right to left."""
    return OTHER_WAY_ROUND not in selector.text and all(map(has, selector.asked))


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


def _asked(rules: Iterable[Rule]) -> set[str]:
    return {name for rule in rules for declaration in rule.declarations for name in declaration.asked} | {
        name for rule in rules for name in _asked(rule.rules)
    }


def _without_idle_variables(sheets: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    asked = {name for rules in sheets.values() for name in _asked(rules)}
    idle = {name for rules in sheets.values() for name in _declared(rules)} - asked
    return {name: _without(rules, idle) for name, rules in sheets.items()}


def _declared(rules: Iterable[Rule]) -> Iterator[str]:
    """Name the variables that rules declare. Ours stand on the body, so the theme's of the same name count nowhere."""
    for rule in rules:
        yield from (part.name for part in rule.declarations if part.name.startswith("--"))
        yield from _declared(rule.rules)


def _without(rules: Iterable[Rule], variables: set[str]) -> tuple[Rule, ...]:
    return tuple(
        replace(
            rule,
            declarations=tuple(part for part in rule.declarations if part.name not in variables),
            rules=_without(rule.rules, variables),
        )
        for rule in rules
    )


def _write(rules: Iterable[Rule]) -> str:
    return "".join(map(_written, rules))


def _written(rule: Rule) -> str:
    declarations = ";".join(f"{part.name}:{part.value}" for part in rule.declarations)
    head = rule.keyword or ",".join(part.text for part in rule.selectors)
    return f"{head}{{{declarations}{_write(rule.rules)}}}" if declarations or rule.rules else ""
