"""Read `sources.yml` as the sources that templates may cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code
from kitbuilder.model.source import Source
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.value_checks import is_day

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

STATUSES = ("verified", "secondary", "unverified")


def read_sources(root: YamlNode, problems: list[Problem]) -> dict[str, Source]:
    """Read the root of `sources.yml` as sources by id, in the order of the file."""
    if not isinstance(root.value, dict):
        MappingReader(root, "sources.yml", problems)  # which says so
        return {}
    return {name: _source(name, node, problems) for name, node in root.value.items()}


def _source(name: str, node: YamlNode, problems: list[Problem]) -> Source:
    keys = MappingReader(node, f'the source "{name}"', problems)
    status = keys.one_of("status", STATUSES, Code.UNKNOWN_TYPE)
    statement, population, reference = (curly(keys.words(key)) for key in ("statement", "population", "reference"))
    checked = keys.shaped("checked", is_day, "write the day as 2026-11-23")
    keys.finish()
    return Source(name, statement, population, reference, status, checked)
