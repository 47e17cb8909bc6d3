"""A built page gets what others show when somebody shares its address: its title, its description, the site's picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from kitbuilder.renderers.social import SOCIAL_SIZE
from kitbuilder.renderers.web_page import element, join
from kitbuilder.website.policy import FinishingError

PICTURE = "assets/images/social.png"
PICTURE_SHOWS = "A line that climbs in five steps, and the name of this site."
FRONT_PAGE, HEAD_ENDS = "index.html", "</head>"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Published:
    """What the site is called, and the address it is published at; "" when it knows none."""

    name: str
    address: str


def with_sharing(html: str, page: str, root: str, site: Published) -> str:
    """Turn a page into the same with its sharing words. Raises `FinishingError` when it has no title or description.

    `root` leads from the page to the front page: a site without an address can name its picture no other way.
    """
    title, description = TITLE.search(html), DESCRIPTION.search(html)
    if title is None or description is None or html.count(HEAD_ENDS) != 1:
        raise FinishingError(f"{page}: no title or no description to share; has the theme changed?")
    own = unescape(title[1]).strip().removesuffix(f" - {site.name}")
    width, height = SOCIAL_SIZE
    said = {
        "og:type": "website",
        "og:site_name": site.name,
        "og:title": site.name if page == FRONT_PAGE else own,
        "og:description": unescape(description[1]),
        "og:image": urljoin(f"{site.address.rstrip('/')}/", PICTURE) if site.address else f"{root}{PICTURE}",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": PICTURE_SHOWS,
    }
    metas = [element("meta", property=name, content=words) for name, words in said.items()]
    card = element("meta", name_="twitter:card", content="summary_large_image")
    return html.replace(HEAD_ENDS, f"{join(*metas, card)}{HEAD_ENDS}")
