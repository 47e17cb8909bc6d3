"""The style sheets of the theme and ours become one, with only the rules that something on the site can use.

The theme styles a great deal this site does not have; a browser would load and weigh all of it before it shows a word.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

FOLDER, JOINED = "assets/stylesheets", "site.css"
SOURCES = "web"  # where ours are until they are joined
LINK = re.compile(rf'\s*<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>(?:{FOLDER}|{SOURCES})/[^"]+\.css)">')
COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
WORD = re.compile(r"[\w-]+")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# What is asked for within these is one of several, or must be missing: a rule may match without it.
INNER = re.compile(r":(?:not|is|where|has)\([^()]*\)")
OTHER_WAY_ROUND = "[dir=rtl]"
QUOTED = r"""url\((?:"[^"]*"|'[^']*'|[^)]*)\)"""
DECLARED = re.compile(rf"(?P<name>--[\w-]+):(?:{QUOTED}|[^;{{}}])*(?:;|(?=}}))")
ASKED = re.compile(r"var\((--[\w-]+)")
GROUPS = ("@media", "@supports")


@dataclass(slots=True)
class Rule:
    """A rule: what stands before its brace, and its declarations or, in a group, its rules."""

    head: str
    body: str = ""
    rules: list[Rule] = field(default_factory=list)


def join_styles(site: Path, pages: dict[str, str]) -> dict[str, str]:
    """Turn the site's pages, by name, into the same with one style sheet, and write that. Raises `FinishingError`."""
    sheets = {tuple(match["path"] for match in LINK.finditer(html)) for html in pages.values()}
    if len(sheets) != 1 or not all(sheets):
        raise FinishingError(f"the pages ask for different style sheets: {sorted(sheets)}")
    files = [site / path for path in next(iter(sheets))]
    scripts = (file.read_text(encoding="utf-8") for file in site.rglob("*.js"))
    words = {word for text in (*pages.values(), *scripts) for word in WORD.findall(text)}
    joined = "".join(file.read_text(encoding="utf-8") for file in files)
    (site / FOLDER / JOINED).write_text(used_rules(joined, words), encoding="utf-8", newline="\n")
    for file in files:
        file.unlink()
    shutil.rmtree(site / SOURCES, ignore_errors=True)
    return {name: _with_one(html) for name, html in pages.items()}


def _with_one(html: str) -> str:
    first = LINK.search(html)
    if first is None:
        raise FinishingError("a page without a style sheet")
    one = f'<link rel="stylesheet" href="{first["root"]}{FOLDER}/{JOINED}">'
    return LINK.sub("", html[: first.start()]) + one + LINK.sub("", html[first.end() :])


def used_rules(css: str, words: Collection[str]) -> str:
    """Turn a style sheet into the rules that can match something made of `words`, and the variables those rules ask for."""
    text = "".join(_written(rule) for rule in _kept(_rules(COMMENT.sub("", css)), words))
    while (fewer := _without_idle_variables(text)) != text:
        text = fewer
    return INDENT.sub("", text)


def _without_idle_variables(css: str) -> str:
    """Leave out the variables nobody asks for; others may be asked for by those alone, and go next."""
    asked = set(ASKED.findall(css))
    return DECLARED.sub(lambda one: one[0] if one["name"] in asked else "", css)


def _rules(css: str) -> list[Rule]:
    """Take a sheet apart at its braces."""
    top = Rule("")
    open_rules, begin = [top], 0
    for brace in re.finditer(rf"{QUOTED}|[{{}}]", css):
        if brace[0] == "{":
            head, _, before = css[begin : brace.start()].rpartition(";")[::-1]
            open_rules[-1].body += f"{before};" if before.strip() else ""
            rule = Rule(head.strip())
            open_rules[-1].rules.append(rule)
            open_rules.append(rule)
        elif brace[0] == "}":
            open_rules.pop().body += css[begin : brace.start()].strip()
        else:
            continue
        begin = brace.end()
    return top.rules


def _kept(rules: Iterable[Rule], words: Collection[str]) -> Iterator[Rule]:
    for rule in rules:
        if rule.head.startswith(GROUPS):
            inner = list(_kept(rule.rules, words))
            if inner:
                yield Rule(rule.head, rule.body, inner)
        elif rule.head.startswith("@"):
            yield rule
        else:
            selectors = [one for one in _selectors(rule.head) if _can_match(one, words)]
            if selectors:
                yield Rule(",".join(selectors), rule.body, rule.rules)


def _selectors(head: str) -> Iterator[str]:
    """Part a list of selectors at its commas, but not within brackets."""
    depth, begin = 0, 0
    for place, letter in enumerate(head):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            yield head[begin:place].strip()
            begin = place + 1
    yield head[begin:].strip()


def _can_match(selector: str, words: Collection[str]) -> bool:
    if OTHER_WAY_ROUND in selector:
        return False
    outer = selector
    while (shorter := INNER.sub("", outer)) != outer:
        outer = shorter
    return all(name in words for name in CLASS.findall(outer))


def _written(rule: Rule) -> str:
    inner = rule.body + "".join(map(_written, rule.rules))
    return f"{rule.head}{{{inner}}}"
