"""A wrong address becomes a page that helps: what may have happened, and five doors back, from wherever it was shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.policy import CHARSET, FinishingError
from kitbuilder.website.styles import FOLDER, JOINED

if TYPE_CHECKING:
    from kitbuilder.website.addresses import Addresses

PAGE = "404.html"
SMALL = 'width="24" height="24"'  # for a drawing when there is no style sheet to say so
# A host shows this page at any address, and only it knows in which folder the site lies. The folders above the address are
# asked for our style sheet, nearest first, before anything is fetched: what is right for the base is right for the page.
# From a disk it is opened where it lies.
CODE = (
    '(()=>{const base=document.querySelector("base");if(location.protocol==="file:")return base.remove();'
    r"const roots=[...location.pathname.matchAll(/\//g)].slice(0,8).map(to=>location.pathname.slice(0,to.index+1)).reverse();"
    'if("told"in base.dataset)roots.unshift(base.getAttribute("href"));'
    "for(const root of roots){"
    "const at=location.origin+root,ask=new XMLHttpRequest;"
    f'try{{ask.open("GET",at+"{FOLDER}/{JOINED}",false);ask.send()}}catch{{continue}}'
    'if(ask.status===200&&ask.getResponseHeader("Content-Type")?.startsWith("text/css"))return base.href=at}})()'
)


def with_way_home(html: str, root: str, *, told: bool) -> str:
    """Turn the finished lost page into one that finds the site's front page by itself.

    `root` is the way there that the generator wrote; it is right where it was `told` the site's address. Without a script
    it is all there is.
    """
    if html.count(f' data-scope="{root}"') != 1:
        raise FinishingError(f"{PAGE}: the theme's own way home is not here; has the theme changed?")
    address = re.compile(rf'(\s(?:href|src|action|data-font|data-scope|data-offline)="){re.escape(root)}([^"]*)')
    html = address.sub(lambda found: f"{found[1]}{found[2] or './'}", html)
    html = html.replace("<svg ", f"<svg {SMALL} ")
    base = join(element("base", href=root, data_told=told), element("script", Html(CODE)))
    return html.replace(CHARSET, f"{CHARSET}{base}", 1)


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
        element("noscript", element("p", "If they lead nowhere, shorten the address, part by part, from its end.")),
    )
