"""A page opened as a file gets working links, and shows no control whose script a browser does not run from a disk."""

from __future__ import annotations

from kitbuilder.renderers.web_page import Html, element

# Browsers run no modules from files, and show a folder's list where a server shows its index.html.
CODE = (
    'if(location.protocol==="file:"){document.documentElement.classList.add("kit-from-disk");'
    'addEventListener("DOMContentLoaded",()=>{for(const a of document.querySelectorAll("a[href]"))'
    r'if(a.protocol==="file:"&&a.pathname.endsWith("/"))a.pathname+="index.html"})}'
)


def for_disk() -> Html:
    """The few lines of script, for the head of every page."""
    return element("script", Html(CODE))
