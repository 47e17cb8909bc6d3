"""Build the page on which a visitor puts the pages for one visit together: packets that stand ready, and a list to order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.names import human_name
from kitbuilder.model.translation import language_of
from kitbuilder.renderers.web_page import Html, element
from kitbuilder.website.content.downloads import FROM_DISK
from kitbuilder.website.content.wording import count_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Step, Template
    from kitbuilder.model.packet import Packet
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext

NO_PAGES = "No page is in your packet yet. Take a packet that stands ready, or add a page below."
WITHOUT_SCRIPT = "To put pages together here needs JavaScript. Without it, open each page and take its PDF."


def packet_page(site: SiteContext, at: Addresses) -> Html:
    """Show the packets that stand ready, and the place for the visitor's own."""
    ready = element("ul", *(_ready(packet, site, at) for packet in site.catalogue.kit.packets), class_="kit-packets")
    own = element(
        "section",
        element("h2", "In your packet", id="in-your-packet", tabindex="-1"),
        element("p", _undo(), hidden=True, data_undo=True),
        element("p", NO_PAGES, data_none=True),
        element("ol", class_="kit-packet__pages", aria_labelledby="in-your-packet"),
        _adding(site),
        _buttons(),
        element("p", FROM_DISK, class_="kit-only-from-disk"),
        element("p", WITHOUT_SCRIPT, class_="kit-needs-script"),
    )
    start = element("section", element("h2", "Ready to take", id="ready"), ready)
    return element("div", start, own, element("div", class_="kit-packet__paper"), class_="kit-packet", data_packet=True)


def _ready(packet: Packet, site: SiteContext, at: Addresses) -> Html:
    templates = [site.catalogue.template(slug) for slug in packet.slugs]
    named = f"packet-{packet.name}"
    take = element(
        "button", "Take these pages", type="button", disabled=True, class_="md-button", data_takes=" ".join(packet.slugs),
        data_title=packet.title, aria_describedby=named,
    )  # fmt: skip
    pages = (element("li", element("a", template.title, href=at.template(template))) for template in templates)
    return element(
        "li",
        element("h3", packet.title, id=named),
        element("p", f"{packet.reader} · {count_of(sum(template.pages for template in templates), 'page')}"),
        element("ol", *pages),
        take,
    )


def _undo() -> Html:
    return element("button", "Put back the pages from before", type="button", class_="md-button", data_puts_back=True)


def _adding(site: SiteContext) -> Html:
    groups = (_group(step, site) for step in site.catalogue.steps)
    choice = element("select", *groups, id="kit-packet-add", autocomplete="off", disabled=True)
    label = element("label", "Add a page", for_="kit-packet-add")
    button = element("button", "Add it", type="button", disabled=True, class_="md-button", data_adds=True)
    return element("p", label, " ", choice, " ", button, class_="kit-packet__add")


def _group(step: Step, site: SiteContext) -> Html:
    options = (_option(template, site) for template in step.templates)
    return element("optgroup", *options, label=f"Step {step.number}: {step.title}")


def _option(template: Template, site: SiteContext) -> Html:
    files = {file.format: file.path for file in site.files_of(template)}
    return element(
        "option",
        template.title,
        value=template.slug,
        lang=language_of(template),
        data_pages=template.pages,
        data_name=human_name(template.title),
        data_file=files.get("word") or files["spreadsheet"],
    )


def _buttons() -> Html:
    look = "md-button md-button--primary"
    makes = (
        element("button", "Get the PDF", type="button", disabled=True, class_=look, data_makes="pdf"),
        element("button", "Print", type="button", disabled=True, class_="md-button", data_makes="print"),
        element("button", "Word files", type="button", disabled=True, class_="md-button", data_makes="zip"),
        element("button", "Copy the link", type="button", disabled=True, class_="md-button", data_makes="link"),
    )
    return element("div", *(part for button in makes for part in (button, " ")), class_="kit-bar")
