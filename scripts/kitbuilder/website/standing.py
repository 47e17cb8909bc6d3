"""A template becomes what one needs to rely on it: what it rests on, when it was last reviewed, where a mistake is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.cited import day, source_list

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.website.addresses import Addresses

NO_STUDY = "Common practice; no study stands behind this page."


def standing(template: Template, catalogue: Catalogue) -> Html:
    """Turn a template into its sources, or the plain word that it has none, with the day of the last review and the edition."""
    cited = source_list(catalogue.sources[name] for name in template.sources) if template.sources else element("p", NO_STUDY)
    kit = catalogue.kit
    edition = f"edition {kit.edition}"
    reviewed = f"Last reviewed {day(kit.reviewed)} · {edition}" if kit.reviewed else f"{edition[:1].upper()}{edition[1:]}"
    line = element("p", reviewed)
    return join(element("h2", "Where this comes from", id="sources"), cited, line)


def report(template: Template, catalogue: Catalogue, at: Addresses, report_to: str) -> Html:
    """Turn a template into the way to report a mistake. It names the page and nothing of what a visitor typed."""
    number = catalogue.form_number(template)
    if not report_to:
        link = element("a", "Report a mistake", href=f"{at.root}about/#report-a-mistake")
        return element("p", link, f" on this page. Quote “{template.title}”, {number}.")
    subject = quote(f"Mistake: {template.title} ({number})")
    is_mail = "@" in report_to and "://" not in report_to
    joint = "&" if "?" in report_to else "?"
    address = f"mailto:{report_to}?subject={subject}" if is_mail else f"{report_to}{joint}title={subject}"
    return element("p", element("a", "Report a mistake on this page", href=address))
