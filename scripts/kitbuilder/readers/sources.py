"""`sources.yml` becomes the sources templates may cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Source
from kitbuilder.model.problem import Code
from kitbuilder.readers.keys import Keys
from kitbuilder.readers.markdown import curly

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_lines import YamlNode

STATUSES = ("verified", "secondary", "unverified")


def read_sources(root: YamlNode, problems: list[Problem]) -> dict[str, Source]:
    """Turn the root of `sources.yml` into sources by id, in the order of the file."""
    entries = root.value if isinstance(root.value, dict) else {}
    return {name: _source(name, node, problems) for name, node in entries.items()}


def _source(name: str, node: YamlNode, problems: list[Problem]) -> Source:
    keys = Keys(node, f'the source "{name}"', problems)
    status = keys.one_of("status", STATUSES, Code.UNKNOWN_TYPE)
    statement, population, reference, checked = (
        curly(keys.text(key)) for key in ("statement", "population", "reference", "checked")
    )
    keys.finish()
    return Source(name, statement, population, reference, status, checked)
