"""Show what a page rests on: its sources in full, the last review, and where to report a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from kitbuilder.model.day import day_in_words
from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.source import Source
    from kitbuilder.website.content.addresses import Addresses

NO_STUDY = "Common practice; no study stands behind this page."


def provenance(template: Template, catalogue: Catalogue) -> Html:
    """List a template's sources, or say plainly that it has none, with the day of the last review and the edition."""
    cited = source_list(catalogue.sources[name] for name in template.sources) if template.sources else element("p", NO_STUDY)
    kit = catalogue.kit
    edition = f"edition {kit.edition}"
    reviewed = (
        f"Last reviewed {day_in_words(kit.reviewed)} · {edition}" if kit.reviewed else f"{edition[:1].upper()}{edition[1:]}"
    )
    return join(element("h2", "Where this comes from", id="sources"), cited, element("p", reviewed))


def report(template: Template, catalogue: Catalogue, at: Addresses, report_to: str) -> Html:
    """Link to the place where a mistake is reported. The link names the page and nothing a visitor typed."""
    number = catalogue.form_number(template)
    if not report_to:
        link = element("a", "Report a mistake", href=f"{at.root}about/#report-a-mistake")
        return element("p", link, f" on this page. Quote “{template.title}”, {number}.")
    subject = quote(f"Mistake: {template.title} ({number})")
    is_mail = "@" in report_to and "://" not in report_to
    joint = "&" if "?" in report_to else "?"
    address = f"mailto:{report_to}?subject={subject}" if is_mail else f"{report_to}{joint}title={subject}"
    return element("p", element("a", "Report a mistake on this page", href=address))


def source_entry(source: Source) -> Html:
    """Show one source by itself, under its id, so that a link can lead to it."""
    return element("div", _statement(source), class_="kit-source", id=source.id.lower())


def source_list(sources: Iterable[Source]) -> Html:
    """Show several sources as a list."""
    lines = (element("li", _statement(source)) for source in sources)
    return element("div", element("ul", *lines), class_="kit-sources")


def _statement(source: Source) -> Html:
    checked = element("time", day_in_words(source.checked), datetime=source.checked)
    people = f"Who: {source.population.rstrip('.')}. " if source.population else ""
    reference = element("cite", f"{source.reference.rstrip('.')}.")
    return join(element("p", source.statement), element("p", people, reference, " Checked ", checked, "."))
