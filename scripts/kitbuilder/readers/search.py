"""Read `search.yml`: what people type for our pages, words for the same thing, and words that say little in a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.kit_texts import SearchWords
from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.readers.mapping_reader import MappingReader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from kitbuilder.model.problem import Location, Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

    Placed = tuple[str, Location]
    Lists = dict[Placed, tuple[Placed, ...]]

WORD = re.compile(r"[a-z0-9]+")  # as the search of the site cuts a question into words
NAME = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def read_search(root: YamlNode, templates: Collection[str], pages: Path | None, problems: list[Problem]) -> SearchWords:
    """Read the root of `search.yml`, noting what no question can hold, what is listed twice, and pages that are not there.

    `pages` is the folder of the written pages, where it is known.
    """
    keys = MappingReader(root, "search.yml", problems)
    small, otherwise = keys.placed_texts("small", needed=True), keys.placed_texts("otherwise")
    same, names, written = _lists(keys, "same"), _lists(keys, "names"), _lists(keys, "pages")
    keys.finish()
    every = [placed for word, others in same.items() for placed in (word, *others)]
    _check(keys, "same", every, WORD)
    _check(keys, "small", small, WORD)
    for (name, _), others in (*names.items(), *written.items()):
        _check(keys, f'the names of "{name}"', others, NAME)
    for slug, where in (*names, *otherwise):
        keys.check_known("a template", slug, templates, Code.UNKNOWN_TEMPLATE, where)
    if pages is not None:
        _check_files(keys, written, [file.relative_to(pages).as_posix() for file in authored(pages, "**/*.md")])
    return SearchWords(_words(same), _only(small), _words(names), _words(written), _only(otherwise))


def _lists(keys: MappingReader, key: str) -> Lists:
    """Read lists of words by their key, each with its place."""
    node = keys.node(key, needed=False)
    if node is None:
        return {}
    inner = MappingReader(node, key, keys.problems)
    return {(name, inner.place(name)): inner.placed_texts(name, needed=True) for name, _ in keys.entries(key)}


def _check(keys: MappingReader, what: str, placed: Iterable[Placed], shape: re.Pattern[str]) -> None:
    """Note what the search could never meet in a question, and what it would meet twice."""
    seen: dict[str, Location] = {}
    for text, where in placed:
        if not shape.fullmatch(text):
            hint = "one word, as in doctor" if shape is WORD else "words, as in call the doctor"
            keys.fault(Code.WRONG_TYPE, f'{keys.what}: "{text}" in {what} is not in small letters without marks', hint, where)
        if text in seen:
            message = f'{keys.what}: "{text}" is listed a second time in {what}; it already stands on line {seen[text].line}'
            keys.fault(Code.LISTED_TWICE, message, where=where)
        seen.setdefault(text, where)


def _check_files(keys: MappingReader, written: Lists, files: Collection[str]) -> None:
    for file, where in written:
        if file not in files:
            message = f'{keys.what}: pages names "{file}", which is no page of the site'
            keys.fault(Code.MISSING_FILE, message, did_you_mean(file, files), where)


def _words(lists: Lists) -> dict[str, tuple[str, ...]]:
    return {name: _only(others) for (name, _), others in lists.items()}


def _only(placed: Iterable[Placed]) -> tuple[str, ...]:
    return tuple(text for text, _ in placed)
