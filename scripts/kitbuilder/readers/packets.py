"""Read the packets of `kit.yml`, and hold them against the templates: each there, each once, each one that is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.packet import Packet
from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.problem import Location
    from kitbuilder.readers.yaml_nodes import YamlNode


@dataclass(frozen=True, slots=True)
class PacketEntry:
    """A packet as listed, and the place of each of its pages."""

    packet: Packet
    places: tuple[Location, ...]


def read_packet(name: str, node: YamlNode, problems: list[Problem]) -> PacketEntry:
    """Read one packet, noting what is wrong with it."""
    keys = MappingReader(node, f'the packet "{name}"', problems)
    keys.check_slug("a packet", name, "front-desk")
    title, reader = (curly(keys.words(key)) for key in ("title", "reader"))
    pages = keys.placed_texts("pages", needed=True)
    keys.finish()
    return PacketEntry(Packet(name, title, reader, tuple(slug for slug, _ in pages)), tuple(where for _, where in pages))


def check_packets(entries: Iterable[PacketEntry], templates: Mapping[str, Template | None]) -> Iterator[Problem]:
    """Yield a problem for each page of a packet that is not there, stands there twice, or is not handed over.

    `templates` are those found, by slug; None for one that could not be read.
    """
    for entry in entries:
        seen: set[str] = set()
        for slug, where in zip(entry.packet.slugs, entry.places, strict=True):
            named = f'the packet "{entry.packet.name}" names "{slug}"'
            template = templates.get(slug)
            if slug not in templates:
                yield Problem(where, Code.UNKNOWN_TEMPLATE, f"{named}, which is not in the kit", did_you_mean(slug, templates))
            elif slug in seen:
                yield Problem(where, Code.LISTED_TWICE, f"{named} a second time")
            elif template and not template.leaves_practice:
                yield Problem(where, Code.NOT_HANDED_OVER, f"{named}, which stays with the practice", "take it out of the packet")
            seen.add(slug)
