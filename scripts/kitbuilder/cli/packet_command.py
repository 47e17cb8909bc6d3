"""Make a packet: `kit packet physician --details my-practice.json`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.cli.project import project_of
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kitbuilder.model.catalogue import Catalogue, Template

OWN = "Packet"  # what one of a person's own choice is called, here and on the site


def packet(chosen: argparse.Namespace) -> int:
    """Write the pages of a packet as one PDF, filled in with the details."""
    from kitbuilder.model.details import Details
    from kitbuilder.model.page_size import PAGE_SIZES
    from kitbuilder.readers import load_catalogue, printable_characters, read_details  # slow to import
    from kitbuilder.renderers.pdf import packet_of

    kit = project_of(chosen) / "kit"
    catalogue = load_catalogue(kit)
    title, templates = _chosen(catalogue, chosen.pages)
    details = read_details(chosen.details, catalogue.fields, printable_characters(kit)) if chosen.details else Details()
    target = chosen.out or Path(f"{human_name(title)}.pdf")
    try:
        target.write_bytes(packet_of(templates, title, catalogue, details, PAGE_SIZES.get(chosen.paper)))
    except OSError as error:
        message = f"the packet cannot be written here: {error.strerror}"
        raise KitError([Problem(Location(str(target)), Code.CANNOT_WRITE, message)]) from None
    print(target)
    return 0


def _chosen(catalogue: Catalogue, names: Sequence[str]) -> tuple[str, list[Template]]:
    """Find the templates of a packet that stands ready, or those that are named one by one, each once."""
    ready = {packet.name: packet for packet in catalogue.kit.packets}
    if len(names) == 1 and names[0] in ready:
        found = ready[names[0]]
        return found.title, [catalogue.template(slug) for slug in found.slugs]
    templates = {template.slug: template for template in catalogue.templates}
    known = (*ready, *templates) if len(names) == 1 else tuple(templates)
    where, says = Location("kit packet"), 'there is no packet and no template "{}"'
    unknown = [
        Problem(where, Code.UNKNOWN_TEMPLATE, says.format(name), did_you_mean(name, known))
        for name in names
        if name not in templates
    ]
    if unknown:
        raise KitError(unknown)
    return OWN, [templates[name] for name in dict.fromkeys(names)]
