"""Hold the packets that stand ready: a few pages in the order in which an office or a client gets them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Packet:
    """A few templates to hand over together. `reader` says who gets them; `slugs` are in the order of the stack."""

    name: str
    title: str
    reader: str
    slugs: tuple[str, ...]
