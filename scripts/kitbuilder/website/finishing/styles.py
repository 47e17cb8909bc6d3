"""Join the style sheets that every page asks for into one, with only the rules that something on the site can use.

The theme styles a great deal that this site does not have; a browser would load and weigh all of it before it shows a word.
A page's own sheets, such as that of the library, stay beside the joined one.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.present import Present
from kitbuilder.website.finishing.rules import parse, write
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kitbuilder.website.finishing.present import Asked
    from kitbuilder.website.finishing.rules import Rule, Selector

    Has = Callable[[Asked], bool]  # whether an element may be all of that

FOLDER, JOINED = "assets/stylesheets", "site.css"
SOURCES = "web"  # where ours are until they are joined
LINK = re.compile(rf'(?<!\s)\s*<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>(?:{FOLDER}|{SOURCES})/[^"]+\.css)">')
OTHER_WAY_ROUND = "[dir=rtl]"
GROUPS = ("@media", "@supports")
MOVEMENT = "@keyframes"


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
        (site / FOLDER / name).write_text(write(rules), encoding="utf-8", newline="\n")
    shutil.rmtree(site / SOURCES, ignore_errors=True)
    return {name: _with_joined(html, common) for name, html in pages.items()}


def _sheet(file: Path) -> tuple[Rule, ...]:
    return parse(file.read_text(encoding="utf-8"), file.name)


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
    return write(_used({JOINED: tuple(_kept(parse(css, "css"), has))})[JOINED])


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


def _kept(rules: Iterable[Rule], has: Has) -> Iterator[Rule]:
    for rule in rules:
        if rule.keyword.startswith(GROUPS):
            if inner := tuple(_kept(rule.rules, has)):
                yield replace(rule, rules=inner)
        elif rule.keyword:
            yield rule
        elif selectors := tuple(selector for selector in rule.selectors if _can_match(selector, has)):
            yield replace(rule, selectors=selectors)


def _can_match(selector: Selector, has: Has) -> bool:
    """Say whether something on the site can match. No page is written from right to left."""
    return OTHER_WAY_ROUND not in selector.text and all(map(has, selector.asked))


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
