"""The script library's search, on every page: a box in the header where there is room, a link to the box where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.website.addresses import Addresses

QUERY = "kit-query"  # the library's own box
LENS = "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.3 15.3 20 20"
LONGEST = 100  # letters of a question


def header_search(at: Addresses) -> Html:
    """Turn the addresses seen from a page into its search. The style sheet shows the form or the link, never both."""
    icon = element("svg", element("path", d=LENS), viewBox="0 0 24 24", aria_hidden="true")
    box = element(
        "input",
        type="search",
        name_="find",
        aria_label="Search scripts and the guide",
        placeholder="Search scripts and the guide",
        autocomplete="off",
        spellcheck="false",
        maxlength=LONGEST,
        aria_keyshortcuts="/",
    )
    button = element("button", icon, type="submit", aria_label="Search")
    named = {"role": "search", "aria_label": "This site", "class_": "kit-search"}
    form = element("form", box, button, action=at.library(), method="get", **named)
    link = element("a", icon, href=f"{at.library()}#{QUERY}", aria_label="Search", class_="md-header__button kit-find-link")
    return join(form, link)
