"""Read `search.yml`: other words for what our pages say, and words that say nothing in a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.kit_texts import SearchWords
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader

if TYPE_CHECKING:
    from kitbuilder.model.problem import Location, Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

WORD = re.compile(r"[a-z0-9]+")  # as the search of the site cuts a question into words


def read_search(root: YamlNode, problems: list[Problem]) -> SearchWords:
    """Read the root of `search.yml`, noting each word that no question could ever hold."""
    keys = MappingReader(root, "search.yml", problems)
    also_node = keys.node("also")
    small = keys.placed_texts("small", needed=True)
    keys.finish()
    also: dict[str, tuple[str, ...]] = {}
    if also_node is not None:
        inner = MappingReader(also_node, "also", problems)
        for typed in also_node.value if isinstance(also_node.value, dict) else ():
            others = inner.placed_texts(typed, needed=True)
            _check_words(inner, ((typed, inner.place(typed)), *others))
            also[typed] = tuple(word for word, _ in others)
    _check_words(keys, small)
    return SearchWords(also, tuple(word for word, _ in small))


def _check_words(keys: MappingReader, placed: tuple[tuple[str, Location], ...]) -> None:
    for word, where in placed:
        if not WORD.fullmatch(word):
            message = f'{keys.what}: "{word}" is no single word in small letters'
            keys.fault(Code.WRONG_TYPE, message, "one word, as in doctor", where)
