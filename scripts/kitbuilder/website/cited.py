"""A source becomes what a reader needs to judge it: the statement, who it is about, where it stands, when it was looked up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Source

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def source_entry(source: Source) -> Html:
    """Turn a source into a paragraph of its own."""
    return element("div", _statement(source), class_="kit-source", id=source.id.lower())


def source_list(sources: Iterable[Source]) -> Html:
    """Turn sources into a list."""
    lines = (element("li", _statement(source)) for source in sources)
    return element("div", element("ul", *lines), class_="kit-sources")


def day(iso: str) -> str:
    """Turn "2026-11-23" into "November 23, 2026"."""
    when = date.fromisoformat(iso)
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def _statement(source: Source) -> Html:
    checked = element("time", day(source.checked), datetime=source.checked)
    people = f"Who: {source.population.rstrip('.')}. " if source.population else ""
    reference = element("cite", f"{source.reference.rstrip('.')}.")
    return join(element("p", source.statement), element("p", people, reference, " Checked ", checked, "."))
