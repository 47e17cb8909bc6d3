"""A document becomes its nodes, one after the other in reading order, or its bare words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Heading, LineBreak, Paragraph, Placeholder, Text, TickItem
from kitbuilder.model.field import Field
from kitbuilder.model.problem import Location
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Node

_LEAVES = (str, int, bool, Field, Location, Sheet)


def walk(part: object) -> Iterator[Node]:
    """Turn a node, or any tuple of nodes, into every node in it, in reading order, itself first."""
    if isinstance(part, tuple):
        for child in part:
            yield from walk(child)
    elif is_dataclass(part) and not isinstance(part, (type, *_LEAVES)):
        yield part  # type: ignore[misc]  # every dataclass reachable from a Block is a Node
        for slot in fields(part):
            yield from walk(getattr(part, slot.name))
    elif isinstance(part, Sheet):
        yield part


def words(part: object) -> str:
    """Turn inlines or blocks into their bare words: labels for what is empty, values for what is merged."""
    pieces: list[str] = []
    for node in walk(part):
        match node:
            case Text(text=text):
                pieces.append(text)
            case Placeholder():
                pieces.append(node.shown)
            case Blank(label=label):
                pieces.append(f"[{label}]")
            case LineBreak() | Paragraph() | Heading() | TickItem():
                pieces.append(" ")
            case _:
                pass
    return " ".join("".join(pieces).split())
