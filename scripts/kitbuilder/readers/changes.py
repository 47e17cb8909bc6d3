"""Read `changes.yml`: what changed in each edition, the newest first, so that people know what to print again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.changes import EditionChanges
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.value_checks import is_edition

if TYPE_CHECKING:
    from collections.abc import Collection

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode


def read_changes(root: YamlNode, edition: str, templates: Collection[str], problems: list[Problem]) -> tuple[EditionChanges, ...]:
    """Read the root of `changes.yml`. `edition` is the kit's own: none is newer, and an older one stands below a newer one."""
    keys = MappingReader(root, "changes.yml", problems)
    read: list[EditionChanges] = []
    newest = edition
    for node in keys.items("editions"):
        inner = MappingReader(node, "an edition", problems)
        named = inner.shaped("edition", is_edition, "write year and month, as in 2026-11")
        lines = tuple(curly(line) for line in _lines(inner))
        changed = _templates(inner, templates)
        inner.finish()
        where = inner.place("edition")
        if named > newest or (read and named == newest):
            message = f'"{named}" stands below "{newest}"' if read else f'"{named}" is newer than the kit, which is "{newest}"'
            inner.fault(Code.BAD_CHANGES, message, "list each edition once, the newest first", where)
        newest = named or newest
        read.append(EditionChanges(named, lines, changed))
    keys.finish()
    return tuple(read)


def _lines(keys: MappingReader) -> tuple[str, ...]:
    """Read the lines for everybody; each is shown as it stands."""
    lines = keys.texts("lines", needed=True)
    for line in lines:
        keys.check_words("lines", line)
    return lines


def _templates(keys: MappingReader, templates: Collection[str]) -> dict[str, str]:
    """Read what is different in each changed template."""
    node = keys.node("templates", needed=False)
    if node is None:
        return {}
    inner = MappingReader(node, "templates", keys.problems)
    changed = {}
    for slug, _ in keys.entries("templates"):
        inner.check_known("a template", slug, templates, Code.UNKNOWN_TEMPLATE, inner.place(slug))
        changed[slug] = curly(inner.words(slug))
    return changed
