"""A wrong address becomes a page that helps: what may have happened, and five doors back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.website.addresses import Addresses


def lost_page(at: Addresses) -> Html:
    """Turn the addresses seen from the lost page into its words."""
    doors = (
        ("What do I do when …", f"{at.root}situations/", "Say what is happening and get the page for it."),
        ("The script library", at.library(), "Every script, letter, form and report, with a search."),
        ("The guide", f"{at.root}guide/", "Five steps, from getting ready to being paid."),
        ("The kit", at.kit(), "Everything in two files."),
        ("The front page", at.root or "./", "Begin again."),
    )
    lines = (
        element("li", element("p", element("a", title, href=address)), element("p", words)) for title, address, words in doors
    )
    return join(
        element("h1", "This page is not here"),
        element("p", "It may have been renamed, or the address lost a letter. One of these will do:", class_="kit-lead"),
        element("ul", *lines, class_="kit-list"),
    )
