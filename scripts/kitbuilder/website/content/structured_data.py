"""Describe the guide for machines that read pages: schema.org data in a block that no browser runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kitbuilder.renderers.web_page import Html, element

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Step
    from kitbuilder.website.content.addresses import Addresses

NAME = "Closing the gap after therapy: how a medical exercise professional meets a physician"
ABOUT = "Five steps from getting ready to being paid, each with a checklist, a worked example and the pages to use."


def how_to(catalogue: Catalogue, at: Addresses, site_url: str) -> Html:
    """Describe the steps as a HowTo."""
    steps = [
        {
            "@type": "HowToStep",
            "position": step.number,
            "name": step.title,
            "text": step.why,
            "url": _address(at.step(step), at, site_url),
        }
        for step in catalogue.steps
    ]
    return _block({"@type": "HowTo", "name": NAME, "description": ABOUT, "inLanguage": catalogue.kit.language, "step": steps})


def breadcrumb(step: Step, at: Addresses, site_url: str) -> Html:
    """Describe the way from the front page to a step."""
    way = (("Home", at.root or "./"), ("Guide", f"{at.root}guide/"), (step.title, at.step(step)))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": _address(address, at, site_url)}
        for place, (name, address) in enumerate(way, start=1)
    ]
    return _block({"@type": "BreadcrumbList", "itemListElement": items})


def _address(address: str, at: Addresses, site_url: str) -> str:
    """Complete an address if the site knows its own; otherwise leave it relative to the page."""
    return urljoin(f"{site_url.rstrip('/')}/", address.removeprefix(at.root)) if site_url else address


def _block(data: dict[str, object]) -> Html:
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).replace("<", "\\u003c")
    return element("script", Html(text), type="application/ld+json")
