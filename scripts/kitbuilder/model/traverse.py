"""Walk through a document's nodes in reading order, or collect its bare words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kitbuilder.model.document import Blank, Heading, LineBreak, Paragraph, Placeholder, Text, TickItem
from kitbuilder.model.field import Field
from kitbuilder.model.logo import Logo
from kitbuilder.model.problem import Location
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Node

_LEAVES = (str, int, bool, Field, Location, Logo)


def walk(part: object) -> Iterator[Node]:
    """Yield every node in a node, or in any tuple of nodes, in reading order, itself first."""
    waiting: list[Any] = [part]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(reversed(item))
            continue
        names = _names(type(item))  # type: ignore[arg-type]  # a class is hashable
        if names is not None:
            yield item  # every dataclass reachable from a Block is a Node
            waiting.extend(getattr(item, name) for name in names)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """List what a node of this class holds, last first; None for what is no node. A sheet is one, and is not looked into."""
    if issubclass(kind, Sheet):
        return ()
    if not is_dataclass(kind) or issubclass(kind, _LEAVES):
        return None
    return tuple(slot.name for slot in reversed(fields(kind)))


def words(part: object, *, labels: bool = False) -> str:
    """Collect the bare words of inlines or blocks: labels for what is empty, values for what is merged, or `labels` for both."""
    pieces: list[str] = []
    for node in walk(part):
        match node:
            case Text(text=text):
                pieces.append(text)
            case Placeholder():
                pieces.append(node.labelled if labels else node.shown)
            case Blank(label=label, value=value):
                pieces.append(value if value and not labels else f"[{label}]")
            case LineBreak() | Paragraph() | Heading() | TickItem():
                pieces.append(" ")
            case _:
                pass
    return " ".join("".join(pieces).split())
