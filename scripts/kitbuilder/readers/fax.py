"""Read `fax.yml`: how long each template that is faxed keeps the line busy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.readers.mapping_reader import MappingReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

LONGEST = 600  # seconds: with more, somebody has mistyped


def read_fax(root: YamlNode, faxed: Iterable[str], problems: list[Problem]) -> dict[str, int]:
    """Read the root of `fax.yml` as seconds by slug; `faxed` are the templates that have a fax among their channels."""
    keys = MappingReader(root, "fax.yml", problems)
    entries = keys.entries("seconds")
    keys.finish()
    if not entries or (node := keys.node("seconds", needed=False)) is None:
        return {}
    known, inner = list(faxed), MappingReader(node, "seconds", problems)
    for slug, _ in entries:
        if slug not in known:
            message = f'seconds names "{slug}", which is no template that is faxed'
            inner.fault(Code.UNKNOWN_TEMPLATE, message, did_you_mean(slug, known), inner.place(slug))
    return {slug: inner.whole(slug, most=LONGEST) for slug, _ in entries}
